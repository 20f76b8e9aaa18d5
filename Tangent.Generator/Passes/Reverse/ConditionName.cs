using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>A name that says what a condition tests: <c>xAboveLimit</c> for <c>x &gt; limit</c>.</summary>
internal static class ConditionName
{
    private const string Unknown = "taken";

    public static string Of(Expr condition)
    {
        if (condition is Unary { Operator: UnaryOperator.Not } negated)
        {
            string inner = negated.Operand is Local flagged ? flagged.Variable.Name : Of(negated.Operand);
            return inner == Unknown ? Unknown : "not" + NameText.PascalCase(inner);
        }

        if (condition is not Binary comparison || Word(comparison.Operator) is not string word)
        {
            return condition is Local flag ? "was" + NameText.PascalCase(flag.Variable.Name) : Unknown;
        }

        return Part(comparison.Left) is string left && Part(comparison.Right) is string right
            ? NameText.CamelCase(left) + word + NameText.PascalCase(right)
            : Unknown;
    }

    private static string? Word(BinaryOperator op) => op switch
    {
        BinaryOperator.LessThan => "Below",
        BinaryOperator.LessThanOrEqual => "AtMost",
        BinaryOperator.GreaterThan => "Above",
        BinaryOperator.GreaterThanOrEqual => "AtLeast",
        BinaryOperator.Equal => "Is",
        BinaryOperator.NotEqual => "IsNot",
        _ => null,
    };

    private static string? Part(Expr expr) => expr switch
    {
        Local local => local.Variable.Name,
        Convert convert => Part(convert.Operand),
        _ => Build.Number(expr) switch
        {
            0 => "Zero",
            1 => "One",
            2 => "Two",
            _ => null,
        },
    };
}
