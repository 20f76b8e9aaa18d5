using System.Numerics;

namespace Tangent.Generator.Tests.Fuzz.Oracle;

/// <summary>
/// <see cref="Complex"/> with a tangent for each part: the value is what the library computes, the tangents are those of the formula in real
/// numbers, or of the function's complex derivative. Public for the programs' sake.
/// </summary>
public readonly struct DualComplex(Dual real, Dual imaginary)
{
    public static readonly DualComplex ImaginaryOne = new(0, 1);

    public Dual Real { get; } = real;

    public Dual Imaginary { get; } = imaginary;

    public Dual Magnitude => Abs(this);

    private Complex Value => new(Real.Value, Imaginary.Value);

    public static DualComplex operator -(DualComplex z) => Of(-z.Value, -z.Real, -z.Imaginary);

    public static DualComplex operator +(DualComplex z, DualComplex w) => Of(z.Value + w.Value, z.Real + w.Real, z.Imaginary + w.Imaginary);

    public static DualComplex operator -(DualComplex z, DualComplex w) => Of(z.Value - w.Value, z.Real - w.Real, z.Imaginary - w.Imaginary);

    public static DualComplex operator *(Dual s, DualComplex z) => Of(s.Value * z.Value, s * z.Real, s * z.Imaginary);

    public static DualComplex operator *(DualComplex z, DualComplex w) => Of(
        z.Value * w.Value,
        (z.Real * w.Real) - (z.Imaginary * w.Imaginary),
        (z.Real * w.Imaginary) + (z.Imaginary * w.Real));

    public static DualComplex operator /(DualComplex z, DualComplex w)
    {
        Dual square = (w.Real * w.Real) + (w.Imaginary * w.Imaginary);
        return Of(
            z.Value / w.Value,
            ((z.Real * w.Real) + (z.Imaginary * w.Imaginary)) / square,
            ((z.Imaginary * w.Real) - (z.Real * w.Imaginary)) / square);
    }

    public static DualComplex Conjugate(DualComplex z) => Of(Complex.Conjugate(z.Value), z.Real, -z.Imaginary);

    public static DualComplex Exp(DualComplex z) => Holomorphic(Complex.Exp(z.Value), Complex.Exp(z.Value), z);

    public static DualComplex Sin(DualComplex z) => Holomorphic(Complex.Sin(z.Value), Complex.Cos(z.Value), z);

    public static DualComplex Sqrt(DualComplex z) => Holomorphic(Complex.Sqrt(z.Value), 0.5 / Complex.Sqrt(z.Value), z);

    public static DualComplex Log(DualComplex z) => Holomorphic(Complex.Log(z.Value), 1 / z.Value, z);

    /// <summary>Where the number is zero the derivative is 0.</summary>
    public static Dual Abs(DualComplex z)
    {
        double length = Complex.Abs(z.Value);
        return Trace.Record(length == 0)
            ? new Dual(0, 0, z.Real.Magnitude + z.Imaginary.Magnitude)
            : Dual.Of(length, z.Real, z.Real.Value / length, z.Imaginary, z.Imaginary.Value / length);
    }

    /// <summary>By the equations of Cauchy and Riemann, with the derivative <paramref name="slope"/>.</summary>
    private static DualComplex Holomorphic(Complex value, Complex slope, DualComplex z) => new(
        Dual.Of(value.Real, z.Real, slope.Real, z.Imaginary, -slope.Imaginary),
        Dual.Of(value.Imaginary, z.Real, slope.Imaginary, z.Imaginary, slope.Real));

    private static DualComplex Of(Complex value, Dual real, Dual imaginary) =>
        new(new Dual(value.Real, real.Tangent, real.Magnitude), new Dual(value.Imaginary, imaginary.Tangent, imaginary.Magnitude));
}
