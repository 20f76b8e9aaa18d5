using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Calls of methods whose derivative is generated on demand or stands beside.</summary>
public sealed class Calls
{
    [Test]
    public void A_small_helper_is_written_in_place() => Verifier.Members("""
        [Differentiable]
        public static double Loss(double x, double y) => Square(x - y) + Square(x);

        private static double Square(double v) => v * v;
        """);

    [Test]
    public void A_helper_with_a_loop_is_split() => Verifier.Members(
        """
        [Differentiable]
        public static double Ratio(double x, int n)
        {
            double p = Power(x, n);
            return p / (1 + p);
        }

        private static double Power(double x, int n)
        {
            double result = 1;
            for (int i = 0; i < n; i++)
                result *= x;
            return result;
        }
        """,
        [new(1.1, 3), new(1.1, 0)]);

    [Test]
    public void A_helper_called_in_a_loop() => Verifier.Members(
        """
        [Differentiable]
        public static double Integrate(double rate, double y, int steps)
        {
            for (int i = 0; i < steps; i++)
                y = Step(rate, y);
            return y;
        }

        private static double Step(double rate, double y)
        {
            double half = y + 0.05 * Slope(rate, y);
            return y + 0.1 * Slope(rate, half);
        }

        private static double Slope(double rate, double y) => rate * y * (1 - y);
        """,
        [new(0.9, 0.2, 3), new(0.9, 0.2, 0)]);

    [Test]
    public void Recursion() => Verifier.Members(
        """
        [Differentiable]
        public static double Power(double x, int n)
        {
            if (n == 0)
                return 1;
            double half = Power(x, n / 2);
            return n % 2 == 0 ? half * half : half * half * x;
        }
        """,
        [new(1.1, 5), new(1.1, 0)]);

    [Test]
    public void Mutual_recursion() => Verifier.Members(
        """
        [Differentiable]
        public static double Even(double x, int n) => n == 0 ? x : Math.Sin(Odd(x, n - 1));

        private static double Odd(double x, int n) => n == 0 ? x * x : Even(x, n - 1) * x;
        """,
        [new(1.1, 4), new(1.1, 1)]);

    [Test]
    public void An_annotated_callee() => Verifier.Members("""
        [Differentiable]
        public static double Outer(double x, double y) => Math.Exp(Inner(x * y, y));

        [Differentiable]
        public static double Inner(double u, double v) => u / (1 + v * v);
        """);

    [Test]
    public void A_helper_that_fills_an_array() => Verifier.Members("""
        [Differentiable]
        public static double Total(double[] x)
        {
            double[] y = new double[x.Length];
            Fill(x, y);
            return y[0] * y[0];
        }

        private static void Fill(double[] from, double[] to)
        {
            for (int i = 0; i < from.Length; i++)
                to[i] = Math.Sin(from[i]);
        }
        """);

    [Test]
    public void Named_and_default_arguments() => Verifier.Members("""
        [Differentiable]
        public static double Blend(double x, double y) => Lerp(to: y, from: x);

        private static double Lerp(double from, double to, double t = 0.25) => from + t * (to - from);
        """);
}
