namespace Tangent;

/// <summary>The numbers that <see cref="Checkpoint.Range(int, int)"/> gives.</summary>
public readonly struct CheckpointRange
{
    internal CheckpointRange(int count, int slots)
    {
        Runtime.BinomialSchedule.Check(count, slots);
        Count = count;
        Slots = slots;
    }

    /// <summary>How many numbers there are.</summary>
    public int Count { get; }

    /// <summary>How many states reverse mode keeps at once.</summary>
    public int Slots { get; }

    /// <summary>Starts before the first number.</summary>
    /// <returns>The enumerator, for <c>foreach</c>.</returns>
    public Enumerator GetEnumerator() => new(Count);

    /// <summary>Goes through the numbers in their order.</summary>
    public struct Enumerator
    {
        private readonly int _count;

        internal Enumerator(int count)
        {
            _count = count;
            Current = -1;
        }

        /// <summary>The number; -1 before the first.</summary>
        public int Current { get; private set; }

        /// <summary>Goes on to the next number.</summary>
        /// <returns>Whether there is one.</returns>
        public bool MoveNext() => ++Current < _count;
    }
}
