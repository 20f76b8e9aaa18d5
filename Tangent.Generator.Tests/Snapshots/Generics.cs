using NUnit.Framework;
using Tangent.Generator.Tests.Numeric.Harness;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Type parameters stay type parameters.</summary>
public sealed class Generics
{
    [Test]
    public void A_generic_method() => Verifier.File("""
        using System.Numerics;
        using Tangent;
        namespace N;
        public static partial class Model
        {
            [Differentiable]
            public static T Wave<T>(T x, T y)
                where T : IFloatingPointIeee754<T>
            {
                T s = T.Sin(x * y);
                return s / (T.One + y * y) + T.Pow(x, T.CreateChecked(3)) * T.Sqrt(y);
            }
        }
        """);

    [Test]
    public void A_generic_struct() => Verifier.File("""
        using System.Numerics;
        using Tangent;
        namespace N;
        public readonly record struct Vec<T>(T X, T Y)
            where T : IRootFunctions<T>
        {
            public static Vec<T> operator +(Vec<T> a, Vec<T> b) => new(a.X + b.X, a.Y + b.Y);
            public static Vec<T> operator *(T s, Vec<T> v) => new(s * v.X, s * v.Y);
            public T Norm => T.Sqrt(X * X + Y * Y);
        }
        public static partial class Model<T>
            where T : IRootFunctions<T>
        {
            [Differentiable]
            public static T Reach(Vec<T> start, Vec<T> direction, T t)
            {
                Vec<T> end = start + t * direction;
                return end.Norm;
            }
        }
        """);

    [Test]
    public void A_complex_function() => Verifier.File(
        """
        using System.Numerics;
        using Tangent;
        namespace N;
        public static partial class Model
        {
            [Differentiable]
            public static double Response(double omega, double damping)
            {
                var s = new Complex(0, omega);
                Complex h = 1 / (s * s + 2 * damping * s + 1);
                return h.Magnitude;
            }
        }
        """,
        new AtAttribute(0.7, 0.2));

    [Test]
    public void A_rotation_by_a_quaternion() => Verifier.File("""
        using System.Numerics;
        using Tangent;
        namespace N;
        public static partial class Model
        {
            [Differentiable]
            public static float Miss(Quaternion attitude, Vector3 axis, Vector3 target)
            {
                Vector3 seen = Vector3.Transform(axis, Quaternion.Normalize(attitude));
                seen.Z *= 0.5f;
                return Vector3.DistanceSquared(seen, target);
            }
        }
        """);
}
