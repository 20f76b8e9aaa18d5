using System;
using System.Collections.Generic;
using System.Linq;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Writes methods over a type parameter: a helper that is called for <c>double</c>, or the differentiated method itself.</summary>
internal sealed class GenericWriter(Choices choices)
{
    private const string Constraint = "where T : IFloatingPointIeee754<T>";

    private readonly List<string> _numbers = [];
    private string? _array;

    public static (Helper Helper, string Text) Helper(Choices choices)
    {
        choices.Note("generic helper");
        GenericWriter writer = new(choices);
        string name = choices.Fresh("Gen");
        List<HelperParameter> parameters = [new(new Variable(choices.Fresh("x"), VariableKind.Number), Passing.Value, null)];
        if (choices.Chance(0.5))
        {
            parameters.Add(new(new Variable(choices.Fresh("x"), VariableKind.Number), Passing.Value, null));
        }

        if (choices.Chance(0.5))
        {
            Variable array = new(choices.Fresh("a"), VariableKind.Array) { IsExact = false };
            parameters.Add(new(array, Passing.Value, null));
            writer._array = array.Name;
        }

        writer._numbers.AddRange(parameters.Where(p => p.Variable.Kind == VariableKind.Number).Select(p => p.Variable.Name));
        string list = string.Join(", ", parameters.Select(p => (p.Variable.Kind == VariableKind.Array ? "T[] " : "T ") + p.Variable.Name));
        string text = $"    private static T {name}<T>({list})\n        {Constraint}\n    {{\n{writer.Body()}    }}\n\n";
        return (new Helper(name + "<double>", parameters, HelperResult.Number, Cost: 20) { IsDelegate = true }, text);
    }

    /// <summary>The differentiated method, of numbers and an array.</summary>
    public static string Differentiated(Choices choices)
    {
        choices.Note("generic F");
        GenericWriter writer = new(choices) { _array = "a" };
        writer._numbers.AddRange(["x", "y"]);
        return $"    [Differentiable]\n    public static T F<T>(T x, T y, T[] a)\n        {Constraint}\n    {{\n{writer.Body()}    }}\n";
    }

    private string Body()
    {
        string text = "";
        int count = choices.Next(2, 6);
        for (int i = 0; i < count; i++)
        {
            text += Statement("        ", depth: 0);
        }

        return text + $"        return {Two()} * T.Tanh({Number(2)});\n";
    }

    private string Statement(string indent, int depth)
    {
        string fresh = choices.Fresh("u");
        string index = choices.Fresh("i");
        switch (choices.Next(0, depth > 1 ? 3 : 6))
        {
            case 0 or 1:
                string declared = $"{indent}T {fresh} = {Bounded(2)};\n";
                if (depth == 0)
                {
                    _numbers.Add(fresh);
                }

                return declared;
            case 2:
                return $"{indent}{choices.Of(_numbers)} = {Bounded(2)};\n";
            case 3:
                return _array is null
                    ? $"{indent}{choices.Of(_numbers)} *= {Half()};\n"
                    : $"{indent}{_array}[{choices.Of("0", "1", $"{_array}.Length - 1")}] {choices.Of("=", "*=")} T.Sin({Number(2)});\n";
            case 4:
                return $"{indent}for (int {index} = 0; {index} < {(_array is null ? "3" : _array + ".Length")}; {index}++)\n{indent}{{\n"
                    + (_array is null ? "" : $"{indent}    {choices.Of(_numbers)} = T.Cos({_array}[{index}] * {Number(1)});\n")
                    + $"{indent}    {choices.Of(_numbers)} = T.Sin({Number(1)} + T.CreateChecked({index}));\n"
                    + Statement(indent + "    ", depth + 1) + $"{indent}}}\n";
            default:
                return $"{indent}if ({Number(1)} {choices.Of("<", ">")} {Half()})\n{indent}{{\n{Statement(indent + "    ", depth + 1)}{indent}}}\n"
                    + (choices.Chance(0.5) ? $"{indent}else\n{indent}{{\n{Statement(indent + "    ", depth + 1)}{indent}}}\n" : "");
        }
    }

    private string Bounded(int depth) => choices.Of("T.Sin", "T.Cos", "T.Tanh", "T.Atan") + $"({Number(depth)})";

    private string Number(int depth) => depth == 0 ? Leaf() : choices.Weighted<Func<string>>(
        (3, Leaf),
        (3, () => $"({Number(depth - 1)} {choices.Of("+", "-")} {Number(depth - 1)})"),
        (3, () => $"{Number(depth - 1)} * {Number(depth - 1)}"),
        (1, () => $"-{Leaf()}"),
        (1, () => $"({Number(depth - 1)} / (T.One + T.Exp({Leaf()})))"),
        (1, () => $"T.Sqrt(T.One + {Leaf()} * {Leaf()} * {Half()} * {Half()} + T.Pi)"),
        (1, () => $"T.Max({Number(depth - 1)}, {Leaf()})"),
        (1, () => $"T.Abs({Number(depth - 1)})"),
        (1, () => $"T.Exp(-T.Abs({Leaf()}))"))();

    private string Leaf() => _array is not null && choices.Chance(0.25) ? $"{_array}[{choices.Of("0", "1")}]"
        : choices.Chance(0.2) ? choices.Of(Half(), "T.One", "T.Pi", Two())
        : choices.Of(_numbers);

    private static string Half() => "T.CreateChecked(0.5)";

    private static string Two() => "T.CreateChecked(2)";
}
