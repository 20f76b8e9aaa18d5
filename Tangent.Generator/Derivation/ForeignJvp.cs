using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;
using Tangent.Generator.Support;

namespace Tangent.Generator.Derivation;

/// <summary>
/// Forward mode of a method whose body is out of reach.
/// <code>
/// private static (double Value, double Tangent) BumpJvpInF(double x, double width, double dx)
/// {
///     return Curves.BumpJvp(x, width, dx, 0);
/// }
/// </code>
/// </summary>
internal sealed class ForeignJvp : ForeignDerivatives
{
    private readonly Dictionary<int, Variable> _tangents = new();
    private readonly List<Statement> _body = new();

    private ForeignJvp(Function primal, IReadOnlyList<bool> active)
        : base(primal, active)
    {
    }

    public static Function Run(Function primal, IReadOnlyList<bool> active, Callee self) => new ForeignJvp(primal, active).Derive(self);

    private Function Derive(Callee self)
    {
        string companion = Form.Jvp ?? throw new NotDifferentiableException("a call of " + Primal.Name + ", which has no forward derivative where it was compiled");
        var parameters = PlainParameters().ToList();
        foreach (Variable variable in Primal.Parameters.Select(p => p.Variable).Where(IsActive).ToList())
        {
            Variable tangent = Fresh.Distinct("d" + variable.Name, variable.Type);
            _tangents.Add(variable.Id, tangent);
            parameters.Add(new Parameter(tangent, Passing.Value));
        }

        List<Expr> arguments = Method.Operands.Concat(Form.Wrt.Select(k => Whole(Method.Operands[k], TangentOf))).ToList();
        if (!Method.Type.CarriesDerivative)
        {
            Code call = CallOf(companion, arguments, Method.Type);
            _body.Add(Method.Type is VoidType ? new Do(call) : new Return(call));
            return With(self.Id, self.Text, parameters, Primal.ReturnType, _body);
        }

        Code pair = CallOf(companion, arguments, PairOf(Method.Type));
        IrType result = Parts.Flat(pair.Type);
        if (result.Equals(pair.Type))
        {
            _body.Add(new Return(pair));
        }
        else
        {
            var both = new Local(Fresh.Variable("both", pair.Type));
            _body.Add(new Declare(both.Variable, pair));
            _body.Add(new Return(Flat(both)));
        }

        return With(self.Id, self.Text, parameters, result, _body);
    }

    private Expr TangentOf(Variable variable)
    {
        if (_tangents.TryGetValue(variable.Id, out Variable? tangent))
        {
            return new Local(tangent);
        }

        if (!variable.Type.IsReference)
        {
            return Build.Real(0, variable.Type);
        }

        var zeros = new Local(Fresh.Distinct("d" + variable.Name, variable.Type));
        _body.Add(new Declare(zeros.Variable, new ZerosLike(new Local(variable), variable.Type)));
        return zeros;
    }

    private static TupleType PairOf(IrType type) => new(EquatableArray.Of(new TupleElement("Value", type), new TupleElement("Tangent", type)));
}
