using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Tangent.Runtime;

/// <summary>Identity as equality: an array has no equality of its own, and a record has one that does not count here.</summary>
internal sealed class ByReference : IEqualityComparer<object>
{
    public static readonly ByReference Instance = new();

    bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

    int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
}
