using System;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>The structs that the methods of this folder are about.</summary>
internal static class StructDeclarations
{
    /// <summary>A positional record struct with operators, as numerical people write one.</summary>
    public readonly record struct Vec3(double X, double Y, double Z)
    {
        public static readonly Vec3 Up = new(0, 0, 1);

        public static Vec3 Ones => new(1, 1, 1);

        public double SquaredNorm => Dot(this, this);

        public double Norm
        {
            get { return Math.Sqrt(SquaredNorm); }
        }

        public double this[int i] => i switch { 0 => X, 1 => Y, _ => Z };

        public static Vec3 operator +(Vec3 a, Vec3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

        public static Vec3 operator -(Vec3 a, Vec3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

        public static Vec3 operator -(Vec3 a) => new(-a.X, -a.Y, -a.Z);

        public static Vec3 operator *(double s, in Vec3 a) => new(s * a.X, s * a.Y, s * a.Z);

        public static Vec3 operator /(Vec3 a, double s) => 1 / s * a;

        public static explicit operator Vec3(double x) => new(x, x * x, 1);

        public static implicit operator Vec3((double X, double Y) p) => new(p.X, p.Y, 0);

        public static double Dot(Vec3 a, Vec3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

        public Vec3 Cross(Vec3 b) => new(Y * b.Z - Z * b.Y, Z * b.X - X * b.Z, X * b.Y - Y * b.X);

        public Vec3 Unit() => this / Norm;
    }

    /// <summary>Plain fields, methods that write <c>this</c>, a constructor that computes.</summary>
    public struct Body
    {
        public Vec3 Position;
        public Vec3 Velocity;
        public double Mass;
        public int Steps;

        public Body(Vec3 position, double mass)
            : this()
        {
            Position = position;
            Mass = mass * mass;
        }

        public double Energy => 0.5 * Mass * Velocity.SquaredNorm - Mass / Position.Norm;

        public double Speed
        {
            readonly get => Velocity.Norm;
            set => Velocity = value / Velocity.Norm * Velocity;
        }

        public void Step(double dt)
        {
            Kick(dt);
            Position += dt * Velocity;
            Steps++;
        }

        public double Damped(double factor)
        {
            Velocity = factor * Velocity;
            return Velocity.X * factor;
        }

#pragma warning disable CS8656 // The copy that the compiler makes is what is tested.
        public readonly double DampedCopy(double factor) => Damped(factor) + Velocity.X;
#pragma warning restore CS8656

        private void Kick(double dt)
        {
            double r = Position.Norm;
            Velocity -= dt / (r * r * r) * Position;
        }
    }

    /// <summary>Automatic properties, set by an initializer or by <c>with</c>; single precision.</summary>
    public record struct Settings
    {
        public float Rate { get; set; } = 0.5f;

        public float Decay { get; init; }

        public int Count { get; init; }

        public Settings()
        {
        }
    }

    /// <summary>Cannot be set in part: an element of an array is replaced as a whole.</summary>
    public readonly struct Dual
    {
        public readonly double Re;
        public readonly double Im;

        public Dual(double re, double im)
        {
            Re = re;
            Im = im;
        }

        public static Dual operator *(Dual a, Dual b) => new(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);

        public static Dual operator +(Dual a, Dual b) => new(a.Re + b.Re, a.Im + b.Im);

        public void Deconstruct(out double re, out double im)
        {
            re = Re;
            im = Im;
        }
    }

    /// <summary>A primary constructor whose parameters only initialize fields; a constructor that calls another.</summary>
    public struct Affine(double scale, double offset)
    {
        public double Scale = scale;
        public double Offset { get; set; } = offset;

        public Affine(double both)
            : this(both, both * both)
        {
            Scale += 1;
        }

        public readonly double Apply(double x) => Scale * x + Offset;

        public void Compose(Affine inner)
        {
            this = new Affine(Scale * inner.Scale, Apply(inner.Offset));
        }
    }

    /// <summary>One part only.</summary>
    public readonly record struct Angle(double Radians)
    {
        public double Sine => Math.Sin(Radians);

        public static Angle operator +(Angle a, Angle b) => new(a.Radians + b.Radians);
    }
}
