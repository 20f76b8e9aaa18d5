using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;
using Tangent.Generator.Rules.Spans;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Spans;

/// <summary>A reduction's derivative in its elements, with what it needs besides them.</summary>
internal sealed class Reduction
{
    private readonly SpanCall _call;
    private readonly SpanRule _rule;
    private readonly Functions _functions;
    private readonly Formula _value;
    private readonly List<Formula> _scalars = new();

    private Reduction(SpanCall call, Expr value)
    {
        _call = call;
        _rule = SpanRules.Of(call);
        _functions = new Functions(SpanRules.Library(call.Member, call.Element), call.Element);
        _value = new Formula(value);
    }

    /// <summary>Computes the scalars that the derivative reads.</summary>
    public List<Statement> Scalars { get; } = new();

    public int Terms => _rule.Terms.Count;

    /// <param name="call">The reduction.</param>
    /// <param name="value">Where its result can be read.</param>
    /// <param name="name">Makes a variable for a scalar.</param>
    /// <param name="fresh">Makes indices.</param>
    public static Reduction Of(SpanCall call, Expr value, System.Func<string, IrType, Variable> name, Fresh fresh)
    {
        var reduction = new Reduction(call, value);
        foreach (ReductionScalar scalar in reduction._rule.Scalars)
        {
            reduction.Add(scalar, name, fresh);
        }

        return reduction;
    }

    public Expr Factor(int term) => _rule.Terms[term].Factor(_functions, _value, _scalars).In(_call.Element);

    /// <summary>The other factor of a term's derivative in the element of span <paramref name="k"/>.</summary>
    public Expr Element(int term, int k, IReadOnlyList<Expr> elements) =>
        _rule.Terms[term].Elements[k](_functions, elements.Select(e => new Formula(e)).ToArray(), _value, _scalars).In(_call.Element);

    private void Add(ReductionScalar scalar, System.Func<string, IrType, Variable> name, Fresh fresh)
    {
        IrType type = _call.Element;
        switch (scalar)
        {
            case ReductionScalar.Count:
                Declare(name("count", type), new Convert(SpanLoops.Length(_call), type, IsExplicit: false));
                break;
            case ReductionScalar.Mean:
                Declare(name("mean", type), Call("Average", 0));
                break;
            case ReductionScalar.FirstNorm:
                Declare(name("norm", type), Call("Norm", 0));
                break;
            case ReductionScalar.SecondNorm:
                Declare(name("otherNorm", type), Call("Norm", 1));
                break;
            case ReductionScalar.Ties:
                Variable ties = name("ties", type);
                Declare(ties, new Literal("0", type));
                Variable index = SpanLoops.Index(fresh);
                Expr isTie = new Formula(SpanLoops.Elements(_call, index)[0]).Is(_value).AsOperand(IrType.Bool);
                var count = new Assign(new Local(ties), new Binary(BinaryOperator.Add, new Local(ties), new Literal("1", type), type));
                Scalars.Add(SpanLoops.Forward(_call, index, [new If(isTie, Block.Of(count), Block.Empty)]));
                break;
        }
    }

    private SpanCall Call(string member, int k) => new(member, EquatableArray.Of(_call.Arguments[k]), 0, _call.Type);

    private void Declare(Variable variable, Expr value)
    {
        Scalars.Add(new Declare(variable, value));
        _scalars.Add(new Formula(new Local(variable)));
    }
}
