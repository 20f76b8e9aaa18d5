using System.Collections.Generic;

namespace Tangent.Generator.Tests.Fuzz.Writing;

internal enum Passing
{
    Value,
    Ref,
    In,
    Out,
    Params,
}

/// <summary>A parameter, with the text of its default value if the argument may be left out.</summary>
internal sealed record HelperParameter(Variable Variable, Passing Passing, string? Default);

internal enum HelperResult
{
    Nothing,
    Number,
    Pair,
    Array,
    Integer,
    Flag,
    Struct,
}

/// <summary>A method that random code may call; its cost is about how many statements one call runs.</summary>
internal sealed record Helper(string Name, IReadOnlyList<HelperParameter> Parameters, HelperResult Result, int Cost)
{
    /// <summary>The struct that it returns.</summary>
    public StructType? Struct { get; init; }

    /// <summary>A lambda in a variable or a parameter: its arguments have no names.</summary>
    public bool IsDelegate { get; init; }

    /// <summary>It has the signature of <c>Func&lt;double, double&gt;</c>.</summary>
    public bool IsFunction => Result == HelperResult.Number && Parameters is [{ Variable.Kind: VariableKind.Number, Passing: Passing.Value }];
}
