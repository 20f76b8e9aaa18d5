using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Emit;

/// <summary>Arrays, spans, tuples and histories.</summary>
internal sealed partial class ExpressionPrinter
{
    private static string LengthMember(int? dimension) => dimension is int d
        ? ".GetLength(" + d.ToString(CultureInfo.InvariantCulture) + ")"
        : ".Length";

    /// <summary>The elements from an index on: <c>new Vector&lt;double&gt;(x, i)</c>, of a span <c>new Vector&lt;double&gt;(x.Slice(i))</c>.</summary>
    private Printed LoadText(ElementAt element) =>
        new("new " + Types.Print(element.Type) + "(" + From(element) + ")", Precedence.Creation, element.Type);

    /// <summary><c>value.CopyTo(x, i)</c></summary>
    public string StoreText(ElementAt target, Expr value) => Owner(value) + ".CopyTo(" + From(target) + ")";

    private string From(ElementAt element) => element.Array.Type is ArrayType
        ? Owner(element.Array) + ", " + Index(element.Indices[0])
        : Owner(element.Array) + (element.Indices[0] is Literal { Text: "0" } ? "" : ".Slice(" + Index(element.Indices[0]) + ")");

    private string Index(Expr index) => Bare(index).Text;

    private string SliceText(Slice slice) => slice.Span is AsSpan { Type: SpanType { IsReadOnly: false } } view
        ? Owner(view.Array) + ".AsSpan(" + Bounds(slice) + ")"
        : Owner(slice.Span) + ".Slice(" + Bounds(slice) + ")";

    private string Bounds(Slice slice) => Index(slice.Start) + (slice.Length is null ? "" : ", " + Index(slice.Length));

    /// <summary>A <c>Span</c> by the extension method; a <c>ReadOnlySpan</c>, which has none, by a cast.</summary>
    private Printed SpanText(AsSpan span) => span.Type is SpanType { IsReadOnly: true }
        ? new Printed("(" + Types.Print(span.Type) + ")" + Exact(span.Array).At(Precedence.Unary), Precedence.Unary, span.Type)
        : Printed.Primary(Owner(span.Array) + ".AsSpan()", span.Type);

    private string ArrayLiteralText(ArrayLiteral array) => array.Elements.Count == 0 && array.ArrayType.Rank == 1
        ? Types.PrintNew(array.ArrayType, "0")
        : "new " + Types.Print(array.ArrayType) + " " + Braces(array);

    /// <summary>A row of a rectangular array is again a literal, which stands as braces only.</summary>
    private string Braces(ArrayLiteral array)
    {
        bool hasRows = array.ArrayType.Rank > 1;
        return "{ " + Join(array.Elements, element => hasRows && element is ArrayLiteral row ? Braces(row) : Value(element)) + " }";
    }

    private Printed CloneText(CloneOf clone) => clone.Type is ListType
        ? new Printed("new " + Types.Print(clone.Type) + "(" + Alone(clone.Array) + ")", Precedence.Creation, clone.Type)
        : clone.Array.Type is SpanType or ListType
        ? Printed.Primary(Owner(clone.Array) + ".ToArray()", clone.Type)
        : new Printed("(" + Types.Print(clone.Type) + ")" + Owner(clone.Array) + ".Clone()", Precedence.Unary, clone.Type);

    /// <summary>A vector of reals needs no helper; the shadow of anything deeper has the shape of its parts as well.</summary>
    private Printed ZerosText(ZerosLike zeros)
    {
        if (zeros.Among is Expr set)
        {
            return Printed.Primary(Owner(set) + ".ZerosLike(" + Alone(zeros.Array) + ")", zeros.Type);
        }

        if (Several.Are(Analysis.AliasClasses.BaseElement(zeros.Type)) && zeros is not { Array.Type: ArrayType { Rank: 1, Element: RealType } or SpanType })
        {
            return Printed.Primary(_vocabulary.Write("Flat") + ".NoTangents(" + Alone(zeros.Array) + ")", zeros.Type);
        }

        IrType element = zeros.Type is ArrayType { Rank: 1, Element: var own } && Several.Are(own) ? own : zeros.Array.Type switch
        {
            ArrayType { Rank: 1 } array => array.Element,
            SpanType span => span.Element,
            _ => IrType.Void,
        };
        if (element is not RealType)
        {
            return Printed.Primary(_vocabulary.Write("Shadow") + ".ZerosLike(" + Alone(zeros.Array) + ")", zeros.Type);
        }

        return new Printed(
            Types.PrintNew(new ArrayType(element, 1), Owner(zeros.Array) + ".Length"), Precedence.Creation, zeros.Type);
    }

