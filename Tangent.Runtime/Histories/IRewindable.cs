namespace Tangent.Runtime;

/// <summary>A history that can be read more than once.</summary>
internal interface IRewindable
{
    /// <summary>Takes note of what it holds now.</summary>
    void Mark();

    /// <summary>Holds again what it held when it was marked; since then it was only popped.</summary>
    void Rewind();
}
