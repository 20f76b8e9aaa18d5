using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Recognises the <c>for</c> whose trip count is known on entry: an <c>int</c> index declared in the header, stepped by a
/// constant towards a bound, where neither changes in the body.
/// </summary>
internal static class CountedLoop
{
    /// <summary>The loop, after the other declarations of its header; null where it is of another kind.</summary>
    public static Block? TryMake(Block before, Expr condition, Block conditionEffects, Block body, Block update)
    {
        if (!conditionEffects.IsEmpty
            || update.Statements is not [Assign { Target: Local { Variable: var index } } assign]
            || StepOf(assign.Value, index) is not long step
            || condition is not Binary comparison
            || Oriented(comparison, index) is not { } test
            || !IsTowardsBound(test.Comparison, step)
            || !index.Type.Equals(IrType.Int))
        {
            return null;
        }

        Declare? start = before.Statements.OfType<Declare>().FirstOrDefault(d => d.Variable.Id == index.Id);
        List<Statement> others = before.Statements.Where(s => s != start).ToList();
        if (start?.Value is not { } first || first is Call or Code { IsPure: false } || !others.All(o => o is Declare))
        {
            return null;
        }

        // The index now starts after the other declarations: they must neither read it nor change where it starts.
        Effects othersChange = Effects.Of(new Block(others.ToEquatable()));
        bool isIndependent = !others.OfType<Declare>().Any(o => o.Value?.Mentions(index) ?? false)
            && !ReadsOwn(first, others);
        Effects bodyChanges = Effects.Of(body);
        bool isFixed = !bodyChanges.Assigns(index) && !bodyChanges.CanChange(test.Bound) && !test.Bound.Mentions(index);
        return isIndependent && isFixed && !othersChange.Assigns(index)
            ? new Block(others.Append(new For(index, first, test.Comparison, test.Bound, step, body)).ToEquatable())
            : null;
    }

    private static bool ReadsOwn(Expr start, List<Statement> others) =>
        others.Any(o => ((Declare)o).Value is Call) && Effects.Of(new Block(others.ToEquatable())).CanChange(start);

    /// <summary>The constant of <c>i = i + c</c> or <c>i = i - c</c>.</summary>
    private static long? StepOf(Expr value, Variable index)
    {
        if (value is not Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Left: Local left } sum
            || left.Variable.Id != index.Id
            || Constant(sum.Right) is not long step
            || step == 0)
        {
            return null;
        }

        return sum.Operator == BinaryOperator.Add ? step : -step;
    }

    private static long? Constant(Expr expr) => expr switch
    {
        Unary { Operator: UnaryOperator.Negate, Operand: var operand } => -Constant(operand),
        Literal literal when long.TryParse(literal.Text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) => value,
        _ => null,
    };

    /// <summary>The comparison with the index on the left.</summary>
    private static (BinaryOperator Comparison, Expr Bound)? Oriented(Binary condition, Variable index)
    {
        if (!condition.Left.Type.Equals(IrType.Int) || !condition.Right.Type.Equals(IrType.Int))
        {
            return null;
        }

        if (condition.Left is Local left && left.Variable.Id == index.Id)
        {
            return (condition.Operator, condition.Right);
        }

        if (condition.Right is not Local right || right.Variable.Id != index.Id)
        {
            return null;
        }

        return condition.Operator switch
        {
            BinaryOperator.LessThan => (BinaryOperator.GreaterThan, condition.Left),
            BinaryOperator.LessThanOrEqual => (BinaryOperator.GreaterThanOrEqual, condition.Left),
            BinaryOperator.GreaterThan => (BinaryOperator.LessThan, condition.Left),
            BinaryOperator.GreaterThanOrEqual => (BinaryOperator.LessThanOrEqual, condition.Left),
            _ => null,
        };
    }

    private static bool IsTowardsBound(BinaryOperator comparison, long step) => step > 0
        ? comparison is BinaryOperator.LessThan or BinaryOperator.LessThanOrEqual
        : comparison is BinaryOperator.GreaterThan or BinaryOperator.GreaterThanOrEqual;
}