    private string RentText(Rent rent) =>
        _vocabulary.Write("History") + ".Rent<" + Types.Print(rent.ArrayType.Element) + ">(" + Exact(rent.Count).Text + ")";

    /// <summary>A tuple that nothing gives a type to: each item has its own.</summary>
    private string TupleText(TupleOf tuple) => tuple.Items.Count < 2
        ? "new " + Types.Print(tuple.TupleType) + "(" + Join(tuple.Items, Value) + ")"
        : "(" + JoinItems(tuple.Items, Alone) + ")";

    /// <summary><c>new Vec(x, y)</c>, or <c>new Vec { X = x, Y = y }</c> where no constructor takes the fields.</summary>
    /// <summary>A number that may be missing.</summary>
    private Printed NullableText(TupleOf value, StructForm form)
    {
        string none = "(" + form.Name + ")null";
        return value.Items[0] switch
        {
            Literal { Text: "true" } => new Printed("(" + form.Name + ")" + Exact(value.Items[1]).At(Precedence.Unary), Precedence.Unary, value.Type),
            Literal { Text: "false" } or DefaultOf => new Printed(none, Precedence.Unary, value.Type),
            var there => new Printed(
                Exact(there).At(Precedence.Coalescing) + " ? " + Exact(value.Items[1]).At(Precedence.Coalescing) + " : " + none, Precedence.Conditional, value.Type),
        };
    }

    private string StructText(TupleOf value, StructForm form)
    {
        if (form.Constructor.Count > 0)
        {
            return "new " + form.Name + "(" + Join(form.Constructor.Select(k => value.Items[k]).ToEquatable(), Value) + ")";
        }

        IEnumerable<string> members = value.Items.Select(
            (item, k) => Identifier.Escape(value.TupleType.Elements[k].Name!) + " = " + Value(item));
        return "new " + form.Name + " { " + string.Join(", ", members) + " }";
    }

    /// <summary>An item of a tuple whose place has a type: conversions go without saying, but a zero says what it is.</summary>
    private string TupleItemText(Expr item) => item is Literal ? Alone(item) : Result(item);

    private static string ItemName(TupleItem item) => NullableNumber.Is(item.Tuple.Type) && item.Index == 1 ? "GetValueOrDefault()"
        : item.Tuple is not TupleOf && item.Tuple.Type is TupleType tuple && tuple.Elements[item.Index].Name is string name
            ? Identifier.Escape(name)
            : "Item" + (item.Index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>What an array that is not there yet, a tuple of zeros or the like begins with.</summary>
    private string Absent(IrType type, string? shortForm) => type switch
    {
        ArrayType or ListType or ObjectType or StackType or SnapshotType => "null!",

        // A class where the call is recursive, a struct elsewhere.
        TapeType => "default!",
        RealType { Kind: RealKind.Parameter } or PlainType { Kind: PlainKind.Other } => (shortForm ?? "default(" + Types.Print(type) + ")") + "!",
        _ => shortForm ?? "default(" + Types.Print(type) + ")",
    };

    /// <summary>
    /// The items of a tuple. In <c>(a &lt; b * c, d)</c> the compiler takes <c>a &lt; b *</c> for the beginning of a type, so a
    /// comparison that an item begins with stands in parentheses.
    /// </summary>
    private static string JoinItems(EquatableArray<Expr> items, Func<Expr, string> print) =>
        string.Join(", ", items.Select(item => BeginsWithComparison(item) ? "(" + print(item) + ")" : print(item)));

    private static bool BeginsWithComparison(Expr item) => item switch
    {
        Binary { Operator: BinaryOperator.LessThan } => true,
        Binary binary => BeginsWithComparison(binary.Left),
        Conditional choice => BeginsWithComparison(choice.Condition),
        _ => false,
    };

    private static string Join(EquatableArray<Expr> items, Func<Expr, string> print) => Join(items, item => item, print);

    /// <summary>
    /// A list of expressions. <c>F(a &lt; b, c &gt; (d))</c> would read as a generic call, so two comparisons in one list
    /// stand in parentheses.
    /// </summary>
    private static string Join<T>(EquatableArray<T> items, Func<T, Expr> expression, Func<T, string> print)
    {
        bool isAmbiguous = items.Count(IsComparison) > 1;
        return string.Join(", ", items.Select(item => isAmbiguous && IsComparison(item) ? "(" + print(item) + ")" : print(item)));

        bool IsComparison(T item) => expression(item) is Binary binary && binary.Operator.Level() <= Precedence.Relational;
    }
}
