using System.Collections.Generic;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>A struct or class of two numbers, <c>A</c> and <c>B</c>, with members that random code may use.</summary>
/// <param name="Name">Its name, inside the program's class.</param>
/// <param name="IsReadOnly">Its fields are set by its constructor only.</param>
/// <param name="Methods">Instance methods; some of them write to the struct.</param>
internal sealed record StructType(string Name, bool IsReadOnly, IReadOnlyList<Helper> Methods)
{
    /// <summary>A class or a record: two variables may be names for one object.</summary>
    public bool IsClass { get; init; }

    /// <summary>Whether <c>with</c> makes another one.</summary>
    public bool HasWith { get; init; }
}
