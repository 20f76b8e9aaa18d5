using System;
using System.Collections.Generic;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Those of the order in which the parts of an assignment are evaluated.</summary>
internal static partial class Regressions
{
    private struct Ends
    {
        public double A;
        public double B;
    }

    /// <summary>The target was once read back through an index that the assignment itself had changed.</summary>
    [Differentiable]
    [At(0.3, 2)]
    [At(-1.84, 2)]
    public static double ReadBackWhereItWasWritten(double x, double[] a)
    {
        x = a[x >= a[0] * x ? 0 : 1] = x;
        return x * a[1];
    }

    /// <summary>Each kind of assignment whose value is used, with indices that it changes.</summary>
    [Differentiable]
    [At(0.3, 0.4, 1)]
    public static double ReadBackBySteps(double x, double y, double z)
    {
        double[] a = { x, y, z, 2.2 };
        double p = a[Step(a[0])] += x;
        double q = ++a[Step(a[0])];
        double r = a[Step(a[0])] = a[Step(a[1])] = x * p;
        double s = a[Step(a[0])]++;
        (a[Step(a[0])], a[Step(a[1])]) = (x * q, s);
        return p * q * r * s + a[0] * a[1] + a[2] * a[3];
    }

    /// <summary>A variable that is named in its own initializer was once declared behind that.</summary>
    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
    public static double GivenInItsInitializer(double x)
    {
        double y = (y = 3 * x) * x + y;
        return y * x;
    }

    [Differentiable]
    public static double HandedOutInItsInitializer(double x)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            double y = Handed(out y, x + i) * y + sum;
            sum += y * x;
        }

        return sum;
    }

    private static double Handed(out double y, double x)
    {
        y = x * x;
        return Math.Sin(x);
    }

    private static int Step(double a) => Math.Min(3, (int)(2 * Math.Abs(a)));

    /// <summary>The same with integers, which lead to parts of structs.</summary>
    [Differentiable]
    [At(0.3, 3)]
    public static double ReadBackThroughIntegers(double x, double[] a)
    {
        int[] k = { 0, 1, 2, 0 };
        var ends = new Ends[3];
        double y = ends[k[0]].A = x * a[0];
        double z = ends[k[k[0]] = 1].B = y * a[1];
        int j = k[k[0]] = 2;
        int m = k[k[0]]++;
        int n = ++k[k[0]];
        int q = k[k[0]] -= 1;
        (k[k[0]], k[k[1]]) = (1, 0);
        return y * z * (j + 2 * m + 3 * n + 5 * q) * (k[0] + 2 * k[1] + 3 * k[2] + 7) + ends[1].B * ends[0].A;
    }

    /// <summary>The compiler warned of the constant that <c>Gradient.Stop</c> leaves where nothing reads it.</summary>
    [Differentiable]
    [At(0.3)]
    public static double StoppedConstantThatNothingReads(double x)
    {
        double unread = Gradient.Stop(0.3 / 1);
        return x * x;
    }

    /// <summary>A null that the method says is one came without its <c>!</c>, of which the compiler warns.</summary>
    [Differentiable]
    [At(0.3)]
    [At(-0.3)]
    public static double NullUntilThereIsAnArray(double x)
    {
        double[] z = null!;
        if (x > 0)
        {
            z = new double[] { x, x * x };
        }
        else
        {
            z = new double[] { x };
        }

        double product = z[0] * z[^1];
        z = null!;
        return product * x;
    }

    /// <summary>What stands behind the last item that is spread is evaluated when that has been copied; what stands before it, earlier.</summary>
    [Differentiable]
    [At(0.7, 2)]
    public static double WrittenBehindWhatIsSpread(double x, double[] a)
    {
        List<double> list = [x, .. a, Halve(x, a)];
        double[] array = [Halve(x, a), .. a, Halve(x, a)];
        double[] twice = [.. a, Halve(x, a), .. array];
        return list[1] + 2 * list[2] + 3 * array[1] + 5 * array[2] * list[3] + 7 * twice[0] * twice[1] + twice[2] * twice[4] + a[0];
    }

    /// <summary>The place of a late item is the one behind what was spread, whatever the item does to that.</summary>
    [Differentiable]
    [At(0.7, 1.3)]
    public static double GrownBehindWhatIsSpread(double x, double y)
    {
        var list = new List<double> { x, y };
        double[] a = [.. list, Grow(x, list), list[2], Grow(y, list)];
        return a[0] + 2 * a[1] + 3 * a[2] + 5 * a[3] + 7 * a[4] + a.Length + list.Count;
    }

    private static double Grow(double x, List<double> list)
    {
        list.Add(x);
        return x * x;
    }

    private static double Halve(double x, double[] a)
    {
        for (int i = 0; i < a.Length; i++)
            a[i] = a[i] * 0.5 + x;
        return x * a[0];
    }
}
