namespace Tangent.Generator.Emit;

/// <summary>
/// How tightly an expression holds together, loosest first. The order is that of the C# specification (12.4.2);
/// <see cref="Creation"/> is a level of our own, since <c>new double[3][0]</c> is not an element of <c>new double[3]</c>.
/// </summary>
internal enum Precedence
{
    Any,
    Assignment,
    Conditional,
    Coalescing,
    ConditionalOr,
    ConditionalAnd,
    Or,
    ExclusiveOr,
    And,
    Equality,
    Relational,
    Shift,
    Additive,
    Multiplicative,
    Unary,
    Creation,
    Primary,
}
