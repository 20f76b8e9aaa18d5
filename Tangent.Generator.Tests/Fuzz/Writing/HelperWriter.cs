using System;
using System.Collections.Generic;
using System.Linq;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Writes the methods that the differentiated one calls.</summary>
internal static class HelperWriter
{
    /// <summary>A random signature.</summary>
    public static Helper Header(Choices choices, string name, bool isLocal)
    {
        List<HelperParameter> parameters = [];
        int count = choices.Next(1, isLocal ? 2 : 4);
        for (int i = 0; i < count; i++)
        {
            parameters.Add(Parameter(choices, isLocal));
        }

        if (!isLocal && choices.Chance(0.2))
        {
            parameters.Add(new(new Variable(choices.Fresh("x"), VariableKind.Number), Passing.Value, choices.Of("0.5", "1.5", "2")));
        }
        else if (!isLocal && choices.Chance(0.15))
        {
            parameters.Add(new(new Variable(choices.Fresh("xs"), VariableKind.Array) { Length = 1, IsExact = false }, Passing.Params, null));
        }

        HelperResult result = choices.Weighted(
            (10, HelperResult.Number),
            (3, HelperResult.Nothing),
            (2, HelperResult.Pair),
            (isLocal ? 0 : 1, HelperResult.Array),
            (1, HelperResult.Integer),
            (1, HelperResult.Flag),
            (choices.Structs.Count > 0 ? 4 : 0, HelperResult.Struct));
        return new Helper(name, parameters, result, Cost: 1) { Struct = result == HelperResult.Struct ? choices.Of(choices.Structs) : null };
    }

    public static string HeaderText(Helper helper, bool isLocal)
    {
        string type = helper.Result switch
        {
            HelperResult.Number => "double",
            HelperResult.Pair => "(double A, double B)",
            HelperResult.Array => "double[]",
            HelperResult.Integer => "int",
            HelperResult.Flag => "bool",
            HelperResult.Struct => helper.Struct!.Name,
            _ => "void",
        };
        return $"{(isLocal ? "" : "private static ")}{type} {helper.Name}({string.Join(", ", helper.Parameters.Select(ParameterText))})";
    }

    /// <summary>The statements and the return of a helper.</summary>
    public static void Body(Choices choices, Helper helper, MethodWriter writer)
    {
        foreach (HelperParameter parameter in helper.Parameters)
        {
            writer.DeclareParameter(parameter.Variable);
            if (parameter.Passing == Passing.Out)
            {
                writer.Line($"{parameter.Variable.Name} = {choices.Of("0", "1", "0.5")};");
            }
        }

        writer.Return = () => writer.ReturnOf(helper.Result, helper.Struct);
        writer.Statements(choices.Next(1, 4));
        if (helper.Result != HelperResult.Nothing)
        {
            writer.Line(writer.Return());
        }
    }

    /// <summary>A method that calls itself, or a pair that call each other, to a depth that is an argument.</summary>
    public static (Helper Helper, string Text) Recursive(Choices choices)
    {
        choices.Note("recursion");
        Variable x = new(choices.Fresh("x"), VariableKind.Number);
        Variable level = new(choices.Fresh("d"), VariableKind.Integer) { Low = -1, High = 3, IsWritable = false };
        string name = choices.Fresh("Recur");
        List<HelperParameter> parameters = [new(x, Passing.Value, null), new(level, Passing.Value, null)];
        Variable array = new(choices.Fresh("a"), VariableKind.Array) { IsExact = false };
        if (choices.Chance(0.3))
        {
            choices.Note("recursion with an array");
            parameters.Add(new(array, Passing.Value, null));
        }

        Helper helper = new(name, parameters, HelperResult.Number, Cost: 150);
        MethodWriter writer = new(choices, [], statements: 5, indent: 2);
        parameters.ForEach(p => writer.Declare(p.Variable));
        writer.Return = () => writer.ReturnOf(HelperResult.Number);
        string rest = parameters.Count == 3 ? ", " + array.Name : "";
        writer.Line($"if ({level.Name} <= 0)");
        writer.Line("{");
        writer.Line("    " + writer.Return());
        writer.Line("}");
        writer.Line("");
        writer.Statements(2);
        string inner = choices.Fresh("t");
        writer.Line($"double {inner} = {name}({writer.ArgumentText()}, {level.Name} - 1{rest});");
        writer.Declare(new Variable(inner, VariableKind.Number));
        if (choices.Chance(0.3))
        {
            choices.Note("recursion twice");
            string second = choices.Fresh("t");
            writer.Line($"double {second} = {name}({writer.ArgumentText()}, {level.Name} - 2{rest});");
            writer.Declare(new Variable(second, VariableKind.Number));
        }

        writer.Statements(2);
        writer.Line(writer.Return());
        return (helper, $"    {HeaderText(helper, isLocal: false)}\n    {{\n{writer.Text}    }}\n\n");
    }

