using System;
using System.ComponentModel;

namespace Tangent.Runtime;

/// <summary>
/// A history that grows, for a loop whose trip count is not known before it runs: the forward sweep pushes, the backward
/// sweep pops in the opposite order. Called by generated code; not for use by several threads at once.
/// </summary>
/// <typeparam name="T">The type of what is kept; values are stored as they are, never boxed.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HistoryStack<T> : IDisposable, IRewindable
{
    private const int InitialCapacity = 16;

    // Generated code takes one stack per overwritten variable and call; a thread keeps the few that it used last, so that
    // a gradient called again and again allocates nothing.
    private const int SparesPerThread = 16;

    [ThreadStatic]
    private static HistoryStack<T>? t_spares;

    private T[] _items = Array.Empty<T>();
    private int _count;
    private HistoryStack<T>? _nextSpare;
    private int _spareDepth;
    private bool _isSpare;
    private int _mark;

    /// <summary>The number of values that were pushed and not popped.</summary>
    public int Count => _count;

    /// <summary>An empty stack, the calling thread's spare one where there is one.</summary>
    /// <returns>A stack to be given back by <see cref="Return"/>.</returns>
    public static HistoryStack<T> Rent()
    {
        HistoryStack<T>? spare = t_spares;
        if (spare is null)
        {
            return new HistoryStack<T>();
        }

        t_spares = spare._nextSpare;
        spare._nextSpare = null;
        spare._isSpare = false;
        return spare;
    }

    /// <summary>Puts a value on top.</summary>
    /// <param name="value">The value to keep.</param>
    /// <exception cref="OutOfMemoryException">More values are kept than an array can hold.</exception>
    public void Push(T value)
    {
        T[] items = _items;
        int count = _count;
        if ((uint)count >= (uint)items.Length)
        {
            items = Grow();
        }

        items[count] = value;
        _count = count + 1;
    }

    /// <summary>Takes the value off the top.</summary>
    /// <returns>The value pushed last of those not popped yet.</returns>
    /// <exception cref="InvalidOperationException">Nothing is left.</exception>
    public T Pop()
    {
        T[] items = _items;
        int top = _count - 1;
        if ((uint)top >= (uint)items.Length)
        {
            throw new InvalidOperationException("The backward sweep pops more values than the forward sweep pushed.");
        }

        _count = top;
        return items[top];
    }

    /// <summary>Gives the memory, and the stack itself, back for the next call. A second call does nothing.</summary>
    public void Return()
    {
        if (_isSpare)
        {
            return;
        }

        History.Return(_items);
        _items = Array.Empty<T>();
        _count = 0;

        int depth = t_spares is null ? 1 : t_spares._spareDepth + 1;
        if (depth <= SparesPerThread)
        {
            _isSpare = true;
            _spareDepth = depth;
            _nextSpare = t_spares;
            t_spares = this;
        }
    }

    /// <summary>The same as <see cref="Return"/>, for <c>using</c>.</summary>
    public void Dispose() => Return();

    void IRewindable.Mark() => _mark = _count;

    void IRewindable.Rewind() => _count = _mark;

    private T[] Grow()
    {
        T[] larger = _count == 0 ? History.Rent<T>(InitialCapacity) : History.Rent<T>(2L * _count);
        Array.Copy(_items, larger, _count);
        History.Return(_items);
        _items = larger;
        return larger;
    }
}
