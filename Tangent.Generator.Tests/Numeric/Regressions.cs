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
}
