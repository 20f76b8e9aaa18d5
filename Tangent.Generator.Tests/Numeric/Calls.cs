using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Calls of other methods, annotated or not.</summary>
internal static partial class Calls
{
    [Differentiable]
    public static double Annotated(double x) => Math.Sin(x) * x;

    [Differentiable]
    public static double OfAnAnnotatedOne(double x, double y) => Annotated(x * y) + Annotated(y);

    [Differentiable]
    public static double OfAHelper(double x, double y) => Sigmoid(x * y) * Sigmoid(y);

    [Differentiable]
    public static double OfAHelperOfAHelper(double x) => Sigmoid(Twice(x)) + Twice(Sigmoid(x));

    [Differentiable]
    public static double OfAHelperWithABody(double x, double y) => Polynomial(x, y) * Polynomial(y, x);

    [Differentiable]
    public static double OfAPrivateOneElsewhere(double x) => OtherClass.Quadratic(x, 3) - x;

    [Differentiable]
    public static double ConstantArgument(double x) => Polynomial(x, 2.0) * Polynomial(1.5, 2.0);

    [Differentiable]
    public static double NamedArguments(double x, double y) => Weighted(b: x, a: y) + Weighted(weight: x, a: x, b: y);

    [Differentiable]
    public static double DefaultArguments(double x, double y) => Weighted(x, y) * Weighted(x, y, x);

    [Differentiable]
    public static double Params(double x, double y) => SumOfSquares(x, y, x * y) + SumOfSquares() + SumOfSquares(y);

    [Differentiable]
    public static double Extension(double x) => x.Cubed() + (x * 2).Cubed();

    [Differentiable]
    [At(4)]
    public static double ArrayArgument(double[] v) => Norm(v) * v[0] + Norm(v);

    [Differentiable]
    [At(4, 1.5)]
    public static double CalleeWritesItsArray(double[] v, double a)
    {
        ScaleAll(v, a);
        double n = Norm(v);
        ScaleAll(v, n);
        return v[0] * v[1];
    }

    [Differentiable]
    [At(4, 1.5)]
    public static void CalleeWritesInALoop(double[] v, double a)
    {
        for (int i = 0; i < 3; i++)
        {
            ScaleAll(v, a * v[i]);
            v[i] += 1;
        }
    }

    [Differentiable]
    [At(3)]
    public static double CalleeReturnsAnArray(double[] v)
    {
        double[] w = Squares(v);
        w[0] += v[1];
        return Norm(w) * w[2];
    }

    [Differentiable]
    public static double OutArguments(double x, double y)
    {
        SumAndProduct(x, y, out double s, out double p);
        SumAndProduct(s, p, out s, out double q);
        return s * q + p;
    }

    [Differentiable]
    public static double RefArgument(double x, double y)
    {
        double z = x * x;
        Accumulate(ref z, y);
        Accumulate(ref z, z);
        return z;
    }

    [Differentiable]
    public static double TupleResult(double x, double y)
    {
        (double a, double b) = MinMax(x, y);
        var c = MinMax(a * b, x);
        return a * b + c.Item1 * c.Item2 * a;
    }

    [Differentiable]
    [At(1.2, 4)]
    [At(1.2, 0)]
    public static double InALoop(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
            y = Polynomial(y, x) / (1 + Sigmoid(y));
        return y;
    }

    [Differentiable]
    [At(1.2)]
    public static double InACondition(double x)
    {
        double y = x;
        if (Sigmoid(x) > 0.5 && Twice(y) > 1)
            y = Twice(y * y);
        return y;
    }

    [Differentiable]
    [At(1.3)]
    public static double InALoopsCondition(double x)
    {
        double y = x;
        while (Twice(y) < 20)
            y = y * x + 1;
        return y;
    }

    [Differentiable]
    [At(2.0)]
    [At(-2.0)]
    public static double InAConditional(double x) => x > 0 ? Sigmoid(x) : Twice(x);

    [Differentiable]
    public static double AsAnArgument(double x) => Twice(Polynomial(Sigmoid(x), Twice(x)));

    [Differentiable]
    [At(1.3, 3)]
    public static double CalleeWithALoop(double x, int n) => Power(x, n) * Power(x * x, 2);

