using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;
using Tangent.Generator.Support;

namespace Tangent.Generator.Derivation;

/// <summary>
/// What the derivatives of a method whose body is out of reach have in common: its companions are called with the arguments of the
/// method itself, whole, and give derivatives for the parameters that they were generated for.
/// </summary>
internal abstract class ForeignDerivatives
{
    protected ForeignDerivatives(Function primal, IReadOnlyList<bool> active)
    {
        Primal = primal;
        Active = active;
        Fresh = new Fresh(primal);
        Form = primal.Foreign!;
        Method = primal.Body.AllStatements().SelectMany(s => s.Expressions()).OfType<Code>().First();
        CheckActive();
    }

    protected Function Primal { get; }

    /// <summary>For each parameter, structs taken apart, whether a derivative flows through it.</summary>
    protected IReadOnlyList<bool> Active { get; }

    protected Fresh Fresh { get; }

    protected ForeignForm Form { get; }

    /// <summary>The call of the method itself; its operands are the arguments, structs whole.</summary>
    protected Code Method { get; }

    protected bool IsActive(Variable parameter) => Active[Primal.Parameters.ToList().FindIndex(p => p.Variable.Id == parameter.Id)];

    /// <summary>A call of a companion. Its value may not be differentiated again, and it writes to buffers.</summary>
    protected static Code CallOf(string companion, IReadOnlyList<Expr> arguments, IrType type) =>
        new(companion + "(" + string.Join(", ", arguments.Select((_, k) => "{" + k.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}")) + ")", arguments.ToEquatable(), type, IsPure: false);

    /// <summary>A value of the type of an argument that holds, for each number in it, its derivative.</summary>
    protected static Expr Whole(Expr argument, System.Func<Variable, Expr> derivativeOf) => argument switch
    {
        TupleOf tuple => new TupleOf(tuple.TupleType, tuple.Items.Select(item => Whole(item, derivativeOf)).ToEquatable()),
        Local { Type.CarriesDerivative: true } local => derivativeOf(local.Variable),
        _ => Parts.Default(argument.Type),
    };

    /// <summary>The parts of a value, side by side.</summary>
    protected static Expr Flat(Expr whole)
    {
        IrType flat = Parts.Flat(whole.Type);
        Expr[] parts = Parts.Of(whole.Type).Select(part => Parts.At(whole, part)).ToArray();
        return flat is TupleType tuple ? new TupleOf(tuple, parts.ToEquatable()) : parts[0];
    }

    protected Function With(string id, string name, IEnumerable<Parameter> parameters, IrType result, IEnumerable<Statement> body) => Primal with
    {
        Id = id,
        Name = name,
        Parameters = parameters.ToEquatable(),
        ReturnType = result,
        Body = new Block(body.ToEquatable()),
        NextId = Fresh.NextId,
        NeedsCopy = false,
        Foreign = ForeignForm.WithoutDerivative,
    };

    protected IEnumerable<Parameter> PlainParameters() => Primal.Parameters.Select(p => p with { Default = null, IsParams = false });

    private void CheckActive()
    {
        var known = new HashSet<int>(Form.Wrt.SelectMany(k => Method.Operands[k].Variables()).Select(v => v.Id));
        if (Primal.Parameters.Where((p, k) => Active[k] && !known.Contains(p.Variable.Id)).Select(p => p.Variable).FirstOrDefault() is { } other)
        {
            throw new NotDifferentiableException("a call of " + Primal.Name + ", which was not differentiated with respect to " + other.Name + " where it was compiled");
        }
    }
}
