using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Each of these once had a wrong derivative.</summary>
internal static partial class Regressions
{
    [Differentiable]
    [At(1.4)]
    public static double OverwrittenByARuleThatReadsItsValue(double x)
    {
        double y = x * x;
        y = Math.Sqrt(x);
        y *= y * x;
        return y;
    }

    [Differentiable]
    [At(0.7, -1)]
    [At(0.7, 0)]
    [At(0.7, 5)]
    public static double InclusiveStrideWithoutATrip(double x, int n)
    {
        double s = x;
        for (int i = 0; i <= n; i += 2)
            s = s * x + i + 1;
        return s;
    }

    [Differentiable]
    [At(1.3, 4)]
    public static double ResultReadByItsOwnDerivative(double x, int n)
    {
        for (int i = 0; i < n; i++)
        {
            if (x > 3)
                return x / (1 + x);
            x *= 1.2;
        }

        return x;
    }

    /// <summary>Its companion once had a warning of unreachable code, where the method itself has none.</summary>
    [Differentiable]
    [At(1.3, 0.4)]
    public static double DecidedChoice(double x, double y) => 2 <= 0 ? y * y : x * y;

    /// <summary>The place of the second target was once looked up after the first assignment.</summary>
    [Differentiable]
    [At(0.7, 3, 2)]
    public static double TargetsBeforeAssignments(double x, double[] a, int k)
    {
        (k, a[k], x) = (0, x * a[0], a[1]);
        return x * a[k] + a[2] * a[2];
    }

    /// <summary>Inlined, the call left a constant that nothing reads: a warning that the method itself does not have.</summary>
    [Differentiable]
    [At(1.3)]
    public static double UnreadConstant(double x)
    {
        int unread = Two(x);
        return x * x;
    }

    /// <summary>The tangent of what a call gave without a derivative, in a variable that gets one later, was once made as for an array.</summary>
    [Differentiable]
    [At(0.7, 2)]
    public static double ConstantCallThenSwapped(double x, int n)
    {
        double y = Halved(8, n);
        (x, y) = (y, x * x);
        return x * y;
    }

    /// <summary>A method that only throws once had no result to differentiate, and the generator failed.</summary>
    [Differentiable]
    [At(0.7, 1)]
    [At(0.7, 4)]
    public static double NeverReturns(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            if (i > 2)
                s += OutOfRange(s, i);
            s *= x;
        }

        return n > 9 ? Endless(s, [x]) : s;
    }

#pragma warning disable CS0162 // that is what it is about
    /// <summary>What a constant decides to leave has nothing behind it, not even what follows it.</summary>
    [Differentiable]
    [At(0.7, 2)]
    public static double DecidedReturn(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            s *= x + i;
            if (1 > 0)
                break;
        }

        if (2 > 1)
        {
            s *= s;
            return s;
        }

        double y = x * s;
        return y * y;
    }
