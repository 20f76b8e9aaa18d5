using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NUnit.Framework;
using Tangent.Generator.Rules.Spans;
using Tangent.Generator.Tests.Numeric.Harness;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Rules.Spans;

public sealed class SpanRulesTests
{
    private static readonly SpanRuleKind[] WithDerivative =
        [SpanRuleKind.Elementwise, SpanRuleKind.Reduction, SpanRuleKind.Product, SpanRuleKind.SoftMax, SpanRuleKind.SinCos, SpanRuleKind.Conversion];

    // Where a function is defined and smooth only elsewhere than the harness looks.
    private static readonly Dictionary<string, double[]> Points = new()
    {
        ["Acos"] = [0.3, -0.5, 0.7],
        ["AcosPi"] = [0.3, -0.5, 0.7],
        ["Asin"] = [0.3, -0.5, 0.7],
        ["AsinPi"] = [0.3, -0.5, 0.7],
        ["Log"] = [1.7, 2.3, 0.6],
        ["Atanh"] = [0.3, -0.5, 0.7],
        ["Acosh"] = [1.2, 1.7, 3],
        ["TanPi"] = [0.3, -0.2, 0.7],
        ["Tan"] = [0.3, -0.2, 0.7],
    };

    [Test]
    public void Every_member_is_declared()
    {
        IEnumerable<string> undeclared = TensorMembers.All
            .Where(m => SpanRules.Find(m.Name, TensorMembers.Sources(m), TensorMembers.Written(m) == 0) is null)
            .Select(m => m.ToString()!);

        Assert.That(undeclared, Is.Empty);
    }

    [Test]
    public void Every_declared_member_exists()
    {
        var existing = TensorMembers.All.SelectMany(m => new[] { (m.Name, TensorMembers.Sources(m)), (m.Name, 0) }).ToHashSet();
        IEnumerable<SpanRule> rules = ElementwiseSpanRules.All.Concat(ReductionSpanRules.All).Concat(OtherSpanRules.All);

        Assert.That(rules.Where(r => !existing.Contains((r.Member, r.Sources))).Select(r => r.Member), Is.Empty);
    }

    [Test]
    public void No_rule_without_a_derivative_is_for_a_member_of_real_numbers_alone()
    {
        IEnumerable<string> lost = TensorMembers.All
            .Where(m => Rule(m).Kind == SpanRuleKind.Constant && m.IsGenericMethod
                && m.ReturnType.IsGenericParameter && Constraint(m).StartsWith("IFloatingPoint", StringComparison.Ordinal))
            .Select(m => m.ToString()!);

        Assert.That(lost, Is.Empty);
    }

    [TestCase("double", false)]
    [TestCase("double", true)]
    [TestCase("float", false)]
    [TestCase("float", true)]
    public void Every_derivative_agrees_with_differences(string type, bool inPlace)
    {
        var members = new Dictionary<string, MethodInfo>();
        var methods = new List<string>();
        foreach (MethodInfo member in TensorMembers.All.Where(m => IsSmooth(m) && (m.IsGenericMethod || type == "float")))
        {
            ParameterInfo[] parameters = member.GetParameters();
            IEnumerable<int?> places = inPlace
                ? TensorMembers.Written(member) == 1 && Rule(member).Kind != SpanRuleKind.Conversion
                    ? Enumerable.Range(0, parameters.Length - 1).Where(k => TensorMembers.IsSpan(parameters[k].ParameterType)).Select(k => (int?)k)
                    : []
                : [null];
            foreach (int? place in places)
            {
                string name = $"{member.Name}_{methods.Count}";
                members.Add(name, member);
                string text = TensorMembers.MethodOver(member, name, type, place);
                methods.Add(place == 0 ? text.Replace("ReadOnlySpan", "Span", StringComparison.Ordinal) : text);
            }
        }

        string source = "using System;\nusing System.Numerics.Tensors;\nusing Tangent;\nnamespace N;\npublic static partial class Model\n{\n"
            + string.Join("\n", methods) + "\n}\n";
        Consumer consumer = Consumer.Of(source);
        Assert.That(consumer.Problems, Is.Empty);
        string[] wrong = NumericCase.Methods(consumer.Load().GetTypes()).SelectMany(m => Problems(m, members[m.Name])).ToArray();
        Assert.That(wrong, Is.Empty);
    }

    private static IEnumerable<string> Problems(MethodInfo method, MethodInfo member)
    {
        using var isolated = new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext();
        foreach (NumericCase c in NumericCase.At(method, PointsOf(method, member)))
        {
            string? problem = null;
            try
            {
                CaseCheck.Everything(c);
            }
            catch (Exception e)
            {
                problem = $"{method} at {c}: {e.Message.Split('\n')[0]}";
            }

            if (problem is not null)
                yield return problem;
        }
    }

    /// <summary>Away from kinks, steps and the ends of where a function is defined.</summary>
    private static AtAttribute[] PointsOf(MethodInfo method, MethodInfo member) => member.Name switch
    {
        // Below the low bound, inside, above the high one; a number is inside.
        "Clamp" => [At(method, [0.4, 1.4, 3.7], k => k + 0.6, k => k + 1)],
        "Remainder" or "Ieee754Remainder" => [At(method, [5.3, 2.2, 7.1], k => 3, k => k == 0 ? 5.3 : 3)],
        "Floor" or "Ceiling" or "Truncate" or "Round" => [At(method, [0.3, 1.7, -2.3], k => 0, k => 0)],
        _ when member.Name.StartsWith("Max", StringComparison.Ordinal) || member.Name.StartsWith("Min", StringComparison.Ordinal) =>
            [At(method, [0.4, 1.9, 3.1], k => 1.2, k => 1.2)],
        _ => Points.TryGetValue(member.Name, out double[]? values) ? [At(method, values, k => values[0], k => values[0])] : [],
    };

    private static AtAttribute At(MethodInfo method, double[] first, Func<int, double> others, Func<int, double> numbers) => new(method.GetParameters()
        .Select((p, k) => p.ParameterType.IsPrimitive ? numbers(k)
            : p.ParameterType.IsEnum ? (object?)0
            : k == 0 ? first : Enumerable.Repeat(others(k), 3).ToArray())
        .ToArray());

    /// <summary>Rounded to some digits, or estimated, the steps are as short as the differences.</summary>
    private static bool IsSmooth(MethodInfo member) =>
        WithDerivative.Contains(Rule(member).Kind) && !member.Name.EndsWith("Estimate", StringComparison.Ordinal) && !(member.Name == "Round" && member.GetParameters().Any(p => p.ParameterType == typeof(int)));

    private static SpanRule Rule(MethodInfo member) =>
        SpanRules.Find(member.Name, TensorMembers.Sources(member), TensorMembers.Written(member) == 0)!;

    private static string Constraint(MethodInfo member) => member.GetGenericArguments()[0].GetGenericParameterConstraints().Select(c => c.Name).FirstOrDefault() ?? "";
}
