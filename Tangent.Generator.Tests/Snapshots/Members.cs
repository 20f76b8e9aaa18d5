using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>The method's place: its documentation, its type, its accessibility.</summary>
public sealed class Members
{
    [Test]
    public void A_documented_method() => Verifier.Members("""
        /// <summary>The height of a wave.</summary>
        /// <param name="x">Where.</param>
        /// <param name="time">When, in <c>s</c>.</param>
        /// <returns>In metres.</returns>
        [Differentiable]
        public static double Height(double x, double time) => Math.Cos(x - time);
        """);

    [Test]
    public void A_nested_type() => Verifier.File("""
        using Tangent;

        namespace N
        {
            internal partial struct Shapes
            {
                private static partial class Squares
                {
                    [Differentiable]
                    internal static double Area(double side) => side * side;
                }
            }
        }
        """);

    [Test]
    public void No_namespace() => Verifier.File("""
        using Tangent;

        static partial class Program
        {
            [Differentiable]
            static double Twice(double x) => x + x;
        }
        """);

    [Test]
    public void An_instance_method() => Verifier.File("""
        using Tangent;

        namespace N
        {
            public sealed partial class Spring
            {
                private readonly double stiffness = 2.5;

                [Differentiable]
                public double Energy(double x) => 0.5 * stiffness * x * x;
            }
        }
        """);

    [Test]
    public void Two_overloads() => Verifier.Members("""
        [Differentiable]
        public static double Square(double x) => x * x;

        [Differentiable]
        public static float Square(float x) => x * x;
        """);

    [Test]
    public void Constants_and_static_fields() => Verifier.Members("""
        private const double Gravity = 9.81;
        private static readonly double[] Weights = { 0.5, 2 };

        [Differentiable]
        public static double Fall(double t) => Weights[0] * Gravity * t * t;
        """);

    [Test]
    public void Many_parameters() => Verifier.Members("""
        [Differentiable("spotPrice", "volatility")]
        public static double Price(double spotPrice, double strikePrice, double volatility, double interestRate, double yearsToExpiry) =>
            spotPrice * Math.Exp(-interestRate * yearsToExpiry) - strikePrice * volatility * Math.Sqrt(yearsToExpiry);
        """);

    [Test]
    public void Something_obsolete() => Verifier.Members(
        """
        [Obsolete]
        private const double Old = 1.5;

        #pragma warning disable CS0612
        [Differentiable]
        public static double Scaled(double x) => Old * x * x;
        """);
}