#pragma warning restore CS0162

    /// <summary>The first of a sequence: there is no second trip, so the compiler warned of the step that led to it.</summary>
    [Differentiable]
    [At(0.7, 3)]
    [At(0.7, 0)]
    public static double FirstOnly(double x, double[] a)
    {
        double s = x;
        foreach (double v in a)
        {
            s = v * x;
            break;
        }

        return s * x;
    }

    /// <summary>A <c>finally</c> of which nothing is left once had its <c>try</c> stand alone.</summary>
    [Differentiable]
    [At(0.7, 3)]
    public static double EmptyFinally(double x, double[] a)
    {
        double s = x;
        for (int i = 0; i < a.Length; i++)
        {
            try
            {
                if (a[i] > 5)
                    break;
                s *= a[i];
            }
            finally
            {
                double unread = s * x;
            }
        }

        return s;
    }

    /// <summary>What a call of a recursion keeps once had a schedule in it that the compiler missed a value of.</summary>
    [Differentiable]
    [At(0.7, 2)]
    [At(0.7, 0)]
    public static double CheckpointsInARecursion(double x, int n) => CheckpointedTwice(x, n) * x;

    private static double CheckpointedTwice(double x, int n)
    {
        double s = x;
        foreach (int i in Checkpoint.Range(n + 2, 2))
            s = Math.Sin(s) + x * i;
        return n <= 0 ? s : CheckpointedTwice(s, n - 1) + s;
    }

    /// <summary>What the caller's object holds at the end once was not put back where the parameter comes to name another object.</summary>
    [Differentiable]
    public static double ReplacedObject(double x, Particle p)
    {
        p.Velocity = Math.Sin(p.Velocity * x) * p.Position;
        p.Mass *= x;
        double s = p.Velocity * p.Mass;
        p = new Particle { Position = x, Velocity = s * x };
        return s * p.Velocity + p.Position * p.Position;
    }

    /// <summary>An element that is a struct, written in a loop with checkpoints, once made the array a copy of the caller's.</summary>
    [Differentiable]
    [At(0.7, 3, 5)]
    [At(0.7, 3, 0)]
    [At(0.7, 3, 1)]
    public static double StructElementsInCheckpoints(double x, (double A, double B)[] p, int n)
    {
        foreach (int i in Checkpoint.Range(n, 2))
        {
            p[i % 2] = (x * p[0].A, Math.Sin(x * p[1].B));
            p[1] = (p[1].A + 0.1 * i, p[1].B);
        }

        return p[0].A * p[1].B + p[1].A;
    }

    public struct Dot
    {
        public double X;
        public double Y;
    }

    /// <summary>Writing a part of an element changes the array that the other side is read from.</summary>
    [Differentiable]
    public static double SwapWithAPartOfAnElement(double x, Dot[] p)
    {
        (p[1].X, x) = (x, p[1].X);
        double kept = p[0].Y;
        p[0].Y = x * x;
        return x * kept + p[1].X * p[0].Y;
    }

    /// <summary>What comes last in the body of a <c>try</c> says nothing of a <c>finally</c> that a jump leads to.</summary>
    [Differentiable]
    [At(0.7, 3, 1)]
    [At(0.7, 3, 9)]
    [At(0.7, 3, -1)]
    public static double JumpIntoFinally(double x, double[] a, int n)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double y = x * a[i];
            try
            {
                if (i < n)
                    continue;
                y = 1;
            }
            finally
            {
                s += y * y;
                a[i] -= y;
            }
        }

        return s;
    }

    /// <summary>Arms that change nothing were left as <c>x = x</c>, of which the compiler warned.</summary>
    [Differentiable]
    [At(0.7, 0.2)]
    [At(0.7, 0.5)]
    public static double IdleArms(double x, double y)
    {
        foreach (int i in Checkpoint.Range(2, 3))
            x = x > 5 ? x = 1 : x * y;
        return ChangedBelow(y, 2) * x + Stopped(1, 1) * y;
    }

    private static double ChangedBelow(double x, int n)
    {
        x = x <= 0.25 ? (x *= 0.25 * x) : x;
        for (int i = 0; i < n; i++)
            x *= x;
        return x;
    }

    private static double Stopped(double x, int n)
    {
        x = Gradient.Stop(x);
        return n > 2 ? x : Stopped(x * 2, n + 1);
    }

    /// <summary><c>System.Linq</c> begins the sum of computed items with the first of them: that of -0 alone is -0.</summary>
    [Differentiable]
    [At(new[] { 0.0, 0 }, 1.5)]
    [At(new[] { 0.3, 0.4 }, 1.5)]
    public static double AverageOfMinusZero(double[] a, double x) => a.Average(v => v * -x) * a.Take(1).Average();

    /// <summary>The lesser of one number and itself asks whether it is a NaN; the compiler warned of the comparison.</summary>
    [Differentiable]
    public static double LesserOfItself(Particle p) => Math.Min(p.Velocity, p.Velocity) * p.Velocity;

    /// <summary>Neither a property nor an element of a list goes by reference, although the parameter would take one.</summary>
    [Differentiable]
    public static double ReadOnlyReferences(Particle p, List<double> l, double x) =>
        ByReference(p.Mass, x) + ByReference(l[0], l[1]) * ByReference(in x, 2);

    /// <summary>For <c>double</c> this condition is a constant, so one arm is never reached.</summary>
    [Differentiable]
    public static double DecidedForTheType(double x) => Decided(x);

    private static T Decided<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        if (T.Pi * T.One < T.CreateChecked(0.5))
        {
            x = T.Atan(x);
        }

        return x * x;
    }

    private static double ByReference(in double x, double y)
    {
        double s = y;
        for (int i = 0; i < 3; i++)
            s = Math.Sin(s * x);
        return s;
    }

    private static double OutOfRange(double x, int i) => throw new ArgumentOutOfRangeException(nameof(x), "" + i);

    private static double Endless(double x, double[] a)
    {
        while (true)
        {
            x *= 2;
            a[0] *= x;
            if (x > 100)
                throw new InvalidOperationException();
        }
    }

    private static double Halved(double x, int n) => n == 0 ? x : Halved(x / 2, n - 1);

    private static int Two(double x) => 1 + 1;

    /// <summary>Inlined, <c>AddTo(ref z)</c> once wrote to the caller's <c>x</c>, whose value the parameter had been.</summary>
    [Differentiable]
    [At(1.3)]
    public static double ParameterPassedOnByReference(double x)
    {
        double y = Raised(x);
        return x * y;
    }

    private static double Raised(double z)
    {
        double before = z;
        double after = AddTo(ref z);
        return before * after * z;
    }

    private static double AddTo(ref double z)
    {
        z += 2;
        return z * z;
    }

    /// <summary>The condition was once taken for the name of the condition in it, whose declaration went.</summary>
    [Differentiable]
    [At(1.3, 3)]
    public static double FlagInsideACondition(double x, int n)
    {
        double y = x;
        while (n-- > 0)
        {
            bool never = 1 > 3;
            if (n != 5 || never)
                y *= x;
        }

        return y;
    }

    /// <summary>What is left of a condition once its branch is empty is read nowhere.</summary>
    [Differentiable]
    [At(1.3)]
    public static double ConditionThatNothingReads(double x)
    {
        double y = Constant(2 >= x);
        return x * y;
    }

    private static double Constant(bool flag)
    {
        if (true) { }
        return 1.5;
    }

    /// <summary>The tangent of a number from a call without an active argument was once made as that of an array.</summary>
    [Differentiable]
    [At(1.3)]
    public static double ConstantCallThatBecomesActive(double x)
    {
        double y = OneAndAHalf();
        y *= x;
        return x * y;
    }

    private static double OneAndAHalf() => 1.5;

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
}
