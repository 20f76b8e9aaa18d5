using System;
using System.Collections.Generic;
using System.Globalization;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>What one random program draws on: its random numbers, its fresh names, the features it turned out to have.</summary>
internal sealed class Choices(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, int> _names = [];

    public HashSet<string> Features { get; } = [];

    /// <summary>The structs that the program has declared.</summary>
    public List<StructType> Structs { get; } = [];

    /// <summary>The classes with arrays in them that the program has declared.</summary>
    public List<string> Bags { get; } = [];

    /// <summary>Whether the program computes in single precision too, which makes its checks less sharp.</summary>
    public bool UsesSingles { get; init; }

    /// <summary>Whether the program may compute with complex numbers.</summary>
    public bool HasComplex { get; init; }

    /// <summary>Whether the program may call <c>TensorPrimitives</c>, and its derivatives do.</summary>
    public bool HasTensors { get; init; }

    /// <summary>Whether the program stops derivatives: differences say nothing of it then.</summary>
    public bool HasStops { get; init; }

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public int Next(int low, int high) => _random.Next(low, high + 1);

    public T Of<T>(params IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>One of the alternatives, by weight.</summary>
    public T Weighted<T>(params IReadOnlyList<(int Weight, T Item)> items)
    {
        int sum = 0;
        foreach ((int weight, _) in items)
        {
            sum += weight;
        }

        int drawn = _random.Next(sum);
        foreach ((int weight, T item) in items)
        {
            drawn -= weight;
            if (drawn < 0)
            {
                return item;
            }
        }

        throw new InvalidOperationException("There is nothing to choose from.");
    }

    public string Fresh(string stem)
    {
        int count = _names[stem] = _names.GetValueOrDefault(stem) + 1;
        return stem + count.ToString(CultureInfo.InvariantCulture);
    }

    public void Note(string feature) => Features.Add(feature);
}
