using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>One array under several names.</summary>
internal static partial class Aliases
{
    [Differentiable]
    [At(3, "=a")]
    [At(3, 3)]
    public static double ReadTwice(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i] * b[0];
        return sum;
    }

    [Differentiable]
    [At(3, "=a")]
    [At(3, 3)]
    public static double WrittenThroughOne(double[] a, double[] b)
    {
        for (int i = 0; i < a.Length; i++)
            a[i] = b[i] * b[i];
        return a[0] * b[1] + b[2];
    }

    [Differentiable]
    [At(4, "=a")]
    public static void ShiftBetween(double[] a, double[] b)
    {
        for (int i = 1; i < a.Length; i++)
            a[i] = b[i - 1] * 2;
    }

    [Differentiable]
    [At(3, "=a", "=a")]
    [At(3, 3, "=b")]
    [At(3, 3, "=a")]
    public static double OfThree(double[] a, double[] b, double[] c)
    {
        c[0] = a[1] * b[2];
        a[1] = c[0] * b[0];
        return b[1] * c[0] + a[2];
    }

    [Differentiable]
    [At(3)]
    public static double SecondName(double[] v)
    {
        double[] w = v;
        w[0] = v[1] * v[1];
        v[1] = w[0] * w[2];
        return v[0] * w[1];
    }

    [Differentiable]
    [At(3)]
    public static double SecondNameOfAFreshOne(double[] v)
    {
        double[] t = new double[3];
        double[] u = t;
        for (int i = 0; i < 3; i++)
            t[i] = v[i] * v[i];
        u[0] *= t[1];
        return t[0] * u[2];
    }

    [Differentiable]
    [At(3, 3, true)]
    [At(3, 3, false)]
    public static double ChosenByACondition(double[] a, double[] b, bool first)
    {
        double[] v = first ? a : b;
        v[0] = v[1] * a[2];
        return a[0] * b[0];
    }

    [Differentiable]
    [At(3, 3, 2.0)]
    [At(3, 3, -2.0)]
    public static double ChosenByABranch(double[] a, double[] b, double x)
    {
        double[] v = a;
        if (x > 0)
            v = b;
        v[0] *= x;
        return a[0] * a[1] + b[0] * b[2];
    }

    [Differentiable]
    [At(3, 3, 3)]
    public static double AlternatingReferences(double[] a, double[] b, int n)
    {
        double[] p = a;
        double[] q = b;
        for (int i = 0; i < n; i++)
        {
            p[0] = p[0] * q[1] + q[0];
            double[] t = p;
            p = q;
            q = t;
        }

        return a[0] * b[0];
    }

    [Differentiable]
    [At("3,2")]
    public static double RowUnderAName(double[][] m)
    {
        double[] row = m[0];
        row[1] = m[0][0] * m[1][0];
        return m[0][1] * row[2] * m[1][1];
    }

    [Differentiable]
    [At("2,2")]
    [MovesRows]
    public static double RowTwice(double[][] m)
    {
        m[1] = m[0];
        m[1][0] = m[0][1] * m[0][1];
        return m[0][0] * m[1][1];
    }

    [Differentiable]
    [At("2,2")]
    [MovesRows]
    public static double RowsSwapped(double[][] m)
    {
        (m[0], m[1]) = (m[1], m[0]);
        m[0][0] *= m[1][1];
        return m[0][0] + m[0][1] * m[1][0];
    }

    [Differentiable]
    [At(3, 3, 0)]
    [At(3, 3, 1)]
    [At(3, 3, 2)]
    public static double NamesThatHelpersReturn(double[] a, double[] b, int n)
    {
        double[] either = Either(a, b, n > 1);
        either[1] = either[1] * either[0] + b[2];
        double[] products = Products(a, b);
        products[2] *= products[1];
        double[] second = Second(a, b);
        second[0] = System.Math.Sin(second[0]) * a[0];
        double[] deep = Deep(a, b, n);
        deep[0] *= 1.5 + deep[1];
        (double[] u, double[] v) = Both(b, a);
        u[1] *= v[0];
        v[1] *= u[0];
        double[][] rows = Rows(a, b);
        rows[0][2] *= rows[1][1];
        rows[1][0] *= rows[0][0];
        double sum = 0;
        for (int i = 0; i < 3; i++)
            sum += (i + 1) * a[i] * b[i] + products[i] * deep[i] + u[i] * v[i] * second[i] + rows[1][i];
        return sum;
    }

    private static double[] Either(double[] a, double[] b, bool isFirst) => isFirst ? a : b;

    private static double[] Products(double[] a, double[] b)
    {
        var c = new double[a.Length];
        for (int i = 0; i < c.Length; i++)
            c[i] = a[i] * b[i];
        return c;
    }

    private static double[] Second(double[] a, double[] b)
    {
        a[0] = a[0] * b[0];
        return b;
    }

    private static double[] Deep(double[] a, double[] b, int n) => n == 0 ? b : Deep(Products(a, b), a, n - 1);

    private static (double[] Given, double[] New) Both(double[] a, double[] b) => (b, Products(a, b));

    private static double[][] Rows(double[] a, double[] b) => new[] { a, Products(a, b) };
}
