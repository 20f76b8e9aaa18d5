using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tangent.Generator.Tests.Numeric.Harness;

/// <summary>Calls a method and its derivatives as <c>docs</c> lay their parameters out, and takes their results apart.</summary>
internal static class Derivatives
{
    public static Outcome Primal(NumericCase c, object?[] point)
    {
        object?[] arguments = Leaves.Copy(point);
        object? value = c.Primal.Invoke(arguments);
        return new Outcome(value, arguments);
    }

    /// <param name="c">The method.</param>
    /// <param name="point">Its arguments.</param>
    /// <param name="tangents">A tangent in the shape of each argument; those of parameters that have none are not used.</param>
    public static JvpOutcome Jvp(NumericCase c, object?[] point, object?[] tangents)
    {
        object?[] arguments = Leaves.Copy(point);
        object?[] moving = Leaves.Copy(tangents);
        int[] wrt = Indices(c.IsWrt);
        object?[] all = [.. arguments, .. wrt.Select(i => moving[i])];
        object? result = c.Derivative("Jvp", all.Length).Invoke(all);
        for (int k = 0; k < wrt.Length; k++)
            moving[wrt[k]] = all[arguments.Length + k];
        bool isPair = Leaves.CarryDerivative(c.Primal.ReturnType);
        object? value = isPair ? ((ITuple)result!)[0] : result;
        object? tangent = isPair ? ((ITuple)result!)[1] : null;
        return new JvpOutcome(new Outcome(value, all[..arguments.Length]), tangent, moving);
    }

    /// <param name="c">The method.</param>
    /// <param name="point">Its arguments.</param>
    /// <param name="buffers">What the buffers hold on entry, in the shape of each argument.</param>
    /// <param name="seed">In the shape of the result; not used where the result has no derivative.</param>
    public static VjpOutcome Vjp(NumericCase c, object?[] point, object?[] buffers, object? seed)
    {
        object?[] arguments = Leaves.Copy(point);
        object?[] adjoints = Leaves.Copy(buffers);
        int[] buffered = Indices(c.Primal.Parameters.Select((p, i) => c.IsWrt[i] && IsByReference(p)));
        int[] byValue = Indices(c.Primal.Parameters.Select((p, i) => c.IsWrt[i] && !IsByReference(p)));
        bool hasSeed = Leaves.CarryDerivative(c.Primal.ReturnType);
        object?[] all = [.. arguments, .. buffered.Select(i => adjoints[i]), .. hasSeed ? [seed] : Enumerable.Empty<object?>()];
        object? result = c.Derivative("Vjp", all.Length).Invoke(all);

        for (int k = 0; k < buffered.Length; k++)
            adjoints[buffered[k]] = all[arguments.Length + k];
        int valueCount = c.Primal.ReturnType == typeof(void) ? 0 : 1;
        object?[] parts = Parts(result, valueCount + byValue.Length);
        for (int k = 0; k < byValue.Length; k++)
            adjoints[byValue[k]] = parts[valueCount + k];
        return new VjpOutcome(new Outcome(valueCount > 0 ? parts[0] : null, all[..arguments.Length]), adjoints);
    }

    /// <summary><c>FGrad</c>, each part at the place of its parameter.</summary>
    public static VjpOutcome Grad(NumericCase c, object?[] point) => Grad(c, point, "Grad", 0);

    /// <summary><c>FValueAndGrad</c>, each part at the place of its parameter.</summary>
    public static VjpOutcome ValueAndGrad(NumericCase c, object?[] point) => Grad(c, point, "ValueAndGrad", 1);

    /// <summary><c>FHvp</c>, each part at the place of its parameter.</summary>
    public static VjpOutcome Hvp(NumericCase c, object?[] point, object?[] direction) =>
        Grad(c, point, "Hvp", 0, Leaves.Copy(direction).Where((_, i) => c.IsWrt[i] && !c.Primal.Parameters[i].IsOut));

