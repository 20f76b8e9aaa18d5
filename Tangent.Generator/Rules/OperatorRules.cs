using System.Collections.Generic;
using Tangent.Generator.IR;
using static Tangent.Generator.Rules.Declaration;

namespace Tangent.Generator.Rules;

/// <summary>The operators on reals, in the same form as the functions.</summary>
internal static class OperatorRules
{
    private static readonly Dictionary<BinaryOperator, Declaration> Binaries = new()
    {
        [BinaryOperator.Add] = Binary("+", (m, x, y, value) => 1, (m, x, y, value) => 1),
        [BinaryOperator.Subtract] = Binary("-", (m, x, y, value) => 1, (m, x, y, value) => -1),
        [BinaryOperator.Multiply] = Binary("*", (m, x, y, value) => y, (m, x, y, value) => x),
        [BinaryOperator.Divide] = Binary("/", (m, x, y, value) => 1 / y, InDivisor),
        // x - Truncate(x / y) * y, the quotient taken from the exact remainder: 1 / 0.1 rounds up to 10, but 0.1 goes
        // into 1 only nine times.
        [BinaryOperator.Remainder] = Binary("%", (m, x, y, value) => 1, (m, x, y, value) => (value - x) / y),
    };

    private static readonly Dictionary<UnaryOperator, Declaration> Unaries = new()
    {
        [UnaryOperator.Plus] = Unary("+", (m, x, y) => 1),
        [UnaryOperator.Negate] = Unary("-", (m, x, y) => -1),
    };

    /// <summary>The rule, or null where the result is no real number (comparisons, integer arithmetic).</summary>
    public static MathRule? Find(Binary operation) =>
        operation.Type is RealType { IsScalar: false } ? SpaceRules.Find(operation)
        : operation.Type is RealType && Binaries.TryGetValue(operation.Operator, out Declaration? declaration)
            ? new MathRule(declaration, Library(operation.Type), operation.Type, [operation.Left, operation.Right])
            : null;

    /// <inheritdoc cref="Find(Binary)"/>
    public static MathRule? Find(Unary operation) =>
        operation.Type is RealType { IsScalar: false } ? SpaceRules.Find(operation)
        : operation.Type is RealType && Unaries.TryGetValue(operation.Operator, out Declaration? declaration)
            ? new MathRule(declaration, Library(operation.Type), operation.Type, [operation.Operand])
            : null;

    /// <summary><c>-x / y²</c> from the quotient: without a division where the quotient is the inverse itself.</summary>
    private static Formula InDivisor(Functions m, Formula x, Formula y, Formula value) => x.Number is 1.0 ? -(value * value) : -(value / y);

    private static string Library(IrType type) => type switch
    {
        RealType { Kind: RealKind.Single } => "MathF",
        RealType { HasLiterals: false } other => other.Name,
        _ => "Math",
    };
}
