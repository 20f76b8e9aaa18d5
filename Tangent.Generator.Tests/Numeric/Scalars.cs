using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Straight-line code on scalars.</summary>
internal static partial class Scalars
{
    private const double Half = 0.5;
    private static readonly double Scale = 1.75;

    [Differentiable]
    public static double Identity(double x) => x;

    [Differentiable]
    public static double Negation(double x) => -x;

    [Differentiable]
    public static double Plus(double x) => +x;

    [Differentiable]
    public static double Sum(double x, double y) => x + y;

    [Differentiable]
    public static double Difference(double x, double y) => x - y;

    [Differentiable]
    public static double Product(double x, double y) => x * y;

    [Differentiable]
    public static double Quotient(double x, double y) => x / y;

    [Differentiable]
    [At(7.3, 2.1)]
    [At(-7.3, 2.1)]
    [At(7.3, -2.1)]
    [At(0.4, 2.1)]
    public static double Remainder(double x, double y) => x % y;

    [Differentiable]
    public static double Square(double x) => x * x;

    [Differentiable]
    public static double Cube(double x) => x * x * x;

    [Differentiable]
    public static double LeftAndRight(double a, double b, double c) => a - (b - c) - (a - b);

    [Differentiable]
    public static double DivisionsInARow(double a, double b, double c) => a / b / c + a / (b / c);

    [Differentiable]
    public static double MinusOfMinus(double a, double b) => a - -b * -a;

    [Differentiable]
    public static double ConstantOnTheLeft(double x) => 3 - x + 2 / x - 5 * x;

    [Differentiable]
    public static double WholeNumbersMixedIn(double x, int n) => n * x + x / n - n;

    [Differentiable]
    public static double IntegerDivisionIsNotReal(double x) => x * (7 / 2) + x / 2;

    [Differentiable]
    public static double NamedConstants(double x) => x * Half + Scale * x * x + Math.PI * x;

    [Differentiable]
    public static double LocalConstant(double x)
    {
        const double factor = 2.5e-1;
        return factor * x * x;
    }

    [Differentiable]
    public static double IntermediateValues(double x, double y)
    {
        double a = x * y;
        double b = a + x;
        double c = b / y;
        return a * b * c;
    }

    [Differentiable]
    public static double UsedOften(double x)
    {
        double y = x * x;
        return y * y + y / x - y;
    }

    [Differentiable]
    public static double UnusedValue(double x, double y)
    {
        double unused = x / y;
        _ = unused;
        return x * y;
    }

    [Differentiable]
    public static double SeveralDeclarators(double p, double q)
    {
        double a = p * q, b = a * q;
        return a * b * p;
    }

    /// <summary>A released tool gives something else here.</summary>
    [Differentiable]
    [At(2.0, 3.0, Gradient = new[] { 108.0, 108.0 })]
    public static double TwoDeclarators(double p, double q)
    {
        double a = p * q, b = a * q;
        return a * b;
    }

    [Differentiable]
    public static double DeclaredThenAssigned(double x)
    {
        double y;
        double z;
        y = x * 3;
        z = y * y;
        return z;
    }

    [Differentiable]
    public static double ChainedAssignment(double x)
    {
        double a, b, c;
        a = b = c = x * x;
        return a + 2 * b * c;
    }

    [Differentiable]
    public static double CompoundAssignments(double x, double y)
    {
        double z = x;
        z += y * y;
        z -= x * y;
        z *= y;
        z /= x + y;
        return z;
    }

    [Differentiable]
    [At(7.3, 2.1)]
    public static double CompoundRemainder(double x, double y)
    {
        double z = x * x;
        z %= y;
        return z * z;
    }

    [Differentiable]
    public static double IncrementsOfReals(double x)
    {
        double y = x * x;
        y++;
        ++y;
        y--;
        return y * y;
    }

    [Differentiable]
    public static double IncrementInsideAnExpression(double x)
    {
        double y = x;
        double z = y++ * 2 + ++y * y;
        return z * y;
    }

    [Differentiable]
    public static double AssignmentInsideAnExpression(double x, double y)
    {
        double a;
        double b = (a = x * y) + a * a;
        return a * b;
    }

    [Differentiable]
    public static double ScopesReuseNames(double x)
    {
        double result = 0;
        {
            double t = x * x;
            result += t;
        }

        {
            double t = x * 3;
            result *= t;
        }

        return result;
    }

    [Differentiable]
    public static double DoesNotDependOnOne(double x, double y)
    {
        double z = y * 0.0;
        return x * x + z;
    }

    [Differentiable]
    public static double ParametersWithDefaults(double x, double y = 2, int n = 3) => x * y + n * x;

    [Differentiable]
    public static double ImplicitlyTyped(double x)
    {
        var y = x * x;
        var n = 2;
        return y * n;
    }

    [Differentiable]
    public static double ManyTerms(double a, double b, double c, double d, double e, double f, double g, double h) =>
        a * b + c * d - e / f + g * h * a - b * (c + d * (e - f));
}
