using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace Tangent.Runtime;

/// <summary>
/// The contents of an array that is not a plain vector, or of a list, to be put back later. Called by generated code where the
/// backward sweep undoes writes that the caller must still see.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Snapshot
{
    private Snapshot()
    {
    }

    /// <summary>Copies the contents of an array; of an array of arrays, each row's too.</summary>
    /// <param name="target">The array to copy.</param>
    /// <returns>The copy, which knows where it belongs.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="target"/> is null.</exception>
    public static Snapshot Of(Array target)
    {
        Guard.NotNull(target, nameof(target));
        return new OfArray(target);
    }

    /// <summary>Copies the contents of a list.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="target">The list to copy.</param>
    /// <returns>The copy, which knows where it belongs.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="target"/> is null.</exception>
    public static Snapshot Of<T>(List<T> target)
    {
        Guard.NotNull(target, nameof(target));
        return new OfList<T>(target);
    }

    /// <summary>
    /// Puts the contents back; an array of arrays has the same rows again, with the same contents, a list the same count.
    /// </summary>
    public abstract void Restore();

    private sealed class OfArray : Snapshot
    {
        private readonly Array _target;
        private readonly Array _copy;
        private readonly OfArray?[] _rows;

        public OfArray(Array target)
        {
            _target = target;
            _copy = (Array)target.Clone();
            _rows = target is object?[] rows ? Array.ConvertAll(rows, row => row is Array a ? new OfArray(a) : null) : Array.Empty<OfArray?>();
        }

        public override void Restore()
        {
            Array.Copy(_copy, _target, _copy.Length);
            foreach (OfArray? row in _rows)
            {
                row?.Restore();
            }
        }
    }

    private sealed class OfList<T>(List<T> target) : Snapshot
    {
        private readonly T[] _copy = target.ToArray();

        public override void Restore()
        {
            target.Clear();
            target.AddRange(_copy);
        }
    }
}
