using System;
using System.ComponentModel;

namespace Tangent.Runtime;

/// <summary>
/// The contents of an array that is not a plain vector, to be put back later. Called by generated code where the backward
/// sweep undoes writes that the caller must still see.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Snapshot
{
    private readonly Array _target;
    private readonly Array _copy;
    private readonly Snapshot?[] _rows;

    private Snapshot(Array target)
    {
        _target = target;
        _copy = (Array)target.Clone();
        _rows = target is object?[] rows ? Array.ConvertAll(rows, row => row is Array a ? new Snapshot(a) : null) : Array.Empty<Snapshot?>();
    }

    /// <summary>Copies the contents of an array; of an array of arrays, each row's too.</summary>
    /// <param name="target">The array to copy.</param>
    /// <returns>The copy, which knows where it belongs.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="target"/> is null.</exception>
    public static Snapshot Of(Array target)
    {
        Guard.NotNull(target, nameof(target));
        return new Snapshot(target);
    }

    /// <summary>Puts the contents back; an array of arrays has the same rows again, with the same contents.</summary>
    public void Restore()
    {
        Array.Copy(_copy, _target, _copy.Length);
        foreach (Snapshot? row in _rows)
        {
            row?.Restore();
        }
    }
}
