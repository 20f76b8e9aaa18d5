using System;
using Tangent.Generator.Tests.Numeric.Harness;
using static Tangent.Generator.Tests.Numeric.StructDeclarations;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Methods and properties that write their struct, constructors that compute, helpers that take structs by reference.</summary>
internal static partial class StructMembers
{
    [Differentiable]
    [At]
    [At(new object[] { new double[] { 1, 0.2, 0 }, new double[] { 0, 1, 0.1 }, 1.0, 0 }, 0.05, 4)]
    public static double Orbit(Body b, double dt, int n)
    {
        for (int i = 0; i < n; i++)
            b.Step(dt);
        return b.Energy + b.Steps * b.Position.X;
    }

    [Differentiable]
    public static double ComputingConstructor(double m, Vec3 p)
    {
        var b = new Body(p, m);
        b.Velocity = m * p;
        return b.Energy;
    }

    [Differentiable]
    public static double Setter(Body b, double speed)
    {
        b.Speed = speed * b.Mass;
        b.Speed *= 2;
        return b.Velocity.X * b.Speed;
    }

    [Differentiable]
    public static double ResultAndEffect(Body b, double f)
    {
        double x = b.Damped(f) + b.Velocity.Y;
        return x * b.Damped(x);
    }

    [Differentiable]
    public static double OnACopy(Body b, double f) => new Body { Velocity = b.Velocity }.Damped(f) * b.Velocity.X;

    [Differentiable]
    public static double ChainedConstructors(double x, double y)
    {
        var f = new Affine(x);
        f.Compose(new Affine(y, x));
        f.Offset += f.Scale;
        return f.Apply(y);
    }

    [Differentiable]
    [At(0.4, 3)]
    public static double Composed(double x, int n)
    {
        var f = new Affine(x, 1);
        Affine sum = f;
        for (int i = 0; i < n; i++)
            sum.Compose(f);
        return sum.Apply(x * x);
    }

    [Differentiable]
    [At(new double[] { 1, 2, 0.5 }, 2)]
    public static double RefHelper(Vec3 v, int n)
    {
        for (int i = 0; i < n; i++)
            Turn(ref v, 0.3 * i, out double size);
        Turn(ref v, v.X, out double last);
        return v.Y * last;
    }

    [Differentiable]
    public static double RefToAPart(Body b)
    {
        Turn(ref b.Velocity, 0.4, out b.Mass);
        return b.Velocity.X * b.Mass;
    }

    [Differentiable]
    [At(0.7, 4)]
    public static double Recursive(double x, int n) => Power(new Dual(x, 0.5), n).Im;

    [Differentiable]
    [At(0.7, 3)]
    public static Dual RecursiveStruct(double x, int n) => n == 0 ? new Dual(1, x) : RecursiveStruct(x * 0.9, n - 1) * new Dual(x, 1);

    [Differentiable]
    public static double ManyFields(Body a, Body b) => Interaction(a, b) * Interaction(b, a);

    [Differentiable]
    public static double ReadOnlyMembersCopy(Body b, double f) => b.DampedCopy(f) * b.Velocity.X;

    [Differentiable]
    [At(3, 0.5)]
    public static double LastOfASpan(Span<Body> bodies, double f)
    {
        double x = bodies[^1].Damped(f);
        return x * bodies[2].Velocity.Y * bodies[^1].Velocity.X;
    }

    [Differentiable]
    public static double NamesOfParts(Vec3 v, double vX, double vX_, Vec3 self)
    {
        for (int i = 0; i < 2; i++)
            vX = Collide(v, vX, vX_, self);
        return vX * self.X;
    }

    private static double Collide(Vec3 v, double vX, double vX_, Vec3 self)
    {
        double vY = v.X * vX + v.Y * vX_;
        while (vY > 1)
            vY *= 0.5 * self.Z / (1 + self.Norm);
        return vY;
    }

    private static double Interaction(in Body a, in Body b)
    {
        double sum = 0;
        for (int i = 0; i < 2; i++)
            sum += a.Mass * b.Mass / (a.Position - b.Position + i * a.Velocity).SquaredNorm;
        return sum;
    }

    private static Dual Power(Dual z, int n)
    {
        if (n == 0)
            return new Dual(1, 0);
        Dual half = Power(z, n / 2);
        return n % 2 == 0 ? half * half : half * half * z;
    }

    private static void Turn(ref Vec3 v, double angle, out double size)
    {
        size = v.Norm;
        v = new Vec3(Math.Cos(angle) * v.X - Math.Sin(angle) * v.Y, Math.Sin(angle) * v.X + Math.Cos(angle) * v.Y, v.Z * size);
    }
}