    private static HelperParameter Parameter(Choices choices, bool isLocal) => choices.Weighted<Func<HelperParameter>>(
        (10, () => new(new Variable(choices.Fresh("x"), VariableKind.Number), Passing.Value, null)),
        (3, () => new(new Variable(choices.Fresh("x"), VariableKind.Number) { CanBeCaptured = false }, Passing.Ref, null)),
        (2, () => new(new Variable(choices.Fresh("x"), VariableKind.Number) { CanBeCaptured = false }, Passing.Out, null)),
        (2, () => new(new Variable(choices.Fresh("x"), VariableKind.Number) { CanBeCaptured = false, IsWritable = false }, Passing.In, null)),
        (3, () => new(new Variable(choices.Fresh("n"), VariableKind.Integer), Passing.Value, null)),
        (1, () => new(new Variable(choices.Fresh("f"), VariableKind.Flag), Passing.Value, null)),
        (isLocal ? 1 : 6, () => new(new Variable(choices.Fresh("a"), VariableKind.Array) { IsExact = false }, Passing.Value, null)),
        (isLocal ? 0 : 1, () => new(new Variable(choices.Fresh("s"), VariableKind.Span) { IsExact = false, CanBeCaptured = false }, Passing.Value, null)),
        (isLocal ? 0 : 1, () => new(new Variable(choices.Fresh("s"), VariableKind.ReadOnlySpan) { IsExact = false, CanBeCaptured = false }, Passing.Value, null)),
        (isLocal ? 0 : 1, () => new(new Variable(choices.Fresh("m"), VariableKind.Rectangular) { Rows = 2, Length = 2, IsExact = false }, Passing.Value, null)),
        (isLocal ? 0 : 1, () => new(new Variable(choices.Fresh("r"), VariableKind.Jagged) { Rows = 2, Length = 2, IsExact = false }, Passing.Value, null)),
        (isLocal ? 0 : 1, () => new(new Variable(choices.Fresh("g"), VariableKind.Function), Passing.Value, null)),
        (choices.UsesSingles ? 2 : 0, () => new(new Variable(choices.Fresh("w"), VariableKind.Single), Passing.Value, null)),
        (choices.Structs.Count > 0 ? 6 : 0, () => Struct(choices, Passing.Value)),
        (choices.Structs.Exists(s => !s.IsClass) ? 2 : 0, () => Struct(choices, Passing.Ref)),
        (choices.Structs.Exists(s => !s.IsClass) ? 2 : 0, () => Struct(choices, Passing.In)),
        (isLocal ? 0 : 2, () => new(new Variable(choices.Fresh("l"), VariableKind.List) { Length = 2, IsExact = false }, Passing.Value, null)),
        (isLocal ? 0 : 1, () => new(new Variable(choices.Fresh("c"), choices.Of(VariableKind.Cube, VariableKind.Tesseract)) { Length = 2 }, Passing.Value, null)),
        (isLocal ? 0 : 1, () => new(new Variable(choices.Fresh("d"), VariableKind.Deep) { Length = 2 }, Passing.Value, null)),
        (isLocal || choices.Bags.Count == 0 ? 0 : 4, () => new(new Variable(choices.Fresh("bag"), VariableKind.Bag) { Bag = choices.Of(choices.Bags) }, Passing.Value, null)),
        (choices.UsesSingles ? 2 : 0, () => new(new Variable(choices.Fresh("v"), VariableKind.Vector), Passing.Value, null)),
        (choices.Structs.Count > 0 && !isLocal ? 2 : 0, () => Structs(choices)))();

    private static HelperParameter Struct(Choices choices, Passing passing) => new(
        new Variable(choices.Fresh("q"), VariableKind.Pair) { Struct = choices.Of(choices.Structs.FindAll(s => passing == Passing.Value || !s.IsClass)), CanBeCaptured = passing == Passing.Value, IsWritable = passing != Passing.In },
        passing,
        null);

    private static HelperParameter Structs(Choices choices)
    {
        StructType type = choices.Of(choices.Structs);
        return new(new Variable(choices.Fresh("ss"), VariableKind.Structs) { Length = 2, IsExact = false, Struct = type, IsMovable = !type.IsClass }, Passing.Value, null);
    }

    private static string ParameterText(HelperParameter parameter)
    {
        string type = parameter.Variable.Kind switch
        {
            VariableKind.Number => "double",
            VariableKind.Integer => "int",
            VariableKind.Flag => "bool",
            VariableKind.Array => "double[]",
            VariableKind.Span => "Span<double>",
            VariableKind.ReadOnlySpan => "ReadOnlySpan<double>",
            VariableKind.Rectangular => "double[,]",
            VariableKind.Jagged => "double[][]",
            VariableKind.Function => "Func<double, double>",
            VariableKind.Single => "float",
            VariableKind.List => "List<double>",
            VariableKind.Cube => "double[,,]",
            VariableKind.Tesseract => "double[,,,]",
            VariableKind.Deep => "double[][][]",
            VariableKind.Bag => parameter.Variable.Bag!,
            VariableKind.Vector => "Vector3",
            VariableKind.Pair => parameter.Variable.Struct!.Name,
            VariableKind.Structs => parameter.Variable.Struct!.Name + "[]",
            _ => throw new NotSupportedException(parameter.Variable.Kind.ToString()),
        };
        string passing = parameter.Passing == Passing.Value ? "" : parameter.Passing.ToString().ToLowerInvariant() + " ";
        return passing + type + " " + parameter.Variable.Name + (parameter.Default is null ? "" : " = " + parameter.Default);
    }
}
