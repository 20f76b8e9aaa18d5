using System.Collections.Generic;

namespace Tangent.Generator.Tests.Fuzz.Writing;

internal enum Passing
{
    Value,
    Ref,
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
}

/// <summary>A method that random code may call; its cost is about how many statements one call runs.</summary>
internal sealed record Helper(string Name, IReadOnlyList<HelperParameter> Parameters, HelperResult Result, int Cost);
