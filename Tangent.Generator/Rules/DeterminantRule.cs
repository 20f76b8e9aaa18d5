using System.Collections.Generic;
using System.Linq;

namespace Tangent.Generator.Rules;

/// <summary>
/// <c>Matrix4x4.GetDeterminant()</c>. Its derivative in an entry is the entry's cofactor, which a singular matrix has as well (Magnus and
/// Neudecker, "Matrix Differential Calculus", 8.3: <c>d|X| = tr(X# dX)</c>). Cofactors are written by Laplace's expansion: a determinant of the first
/// two rows over two columns, times one of the last two rows over the two others.
/// </summary>
internal static class DeterminantRule
{
    private static readonly Space M = new("Matrix4x4");

    // Two columns, the two others, and the sign of their order.
    private static readonly (int I, int J, int K, int L, bool IsEven)[] Pairs =
    [
        (1, 2, 3, 4, true), (1, 3, 2, 4, false), (1, 4, 2, 3, true), (2, 3, 1, 4, true), (2, 4, 1, 3, false), (3, 4, 1, 2, true),
    ];

    public static IEnumerable<(string Function, SpacePartial?[] Partials)> All =>
    [
        M.Rule(".GetDeterminant()", "{0}", new SpacePartial(
            (a, y, t) => Pairs.Select(p => Change(a[0], t, p)).Aggregate((sum, term) => sum + term),
            (a, y, d) => M.New(M.Names.Select(name => Cofactor(a[0], name[1] - '0', name[2] - '0')).ToArray()) * d)),
    ];

    private static Term Change(Term a, Term t, (int I, int J, int K, int L, bool IsEven) p)
    {
        Term first = t.Minor(1, p.I, p.J, a) + a.Minor(1, p.I, p.J, t);
        Term last = t.Minor(3, p.K, p.L, a) + a.Minor(3, p.K, p.L, t);
        Term change = first * a.Minor(3, p.K, p.L, a) + a.Minor(1, p.I, p.J, a) * last;
        return p.IsEven ? change : -change;
    }

    /// <summary>The determinant of two columns, in a row of the one matrix and the next row of the other.</summary>
    private static Term Minor(this Term upper, int row, int i, int j, Term lower) =>
        Entry(upper, row, i) * Entry(lower, row + 1, j) - Entry(upper, row, j) * Entry(lower, row + 1, i);

    /// <summary>The other entry of the same pair of rows, in another column, times the determinant of the other pair in the columns that are left.</summary>
    private static Term Cofactor(Term a, int row, int column)
    {
        int other = row % 2 == 1 ? row + 1 : row - 1;
        int far = row < 3 ? 3 : 1;
        int[] columns = Enumerable.Range(1, 4).Where(c => c != column).ToArray();
        Term[] terms = columns.Select(c => Entry(a, other, c) * Rest(a, far, columns.Where(r => r != c).ToArray())).ToArray();
        Term sum = terms[0] - terms[1] + terms[2];
        return (row + column) % 2 == 0 ? sum : -sum;
    }

    private static Term Rest(Term a, int row, int[] columns) => a.Minor(row, columns[0], columns[1], a);

    private static Term Entry(Term a, int row, int column) => a.Part("M" + row + column);
}
