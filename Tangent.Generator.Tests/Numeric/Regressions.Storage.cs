using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Those of elements, rows and what other names reach.</summary>
internal static partial class Regressions
{
    /// <summary>In a tuple without the parentheses, <c>x &lt; y *</c> would be read as the beginning of a type.</summary>
    [Differentiable]
    [At(1.3, 0.4)]
    [At(0.3, 4)]
    public static double ComparisonInATuple(double x, double y)
    {
        (double value, bool isBelow, double other) = Compared(x, y);
        return isBelow ? value * other : value + other;
    }

    private static (double Value, bool IsBelow, double Other) Compared(double x, double y) => (x * y, (x < y * x), y);

    /// <summary>The compiler makes an invalid program of a span that only what a constant shuts out reads.</summary>
    [Differentiable]
    [At(1.3, 2)]
    public static double ReadThatAConstantShutsOut(double x, double[][] rows)
    {
        foreach (double[] row in rows)
        {
            bool isAny = IsAny(row);
        }

        return x * rows[0][0];
    }

    /// <summary>A variable passed by reference was once copied before a later argument changed it, and the copy passed.</summary>
    [Differentiable]
    [At(1.3)]
    public static double VariableByReferenceThatALaterArgumentChanges(double x)
    {
        double y = 2 * x;
        AddProduct(ref y, y *= x);
        Product(out x, x *= y);
        return x * y;
    }

    /// <summary>The same of an element, and of its index.</summary>
    [Differentiable]
    [At(1.3, 3)]
    public static double ElementByReferenceThatALaterArgumentChanges(double x, double[] a)
    {
        int i = 0;
        AddProduct(ref a[i], a[i++] *= x);
        AddProduct(ref a[i], a[i] = x * a[0]);
        return a[0] * a[1] * a[2];
    }

    /// <summary>An index made of the array's own elements was once computed again after the element was written.</summary>
    [Differentiable]
    [At(0.7, new[] { 0.5, 1.5, 2.5 })]
    [At(1.7, new[] { 1.5, 0.5, 2.5 })]
    public static double IndexMadeOfTheElements(double x, double[] a)
    {
        for (int i = 0; i < a.Length; i++)
        {
            a[a[i] > 1 ? i : 0] *= x;
            a[a[0] < x ? 1 : 2] = a[i] * a[1] + x;
        }

        return a[0] * a[1] + a[2];
    }

    /// <summary>The same of integers, which the backward sweep puts back.</summary>
    [Differentiable]
    [At(0.7, 3)]
    public static double IndexMadeOfIndices(double x, double[] a)
    {
        int[] order = { 1, 2, 0 };
        order[order[0]] = 0;
        a[order[1]] *= x;
        order[order[order[1]]] = 2;
        a[order[0]] *= a[order[2]];
        return a[0] * a[1] + a[2] * x;
    }

    /// <summary>The element that a call is handed by reference is settled before the call, whatever that does to the index.</summary>
    [Differentiable]
    [At(0.7, 3)]
    public static double IndexThatTheCallChanges(double x, double[] a)
    {
        int[] order = { 1, 2, 0 };
        Advance(ref a[order[0]], order, x);
        int i = 0;
        Step(ref a[i], ref i, x);
        return a[0] * a[1] + a[2];
    }

    private static void Advance(ref double y, int[] order, double x)
    {
        order[0] = 2;
        y *= x;
    }

    private static void Step(ref double y, ref int i, double x)
    {
        i++;
        y += x * x;
    }

    /// <summary>A parameter that the result does not depend on, overwritten by what it was: 0 / 0 once came of its adjoint.</summary>
#pragma warning disable TAN0016 // Just that is tested.
    [Differentiable]
    [At(0.0, 2.0)]
    public static double ParameterThatOnlyChangesItself(double x, double y)
#pragma warning restore TAN0016
    {
        for (int i = 0; i < 3; i++)
            x = Math.Sqrt(x) * y;
        return y * y;
    }

    /// <summary>What the caller's array held at the end was once kept of the array that the parameter named by then.</summary>
    [Differentiable]
    [At(0.7, 3)]
    public static double ParameterThatNamesAnotherArray(double x, double[] a)
    {
        double[] b = (double[])a.Clone();
        (a, b) = (b, a);
        b[1] *= a[0] * x;
        a[2] = x;
        return a[1] * b[1] + a[2];
    }

    /// <summary>The compiler could not see that the condition of the loop is always assigned.</summary>
    [Differentiable]
    [At(0.7, 3)]
    [At(2.7, 3)]
    public static double ContinueBeforeAConditionWithACall(double x, int n)
    {
        int i = 0;
        do
        {
            i++;
            if (x > 0.5)
            {
                if (i == 2)
                {
                    if (x > 2)
                        continue;
                }
                else
                {
                    x *= 0.9;
                }

                x += 0.1;
            }

            x *= x;
        }
        while (i < n && Recurring(x, 2) > 0.01);
        return x;
    }

    /// <summary>The product with the Hessian gave the derivatives of the new array for those of the argument.</summary>
    [Differentiable]
    public static double ParameterThatNamesANewArray(double x, double[] a)
    {
        double s = a[0] * a[0] * x;
        a = new double[2];
        a[0] = x;
        return s * a[0] + Math.Log(5 + x * x * a[1]);
    }

    [Differentiable]
    public static double ParameterThatNamesAnotherWhereItIsPositive(double x, double[] a, double[] b)
    {
        if (x > 0)
            a = b;
        a[0] *= x;
        return a[0] * b[0] * x;
    }

