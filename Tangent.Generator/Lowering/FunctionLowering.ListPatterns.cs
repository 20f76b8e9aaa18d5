using System.Linq;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Patterns on elements. An element is looked at only where there is one, so what a pattern declares is assigned behind a test of the
/// length.
/// <code>
/// a is [var p, .., &gt; 0]      becomes      double p = 0;
///                                        bool matches = a.Length &gt;= 2;
///                                        if (matches) { p = a[0]; matches = a[a.Length - 1] &gt; 0; }
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private Expr LowerListPattern(IListPatternOperation pattern, Expr subject)
    {
        int count = pattern.Patterns.Length;
        int slice = pattern.Patterns.ToList().FindIndex(p => p is ISlicePatternOperation);
        if (slice >= 0 && ((ISlicePatternOperation)pattern.Patterns[slice]).Pattern is { } rest)
        {
            return Refuse(rest, "what lies between is not matched in differentiated code: cut it out with a range");
        }

        Expr length = new LengthOf(subject);
        Expr condition = slice < 0
            ? new Binary(BinaryOperator.Equal, length, Index(count), IrType.Bool)
            : new Binary(BinaryOperator.GreaterThanOrEqual, length, Index(count - 1), IrType.Bool);
        if (pattern.InputType.IsReferenceType)
        {
            condition = Both(Not(IsNull(subject)), condition);
        }

        (Expr matches, Block effects) = Collect(() => Enumerable.Range(0, count).Where(i => i != slice)
            .Select(i => LowerPattern(pattern.Patterns[i], ElementFor(subject, slice >= 0 && i > slice ? i - count : i)))
            .Aggregate((Expr)True, Both));
        if (effects.IsEmpty)
        {
            return Both(condition, matches);
        }

        Block assigned = Collect(() =>
        {
            foreach (Statement statement in effects.Statements)
            {
                Emit(statement is Declare { Value: Expr value } declare ? new Assign(new Local(declare.Variable), value) : statement);
            }
        });
        foreach (Declare declare in effects.Statements.OfType<Declare>())
        {
            Emit(new Declare(declare.Variable, Hoist.Initial(declare.Variable.Type)));
        }

        Expr matched = Spill(condition, "matches");
        Emit(new If(matched, new Block(assigned.Statements.Append(new Assign(matched, matches) { Source = _source }).ToEquatable()), Block.Empty));
        return matched;
    }

    /// <summary>An element by its place, from the end where that is negative.</summary>
    private static ElementAt ElementFor(Expr storage, int place)
    {
        Expr index = place >= 0 ? Index(place) : new Binary(BinaryOperator.Subtract, new LengthOf(storage), Index(-place), IrType.Int);
        return new ElementAt(storage, EquatableArray.Of(index), ElementTypeOf(storage.Type));
    }
}
