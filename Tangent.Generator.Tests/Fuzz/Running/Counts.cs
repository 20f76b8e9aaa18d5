using System.Collections.Generic;
using System.Linq;

namespace Tangent.Generator.Tests.Fuzz.Running;

/// <summary>Integers and flags taken from the front of a list. Public for the drivers' sake.</summary>
public sealed class Counts(IReadOnlyList<int> numbers)
{
    private int _next;

    public int Integer() => _next < numbers.Count ? numbers[_next++] : 0;

    public bool Boolean() => (Integer() & 1) != 0;

    public int[] Integers(int length) => [.. Enumerable.Range(0, length).Select(_ => Integer())];
}
