using System;
using System.Linq;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Calls of <c>TensorPrimitives</c> on spans and arrays, or parts of them that are equally long.</summary>
internal sealed partial class MethodWriter
{
    private void TensorStatement()
    {
        Variable? target = Any(v => v is { Kind: VariableKind.Array or VariableKind.Span, IsWritable: true, Length: > 0 });
        Variable? x = Any(v => v is { IsRow: true, Length: > 0 });
        Variable? y = Any(v => v is { IsRow: true, Length: > 0 });
        if (target is null || x is null || y is null)
        {
            NewArray();
            return;
        }

        if (choices.Chance(0.4))
        {
            Reduction(x, y);
            return;
        }

        Variable[] all = [x, y, target];
        int length = all.Min(v => v.Length);
        bool areWhole = all.All(v => v.IsExact && v.Length == length) || all.All(v => v == x);
        (string a, string b, string c) = (Part(x, length, areWhole), Part(y, length, areWhole), Part(target, length, areWhole));
        string text = choices.Weighted<Func<string>>(
            (3, () => $"Multiply<double>({a}, {b}, {c})"),
            (2, () => $"{choices.Of("Add", "Subtract", "Max", "Min")}<double>({a}, {b}, {c})"),
            (2, () => $"Multiply<double>({a}, {Bounded(Number(1), 2).Text}, {c})"),
            (2, () => $"MultiplyAdd<double>({a}, {Bounded(Number(1), 1).Text}, {b}, {c})"),
            (1, () => $"MultiplyAdd<double>({a}, {b}, {a}, {c})"),
            (1, () => $"Add<double>({a}, {Value(1).Text}, {c})"),
            (1, () => $"Divide<double>({a}, 6.0 + {Value(1).At(Level.Product)}, {c})"),
            (3, () => $"{choices.Of("Sin", "Cos", "Tanh", "Sigmoid", "Negate", "Abs")}<double>({a}, {c})"))();
        Line($"TensorPrimitives.{text};");
        if (!text.Contains("n<double>", StringComparison.Ordinal) && !text.Contains("h<double>", StringComparison.Ordinal))
        {
            // The largest that can come out is 4 * 4 + 4.
            Line($"TensorPrimitives.Multiply<double>({c}, {choices.Of("0.125", "0.1875")}, {c});");
        }
    }

    private void Reduction(Variable x, Variable y)
    {
        int length = Math.Min(x.Length, y.Length);
        bool areWhole = x == y || (x.IsExact && y.IsExact && x.Length == y.Length);
        (string a, string b) = (Part(x, length, areWhole), Part(y, length, areWhole));
        NumberOf(choices.Weighted(
            (4, $"0.03125 * TensorPrimitives.Dot<double>({a}, {b})"),
            (3, $"0.125 * TensorPrimitives.Sum<double>({a})"),
            (2, $"0.03125 * TensorPrimitives.SumOfSquares<double>({a})"),
            (1, $"0.25 * TensorPrimitives.Norm<double>({a})"),
            (1, $"0.125 * TensorPrimitives.Distance<double>({a}, {b})")));
    }

    /// <summary>The first elements of a row, or all of it.</summary>
    private static string Part(Variable row, int length, bool isWhole) =>
        isWhole ? row.Name
        : row.Kind == VariableKind.Array ? $"{row.Name}.AsSpan(0, {Literal(length)})"
        : $"{row.Name}[..{Literal(length)}]";
}
