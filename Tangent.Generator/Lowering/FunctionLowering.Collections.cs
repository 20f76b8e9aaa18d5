using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Collection expressions, whose spreads become loops, and <c>stackalloc</c>, which is an array here: what it holds is the same.
/// <code>
/// double[] c = [x, .. a];      becomes      double[] array = new double[1 + a.Length];
///                                           array[0] = x;
///                                           for (int k = 0; k &lt; a.Length; k++) { array[1 + k] = a[k]; }
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private Expr LowerCollection(ICollectionExpressionOperation collection)
    {
        if (collection.Elements.OfType<ISpreadOperation>().FirstOrDefault(s => Storage(s.Operand) is null) is { } unknown)
        {
            return Refuse(unknown, collection.Type, "only arrays, spans and lists are spread in differentiated code");
        }

        switch (Map(collection.Type))
        {
            case ArrayType { Rank: 1 } array:
                return LowerItems(array, collection);
            case SpanType span:
                Expr storage = Spill(LowerItems(new ArrayType(span.Element, 1), collection));
                return new AsSpan(storage, span, IsImplicit: true);
            case ListType list:
                return LowerItems(list, collection);
            default:
                return Refuse(collection, "only arrays, spans and lists are made from a collection expression");
        }
    }

    private Expr LowerItems(ArrayType type, ICollectionExpressionOperation collection)
    {
        if (!collection.Elements.Any(e => e is ISpreadOperation))
        {
            return LowerElements(type, collection.Elements);
        }

        Operands items = LowerItemsInOrder(collection);
        Expr[] lengths = collection.Elements.Select((e, i) => e is ISpreadOperation ? new LengthOf(items[i]) : Index(1)).ToArray();
        Expr array = Spill(new NewArray(type, EquatableArray.Of(lengths.Aggregate(Sum))));
        Expr start = Index(0);
        for (int i = 0; i < lengths.Length; i++)
        {
            if (collection.Elements[i] is ISpreadOperation)
            {
                Variable k = NewVariable("k", IrType.Int);
                Emit(CountingTo(lengths[i], k, new Assign(At(array, start, k), Widen(At(items[i], Index(0), k), type.Element))));
            }
            else
            {
                (start, Expr item) = ItemAt(start, i, items, collection);
                Emit(new Assign(new ElementAt(array, EquatableArray.Of(start), type.Element), Widen(item, type.Element)));
            }

            start = Sum(start, lengths[i]);
        }

        return array;
    }

    private Expr LowerItems(ListType type, ICollectionExpressionOperation collection)
    {
        Operands items = LowerItemsInOrder(collection);
        Expr list = Spill(new NewList(type, null), "list");
        for (int i = 0; i < collection.Elements.Length; i++)
        {
            if (collection.Elements[i] is ISpreadOperation)
            {
                EmitAppended(list, items[i]);
            }
            else
            {
                Emit(new InsertAt(list, null, Widen(ItemAt(Index(i), i, items, collection).Item, type.Element)));
            }
        }

        return list;
    }

    /// <summary>
    /// The items that are evaluated before the first one is stored: all up to the last that is spread, since the length must be known, and all where
    /// none is. The compiler evaluates those behind it when their turn comes. What is spread keeps its name while its elements are copied.
    /// </summary>
    private Operands LowerItemsInOrder(ICollectionExpressionOperation collection)
    {
        var items = new Operands(this);
        int last = collection.Elements.ToList().FindLastIndex(e => e is ISpreadOperation);
        foreach (IOperation element in last < 0 ? collection.Elements : collection.Elements.Take(last + 1))
        {
            if (element is ISpreadOperation spread)
            {
                items.Add(() => NamedStorage(LowerValue(Storage(spread.Operand)!)));
            }
            else
            {
                items.Add(element);
            }
        }

        return items;
    }

    /// <summary>An item and the place that it goes to, which the evaluation of a late item may not change.</summary>
    private (Expr Place, Expr Item) ItemAt(Expr place, int index, Operands items, ICollectionExpressionOperation collection)
    {
        if (index < items.Count)
        {
            return (place, items[index]);
        }

        var late = new Operands(this);
        late.Add(() => place);
        late.Add(collection.Elements[index]);
        return (late[0], late[1]);
    }

    private static Expr Sum(Expr left, Expr right) =>
        left is Literal { Text: var a } && int.TryParse(a, out int first) && right is Literal { Text: var b } && int.TryParse(b, out int second) ? Index(first + second)
        : left is Literal { Text: "0" } ? right
        : new Binary(BinaryOperator.Add, left, right, IrType.Int);

    /// <summary>The array behind <c>stackalloc double[n]</c>; null where the operation is something else.</summary>
    private Expr? TryLowerStackAlloc(IOperation operation)
    {
        (ITypeSymbol? Type, InitializerExpressionSyntax? Initializer) parts = operation.Syntax switch
        {
            StackAllocArrayCreationExpressionSyntax s => (ElementIn(s.Type), s.Initializer),
            ImplicitStackAllocArrayCreationExpressionSyntax s => (ElementIn(s), s.Initializer),
            _ => (null, null),
        };
        if (operation.Kind != OperationKind.None || parts.Type is not { } element)
        {
            return null;
        }

        var type = new ArrayType(Map(element), 1);
        IOperation[] children = operation.ChildOperations.ToArray();
        int given = parts.Initializer?.Expressions.Count ?? 0;
        Expr storage = parts.Initializer is null
            ? new NewArray(type, EquatableArray.Of(LowerValue(children[0])))
            : LowerElements(type, children.Skip(children.Length - given));
        return new AsSpan(Spill(storage, "storage"), new SpanType(type.Element, IsReadOnly: false), IsImplicit: true);
    }

    private ITypeSymbol? ElementIn(SyntaxNode syntax)
    {
        SemanticModel model = _context.Compilation.GetSemanticModel(syntax.SyntaxTree);
        return syntax is ArrayTypeSyntax array
            ? model.GetTypeInfo(array.ElementType).Type
            : model.GetTypeInfo(syntax) switch
            {
                { Type: IPointerTypeSymbol pointer } => pointer.PointedAtType,
                { Type: INamedTypeSymbol { TypeArguments: [{ } argument] } } => argument,
                { ConvertedType: INamedTypeSymbol { TypeArguments: [{ } argument] } } => argument,
                _ => null,
            };
    }
}
