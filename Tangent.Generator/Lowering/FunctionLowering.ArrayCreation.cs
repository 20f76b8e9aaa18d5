using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// New arrays. An initializer of a rectangular one becomes assignments.
/// <code>
/// new double[,] { { a, b }, { c, d } }      becomes      double[,] array = new double[2, 2];
///                                                        array[0, 0] = a; …
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private Expr LowerArrayCreation(IArrayCreationOperation creation)
    {
        var type = (ArrayType)Map(creation.Type);
        if (creation.Initializer is null)
        {
            Operands sizes = LowerInOrder(creation.DimensionSizes.ToArray());
            return new NewArray(type, sizes.All);
        }

        return type.Rank == 1
            ? LowerElements(type, creation.Initializer.ElementValues)
            : LowerRectangular(NewVariable("array", type), type, creation.Initializer);
    }

    private Expr LowerElements(ArrayType type, IEnumerable<Microsoft.CodeAnalysis.IOperation> elements)
    {
        Operands operands = LowerInOrder(elements.ToArray());
        if (operands.Count == 0)
        {
            return new NewArray(type, EquatableArray.Of<Expr>(new Literal("0", IrType.Int)));
        }

        return new ArrayLiteral(type, operands.All.Select(e => Widen(e, type.Element)).ToEquatable());
    }

    private Expr LowerRectangular(Variable variable, ArrayType type, IArrayInitializerOperation initializer)
    {
        Expr[] sizes = SizesOf(initializer, type.Rank).Select(Index).ToArray();
        Expr array = new Local(variable);
        Emit(new Declare(variable, new NewArray(type, EquatableArray.Of(sizes))));
        AssignElements(array, initializer, [], type.Element);
        return array;
    }

    private void AssignElements(Expr array, IArrayInitializerOperation initializer, List<Expr> indices, IrType element)
    {
        for (int i = 0; i < initializer.ElementValues.Length; i++)
        {
            List<Expr> inner = [.. indices, Index(i)];
            if (initializer.ElementValues[i] is IArrayInitializerOperation nested)
            {
                AssignElements(array, nested, inner, element);
            }
            else
            {
                Expr value = LowerRoot(initializer.ElementValues[i]);
                Emit(new Assign(new ElementAt(array, inner.ToEquatable(), element), value));
            }
        }
    }

    private static IEnumerable<int> SizesOf(IArrayInitializerOperation initializer, int rank)
    {
        yield return initializer.ElementValues.Length;
        if (rank > 1)
        {
            IEnumerable<int> inner = initializer.ElementValues.FirstOrDefault() is IArrayInitializerOperation first
                ? SizesOf(first, rank - 1)
                : Enumerable.Repeat(0, rank - 1);
            foreach (int size in inner)
            {
                yield return size;
            }
        }
    }

    private static Expr Index(int value) => new Literal(value.ToString(CultureInfo.InvariantCulture), IrType.Int);
}