    /// <summary><c>FHessian</c> or <c>FJacobian</c>, and how it leaves the arguments.</summary>
    public static (double[,] Matrix, object?[] Arguments) Matrix(NumericCase c, object?[] point, string suffix)
    {
        object?[] arguments = Leaves.Copy(point);
        object result = c.Derivative(suffix, arguments.Length).Invoke(arguments)!;
        if (result is double[,] numbers)
            return (numbers, arguments);

        var narrow = (Array)result;
        var matrix = new double[narrow.GetLength(0), narrow.GetLength(1)];
        foreach (int[] index in Leaves.Indices(narrow))
            matrix.SetValue(Leaves.Number(narrow.GetValue(index)!, typeof(double)), index);
        return (matrix, arguments);
    }

    /// <summary><c>FPullback</c>.</summary>
    public static PullbackOutcome Pullback(NumericCase c, object?[] point)
    {
        object?[] arguments = Leaves.Copy(point);
        var result = (ITuple)c.Derivative("Pullback", arguments.Length).Invoke(arguments)!;
        var pullback = (Delegate)result[1]!;
        return new PullbackOutcome(new Outcome(result[0], arguments), seed => Gradient(c, pullback.DynamicInvoke(seed), 0));
    }

    /// <summary>The inputs that are differentiated, of values in the shape of the arguments.</summary>
    public static double[] Inputs(NumericCase c, object?[] values) =>
        Leaves.Of(values.Where((_, i) => c.IsWrt[i] && !c.Primal.Parameters[i].IsOut));

    /// <summary>The arguments through which results come back, of values in the shape of the arguments.</summary>
    public static double[] Outputs(NumericCase c, object?[] values) =>
        Leaves.Of(values.Where((_, i) => c.IsWrt[i] && IsByReference(c.Primal.Parameters[i])));

    private static VjpOutcome Grad(NumericCase c, object?[] point, string suffix, int valueCount, params IEnumerable<object?> more)
    {
        object?[] all = [.. Leaves.Copy(point), .. more];
        object? result = c.Derivative(suffix, all.Length).Invoke(all);
        object?[] arguments = all[..point.Length];
        object? value = valueCount > 0 ? ((ITuple)result!)[0] : null;
        return new VjpOutcome(new Outcome(value, arguments), Gradient(c, result, valueCount));
    }

    /// <summary>The parts of a gradient, which follow some others, each at the place of its parameter.</summary>
    private static object?[] Gradient(NumericCase c, object? result, int before)
    {
        int[] wrt = Indices(c.Primal.Parameters.Select((p, i) => c.IsWrt[i] && !p.IsOut));
        object?[] parts = Parts(result, before + wrt.Length);
        var gradient = new object?[c.Primal.Parameters.Length];
        for (int k = 0; k < wrt.Length; k++)
            gradient[wrt[k]] = parts[before + k];
        return gradient;
    }

    private static bool IsByReference(ParameterInfo parameter) =>
        (parameter.ParameterType.IsByRef && !parameter.IsIn)
        || parameter.ParameterType.IsArray
        || Leaves.IsList(parameter.ParameterType)
        || Leaves.FieldsOfClass(parameter.ParameterType).Length > 0
        || parameter.ParameterType.IsByRefLike;

    private static object?[] Parts(object? result, int count) => count switch
    {
        0 => [],
        1 => [result],
        _ => Enumerable.Range(0, count).Select(i => ((ITuple)result!)[i]).ToArray(),
    };

    private static int[] Indices(IEnumerable<bool> flags) =>
        flags.Select((flag, i) => (flag, i)).Where(f => f.flag).Select(f => f.i).ToArray();
}

/// <summary>What a call gave back and how it left its arguments.</summary>
internal sealed record Outcome(object? Value, object?[] Arguments);

internal sealed record JvpOutcome(Outcome Primal, object? Tangent, object?[] Tangents);

/// <summary>What <c>FPullback</c> gave back; <see cref="Run"/> calls its function, whose results stand at the places of the parameters.</summary>
internal sealed record PullbackOutcome(Outcome Primal, Func<object?, object?[]> Run);

/// <summary>The adjoints stand at the places of their parameters.</summary>
internal sealed record VjpOutcome(Outcome Primal, object?[] Adjoints);