    [Differentiable]
    public static double TableThatNamesItsOwnRows(double x, double[][] a)
    {
        a[0][0] *= x * x;
        a = new[] { a[1], a[0] };
        return a[0][0] * a[1][0] * x;
    }

    /// <summary>
    /// What a choice was in the trip before was lost where the variable for it was given a value anew in each trip.
    /// </summary>
    [Differentiable]
    public static double ChoiceInEachTripOfALoopOfUnknownLength(double x, double y)
    {
        for (int i = 0, j = 4; i < j; i++, j--)
        {
            y = Math.Atan(i switch
            {
                2 => x * y,
                _ when y < 0.3 => Math.Pow(2.5, 0.25 * y),
                _ => Math.Exp(0.5 * (y + x)),
            });
        }

        return y;
    }

    [Differentiable]
    public static double ChoiceInEachTripOfACountedLoop(double x, double[] a)
    {
        double y = x;
        for (int i = 0; i < a.Length; i++)
        {
            double z;
            if (y > 0.5)
                z = y * a[i];
            else
                z = Math.Exp(y) - a[i];
            y = Math.Sin(z) * z * x;
        }

        return y;
    }

    /// <summary>In the generated copy the compiler warned of <c>y = y</c>.</summary>
    [Differentiable]
    public static double AssignedTwiceInAHelper(double x)
    {
        double y = x;
        AssignTwice(ref y, 4);
        return y * x;
    }

    private static void AssignTwice(ref double y, int n)
    {
        for (int i = 0; i < n; i++)
            y = y = Math.Sin(y) + 0.5;
    }

    /// <summary>A variable declared in a loop without a value was set to zero in each trip, and the backward sweep found the zero.</summary>
    [Differentiable]
    [At(0.7, 4)]
    public static double DeclaredInALoop(double x, int n)
    {
        for (int i = 0; i < n; i++)
        {
            double y;
            if (x > 0.5)
                y = Math.Tanh(x * 1.3);
            else
                y = Math.Exp(x);
            x = y + 0.1 * x;
        }

        return x;
    }

    /// <summary>Adjoints that were added to the row of an array of rows did not reach the array that the row is.</summary>
    [Differentiable]
    public static double RowsThatAreAnArgument(double[] x)
    {
        double[][] rows = new double[2][];
        rows[0] = x;
        rows[1] = x;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += rows[0][i] * 3 + rows[1][0];
        return sum;
    }

    /// <summary>The adjoint of the new elements went to the new array, not to the one that they were made of.</summary>
    [Differentiable]
    public static double ArraysMadeOfThemselves(double x, double y)
    {
        double[] a = { x, y };
        a = new[] { a[0] * a[1], a[1] + 1 };
        a = new[] { a[0] * a[1], a[1] };
        return a[0] * a[1];
    }

    [Differentiable]
    public static double ClonesOfThemselves(double[] a)
    {
        a = (double[])a.Clone();
        a[0] *= 3;
        a = (double[])a.Clone();
        return a[0] * a[^1];
    }

    [Differentiable]
    [At(new double[] { 2, 5 })]
    public static double RowsMadeOfThemselves(double[] x)
    {
        double[][] rows = { x, x };
        rows[0] = new[] { rows[0][0] * rows[1][1], rows[0][1] };
        rows[0] = (double[])rows[0].Clone();
        return rows[0][0] * rows[0][1];
    }

    private static double Recurring(double x, int depth) => depth == 0 ? x * x : Recurring(Math.Sin(x), depth - 1);

    private static void AddProduct(ref double y, double x) => y += y * x;

    private static void Product(out double y, double x) => y = 3 * x;

    private static bool IsAny(ReadOnlySpan<double> row) => true || row[0] >= 2;

    /// <summary>What one arm kept was taken to be kept in the other.</summary>
    [Differentiable("x", "a")]
    [At(0.3, 6, 0.5)]
    [At(0.3, 6, -5)]
    public static void KeptInTheOtherArm(double x, double[] a, double limit)
    {
        for (int i = 0; i < a.Length; i++)
            x = System.Math.Cos(a[i]);
        if (a[1] > limit)
            a[a.Length - 1] = System.Math.Exp(-a[1]);
        else
            a[a.Length - 1] = System.Math.Sin(-x);
    }

    [Differentiable]
    [At(0.3, 3, 0)]
    [At(0.3, 3, 4)]
    public static double KeptInAnEarlierTrip(double x, double[] a, int n)
    {
        double sum = a[0] * a[1];
        for (int i = 0; i < n; i++)
        {
            if (i % 2 == 0)
                a[1] = System.Math.Sin(x * i);
            else
                a[1] = a[1] * a[2];
            sum += i == 2 ? a[1] * a[1] : x * a[0];
            a[1] = x;
            a[1] = x * x;
        }

        return sum * a[1];
    }

    /// <summary>The quotient that decides was computed again as a product with the inverse, and missed the equality by a rounding.</summary>
    [Differentiable]
    [At(-0.3, new[] { 0.42, 0.6 }, 5)]
    [At(-1.82, new[] { 0.42, 0.3 }, 5)]
    public static double QuotientThatDecides(double x, double[] a, int n)
    {
        foreach (int i in Checkpoint.Range(n, 2))
        {
            int k = 0;
            while (k < 1 && a[^1] < 1.5)
            {
                k++;
                x = -Math.CopySign(a[i % 2] / (5 + x), a[k % 2] + x);
                x += Math.Max(a[1] / (7 + x), a[0] / (7 + x));
            }
        }

        return x;
    }
}
