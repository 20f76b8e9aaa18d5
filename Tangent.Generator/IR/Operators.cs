namespace Tangent.Generator.IR;

internal enum UnaryOperator
{
    Plus,
    Negate,
    Not,
    Complement,
}

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    LeftShift,
    RightShift,
    UnsignedRightShift,
    And,
    Or,
    ExclusiveOr,
    ConditionalAnd,
    ConditionalOr,
    Equal,
    NotEqual,
    LessThan,
    LessThanOrEqual,
    GreaterThan,
    GreaterThanOrEqual,
}

/// <summary>
/// The overflow context of integer arithmetic. <see cref="Inherited"/> is the project's own default, which is the
/// same for the generated file; the others stand where the user wrote <c>checked</c> or <c>unchecked</c>.
/// </summary>
internal enum Overflow
{
    Inherited,
    Checked,
    Unchecked,
}

internal enum Passing
{
    Value,
    In,
    Ref,
    Out,

    /// <summary>The adjoint of what is named is handed over, by reference where it is a value.</summary>
    Adjoint,
}
