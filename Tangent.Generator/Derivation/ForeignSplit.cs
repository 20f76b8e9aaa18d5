using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Derivation;

/// <summary>
/// Reverse mode of a method whose body is out of reach: the forward part is the method, and keeps its arguments; the backward part is
/// its companion, which runs the method once more.
/// <code>
/// double BumpForward(double x, out BumpTape tape)          →      double BumpBackward(BumpTape tape, double seed)
/// {                                                               {
///     tape = new BumpTape();                                          var derivatives = Curves.BumpVjp(tape.X, seed);
///     tape.X = x;                                                     return derivatives.dx;
///     return Curves.Bump(x);                                      }
/// }
/// </code>
/// </summary>
internal sealed class ForeignSplit : ForeignDerivatives
{
    private readonly SplitCallee _split;
    private readonly Variable _tape;
    private readonly Dictionary<int, Variable> _shadows = new();
    private readonly List<Variable> _fields = new();
    private readonly List<Statement> _keep = new();
    private readonly List<Statement> _restore = new();

    private ForeignSplit(SplitCallee split, FunctionTable functions)
        : base(split.Primal, split.Active)
    {
        _split = split;
        _tape = Fresh.Distinct("tape", split.Tape);
        for (int k = 0; k < Primal.Parameters.Count; k++)
        {
            Variable variable = Primal.Parameters[k].Variable;
            if (!variable.Type.IsReference)
            {
                Keep(variable, new Local(variable));
            }
            else if (functions.MayWrite(Primal.Id, k))
            {
                KeepContents(new Local(variable));
            }
        }
    }

    public static SplitParts Run(SplitCallee split, FunctionTable functions)
    {
        var pass = new ForeignSplit(split, functions);
        return new SplitParts(pass.Forward(), pass.Backward(), pass._fields.ToEquatable());
    }

    /// <summary>What an array holds before the method writes it: the companion starts from there, and so does what goes back further.</summary>
    private void KeepContents(Local reference)
    {
        if (reference.Type is ArrayType { Rank: 1, Element.IsReference: false } or SpanType)
        {
            IrType copy = reference.Type is SpanType span ? new ArrayType(span.Element, 1) : reference.Type;
            _restore.Add(new CopyInto(Keep(reference.Variable, new CloneOf(reference, copy)), reference));
        }
        else
        {
            _restore.Add(new Restore(Keep(reference.Variable, new SnapshotOf(reference))));
        }
    }

    private TapeField Keep(Variable variable, Expr value)
    {
        string name = NameText.PascalCase(variable.Name);
        while (name == _split.Tape.Name || _fields.Any(f => f.Name == name))
        {
            name += "_";
        }

        var field = new TapeField(new Local(_tape), name, value.Type);
        _fields.Add(new Variable(variable.Id, name, value.Type));
        _keep.Add(new Assign(field, value));
        return field;
    }

    private Function Forward()
    {
        List<Parameter> parameters = PlainParameters()
            .Concat(ActiveReferences().Select(v => new Parameter(ShadowOf(v), Passing.Value)))
            .Append(new Parameter(_tape, Passing.Out))
            .ToList();
        var body = new List<Statement> { new Assign(new Local(_tape), new NewTape(_split.Tape)) };
        body.AddRange(_keep);
        body.AddRange(Primal.Body.Statements);
        return With(_split.Forward.Id, _split.Forward.Text, parameters, Primal.ReturnType, body);
    }

