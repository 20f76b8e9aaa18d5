using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary><c>switch</c> as a statement and as an expression.</summary>
internal static partial class Switches
{
    internal enum Shape
    {
        Line,
        Parabola,
        Wave,
    }

    [Differentiable]
    [At(1.5, 0)]
    [At(1.5, 1)]
    [At(1.5, 2)]
    [At(1.5, 9)]
    public static double OnAnInteger(double x, int n)
    {
        double y = x;
        switch (n)
        {
            case 0:
                y = x * x;
                break;
            case 1:
                y = Math.Sin(x);
                y *= y;
                break;
            case 2:
                y += 3;
                break;
            default:
                y = 1 / x;
                break;
        }

        return y * x;
    }

    [Differentiable]
    [At(1.5, 0)]
    [At(1.5, 1)]
    [At(1.5, 2)]
    public static double ReturningFromCases(double x, Shape shape)
    {
        switch (shape)
        {
            case Shape.Line:
                return 2 * x;
            case Shape.Parabola:
                return x * x;
            default:
                return Math.Cos(x);
        }
    }

    [Differentiable]
    [At(1.5, 1)]
    [At(1.5, 2)]
    [At(1.5, 4)]
    public static double SharedLabels(double x, int n)
    {
        double y = x;
        switch (n)
        {
            case 1:
            case 2:
                y = x * x;
                break;
            case 3:
            case 4:
                y = x * x * x;
                break;
        }

        return y;
    }

    [Differentiable]
    [At(1.5, 0)]
    [At(1.5, 1)]
    [At(1.5, 2)]
    public static double Expression(double x, Shape shape) => shape switch
    {
        Shape.Line => 2 * x,
        Shape.Parabola => x * x,
        _ => Math.Cos(x),
    };

    [Differentiable]
    [At(-1.5)]
    [At(0.5)]
    [At(1.5)]
    public static double RelationalPatterns(double x) => x switch
    {
        < 0 => x * x,
        >= 0 and < 1 => Math.Exp(x),
        _ => 1 / x,
    };

    [Differentiable]
    [At(1.5, 2)]
    [At(-1.5, 2)]
    [At(1.5, 3)]
    public static double WhenClauses(double x, int n) => n switch
    {
        2 when x > 0 => x * x,
        2 => -x,
        _ => x * n,
    };

    [Differentiable]
    [At(1.5, "square")]
    [At(1.5, "other")]
    public static double OnAString(double x, string kind)
    {
        switch (kind)
        {
            case "square":
                return x * x;
            default:
                return x / 2;
        }
    }

    [Differentiable]
    [At(1.5, 7)]
    public static double InsideALoop(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            switch (i % 3)
            {
                case 0:
                    y *= x;
                    break;
                case 1:
                    y += Math.Sin(x);
                    break;
                default:
                    continue;
            }

            y /= 1.5;
        }

        return y;
    }

    [Differentiable]
    [At(1.5, 5)]
    public static double ExpressionInsideALoop(double x, int n)
    {
        double y = 0;
        for (int i = 0; i < n; i++)
        {
            y += (i % 3) switch
            {
                0 => x,
                1 => x * y,
                _ => Math.Cos(y),
            };
        }

        return y;
    }

    [Differentiable]
    [At(1.5, 1)]
    [At(1.5, 4)]
    public static double NestedSwitches(double x, int n)
    {
        double y = n switch
        {
            1 => x switch { > 1 => x * x, _ => x },
            _ => x * 3,
        };
        return y * x;
    }
}
