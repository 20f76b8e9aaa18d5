namespace Tangent;

/// <summary>Loops of a differentiated method whose states are not all kept, but computed again.</summary>
public static class Checkpoint
{
    /// <summary>
    /// The numbers 0 … <paramref name="count"/> - 1, for the sequence of a <c>foreach</c>. In reverse mode such a loop keeps its state at
    /// <paramref name="slots"/> places at most, and computes the states between them again, on the schedule that needs the fewest
    /// evaluations of the body (Griewank and Walther, "Algorithm 799: revolve", ACM TOMS 26(1), 2000).
    /// </summary>
    /// <param name="count">The number of trips.</param>
    /// <param name="slots">
    /// The number of states kept at once, 1 or more. With <c>s</c> slots and <c>r</c> repetitions of the body, loops of up to
    /// (s + r)! / (s! r!) trips can be run backward.
    /// </param>
    /// <returns>The numbers; enumerating them allocates nothing.</returns>
    /// <exception cref="System.ArgumentOutOfRangeException">
    /// <paramref name="count"/> is negative, or <paramref name="slots"/> less than 1.
    /// </exception>
    public static CheckpointRange Range(int count, int slots) => new(count, slots);
}
