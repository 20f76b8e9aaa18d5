using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>A struct whose methods write to it, and whose operators take their operands by reference.</summary>
public struct Spin(double a, double b)
{
    public double A = a;
    public double B = b;

    public double this[double k] => A * k - B;

    public static double operator *(in Spin p, double k) => p.A * k + p.B;

    public static Spin operator +(in Spin p, in Spin q) => new(p.A + 2 * q.A, p.B * q.B);

    public static explicit operator double(in Spin p) => p.A * p.B;

    public readonly double Dot(double k) => A * k + B;

    public double Mixed(double u, double v) => A * u + B * v;

    public double Turn()
    {
        (A, B) = (B * 0.5, -A);
        return A;
    }

    public Spin Twist()
    {
        (A, B) = (B * 0.5, -A);
        return this;
    }
}

internal static class SpinExtensions
{
    public static double Extended(this in Spin p, double k) => p.A * k - p.B;
}

/// <summary>
/// What is read through a reference, the struct that a method is called on and <c>in</c> arguments: a later argument that writes the
/// variable is seen by the call.
/// </summary>
internal static partial class ReadPlaces
{
    [Differentiable]
    public static double ReceiverThatAnArgumentTurns(Spin p, double x) => p.Dot(p.Turn()) * x;

    [Differentiable]
    public static double ReceiverWithSeveralEffects(Spin p, double x)
    {
        double r = p.Mixed(p.A = x * x, p.Turn());
        return r + p.A * p.B;
    }

    [Differentiable]
    public static double IndexerThatItsIndexTurns(Spin p, double x) => p[p.Turn() * x] + p[p.B = x];

    [Differentiable]
    public static double ReceiverInALoop(Spin p, double y)
    {
        double r = 0;
        for (int i = 0; i < 3; i++)
            r += p.Dot(r = p.Turn() + i * y);
        return r * p.A;
    }

    [Differentiable]
    [At(3, 0.7)]
    [At(4, -0.4)]
    public static double ReceiverThatIsAnElement(Spin[] s, double y)
    {
        int i = 0;
        double r = s[i++].Dot(Bump(s, 0) + i);
        r += s[i].Dot(s[i].A = y * r);
        return r * Dot(s[1], s[1].Turn()) + Dot(in s[0], Bump(s, 0));
    }

    [Differentiable]
    [At(2, 0.7)]
    [At(3, -0.4)]
    public static double ReceiverThatALocalFunctionWrites(Spin[] s, double y)
    {
        double Write(double t)
        {
            s[0].B = t * y;
            return s[0].A;
        }

        return s[0].Dot(Write(y)) + Dot(s[0], Write(s[1].A));
    }

    [Differentiable]
    public static double InArguments(double x, double y) => Product(x, Bump(ref x)) * y + Product(in y, y = x);

    [Differentiable]
    [At(2, 0.7)]
    [At(3, -0.4)]
    public static double InArgumentsThatAreElements(double[] a, double y)
    {
        double r = Product(a[0], a[0] = y * a[1]);
        int i = 0;
        r += Product(a[i], i++) + Product(in a[i], Bump(ref a[i]));
        return r * a[1];
    }

    [Differentiable]
    public static double OperatorsThatTakeIn(Spin p, double x)
    {
        Spin q = p + p.Twist();
        return q.A * q.B * (p * p.Turn()) + (p.A = x) * (double)p;
    }

    [Differentiable]
    [At(3, 0.7)]
    [At(4, -0.4)]
    public static double OperatorsOnElements(Spin[] s, double x)
    {
        double r = s[0] * s[0].Turn();
        r += (s[1] + s[1].Twist()).A;
        return r * x * s[2].Extended(s[2].Turn());
    }

    [Differentiable]
    public static double CompoundOperatorThatTakesIn(Spin p, double x)
    {
        Spin q = p;
        q += q.Twist();
        return q.A * q.B * x;
    }

    private static double Product(in double a, double b) => a * b + a;

    private static double Dot(in Spin a, double b) => a.A * b + a.B;

    private static double Bump(ref double x)
    {
        x *= 1.5;
        return x + 1;
    }

    private static double Bump(Spin[] s, int i)
    {
        s[i].A *= 1.5;
        return s[i].A + 1;
    }
}
