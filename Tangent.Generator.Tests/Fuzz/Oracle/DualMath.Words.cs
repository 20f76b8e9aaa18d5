namespace Tangent.Generator.Tests.Fuzz.Oracle;

/// <summary>The words that a differentiated method may use, and the members of a type parameter.</summary>
public static partial class DualMath
{
    public static double One => 1;

    public static double Zero => 0;

    public static double Pi => PI;

    public static double CreateChecked(double x) => x;

    /// <summary>A generated gradient, whose value may be rounded otherwise than the formula that gives the derivative.</summary>
    public static Dual Graded(System.Func<double, double> gradient, System.Func<Dual, Dual> slope, Dual x)
    {
        Dual exact = slope(x);
        return new Dual(gradient(x.Value), exact.Tangent, exact.Magnitude);
    }

    /// <summary>A constant from here on.</summary>
    public static Dual Stop(Dual x)
    {
        Trace.HasStopped |= x.Magnitude != 0;
        return x.Value;
    }

    /// <summary>What scales an adjoint on its way back is, read forward, what scales the tangent: in the run that reverse mode is compared with.</summary>
    public static void Insert(ref Dual x, double factor)
    {
        Trace.HasInserted = true;
        if (Trace.Inserts)
        {
            x = new Dual(x.Value, x.Tangent * factor, x.Magnitude * System.Math.Abs(factor));
        }
    }
}
