using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// <c>foreach</c> over storage becomes a counted loop, over a rectangular array one for each dimension.
/// <code>
/// foreach (double x in m) { … }      becomes      for (int k = 0; k &lt; m.GetLength(0); k++)
///                                                     for (int k2 = 0; k2 &lt; m.GetLength(1); k2++) { double x = m[k, k2]; … }
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private void LowerForEach(IForEachLoopOperation loop)
    {
        IOperation collection = loop.Collection;
        while (collection is IConversionOperation { IsImplicit: true } conversion)
        {
            collection = conversion.Operand;
        }

        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: var local } declarator
            || (collection.Type is not IArrayTypeSymbol && !TypeMapping.IsSpan(collection.Type)))
        {
            Refuse(loop.Collection.Syntax, "'foreach' is supported over arrays and spans: use 'for'");
            return;
        }

        if (!CanDeclare(local, declarator.Syntax))
        {
            return;
        }

        Expr sequence = LowerValue(collection);
        Variable item = NewVariable(local, local.Type);
        Block body = LowerBlock(loop.Body);
        if (sequence is not Local and not Code || Effects.Of(body).CanChange(sequence))
        {
            sequence = Spill(sequence, sequence is Local ? null : "sequence");
        }

        if (sequence.Type is ArrayType { Rank: > 1 } rectangular)
        {
            EmitOverRectangular(sequence, rectangular, item, body);
            return;
        }

        Variable index = NewVariable("k", IrType.Int);
        Expr read = new ElementAt(sequence, EquatableArray.Of<Expr>(new Local(index)), ElementTypeOf(sequence.Type));
        Emit(new For(index, Index(0), BinaryOperator.LessThan, new LengthOf(sequence), 1, WithItem(item, read, body)));
    }

    private Block WithItem(Variable item, Expr read, Block body) => Collect(() =>
    {
        Emit(new Declare(item, Widen(read, item.Type)));
        EmitAll(body.Statements);
    });

    /// <summary>Row by row, as the language enumerates. A body that leaves the loop leaves all of it: one loop then, over the places in order.</summary>
    private void EmitOverRectangular(Expr array, ArrayType type, Variable item, Block body)
    {
        bool leaves = Endings.Breaks(body);
        Variable[] indices = Enumerable.Range(0, type.Rank).Select(_ => NewVariable("k", IrType.Int)).ToArray();
        Expr read = new ElementAt(array, indices.Select(k => (Expr)new Local(k)).ToEquatable(), type.Element);
        if (!leaves)
        {
            Block inner = WithItem(item, read, body);
            for (int d = type.Rank - 1; d >= 0; d--)
            {
                inner = Block.Of(new For(indices[d], Index(0), BinaryOperator.LessThan, new LengthOf(array, d), 1, inner) { Source = _source });
            }

            EmitAll(inner.Statements);
            return;
        }

        Variable place = NewVariable("place", IrType.Int);
        Block placed = Collect(() =>
        {
            Expr rest = new Local(place);
            for (int d = type.Rank - 1; d > 0; d--)
            {
                var length = new LengthOf(array, d);
                Emit(new Declare(indices[d], new Binary(BinaryOperator.Remainder, rest, length, IrType.Int)));
                rest = new Binary(BinaryOperator.Divide, rest, length, IrType.Int);
            }

            Emit(new Declare(indices[0], rest));
            EmitAll(WithItem(item, read, body).Statements);
        });
        Emit(new For(place, Index(0), BinaryOperator.LessThan, new LengthOf(array), 1, placed));
    }
}
