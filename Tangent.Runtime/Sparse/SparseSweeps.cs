using System;
using System.ComponentModel;

namespace Tangent.Runtime;

/// <summary>
/// The sweeps that a sparse matrix takes: first those that show its pattern, where that is not given, then one for each colour of its
/// columns. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class SparseSweeps
{
    private readonly int _columns;
    private readonly bool _isSymmetric;
    private readonly double[,] _results;
    private float[,]? _singles;
    private readonly PatternProbe? _probe;
    private SparsityPattern? _pattern;
    private int[] _colors = [];
    private double[][] _sums = [];
    private readonly int _directions;
    private int _color;
    private int _sweeps;

    /// <summary>The sweeps of a Jacobian.</summary>
    /// <param name="rows">How many numbers come out.</param>
    /// <param name="columns">How many numbers go in.</param>
    /// <param name="pattern">The pattern, null where it is to be found.</param>
    /// <param name="directions">How many directions a sweep takes.</param>
    /// <exception cref="ArgumentException">The pattern is of another matrix.</exception>
    public SparseSweeps(int rows, int columns, SparsityPattern? pattern, int directions)
        : this(rows, columns, pattern, directions, isSymmetric: false)
    {
    }

    /// <summary>The sweeps of a Hessian.</summary>
    /// <param name="size">How many numbers go in.</param>
    /// <param name="pattern">The pattern, null where it is to be found.</param>
    /// <param name="directions">How many directions a sweep takes.</param>
    /// <exception cref="ArgumentException">The pattern is of another matrix, or not symmetric.</exception>
    public SparseSweeps(int size, SparsityPattern? pattern, int directions)
        : this(size, size, pattern, directions, isSymmetric: true)
    {
    }

    private SparseSweeps(int rows, int columns, SparsityPattern? pattern, int directions, bool isSymmetric)
    {
        if (pattern is not null && (pattern.Rows != rows || pattern.Columns != columns || (isSymmetric && !IsSymmetric(pattern))))
        {
            throw new ArgumentException(
                $"The pattern must be that of a {(isSymmetric ? "symmetric " : string.Empty)}matrix of {rows} rows and {columns} columns.", nameof(pattern));
        }

        _columns = columns;
        _isSymmetric = isSymmetric;
        _directions = directions;
        _color = -directions;
        _results = new double[rows, directions];
        _probe = pattern is null ? new PatternProbe(rows, columns, directions) : null;
        if (pattern is not null)
        {
            Color(pattern);
        }
    }

    /// <summary>A matrix that takes the results of a sweep, a column for each direction.</summary>
    public double[,] Results => _results;

    /// <summary>The same for results of type <see cref="float"/>.</summary>
    public float[,] SingleResults => _singles ??= new float[_results.GetLength(0), _directions];

    /// <summary>The matrix, when there is no further sweep.</summary>
    public SparseMatrix Matrix => new(_pattern!, Values(), _sums.Length, _sweeps);

    /// <summary>Takes the results of the last sweep and goes on to the next.</summary>
    /// <returns>Whether there is a next sweep.</returns>
    public bool Next()
    {
        if (_sweeps > 0)
        {
            Take();
        }

        if (_pattern is null)
        {
            if (_probe!.Next())
            {
                _sweeps++;
                return true;
            }

            Color(_isSymmetric ? Symmetric(_probe.Pattern!) : _probe.Pattern!);
        }

        _color += _directions;
        bool isOpen = _color < _sums.Length;
        _sweeps += isOpen ? 1 : 0;
        return isOpen;
    }

    private double Weight(int column, int direction) => _pattern is null
        ? _probe!.Stands(column, direction) ? double.NaN : 0
        : _colors[column] == _color + direction ? 1 : 0;

    private void Take()
    {
        for (int row = 0; row < _singles?.GetLength(0); row++)
        {
            _results[row, 0] = _singles[row, 0];
        }

        for (int direction = 0; direction < _directions; direction++)
        {
            if (_pattern is null)
            {
                TakePattern(direction);
            }
            else if (_color + direction < _sums.Length)
            {
                double[] sum = _sums[_color + direction];
                for (int row = 0; row < sum.Length; row++)
                {
                    sum[row] = _results[row, direction];
                }
            }
        }
    }

    private void TakePattern(int direction)
    {
        for (int row = 0; row < _results.GetLength(0); row++)
        {
            if (double.IsNaN(_results[row, direction]))
            {
                _probe!.Reaches(row, direction);
            }
        }
    }

    private void Color(SparsityPattern pattern)
    {
        _pattern = pattern;
        _colors = _isSymmetric ? Coloring.Star(pattern) : Coloring.OfColumns(pattern);
        _sums = new double[Coloring.Count(_colors)][];
        for (int color = 0; color < _sums.Length; color++)
        {
            _sums[color] = new double[pattern.Rows];
        }
    }

    private double[] Values()
    {
        double[] values = new double[_pattern!.Count];
        for (int row = 0; row < _pattern.Rows; row++)
        {
            for (int k = _pattern.RowOffsets[row]; k < _pattern.RowOffsets[row + 1]; k++)
            {
                int column = _pattern.ColumnIndices[k];
                values[k] = !_isSymmetric || IsAlone(row, column) ? _sums[_colors[column]][row] : _sums[_colors[row]][column];
            }
        }

        return values;
    }

    /// <summary>Whether a column is the only one of its colour that has an entry in a row.</summary>
    private bool IsAlone(int row, int column)
    {
        for (int k = _pattern!.RowOffsets[row]; k < _pattern.RowOffsets[row + 1]; k++)
        {
            int other = _pattern.ColumnIndices[k];
            if (other != column && _colors[other] == _colors[column])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSymmetric(SparsityPattern pattern)
    {
        SparsityPattern transposed = pattern.Transposed();
        return pattern.RowOffsets.AsSpan().SequenceEqual(transposed.RowOffsets) && pattern.ColumnIndices.AsSpan().SequenceEqual(transposed.ColumnIndices);
    }

    /// <summary>The entries of a pattern and those of its transpose: a value that is not finite may show on one side only.</summary>
    private static SparsityPattern Symmetric(SparsityPattern pattern)
    {
        SparsityPattern transposed = pattern.Transposed();
        int[] offsets = new int[pattern.Rows + 1];
        var columns = new System.Collections.Generic.List<int>();
        for (int row = 0; row < pattern.Rows; row++)
        {
            var all = new System.Collections.Generic.SortedSet<int>();
            all.UnionWith(new ArraySegment<int>(pattern.ColumnIndices, pattern.RowOffsets[row], pattern.RowOffsets[row + 1] - pattern.RowOffsets[row]));
            all.UnionWith(new ArraySegment<int>(
                transposed.ColumnIndices, transposed.RowOffsets[row], transposed.RowOffsets[row + 1] - transposed.RowOffsets[row]));
            columns.AddRange(all);
            offsets[row + 1] = columns.Count;
        }

        return new SparsityPattern(pattern.Columns, offsets, columns.ToArray());
    }
}
