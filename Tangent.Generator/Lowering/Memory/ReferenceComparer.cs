using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Lowering.Memory;

/// <summary>References are compared as objects: their own equality is by path, which says nothing of what a file holds now.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<MetadataReference>
{
    public static readonly ReferenceComparer Instance = new();

    public bool Equals(MetadataReference? x, MetadataReference? y) => ReferenceEquals(x, y);

    public int GetHashCode(MetadataReference reference) => RuntimeHelpers.GetHashCode(reference);
}
