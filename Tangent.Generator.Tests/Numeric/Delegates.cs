using System;
using Tangent.Generator.Tests.Numeric.Harness;
using static Tangent.Generator.Tests.Numeric.StructDeclarations;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Lambdas, method groups and local functions as values: called in place, handed to methods that call them.</summary>
internal static partial class Delegates
{
    private delegate void Update(ref double x, double by);

    [Differentiable]
    public static double LocalLambda(double x, double a)
    {
        Func<double, double> f = t => a * t * t;
        a *= 2;
        return f(x) + f(a);
    }

    [Differentiable]
    public static double Inferred(double x)
    {
        var f = (double t, int n) => t * n + x;
        return f(x * x, 3) * f.Invoke(x, 2);
    }

    [Differentiable]
    public static double WritesWhatItCaptures(double x)
    {
        double sum = 0;
        int calls = 0;
        Action<double> add = t =>
        {
            sum += t * x;
            calls++;
        };
        add(x);
        add(sum);
        return sum * calls;
    }

    [Differentiable]
    public static double OrderOfEffects(double x)
    {
        double y = x;
        Func<double> next = () => y *= x;
        return y + next() * y - next();
    }

    [Differentiable]
    public static double CustomDelegate(double x)
    {
        Update grow = (ref double y, double by) => y += by * y;
        grow(ref x, 3);
        grow(ref x, x);
        return x;
    }

    [Differentiable]
    public static double Integral(double a, double b, double s) => Simpson(t => Math.Exp(-s * t * t), a, b, 6);

    [Differentiable]
    public static double IntegralOfAFunction(double b) => Simpson(Math.Sin, 0, b, 4) + Simpson(Cubed, b, 2, 4);

    [Differentiable]
    public static double DoubleIntegral(double a, double b) =>
        Simpson(x => Simpson(y => Math.Sin(a * x * y), 0, x, 2), 0, b, 2);

    [Differentiable]
    public static double Adaptive(double a, double s) => AdaptiveSimpson(t => Math.Sqrt(s + t), 0, a, 1e-3, 6);

    [Differentiable]
    public static double NewtonRoot(double a) => Root(x => x * x * x - a, x => 3 * x * x, 1.2);

    [Differentiable]
    public static double DerivedFromAFunction(double a)
    {
        Func<double, double> f = x => Math.Exp(x) - a;
        return Root(f, x => (f(x + 1e-2) - f(x - 1e-2)) / 2e-2, 0.1);
    }

    [Differentiable]
    [At(0.7, true)]
    [At(0.7, false)]
    public static double RungeKutta(double k, bool isFine)
    {
        int n = isFine ? 4 : 1;
        double y = 1;
        for (int i = 0; i < n; i++)
            y = Step((t, u) => -k * u + Math.Sin(t), 0.5 * i, y, 0.5);
        return y;
    }

    [Differentiable]
    [At(3, 0.3)]
    public static double OverArrays(double[] v, double s)
    {
        Map(v, x => x * x * s);
        double sum = 0;
        ForEach(v, (x, i) => sum += x * (i + 1));
        return sum * Fold(v, 1, (p, x) => p + p * x);
    }

    [Differentiable]
    [At(4, 0.3)]
    public static double CapturedArray(double[] v, double s)
    {
        double[] w = new double[v.Length];
        Action<int> set = i => w[i] = v[i] * s;
        for (int i = 0; i < v.Length; i++)
            set(i);
        Func<int, double> get = i => w[i] * w[0];
        return get(1) + get(v.Length - 1);
    }

    [Differentiable]
    public static double LocalFunctionAsValue(double x)
    {
        double Scaled(double t) => t * x;
        Func<double, double> f = Scaled;
        return Twice(f, x) + Twice(Scaled, 2);
    }

    [Differentiable]
    public static double InALocalFunction(double x)
    {
        Func<double, double> f = t => t * t + x;
        double Composed(double t) => f(f(t));
        return Composed(x);
    }

    [Differentiable]
    public static double PassedOn(double x) => Outer((a, _) => a * x, x);

    [Differentiable]
    public static double TwoTargets(double x) => Twice(t => t * x, 2) + Twice(t => t + x * x, x);

    [Differentiable]
    public static double WithStructs(Vec3 v, double s)
    {
        Func<Vec3, Vec3> turn = u => u.Cross(v) + s * u;
        Vec3 w = turn(turn(v));
        return w.X * w.Norm;
    }

    [Differentiable]
    [At(1.5)]
    [At(0.5)]
    public static double ReturnsInside(double x)
    {
        Func<double, double> f = t =>
        {
            if (t > 1)
                return t * x;
            for (int i = 0; i < 3; i++)
                t += x;
            return t;
        };
        return f(x) * f(0.25);
    }

    private static double Cubed(double x) => x * x * x;

    private static double Simpson(Func<double, double> f, double a, double b, int n)
    {
        double h = (b - a) / n;
        double sum = f(a) + f(b);
        for (int i = 1; i < n; i++)
            sum += (i % 2 == 0 ? 2 : 4) * f(a + i * h);
        return sum * h / 3;
    }

    private static double AdaptiveSimpson(Func<double, double> f, double a, double b, double tolerance, int depth)
    {
        double middle = (a + b) / 2;
        double coarse = Simpson(f, a, b, 2);
        double fine = Simpson(f, a, middle, 2) + Simpson(f, middle, b, 2);
        if (depth == 0 || Math.Abs(fine - coarse) < 15 * tolerance)
            return fine;
        return AdaptiveSimpson(f, a, middle, tolerance / 2, depth - 1) + AdaptiveSimpson(f, middle, b, tolerance / 2, depth - 1);
    }

    private static double Root(Func<double, double> f, Func<double, double> slope, double x)
    {
        for (int i = 0; i < 8; i++)
            x -= f(x) / slope(x);
        return x;
    }

    private static double Step(Func<double, double, double> f, double t, double y, double h)
    {
        double k1 = f(t, y);
        double k2 = f(t + h / 2, y + h / 2 * k1);
        double k3 = f(t + h / 2, y + h / 2 * k2);
        double k4 = f(t + h, y + h * k3);
        return y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    }

    private static void Map(double[] v, Func<double, double> f)
    {
        for (int i = 0; i < v.Length; i++)
            v[i] = f(v[i]);
    }

    private static void ForEach(double[] v, Action<double, int> action)
    {
        for (int i = 0; i < v.Length; i++)
            action(v[i], i);
    }

    private static double Fold(double[] v, double start, Func<double, double, double> f)
    {
        foreach (double x in v)
            start = f(start, x);
        return start;
    }

    private static double Twice(Func<double, double> f, double x) => f(f(x));

    private static double Outer(Func<double, double, double> f, double x) => Twice(t => f(t, x) * t, x) + f(x, 1);
}
