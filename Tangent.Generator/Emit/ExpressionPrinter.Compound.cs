using Tangent.Generator.IR;

namespace Tangent.Generator.Emit;

/// <summary>What statements need of expressions beyond their text.</summary>
internal sealed partial class ExpressionPrinter
{
    public string Checkpoint => _vocabulary.Write("Checkpoint");

    public string History => _vocabulary.Write("History");

    public string Shadow => _vocabulary.Write("Shadow");

    public string Array => _vocabulary.Write("Array");

    /// <summary>
    /// Whether <c>target = value</c> may be written <c>target op= operand</c>. Only where the target is the whole left side,
    /// since <c>t - a - b</c> is not <c>t -= a - b</c>, and never where the arithmetic has an overflow context of its own.
    /// </summary>
    public bool CanCompound(Expr target, Binary value) =>
        value.Operator.HasCompoundAssignment()
        && value.Left.Equals(target)
        && value.Type == target.Type
        && (Several.Are(value.Type) || WorksIn(value));

    private static bool WorksIn(Binary value) => (value.Overflow == Overflow.Inherited || !NumericTypes.IsInteger(value.Type))
        && (value.Operator.IsShift() || NumericTypes.Promote(value.Type, value.Right.Type) == value.Type)
        && (value.Operator.IsShift() || NumericTypes.Promote(value.Type, value.Type) == value.Type);

    public string CompoundOperand(Binary value)
    {
        Printed bare = Bare(value.Right);
        bool isSame = !value.Operator.IsShift() && NumericTypes.Promote(value.Type, bare.Natural) == value.Type;
        return isSame ? bare.Text : Exact(value.Right).Text;
    }
}
