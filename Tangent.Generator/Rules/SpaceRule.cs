using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Rules;

/// <summary>What one argument does to the result, and gets back from its adjoint; over the arguments and the value.</summary>
internal delegate Term Transport(IReadOnlyList<Term> arguments, Term value, Term derivative);

/// <summary>
/// The two halves of a derivative that is no mere factor: <see cref="Push"/> carries a tangent of an argument to one of the result,
/// <see cref="Pull"/> an adjoint of the result to one of the argument. Each is the transpose of the other.
/// </summary>
internal sealed record SpacePartial(Transport Push, Transport Pull);

/// <summary>The rule for one function or operator over a type of several numbers.</summary>
internal sealed class SpaceRule : MathRule
{
    private readonly string _function;
    private readonly IReadOnlyList<SpacePartial?> _partials;
    private readonly Expr[] _probes;
    private readonly Local _valueProbe;
    private readonly IrType _type;

    public SpaceRule(string function, IReadOnlyList<SpacePartial?> partials, IrType type, IReadOnlyList<Expr> arguments)
        : base(Declaration.Constant(function, arguments.Count), "Math", type, arguments)
    {
        _function = function;
        _partials = partials;
        _type = type;
        _probes = arguments.Select(Probe).ToArray();
        _valueProbe = new Local(new Variable(-1, "value", type));
    }

    public override Expr? Tangent(IReadOnlyList<Expr> tangents)
    {
        int point = _function.IndexOf('.');
        string name = _function.Substring(point + 1);
        return name == "new" || name.StartsWith("with ", System.StringComparison.Ordinal)
            ? Build.Function(_function.Substring(0, point), name, _type, tangents.ToArray())
            : null;
    }

    public override RuleKind Kind => RuleKind.Differentiable;

    public override bool HasPartial(int k) => _partials[k] is not null;

    public override bool UsesValue(int k) => OverProbes(k).Any(e => e.Mentions(_valueProbe.Variable));

    public override IReadOnlyList<int> Reads(int k) => Enumerable.Range(0, _probes.Length)
        .Where(i => _probes[i] is Local probe && OverProbes(k).Any(e => e.Mentions(probe.Variable)))
        .ToArray();

    public override Expr Tangent(int k, IReadOnlyList<Expr> arguments, Expr value, Expr tangent) => tangent is Zero
        ? new Zero(_type)
        : _partials[k]!.Push(Terms(arguments), new Term(value), new Term(tangent)).Expr;

    public override Expr Adjoint(int k, IReadOnlyList<Expr> arguments, Expr value, Expr adjoint) => adjoint is Zero
        ? new Zero(arguments[k].Type)
        : _partials[k]!.Pull(Terms(arguments), new Term(value), new Term(adjoint)).Expr;

    private Expr[] OverProbes(int k)
    {
        var tangent = new Local(new Variable(-90, "tangent", _probes[k].Type));
        var adjoint = new Local(new Variable(-91, "adjoint", _type));
        return _partials[k] is null ? [] : [Tangent(k, _probes, _valueProbe, tangent), Adjoint(k, _probes, _valueProbe, adjoint)];
    }

    private static Term[] Terms(IReadOnlyList<Expr> arguments) => arguments.Select(a => new Term(a)).ToArray();
}
