using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Rules;

/// <summary>
/// The rule for one call or operator as it stands in the program: what is asked of it may depend on a literal argument, as for
/// <c>Math.Pow(x, 2)</c>. What a partial needs is found by building it over probes and looking at what occurs in it.
/// </summary>
internal sealed class MathRule
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

    public RuleKind Kind => _declaration.Kind;

    /// <summary>Why there is no derivative, where <see cref="Kind"/> is <see cref="RuleKind.Refused"/>.</summary>
    public string? Reason => _declaration.Reason;

    /// <summary>Whether the result depends on argument <paramref name="k"/> with a derivative that is not always 0.</summary>
    public bool HasPartial(int k) => OverProbes(k) is not (null or Zero);

    /// <summary>Whether the partial in argument <paramref name="k"/> reads the value already computed.</summary>
    public bool UsesValue(int k) => OverProbes(k)?.Mentions(_valueProbe.Variable) ?? false;

    /// <summary>The arguments, in order, that the partial in argument <paramref name="k"/> reads. Literals don't count.</summary>
    public IReadOnlyList<int> Reads(int k) =>
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

    private Expr? OverProbes(int k) => _declaration.Partials[k] is null ? null : Partial(k, _probes, _valueProbe);

    private static Expr Probe(Expr argument, int k) =>
        new Formula(argument).Number is null ? new Local(new Variable(-2 - k, "argument", argument.Type)) : argument;
}
