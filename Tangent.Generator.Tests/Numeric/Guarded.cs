using System;
using System.IO;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary><c>try</c>, <c>using</c> and exceptions that pass through.</summary>
internal static partial class Guarded
{
    private static int s_depth;

    [Differentiable]
    [At(0.7, 3)]
    public static double Finally(double x, double[] a)
    {
        double s = 0;
        try
        {
            s = x * x;
            a[0] *= s;
            for (int i = 0; i < a.Length; i++)
                s += a[i] * x;
        }
        finally
        {
            s_depth++;
            a[1] = s * 2;
        }

        return s * a[0] + a[1];
    }

    private static readonly object Gate = new();
    private static int s_locked;

    [Differentiable]
    [At(0.7, new[] { 1.5, 2, 0.3 })]
    [At(0.7, new[] { 1.5, -2, 0.3 })]
    [At(0.7, new[] { 4.5, 9, 0.3 })]
    public static double Locked(double x, double[] a)
    {
        double s = x;
        for (int i = 0; i < a.Length; i++)
        {
            lock (Gate)
            {
                s_locked++;
                if (a[i] < 0)
                    break;
                s *= a[i];
                if (s > 10)
                    return s * x;
            }

            a[i] += s;
        }

        return s * a[0];
    }

    [Differentiable]
    [At(0.7, new[] { 0.3, 0.6, 1.1 })]
    [At(0.7, new[] { 0.3, 0.6, 2.1, 0.4 })]
    [At(0.7, new[] { 0.3, 0.6, 1.4, -1, 0.4 })]
    public static double LeftInEveryWay(double x, double[] a)
    {
        double s = x;
        for (int i = 0; i < a.Length; i++)
        {
            try
            {
                if (a[i] > 2)
                    return s * a[i];
                if (a[i] < 0)
                    break;
                s *= a[i];
                if (a[i] > 1)
                    continue;
                s += x;
            }
            finally
            {
                s_depth--;
            }

            s = Math.Sin(s);
        }

        return s * x;
    }

    [Differentiable]
    [At(0.7, 0.4)]
    [At(20.0, 0.4)]
    public static double Using(double x, double y)
    {
        using var outer = new MemoryStream();
        double s = x * y;
        outer.WriteByte(1);
        if (outer.Length > 3)
            return 0;
        using (var inner = new MemoryStream())
        {
            s *= x;
            inner.WriteByte(2);
            if (s > 100)
                return s * s;
        }

        return Math.Exp(s);
    }

    [Differentiable]
    [At(0.7, 3)]
    [At(0.7, 6)]
    [At(0.7, 5)]
    [At(0.7, -1)]
    public static double TranslatedExceptions(double x, int n)
    {
        double s = x;
        try
        {
            s *= Power(x, n);
        }
        catch (InvalidOperationException e) when (n > 5)
        {
            throw new ArgumentException("n: " + e.Message, e);
        }
        catch (DivideByZeroException)
        {
            s_depth--;
            throw;
        }
        finally
        {
            s_depth++;
        }

        return s * x;
    }

    private static double Power(double x, int n)
    {
        if (n > 4)
            throw new InvalidOperationException("big");
        if (n < 0)
            throw new DivideByZeroException();
        double s = 1;
        try
        {
            for (int i = 0; i < n; i++)
                s *= x;
            return s;
        }
        finally
        {
            s_depth++;
        }
    }

    [Differentiable]
    [At(3, 2)]
    public static void InPlace(double[] a, double x)
    {
        try
        {
            try
            {
                a[0] *= x;
            }
            finally
            {
                a[1] += a[0] * a[0];
            }
        }
        finally
        {
            a[2] = Math.Sin(a[1]) * a[2];
            a[0] = 0;
        }
    }

    [Differentiable]
    public static double InAWhile(double x)
    {
        double s = x;
        int i = 0;
        while (s < 3)
        {
            try
            {
                double t = s * x + 0.5;
                s = t * t;
                if (i > 6)
                    break;
            }
            finally
            {
                i++;
            }
        }

        return s / (1 + i);
    }

    [Differentiable]
    [At(0.3, 2)]
    public static double InRecursion(double x, int n)
    {
        try
        {
            s_depth++;
            return n == 0 ? x : Math.Exp(InRecursion(x * x, n - 1)) * x;
        }
        finally
        {
            s_depth--;
        }
    }

    [Differentiable]
    [At(0.4)]
    public static double CallerOfFinally(double x)
    {
        double y = Helper(x, 1) + Helper(x * x, 2);
        return y * Helper(y, 3);
    }

    private static double Helper(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            try
            {
                y = Math.Sin(y) + x;
            }
            finally
            {
                y *= x;
            }
        }

        return y;
    }
}
