using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>Names of temporaries, after what they hold. They are made unique only when the code is printed.</summary>
internal static class TemporaryName
{
    public static string For(Expr value) => value switch
    {
        Local local => local.Variable.Name + "0",
        ElementAt element when ObjectFields.Of(element) is { } field => AfterMember(field.Name),
        ElementAt { Array: Local array, Indices: [Local index] } => array.Variable.Name + Capitalize(index.Variable.Name),
        ElementAt { Array: Local array, Indices: [Literal index] } => array.Variable.Name + index.Text,
        ElementAt { Array: Local array } => array.Variable.Name + "Element",
        LengthOf { Array.Type: ListType } => "count",
        LengthOf => "length",
        Call call => AfterMember(call.Callee.Text),
        SpanCall call => AfterMember(call.Member),
        MathCall call => AfterMember(call.Function),
        Code code => AfterCode(code.Template),
        RuledCall call => AfterCode(call.Template),
        NewArray or ArrayLiteral => "array",
        NewList or CloneOf { Type: ListType } => "list",
        CloneOf { Array: Local array } => array.Variable.Name + "Copy",
        CloneOf => "copy",
        Slice or AsSpan => "span",
        TupleOf => "tuple",
        TupleItem { Tuple: Local tuple } => tuple.Variable.Name + "Item",
        Convert convert => For(convert.Operand),
        { Type: PlainType { Kind: PlainKind.Boolean } } => "condition",
        _ => "value",
    };

    public static string Capitalize(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary><c>Sigmoid</c>, <c>Helpers.Sigmoid</c>, <c>M:N.T.Sigmoid(System.Double)</c>: all <c>sigmoid</c>.</summary>
    public static string AfterMember(string text)
    {
        int end = text.IndexOf('(');
        string path = end < 0 ? text : text.Substring(0, end);
        int start = path.LastIndexOfAny(['.', ':', '/']) + 1;
        string name = path.Substring(start).Split('#', '`', '<', ' ')[0].TrimStart('@', '_');
        return name.Length == 0 ? "value" : char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    /// <summary><c>{0}.NextDouble()</c> is <c>nextDouble</c>; a name that can't be read off is <c>value</c>.</summary>
    private static string AfterCode(string text)
    {
        int end = text.IndexOf('(');
        string name = AfterMember(end < 0 ? text : text.Substring(0, end));
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c != '_')
            {
                return "value";
            }
        }

        return char.IsLetter(name[0]) ? name : "value";
    }
}
