using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using NUnit.Framework;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;
using Tangent.Generator.Support;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Rules;

/// <summary>Compares the partials that a rule gives with numbers, in every library that has the function.</summary>
internal static class RuleCheck
{
    /// <summary>
    /// Holds every partial of a function against central differences at the given points, one after another in
    /// <paramref name="coordinates"/>. In single precision it is held against the double precision rule.
    /// </summary>
    public static void AgreesWithDifferences(string function, int arity, params double[] coordinates)
    {
        Assert.That(coordinates.Length % arity, Is.Zero, "whole points");
        int found = 0;
        foreach ((string owner, MethodInfo overload) in Overloads(function, arity))
        {
            foreach (double[] point in coordinates.Chunk(arity))
            {
                for (int k = 0; k < arity; k++)
                {
                    if (MathLibrary.IsReal(overload.GetParameters()[k].ParameterType))
                    {
                        found++;
                        CheckAt(owner, overload, point, k);
                    }
                }
            }
        }

        Assert.That(found, Is.Positive, $"no library has {function} with {arity} parameters");
    }

    /// <summary>The partial in argument <paramref name="k"/> at a point, where differences can't tell, in every library.</summary>
    public static void IsAt(string function, int k, double[] point, double expected)
    {
        foreach ((string owner, MethodInfo overload) in Overloads(function, point.Length))
        {
            double actual = Partial(owner, overload, point, k);
            double tolerance = double.IsFinite(expected) ? 1e-6 * Math.Abs(expected) : 0;
            Assert.That(actual, Is.EqualTo(expected).Within(tolerance), $"{owner}.{function}, argument {k}");
        }
    }

    /// <summary>Fails where a family has a differentiable rule that no test case of its test class names.</summary>
    public static void EveryRuleIsNamed(IEnumerable<Declaration> family, Type tests)
    {
        string?[] named = tests.GetMethods()
            .SelectMany(m => m.GetCustomAttributes<TestCaseAttribute>())
            .Select(c => c.Arguments[0] as string)
            .ToArray();
        Assert.That(family.Where(d => d.Kind == RuleKind.Differentiable).Select(d => d.Function), Is.SubsetOf(named));
    }

    /// <summary>The value of a rule's partial; the expression it evaluates is the one that generated code would have.</summary>
    public static double Partial(string owner, MethodInfo overload, double[] point, int k)
    {
        var variables = new Dictionary<int, object>();
        var arguments = new Expr[point.Length];
        for (int i = 0; i < point.Length; i++)
        {
            Type type = overload.GetParameters()[i].ParameterType;
            arguments[i] = new Local(new Variable(i, "x", IrTypeOf(type)));
            variables[i] = System.Convert.ChangeType(point[i], type, CultureInfo.InvariantCulture);
        }

        IrType resultType = IrTypeOf(overload.ReturnType);
        var call = new MathCall(owner, overload.Name, arguments.ToEquatable(), resultType);
        var value = new Local(new Variable(point.Length, "value", resultType));
        variables[point.Length] = new IrEvaluator(variables).Visit(call);

        MathRule rule = MathRules.Find(call)!;
        object partial = new IrEvaluator(variables).Visit(rule.Partial(k, arguments, value));
        Assert.That(partial, Is.TypeOf(variables[k].GetType()), "the partial has the argument's type");
        return System.Convert.ToDouble(partial, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<(string Owner, MethodInfo Overload)> Overloads(string function, int arity) =>
        MathLibrary.Owners.SelectMany(owner => MathLibrary.Overloads(owner, function, arity).Select(m => (owner, m)));

    private static void CheckAt(string owner, MethodInfo overload, double[] point, int k)
    {
        bool isSingle = overload.GetParameters()[k].ParameterType == typeof(float);
        double[] exact = isSingle ? point.Select(x => (double)(float)x).ToArray() : point;
        double actual = Partial(owner, overload, exact, k);
        double expected = isSingle ? InDoublePrecision(overload, exact, k) : Difference(overload, exact, k);
        double tolerance = isSingle ? 2e-5 : 1e-8;
        Assert.That(
            actual,
            Is.EqualTo(expected).Within(tolerance * Math.Max(1, Math.Abs(expected))),
            $"{owner}.{overload.Name}({string.Join(", ", exact)}), argument {k}");
    }

    private static double InDoublePrecision(MethodInfo overload, double[] point, int k)
    {
        (string owner, MethodInfo wide) = Overloads(overload.Name, point.Length)
            .First(o => o.Overload.GetParameters()[0].ParameterType == typeof(double));
        return Partial(owner, wide, point, k);
    }

    private static double Difference(MethodInfo overload, double[] point, int k) =>
        FiniteDifference.Derivative(
            x =>
            {
                object[] arguments = point
                    .Select((p, i) => System.Convert.ChangeType(i == k ? x : p, overload.GetParameters()[i].ParameterType, CultureInfo.InvariantCulture))
                    .ToArray();
                return (double)overload.Invoke(null, arguments)!;
            },
            point[k]);

    private static IrType IrTypeOf(Type type) =>
        type == typeof(double) ? IrType.Double : type == typeof(float) ? IrType.Single : IrType.Int;
}
