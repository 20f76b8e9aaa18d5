using System;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Expressions of type <c>bool</c>, at the level of a comparison or in parentheses.</summary>
internal sealed partial class MethodWriter
{
    private string Condition(int depth) => choices.Weighted<Func<string>>(
        (10, () => Comparison(depth)),
        (8, IntegerComparison),
        (3, FlagVariable),
        (depth > 0 ? 2 : 0, () => $"!({Condition(depth - 1)})"),
        (depth > 0 ? 3 : 0, () => Joined("&&", depth - 1)),
        (depth > 0 ? 3 : 0, () => Joined("||", depth - 1)),
        (depth > 0 ? 1 : 0, () => Joined(choices.Of("^", "&", "|", "==", "!="), depth - 1)))();

    private string Comparison(int depth)
    {
        Term x = Number(depth);
        Term y = choices.Chance(0.6) ? Constant() : Number(depth);
        return $"{x.At(Level.Sum)} {choices.Of("<", ">", "<=", ">=")} {y.At(Level.Sum)}";
    }

    private string IntegerComparison()
    {
        Whole x = Integer(1);
        return choices.Chance(0.4)
            ? $"{x.At(Level.Product)} % 2 {choices.Of("==", "!=")} 0"
            : $"{x.At(Level.Sum)} {choices.Of("<", ">", "<=", ">=", "==", "!=")} {Literal(choices.Next(0, 3))}";
    }

    private string FlagVariable() => Any(v => v.Kind == VariableKind.Flag)?.Name ?? IntegerComparison();

    private string Joined(string connective, int depth)
    {
        return $"(({Condition(depth)}) {connective} ({Condition(depth)}))";
    }
}