    private Function Backward()
    {
        string companion = Form.Vjp ?? throw new NotDifferentiableException("a call of " + Primal.Name + ", which has no reverse derivative where it was compiled");
        var parameters = _split.References.Select(k => Primal.Parameters[k] with { Default = null, IsParams = false })
            .Concat(ActiveReferences().Select(v => new Parameter(ShadowOf(v), Passing.Value)))
            .Append(new Parameter(_tape, Passing.Value))
            .ToList();
        var body = new List<Statement>(_restore);
        var arguments = Method.Operands.Select(FromTape).ToList();
        foreach (Local reference in Form.Wrt.Select(k => Method.Operands[k]).OfType<Local>().Where(o => o.Type.IsReference))
        {
            arguments.Add(new Local(ShadowOf(reference.Variable)));
            if (!IsActive(reference.Variable))
            {
                // Nobody asks for this one, and the companion must have somewhere to put it.
                body.Add(new Declare(ShadowOf(reference.Variable), new ZerosLike(reference, AdjointMap.TypeOf(reference.Type))));
            }
        }

        if (Method.Type.CarriesDerivative)
        {
            // The whole seed in the method's own type, of the numbers that come back.
            Dictionary<int, Expr> seeds = SplitSignature.Seeds(Primal.ReturnType).ToDictionary(k => k, k => (Expr)new Local(
                Fresh.Distinct("seed" + SplitSignature.ReturnedName(Primal.ReturnType, k), SplitSignature.ReturnedType(Primal.ReturnType, k))));
            parameters.AddRange(seeds.OrderBy(s => s.Key).Select(s => new Parameter(((Local)s.Value).Variable, Passing.Value)));
            arguments.Add(Parts.Whole(Method.Type, Parts.Of(Method.Type)
                .Select((p, k) => seeds.TryGetValue(k, out Expr? seed) ? seed : Parts.Default(p.Type))
                .ToArray()));
        }

        IrType result = SplitSignature.BackwardResult(Primal, Active);
        body.AddRange(Derivatives(companion, arguments, result));
        return With(_split.Backward.Id, _split.Backward.Text, parameters, result, body);
    }

    /// <summary>Calls the companion, leaves arrays as they were before the method, and returns the derivatives that are wanted.</summary>
    private IEnumerable<Statement> Derivatives(string companion, List<Expr> arguments, IrType result)
    {
        List<int> byValue = Form.Wrt.Where(k => !Method.Operands[k].Type.IsReference).ToList();
        int offset = Method.Type is VoidType ? 0 : 1;
        var elements = byValue.Select(k => new TupleElement("d" + Form.Names[k], Method.Operands[k].Type)).ToList();
        if (offset > 0)
        {
            elements.Insert(0, new TupleElement("Value", Method.Type));
        }

        IrType type = elements.Count switch
        {
            0 => IrType.Void,
            1 => elements[0].Type,
            _ => new TupleType(elements.ToEquatable()),
        };
        Code call = CallOf(companion, arguments, type);
        if (result is VoidType)
        {
            return new Statement[] { new Do(call) }.Concat(_restore);
        }

        var derivatives = new Local(Fresh.Variable("derivatives", type));
        Expr[] outputs = byValue
            .SelectMany((k, i) => Outputs(Method.Operands[k], elements.Count == 1 ? derivatives : Parts.Item(derivatives, i + offset)))
            .ToArray();
        return new Statement[] { new Declare(derivatives.Variable, call) }
            .Concat(_restore)
            .Append(new Return(result is TupleType tuple ? new TupleOf(tuple, outputs.ToEquatable()) : outputs[0]));
    }

    private IEnumerable<Expr> Outputs(Expr argument, Expr derivative) => argument switch
    {
        TupleOf tuple => tuple.Items.SelectMany((item, k) => Outputs(item, Parts.Item(derivative, k))),
        Local local when local.Type.CarriesDerivative && IsActive(local.Variable) => [derivative],
        _ => [],
    };

    private Expr FromTape(Expr argument) => argument switch
    {
        TupleOf tuple => new TupleOf(tuple.TupleType, tuple.Items.Select(FromTape).ToEquatable()),
        Local { Type.IsReference: false } local => new TapeField(new Local(_tape), _fields.First(f => f.Id == local.Variable.Id).Name, local.Type),
        _ => argument,
    };

    private IEnumerable<Variable> ActiveReferences() => Primal.Parameters.Select(p => p.Variable).Where(v => v.Type.IsReference && IsActive(v));

    private Variable ShadowOf(Variable reference)
    {
        if (!_shadows.TryGetValue(reference.Id, out Variable? shadow))
        {
            shadow = Fresh.Distinct("d" + reference.Name, AdjointMap.TypeOf(reference.Type));
            _shadows.Add(reference.Id, shadow);
        }

        return shadow;
    }
}
