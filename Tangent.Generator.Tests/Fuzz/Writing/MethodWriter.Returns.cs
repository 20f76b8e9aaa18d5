namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>What a method gives back.</summary>
internal sealed partial class MethodWriter
{
    /// <summary>A <c>return</c> with a value of the kind.</summary>
    public string ReturnOf(HelperResult result, StructType? type = null) => result switch
    {
        HelperResult.Number => $"return {Value(2).Text};",
        HelperResult.Pair => $"return ({Value(2).Text}, {Value(1).Text});",
        HelperResult.Array => $"return {ArrayValue()};",
        HelperResult.Integer => $"return {Between0And(4)};",
        HelperResult.Struct => $"return {StructValue(type!)};",
        HelperResult.Flag => $"return {Condition(1)};",
        _ => "return;",
    };

    /// <summary>A number as an argument.</summary>
    public string ArgumentText() => Value(2).Text;

    /// <summary>An array of at least three elements: one there is, or a new one.</summary>
    public string ArrayValue() =>
        choices.Chance(0.6) && Any(v => v is { Kind: VariableKind.Array, Length: >= 3 }) is Variable array
            ? array.Name
            : $"new double[] {{ {Value(1).Text}, {Value(2).Text}, {Value(1).Text} }}";

    /// <summary>A table: one there is, or a new one.</summary>
    public string TableValue() => Any(v => v.Kind == VariableKind.Rectangular)?.Name ?? $"new double[,] {{ {{ {Value(1).Text}, {Value(1).Text} }} }}";

    /// <summary>A value of a struct.</summary>
    public string StructResult(StructType type) => StructValue(type);

    /// <summary>A number of any size.</summary>
    public string ResultText() => Number(2).Text;

    public string FlagText() => Condition(1);

    public string CountText() => Between0And(4);
}
