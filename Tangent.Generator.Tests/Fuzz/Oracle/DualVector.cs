using System.Numerics;

namespace Tangent.Generator.Tests.Fuzz.Oracle;

/// <summary>
/// <see cref="Vector3"/> with a tangent for each part: the value is what the library computes, the tangents are those of the formula in each
/// part. Public for the programs' sake.
/// </summary>
public struct DualVector(DualF x, DualF y, DualF z)
{
    public DualF X = x;
    public DualF Y = y;
    public DualF Z = z;

    public static DualVector One => new(1f, 1f, 1f);

    private readonly Vector3 Value => new(Part(X), Part(Y), Part(Z));

    public static DualVector operator -(DualVector v) => Of(-v.Value, -(Dual)v.X, -(Dual)v.Y, -(Dual)v.Z);

    public static DualVector operator +(DualVector v, DualVector w) => Of(v.Value + w.Value, (Dual)v.X + w.X, (Dual)v.Y + w.Y, (Dual)v.Z + w.Z);

    public static DualVector operator -(DualVector v, DualVector w) => Of(v.Value - w.Value, (Dual)v.X - w.X, (Dual)v.Y - w.Y, (Dual)v.Z - w.Z);

    public static DualVector operator *(DualVector v, DualVector w) => Of(v.Value * w.Value, (Dual)v.X * w.X, (Dual)v.Y * w.Y, (Dual)v.Z * w.Z);

    public static DualVector operator *(float s, DualVector v) => Of(s * v.Value, s * (Dual)v.X, s * (Dual)v.Y, s * (Dual)v.Z);

    public static DualVector operator *(DualVector v, float s) => Of(v.Value * s, s * (Dual)v.X, s * (Dual)v.Y, s * (Dual)v.Z);

    public static DualF Dot(DualVector v, DualVector w) => DualF.Of(Vector3.Dot(v.Value, w.Value), Products(v, w));

    public static DualVector Cross(DualVector v, DualVector w) => Of(
        Vector3.Cross(v.Value, w.Value),
        ((Dual)v.Y * w.Z) - ((Dual)v.Z * w.Y),
        ((Dual)v.Z * w.X) - ((Dual)v.X * w.Z),
        ((Dual)v.X * w.Y) - ((Dual)v.Y * w.X));

    public static DualVector Normalize(DualVector v)
    {
        Dual length = DualMath.Sqrt(Products(v, v));
        return Of(Vector3.Normalize(v.Value), v.X / length, v.Y / length, v.Z / length);
    }

    /// <summary>Where all parts are zero the derivative is 0.</summary>
    public readonly DualF Length()
    {
        Trace.Record(Value == Vector3.Zero);
        return Value == Vector3.Zero ? new DualF(0.0) : DualF.Of(Value.Length(), DualMath.Sqrt(Products(this, this)));
    }

    private static Dual Products(DualVector v, DualVector w) => ((Dual)v.X * w.X) + ((Dual)v.Y * w.Y) + ((Dual)v.Z * w.Z);

    private static DualVector Of(Vector3 value, Dual x, Dual y, Dual z) => new(DualF.Of(value.X, x), DualF.Of(value.Y, y), DualF.Of(value.Z, z));

    private static float Part(Dual x) => (float)x.Value;
}
