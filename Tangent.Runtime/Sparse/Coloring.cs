using System.Collections.Generic;

namespace Tangent.Runtime;

/// <summary>
/// Groups of columns whose entries can be told apart when they are added up, one colour for each group. (Gebremedhin, Manne and Pothen, "What
/// color is your Jacobian? Graph coloring for computing derivatives", SIAM Review 47, 2005.)
/// </summary>
internal static class Coloring
{
    /// <summary>
    /// No two columns of one colour have an entry in the same row. (Curtis, Powell and Reid, "On the estimation of sparse Jacobian matrices",
    /// IMA Journal of Applied Mathematics 13, 1974; as greedy partial distance-2 colouring, section 4 of the review.)
    /// </summary>
    public static int[] OfColumns(SparsityPattern pattern)
    {
        SparsityPattern rowsOf = pattern.Transposed();
        int[] colors = Uncolored(pattern.Columns);
        var forbidden = new Forbidden(pattern.Columns);
        for (int column = 0; column < pattern.Columns; column++)
        {
            for (int k = rowsOf.RowOffsets[column]; k < rowsOf.RowOffsets[column + 1]; k++)
            {
                int row = rowsOf.ColumnIndices[k];
                for (int j = pattern.RowOffsets[row]; j < pattern.RowOffsets[row + 1]; j++)
                {
                    forbidden.Add(colors[pattern.ColumnIndices[j]], column);
                }
            }

            colors[column] = forbidden.First(column);
        }

        return colors;
    }

    /// <summary>
    /// For a symmetric matrix: neighbours differ, and no path over four columns has two colours only. Then each entry stands alone in the
    /// sum of one of the two columns that it belongs to. (Greedy star colouring, section 5 of the review; Coleman and Moré, "Estimation of
    /// sparse Hessian matrices and graph coloring problems", Mathematical Programming 28, 1984.)
    /// </summary>
    public static int[] Star(SparsityPattern pattern)
    {
        int[] colors = Uncolored(pattern.Columns);
        var forbidden = new Forbidden(pattern.Columns);
        foreach (int v in ByDegree(pattern))
        {
            foreach (int w in Neighbours(pattern, v))
            {
                forbidden.Add(colors[w], v);
                foreach (int x in Neighbours(pattern, w))
                {
                    if (x == v || colors[x] < 0)
                    {
                        continue;
                    }

                    if (colors[w] < 0 || EndsIn(pattern, colors, x, w))
                    {
                        forbidden.Add(colors[x], v);
                    }
                }
            }

            colors[v] = forbidden.First(v);
        }

        return colors;
    }

    public static int Count(int[] colors)
    {
        int count = 0;
        foreach (int color in colors)
        {
            count = color >= count ? color + 1 : count;
        }

        return count;
    }

    /// <summary>The columns with most entries first: one that meets all others, coloured last, would have kept them all apart.</summary>
    private static int[] ByDegree(SparsityPattern pattern)
    {
        int[] order = new int[pattern.Columns];
        int[] keys = new int[pattern.Columns];
        for (int v = 0; v < order.Length; v++)
        {
            order[v] = v;
            keys[v] = pattern.RowOffsets[v] - pattern.RowOffsets[v + 1];
        }

        // Among equals the order is that of the columns, whatever sort the platform has.
        System.Array.Sort(order, (v, w) => keys[v] != keys[w] ? keys[v].CompareTo(keys[w]) : v.CompareTo(w));
        return order;
    }

    /// <summary>Whether a neighbour of <paramref name="x"/> other than <paramref name="w"/> has the colour of that.</summary>
    private static bool EndsIn(SparsityPattern pattern, int[] colors, int x, int w)
    {
        foreach (int y in Neighbours(pattern, x))
        {
            if (y != w && colors[y] == colors[w])
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<int> Neighbours(SparsityPattern pattern, int v)
    {
        for (int k = pattern.RowOffsets[v]; k < pattern.RowOffsets[v + 1]; k++)
        {
            if (pattern.ColumnIndices[k] != v)
            {
                yield return pattern.ColumnIndices[k];
            }
        }
    }

    private static int[] Uncolored(int count)
    {
        int[] colors = new int[count];
        for (int i = 0; i < count; i++)
        {
            colors[i] = -1;
        }

        return colors;
    }

    /// <summary>The colours that a column may not have; a mark is the column that it was made for, so that nothing has to be cleared.</summary>
    private sealed class Forbidden(int count)
    {
        private readonly int[] _marks = Uncolored(count + 1);

        public void Add(int color, int column)
        {
            if (color >= 0)
            {
                _marks[color] = column;
            }
        }

        public int First(int column)
        {
            int color = 0;
            while (_marks[color] == column)
            {
                color++;
            }

            return color;
        }
    }
}
