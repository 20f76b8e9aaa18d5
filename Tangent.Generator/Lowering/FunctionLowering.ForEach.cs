using System.Collections.Generic;
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
        while (collection is IConversionOperation { IsImplicit: true } or ITranslatedQueryOperation or IParenthesizedOperation)
        {
            collection = collection.ChildOperations.First();
        }

        if (collection is IInvocationOperation range && IsCheckpoints(range.TargetMethod))
        {
            LowerCheckpoints(loop, range);
            return;
        }

        if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var queried } && collection is IInvocationOperation { TargetMethod: var query } && IsLinq(query)
            && CanDeclare(queried, loop.LoopControlVariable.Syntax))
        {
            Variable each = NewVariable(queried, queried.Type);
            Block whole = LowerBlock(loop.Body);
            _meanwhile = Effects.Of(whole);
            Sequence? items = SequenceOf(collection);
            _meanwhile = null;
            if (items is not null)
            {
                EmitSequence(items, value => EmitAll(WithItem(each, value, whole).Statements));
                return;
            }
        }

        if (collection.Type is not IArrayTypeSymbol && !TypeMapping.IsSpan(collection.Type) && !TypeMapping.IsList(collection.Type))
        {
            Refuse(loop.Collection.Syntax, "'foreach' is supported over arrays, spans, lists and queries over these: use 'for'");
            return;
        }

        if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: { RefKind: not RefKind.None } named } && TypeMapping.IsSpan(collection.Type))
        {
            LowerRefForEach(loop, collection, named);
            return;
        }

        if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var local } declarator && !CanDeclare(local, declarator.Syntax))
        {
            return;
        }

        Expr sequence = LowerValue(collection);
        if (LowerItems(loop, sequence.Type) is not (Variable item, Block body))
        {
            Refuse(loop.LoopControlVariable.Syntax, "only tuples are taken apart here: give the item a name, and take it apart in the body");
            return;
        }

        if (sequence is not Local and not Code || Effects.Of(body).CanChange(sequence))
        {
            sequence = Spill(sequence, sequence is Local ? null : "sequence");
        }

        if (sequence.Type is ListType or PlainType)
        {
            EmitOverList(loop, sequence, item, body);
            return;
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

    /// <summary>What goes by the name of an item and the body behind it; for <c>var (a, b)</c> the body begins with its parts. Null for another form.</summary>
    private (Variable Item, Block Body)? LowerItems(IForEachLoopOperation loop, IrType sequence)
    {
        if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var nullable } && NullableNumber.Is(Map(nullable.Type)))
        {
            Variable stored = NewVariable("item", new PlainType(_context.Names.Type(nullable.Type), PlainKind.Other));
            Variable taken = NewVariable(nullable, nullable.Type);
            return (stored, Collect(() =>
            {
                Emit(new Declare(taken, FromStorage(new Local(stored), nullable.Type)));
                EmitAll(LowerBlock(loop.Body).Statements);
            }));
        }

        if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var local })
        {
            return (NewVariable(local, local.Type), LowerBlock(loop.Body));
        }

        IOperation[] parts = Declared(loop.LoopControlVariable) is ITupleOperation tuple ? tuple.Elements.Select(Declared).ToArray() : [];
        if (parts.Length == 0 || ElementTypeOf(sequence) is not TupleType { Struct: null } type
            || !parts.All(p => p is ILocalReferenceOperation or IDiscardOperation))
        {
            return null;
        }

        Variable item = NewVariable("item", type);
        Block body = Collect(() =>
        {
            for (int k = 0; k < parts.Length; k++)
            {
                if (parts[k] is ILocalReferenceOperation part)
                {
                    Emit(new Declare(NewVariable(part.Local, part.Local.Type), Widen(Parts.Item(new Local(item), k), Map(part.Local.Type))));
                }
            }

            EmitAll(LowerBlock(loop.Body).Statements);
        });
        return (item, body);

        static IOperation Declared(IOperation part) => part is IDeclarationExpressionOperation declaration ? declaration.Expression : part;
    }

    /// <summary>
    /// Element by element. A list that becomes longer or shorter meanwhile cannot be enumerated; the enumerator says so at its next
    /// step, and so does the loop.
    /// </summary>
    private void EmitOverList(IForEachLoopOperation loop, Expr list, Variable item, Block body)
    {
        if (list.Root() is Variable root && body.AllStatements().Any(s => Changes(s, root)))
        {
            Refuse(loop.Collection.Syntax, "the list is changed while it is enumerated, which ends in an exception");
            return;
        }

        Variable index = NewVariable("k", IrType.Int);
        Expr place = new Local(index);
        Expr read = list.Type is ListType type
            ? new ElementAt(list, EquatableArray.Of(place), type.Element)
            : new Code("{0}[{1}]", EquatableArray.Of(list, place), item.Type is PlainType ? item.Type : Map(((INamedTypeSymbol)WithoutConversions(loop.Collection).Type!).TypeArguments[0]), IsPure: false);
        Expr length = list.Type is ListType ? new LengthOf(list) : new Code("{0}.Count", EquatableArray.Of(list), IrType.Int, IsPure: false);
        bool mayChange = list.Type is not ListType
            || (Effects.Of(body).CanChange(length) && !body.AllStatements().SelectMany(ResizedLists).All(l => AreApart(list, l)));
        Expr count = mayChange ? Spill(length, "count") : length;
        Block whole = WithItem(item, read, body);
        if (list.Type is ListType && mayChange)
        {
            var changed = new Binary(BinaryOperator.NotEqual, length, count, IrType.Bool);
            If check = ThrowIf(changed, "System.InvalidOperationException", "Collection was modified; enumeration operation may not execute.");
            whole = new ContinueThrough(Block.Of(check), NewVariable).AtEndOf(whole);
        }

        Emit(new For(index, Index(0), BinaryOperator.LessThan, count, 1, whole));
    }

    /// <summary>The lists that a statement may make longer or shorter.</summary>
    private static IEnumerable<Expr> ResizedLists(Statement statement) => statement switch
    {
        InsertAt s => [s.List],
        RemoveAt s => [s.List],
        _ => statement.Expressions().SelectMany(e => e switch
        {
            Call call => call.Arguments.Select(a => a.Value).Where(v => v.Type is ListType),
            Code { IsPure: false } code => code.Operands.Where(v => v.Type is ListType),
            _ => [],
        }),
    };

    private static bool Changes(Statement statement, Variable list) => statement switch
    {
        InsertAt s => s.List.Root()?.Id == list.Id,
        RemoveAt s => s.List.Root()?.Id == list.Id,
        Assign { Target: ElementAt target } => target.Array.Equals(new Local(list)),
        _ => false,
    };

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
