using Tangent.Generator.Tests.Numeric.Harness;
using static Tangent.Generator.Tests.Numeric.StructDeclarations;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Structs as parameters, locals and results; their fields read and written; copies.</summary>
internal static partial class Structs
{
    private static readonly Vec3 Shift = new(0.5, -0.25, 2);

    [Differentiable]
    public static double Dot(Vec3 a, Vec3 b) => Vec3.Dot(a, b);

    [Differentiable]
    public static Vec3 CrossProduct(Vec3 a, Vec3 b) => a.Cross(b);

    [Differentiable]
    public static double TripleProduct(Vec3 a, Vec3 b, Vec3 c) => Vec3.Dot(a, b.Cross(c));

    [Differentiable]
    public static double Distance(Vec3 a, Vec3 b) => (a - b).Norm;

    [Differentiable]
    public static Vec3 Reflected(Vec3 v, Vec3 n)
    {
        Vec3 unit = n.Unit();
        return v - 2 * Vec3.Dot(v, unit) * unit;
    }

    [Differentiable]
    public static Vec3 Negated(Vec3 v) => -v;

    [Differentiable]
    public static double Component(Vec3 v, int i) => v[i] * v[i + 1];

    [Differentiable]
    public static double Constants(Vec3 v) => Vec3.Dot(v, Vec3.Up) + Vec3.Dot(Vec3.Ones, v) * v.X + Vec3.Dot(Shift, v);

    [Differentiable]
    public static double Converted(double x) => ((Vec3)x).SquaredNorm;

    [Differentiable]
    public static double ConvertedFromATuple(double x, double y)
    {
        Vec3 v = (x * y, y);
        return v.X * v.Y;
    }

    [Differentiable]
    public static double With(Vec3 v, double s)
    {
        Vec3 w = v with { X = v.Y * s, Z = v.X };
        return w.X * w.Y * w.Z;
    }

    [Differentiable]
    public static double CopiesAreApart(Body b, double s)
    {
        Body c = b;
        c.Mass *= s;
        c.Position = s * c.Position;
        b.Velocity = c.Velocity;
        return b.Mass * c.Mass + Vec3.Dot(b.Position, c.Position) * b.Velocity.X;
    }

    [Differentiable]
    public static double Swapped(Vec3 a, Vec3 b)
    {
        (a, b) = (b, a);
        return a.X * b.Y * b.Y;
    }

    [Differentiable]
    public static double Initialized(double x, double y)
    {
        var b = new Body { Mass = x * y, Position = new Vec3(x, y, 1), Steps = 3 };
        return b.Mass * b.Position.Norm * b.Steps;
    }

    [Differentiable]
    public static double FieldByField(double x)
    {
        Body b = default;
        b.Mass = x;
        b.Velocity = new(x, b.Mass * x, 2);
        b.Position = b.Velocity;
        b.Mass += b.Position.Y;
        return b.Energy;
    }

    [Differentiable]
    public static double DefaultThenAssigned(double x)
    {
        var v = new Vec3();
        Vec3 w = default;
        if (x > 1)
            w = new Vec3(x, x, x);
        return (v + w).SquaredNorm + x;
    }

    [Differentiable]
    public static Body Whole(Body b, double dt)
    {
        b.Position += dt * b.Velocity;
        b.Steps = 7;
        return b;
    }

    [Differentiable("b")]
    public static double OnlyTheStruct(Body b, double s) => b.Energy * s;

    [Differentiable("s")]
    public static double ConstantStruct(Body b, double s) => b.Energy * s * s + Vec3.Dot(b.Position, s * b.Velocity);

    [Differentiable]
    [At]
    [At(new double[] { 0.5, -1, 2 }, 0.0)]
    public static Vec3 InBranches(Vec3 v, double x)
    {
        if (x > 0.7)
            return x * v;
        Vec3 w = x < 0.5 ? v : -v;
        return w + v.Cross(w) + Vec3.Up;
    }

    [Differentiable]
    [At]
    [At(new double[] { 1, 2, 0.3 }, 0)]
    public static double InALoop(Vec3 v, int n)
    {
        Vec3 sum = v;
        for (int i = 0; i < n; i++)
        {
            sum += v.Cross(sum);
            v = 0.5 * sum;
        }

        return sum.Norm;
    }

    [Differentiable]
    public static double UntilLong(Vec3 v)
    {
        int steps = 0;
        while (v.Norm < 10)
        {
            v += 0.75 * v.Norm * v.Unit();
            if (++steps > 20)
                break;
        }

        return v.X * v.Y;
    }

    [Differentiable]
    public static float SinglePrecision(Settings s, float x)
    {
        s.Rate *= x;
        var t = s with { Decay = s.Rate * s.Decay };
        return t.Rate + t.Decay * t.Count;
    }

    [Differentiable]
    public static float WithFieldInitializer(float x)
    {
        var s = new Settings { Decay = x };
        return s.Rate * s.Decay * s.Decay;
    }

    [Differentiable]
    public static Angle OnePart(Angle a, double s) => new Angle(s * a.Sine) + a;

    [Differentiable]
    public static void ByReference(ref Body b, in Vec3 push, out Vec3 old, double dt)
    {
        old = b.Velocity;
        b.Velocity += dt * push;
        b.Mass *= dt;
    }

    [Differentiable]
    public static double RefAndResult(ref Vec3 v, double s)
    {
        double before = v.SquaredNorm;
        v = s * v;
        return before * v.X;
    }

    [Differentiable]
    public static (Vec3 Sum, double Norm) InATuple(Vec3 a, (Vec3 V, double S) pair) => (a + pair.S * pair.V, a.Norm * pair.S);

    [Differentiable]
    public static double Deconstructed(Dual z, Vec3 v)
    {
        (double re, double im) = z * z;
        var (x, y, _) = v;
        return re * x + im * y;
    }

    [Differentiable]
    public static double Matched(Vec3 v) => v is { X: > 0.2, Y: var y } ? v.X * y : v.Z;

    [Differentiable]
    public static double Compared(Vec3 v, Vec3 w) => v == w ? v.X : v.Y * w.Z;

    [Differentiable]
    public static double FromALocalFunction(Vec3 v, double s)
    {
        Vec3 Scaled(Vec3 u) => s * (u + v);
        return Scaled(Scaled(v)).X;
    }

    [Differentiable]
    public static double WrittenByALocalFunction(Vec3 v)
    {
        Vec3 sum = v;
        void Add(double s) => sum += s * sum;
        Add(2);
        Add(v.X);
        return sum.Y * sum.X;
    }
}
