using System;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Emit;

/// <summary>Types as C# writes them.</summary>
internal sealed class TypePrinter(Vocabulary vocabulary)
{
    public string Print(IrType type) => type switch
    {
        RealType when Lanes.Are(type) => vocabulary.Write(Lanes.Owner) + "<" + Print(Lanes.Number(type)) + ">",
        RealType { Kind: RealKind.Parameter } parameter => parameter.Name,
        RealType real => vocabulary.Write(real.Name),
        PlainType plain => Print(plain),
        ArrayType array => Print(BaseOf(array)) + Brackets(array),
        SpanType span => vocabulary.Write(span.IsReadOnly ? "ReadOnlySpan" : "Span") + "<" + Print(span.Element) + ">",
        ListType list => vocabulary.Write("List") + "<" + Print(list.Element) + ">",
        TupleType { Struct: { } form } => Noticed(form.Name),
        ObjectType whole => whole.Form.Name,
        TupleType tuple => Print(tuple),
        StackType stack => vocabulary.Write("HistoryStack") + "<" + Print(stack.Element) + ">",
        TapeType tape => tape.Name,
        FunctionType function => vocabulary.Write("Func") + "<" + Print(function.Parameter) + ", " + Print(function.Result) + ">",
        SnapshotType => vocabulary.Write("Snapshot"),
        VoidType => "void",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>
    /// <c>new double[n][]</c>: the sizes stand in the first bracket, which is the outermost array's, and the brackets of its
    /// element type follow.
    /// </summary>
    public string PrintNew(ArrayType array, string sizes)
    {
        string rest = array.Element is ArrayType inner ? Brackets(inner) : "";
        return "new " + Print(BaseOf(array)) + "[" + sizes + "]" + rest;
    }

    /// <summary>An array's brackets, outermost first: an array of <c>double[,]</c> is a <c>double[][,]</c>.</summary>
    private static string Brackets(ArrayType array)
    {
        string own = "[" + new string(',', array.Rank - 1) + "]";
        return array.Element is ArrayType inner ? own + Brackets(inner) : own;
    }

    private static IrType BaseOf(ArrayType array) => array.Element is ArrayType inner ? BaseOf(inner) : array.Element;

    /// <summary>A plain type's name is its text; <c>{Snapshot}</c> is a well-known name, as in a <see cref="CodeTemplate"/>.</summary>
    private string Print(PlainType plain) => plain.Name[0] == '{'
        ? vocabulary.Write(plain.Name.Trim('{', '}', '?')) + (plain.Name.EndsWith("?", StringComparison.Ordinal) ? "?" : string.Empty)
        : Noticed(plain.Name);

    /// <summary>A text of the model's own, whose names may want a using.</summary>
    private string Noticed(string text)
    {
        vocabulary.Notice(text);
        return text;
    }

    /// <summary>C# has no syntax for a tuple of one, which is a plain <c>ValueTuple&lt;T&gt;</c>.</summary>
    private string Print(TupleType tuple) => tuple.Elements.Count < 2
        ? "global::System.ValueTuple<" + string.Join(", ", tuple.Elements.Select(element => Print(element.Type))) + ">"
        : "(" + string.Join(", ", tuple.Elements.Select(Print)) + ")";

    private string Print(TupleElement element) =>
        element.Name is null ? Print(element.Type) : Print(element.Type) + " " + Identifier.Escape(element.Name);
}