    [Differentiable]
    [At(1.3, 3)]
    [At(5.0, 3)]
    public static double CalleeWithEarlyReturn(double x, int n)
    {
        double y = 0;
        for (int i = 0; i < n; i++)
            y += Saturated(x + i);
        return y * x;
    }

    [Differentiable]
    public static double LocalFunction(double x, double y)
    {
        return Inner(x) * Inner(x * y);

        static double Inner(double t) => t * t + Math.Exp(t);
    }

    [Differentiable]
    public static double CapturingLocalFunction(double x, double y)
    {
        double z = x * y;
        double Inner(double t) => t * z + x;
        return Inner(x) + Inner(y);
    }

    [Differentiable]
    [At(3, "=a")]
    [At(3, 3)]
    public static double AliasesPassedOn(double[] a, double[] b)
    {
        AddInto(a, b);
        AddInto(b, b);
        return a[0] * b[1];
    }

    [Differentiable]
    [At(1.5, 2)]
    [At(1.5, 5)]
    public static double Factorial(double x, int n) => n <= 1 ? x : n * x * Factorial(x, n - 1);

    [Differentiable]
    [At(1.5, 7)]
    public static double FastPower(double x, int n)
    {
        if (n == 0)
            return 1;
        double half = FastPower(x, n / 2);
        return n % 2 == 0 ? half * half : half * half * x;
    }

    [Differentiable]
    [At(0.7, 5)]
    public static double Even(double x, int n) => n == 0 ? x : Math.Sin(Odd(x * 1.1, n - 1));

    [Differentiable]
    [At(5, 0, 5)]
    public static double RecursiveSum(double[] v, int from, int to)
    {
        if (to - from == 1)
            return v[from] * v[from];
        int middle = (from + to) / 2;
        return RecursiveSum(v, from, middle) * 0.5 + RecursiveSum(v, middle, to) * v[from];
    }

    [Differentiable]
    [At(0.7)]
    [At(9.0)]
    public static double RecursionOnAReal(double x) => x > 3 ? x * 0.5 : RecursionOnAReal(x * x + 1) + x;

    private static double Odd(double x, int n) => n == 0 ? x * x : Math.Cos(Even(x, n - 1));

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Twice(double x) => 2 * x;

    private static double Polynomial(double x, double y)
    {
        double z = x * y;
        z += x * x;
        return z * 0.5 - y;
    }

    private static double Weighted(double a, double b, double weight = 0.25) => a * weight + b * b * (1 - weight);

    private static double SumOfSquares(params double[] v)
    {
        double sum = 0;
        foreach (double x in v)
            sum += x * x;
        return sum;
    }

    private static double Norm(double[] v)
    {
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
            sum += v[i] * v[i];
        return Math.Sqrt(sum);
    }

    private static void ScaleAll(double[] v, double a)
    {
        for (int i = 0; i < v.Length; i++)
            v[i] *= a;
    }

    private static void AddInto(double[] target, double[] source)
    {
        for (int i = 0; i < target.Length; i++)
            target[i] += source[i] * target[0];
    }

    private static double[] Squares(double[] v)
    {
        var result = new double[v.Length];
        for (int i = 0; i < v.Length; i++)
            result[i] = v[i] * v[i];
        return result;
    }

    private static void SumAndProduct(double x, double y, out double sum, out double product)
    {
        sum = x + y;
        product = x * y;
    }

    private static void Accumulate(ref double total, double x) => total += x * total;

    private static (double Low, double High) MinMax(double x, double y) => x < y ? (x, y) : (y, x);

    private static double Power(double x, int n)
    {
        double y = 1;
        for (int i = 0; i < n; i++)
            y *= x;
        return y;
    }

    private static double Saturated(double x)
    {
        if (x > 3)
            return 3 + 0.1 * x;
        double y = x * x;
        return y / 3;
    }

    [Differentiable]
    [At(3)]
    public static double RefElement(double[] v)
    {
        Accumulate(ref v[0], v[1]);
        Accumulate(ref v[2], v[0]);
        return v[2] * v[0];
    }
}

internal static class OtherClass
{
    internal static double Quadratic(double x, double a) => a * x * x + Linear(x);

    internal static double Linear(double x) => 4 * x;

    internal static double Cubed(this double x) => x * x * x;
}
