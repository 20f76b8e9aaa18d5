using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace Tangent.Runtime;

/// <summary>
/// All that a backward sweep changes, so that it can be run again: arrays and histories are put back to how the forward sweep
/// left them. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PullbackState
{
    private readonly List<Func<Snapshot>> _storage = new();
    private readonly List<IRewindable> _histories = new();
    private readonly List<Snapshot> _snapshots = new();

    /// <summary>Takes note of an array.</summary>
    /// <typeparam name="T">The type of the array.</typeparam>
    /// <param name="array">The array; null is ignored.</param>
    /// <returns>The same array.</returns>
    public T Keep<T>(T array)
        where T : class
    {
        if (array is Array known)
        {
            _storage.Add(() => Snapshot.Of(known));
        }

        return array;
    }

    /// <summary>Takes note of a list.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="list">The list; null is ignored.</param>
    /// <returns>The same list.</returns>
    public List<T> Keep<T>(List<T> list)
    {
        if (list is not null)
        {
            _storage.Add(() => Snapshot.Of(list));
        }

        return list!;
    }

    /// <summary>Takes note of a history.</summary>
    /// <typeparam name="T">The type of what it keeps.</typeparam>
    /// <param name="history">The history.</param>
    /// <returns>The same history.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="history"/> is null.</exception>
    public HistoryStack<T> Keep<T>(HistoryStack<T> history)
    {
        Guard.NotNull(history, nameof(history));
        _histories.Add(history);
        return history;
    }

    /// <summary>The forward sweep is done: what everything holds now is what each backward sweep starts from.</summary>
    public void Ready()
    {
        _snapshots.AddRange(_storage.ConvertAll(keep => keep()));
        _storage.Clear();
        _histories.ForEach(history => history.Mark());
    }

    /// <summary>Puts everything back.</summary>
    public void Restore()
    {
        _snapshots.ForEach(snapshot => snapshot.Restore());
        _histories.ForEach(history => history.Rewind());
    }
}
