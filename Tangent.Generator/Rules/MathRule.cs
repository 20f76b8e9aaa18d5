using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Rules;

/// <summary>
/// The rule for one call or operator as it stands in the program: what is asked of it may depend on a literal argument, as for
/// <c>Math.Pow(x, 2)</c>. What a partial needs is found by building it over probes and looking at what occurs in it.
/// </summary>
internal class MathRule
{
    private readonly Declaration _declaration;
    private readonly Functions _functions;
    private readonly Expr[] _probes;
    private readonly Local _valueProbe;

    public MathRule(Declaration declaration, string owner, IrType type, IEnumerable<Expr> arguments)
    {
        _declaration = declaration;
        _functions = new Functions(owner, type);
        _probes = arguments.Select(Probe).ToArray();
        _valueProbe = new Local(new Variable(-1, "value", type));
    }

    public virtual RuleKind Kind => _declaration.Kind;

    /// <summary>Why there is no derivative, where <see cref="Kind"/> is <see cref="RuleKind.Refused"/>.</summary>
    public virtual string? Reason => _declaration.Reason;

    /// <summary>Whether the result depends on argument <paramref name="k"/> with a derivative that is not always 0.</summary>
    public virtual bool HasPartial(int k) => OverProbes(k) is not (null or Zero);

    /// <summary>All that the partial in argument <paramref name="k"/> is made of: what it calls, compares, and so on.</summary>
    public IEnumerable<Expr> Needs(int k) => OverProbes(k)?.Descendants() ?? [];

    /// <summary>Whether the partial in argument <paramref name="k"/> reads the value already computed.</summary>
    public virtual bool UsesValue(int k) => OverProbes(k)?.Mentions(_valueProbe.Variable) ?? false;

    /// <summary>The arguments, in order, that the partial in argument <paramref name="k"/> reads. Literals don't count.</summary>
    public virtual IReadOnlyList<int> Reads(int k) =>
        OverProbes(k) is Expr partial
            ? Enumerable.Range(0, _probes.Length).Where(i => _probes[i] is Local probe && partial.Mentions(probe.Variable)).ToArray()
            : [];

    /// <summary>
    /// The derivative of the result in argument <paramref name="k"/>, a <see cref="Zero"/> where there is none. The arguments may
    /// occur several times in it, so they should be cheap to evaluate: variables, elements, literals.
    /// <paramref name="value"/> is read only where <see cref="UsesValue"/> says so.
    /// </summary>
    public Expr Partial(int k, IReadOnlyList<Expr> arguments, Expr value) =>
        _declaration.Partials[k] is PartialFormula formula && arguments[k].Type is RealType real
            ? formula(_functions, arguments.Select(a => new Formula(a)).ToArray(), new Formula(value)).In(real)
            : new Zero(arguments[k].Type);

    /// <summary>How fast the result changes when argument <paramref name="k"/> changes as fast as <paramref name="tangent"/> says.</summary>
    public virtual Expr Tangent(int k, IReadOnlyList<Expr> arguments, Expr value, Expr tangent) =>
        Build.Multiply(Partial(k, arguments, value), tangent);

    /// <summary>
    /// The tangent of the result from those of all arguments at once, where that is shorter than their sum: a constructor is handed the
    /// tangents in the place of the values. Null where it is not.
    /// </summary>
    public virtual Expr? Tangent(IReadOnlyList<Expr> tangents) => null;

    /// <summary>The share of argument <paramref name="k"/> in the adjoint of the result.</summary>
    public virtual Expr Adjoint(int k, IReadOnlyList<Expr> arguments, Expr value, Expr adjoint)
    {
        Expr partial = Partial(k, arguments, value);
        return (Build.Negated(partial) ?? partial) is MathCall
            ? Build.Multiply(partial, adjoint)
            : Build.Multiply(adjoint, partial);
    }

    private Expr? OverProbes(int k) => _declaration.Partials[k] is null ? null : Partial(k, _probes, _valueProbe);

    protected static Expr Probe(Expr argument, int k) =>
        new Formula(argument).Number is null ? new Local(new Variable(-2 - k, "argument", argument.Type)) : argument;
}
