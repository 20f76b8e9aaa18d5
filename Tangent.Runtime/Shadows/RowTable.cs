using System;
using System.Buffers;
using System.Runtime.CompilerServices;

namespace Tangent.Runtime;

/// <summary>
/// Finds which rows of a jagged array are one and the same array: a hash table of row numbers, by reference, in rented
/// memory, so that checking the arguments of a gradient allocates nothing.
/// </summary>
internal readonly struct RowTable<TRow> : IDisposable
    where TRow : class
{
    private readonly TRow?[] _rows;
    private readonly int[] _slots; // Row number + 1, or 0 where the slot is free.
    private readonly int _mask;

    public RowTable(TRow?[] rows)
    {
        int size = 4;
        while (size < 2L * rows.Length && size < 1 << 30)
        {
            size *= 2;
        }

        _rows = rows;
        _mask = size - 1;
        _slots = ArrayPool<int>.Shared.Rent(size);
        Array.Clear(_slots, 0, size);
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] is { } row)
            {
                ref int slot = ref Slot(row);
                if (slot == 0)
                {
                    slot = i + 1;
                }
            }
        }
    }

    /// <summary>The first row that is <paramref name="row"/> itself, or -1.</summary>
    public int IndexOf(TRow row) => Slot(row) - 1;

    public void Dispose() => ArrayPool<int>.Shared.Return(_slots);

    private ref int Slot(TRow row)
    {
        int i = RuntimeHelpers.GetHashCode(row) & _mask;
        while (_slots[i] != 0 && !ReferenceEquals(_rows[_slots[i] - 1], row))
        {
            i = (i + 1) & _mask;
        }

        return ref _slots[i];
    }
}
