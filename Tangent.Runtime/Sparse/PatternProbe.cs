using System.Collections.Generic;

namespace Tangent.Runtime;

/// <summary>
/// Finds the pattern of a linear map that can be applied to directions. A direction of NaN and zeros makes NaN of every result that
/// depends on a place where the NaN stands, whatever the numbers are, since NaN times zero is NaN and NaN plus anything is NaN. Blocks of
/// columns are halved until they are single columns; at each level, blocks that no row has in common are probed at once, so that a level
/// takes two sweeps for each colour of the blocks, and all levels some number of colours times the logarithm of the number of columns.
/// </summary>
internal sealed class PatternProbe
{
    private readonly int _columns;
    private int _size;
    private readonly int[][] _blocksOfRows;
    private int[] _colors = [0];
    private int _colorCount = 1;
    private readonly int _directions;
    private int _probe;
    private List<int>[] _found;

    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="directions">How many probes one sweep makes.</param>
    public PatternProbe(int rows, int columns, int directions)
    {
        _columns = columns;
        _directions = directions;
        _probe = -directions;
        _size = columns > 0 ? 2 : 1;
        while (_size < columns)
        {
            _size *= 2;
        }

        _blocksOfRows = new int[rows][];
        for (int row = 0; row < rows; row++)
        {
            _blocksOfRows[row] = columns > 0 ? [0] : [];
        }

        _found = Empty();
    }

    public SparsityPattern? Pattern { get; private set; }

    /// <summary>Goes on to the next sweep; false when the pattern is known.</summary>
    public bool Next()
    {
        if (_size == 1)
        {
            Finish();
            return false;
        }

        _probe += _directions;
        if (_probe < 2 * _colorCount)
        {
            return true;
        }

        Halve();
        return Next();
    }

    /// <summary>Whether the NaN of a direction of this sweep stands at a column.</summary>
    public bool Stands(int column, int direction)
    {
        int probe = _probe + direction;
        return _colors[column / _size] == probe / 2 && column % _size / (_size / 2) == probe % 2;
    }

    /// <summary>Takes note that a row's result is NaN along a direction of this sweep.</summary>
    public void Reaches(int row, int direction)
    {
        int probe = _probe + direction;

        // The rows' blocks of one colour are one at most.
        foreach (int block in _blocksOfRows[row])
        {
            // Where a derivative is infinite, the zeros of a direction make NaN too: that may add an entry, never hide one.
            int half = (2 * block) + (probe % 2);
            if (_colors[block] == probe / 2 && half * (_size / 2) < _columns)
            {
                _found[row].Add(half);
            }
        }
    }

    private void Halve()
    {
        _size /= 2;
        for (int row = 0; row < _found.Length; row++)
        {
            _found[row].Sort();
            _blocksOfRows[row] = _found[row].ToArray();
        }

        _found = Empty();
        _probe = -_directions;
        if (_size > 1)
        {
            _colors = Coloring.OfColumns(Blocks((_columns + _size - 1) / _size));
            _colorCount = Coloring.Count(_colors);
        }
    }

    private void Finish() => Pattern = Blocks(_columns);

    private SparsityPattern Blocks(int count)
    {
        int[] offsets = new int[_blocksOfRows.Length + 1];
        var columns = new List<int>();
        for (int row = 0; row < _blocksOfRows.Length; row++)
        {
            columns.AddRange(_blocksOfRows[row]);
            offsets[row + 1] = columns.Count;
        }

        return new SparsityPattern(count, offsets, columns.ToArray());
    }

    private List<int>[] Empty()
    {
        var lists = new List<int>[_blocksOfRows.Length];
        for (int row = 0; row < lists.Length; row++)
        {
            lists[row] = new List<int>();
        }

        return lists;
    }
}
