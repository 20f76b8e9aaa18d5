using System.Collections.Generic;

namespace Tangent.Generator.Tests.Fuzz.Running;

/// <summary>
/// One call through a driver: numbers in, numbers out, in the order of the parameters. A driver takes what it needs from the front of
/// each list and adds what it gets to the results. Public for the drivers' sake.
/// </summary>
public sealed class Call(IReadOnlyList<double> point, IReadOnlyList<int> integers)
{
    /// <summary>The lengths of each array parameter, by its name.</summary>
    public IReadOnlyDictionary<string, int[]> Shapes { get; init; } = new Dictionary<string, int[]>();

    /// <summary>What the method returned when it ran by itself: the seeds of returned arrays are of their shape.</summary>
    public List<object> Prototypes { get; init; } = [];

    /// <summary>The numbers that the method takes.</summary>
    public Source Point { get; } = new(point);

    /// <summary>The integers and flags that the method takes.</summary>
    public Counts Integers { get; } = new(integers);

    /// <summary>The tangents of the numbers that the method is differentiated by.</summary>
    public Source Direction { get; init; } = new([]);

    /// <summary>The adjoints of what comes out.</summary>
    public Source Seed { get; init; } = new([]);

    /// <summary>What the method returns and what it leaves in its arguments.</summary>
    public Sink Values { get; } = new();

    /// <summary>The tangents of what comes out, where the derivative tells them.</summary>
    public Sink Tangents { get; } = new();

    /// <summary>The adjoints of what went in.</summary>
    public Sink Adjoints { get; } = new();

    /// <summary>The adjoints left in <c>out</c> parameters, whose former contents nothing depends on: all zero.</summary>
    public Sink Leftovers { get; } = new();
}
