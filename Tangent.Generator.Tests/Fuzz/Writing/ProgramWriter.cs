using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Tangent.Generator.Tests.Fuzz.Running;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>
/// Writes a random program: some helpers, and the differentiated method <c>F</c>, which may call them. Always the same one for a name.
/// </summary>
internal sealed class ProgramWriter
{
    /// <summary>One program in so many has numbers of single precision.</summary>
    private const int SinglesEach = 8;

    /// <summary>One program in so many has <c>Gradient.Stop</c> in it, which differences say nothing of.</summary>
    private const int StopsEach = 16;

    /// <summary>One program in so many may compute with complex numbers.</summary>
    private const int ComplexEach = 6;

    /// <summary>The programs of one batch in so many are compiled with <c>TensorPrimitives</c> at hand.</summary>
    private const int TensorsEach = 3;

    /// <summary>One program in so many has a type parameter.</summary>
    private const int GenericEach = 24;

    private readonly Choices _choices;
    private readonly List<Helper> _helpers = [];
    private readonly StringBuilder _members = new();
    private readonly Dictionary<string, InputRange> _inputs = [];
    private readonly List<string> _parameters = [];

    private ProgramWriter(string name)
    {
        int seed = Seeds.Mix(name);
        _choices = new Choices(seed)
        {
            UsesSingles = seed % SinglesEach == 0,
            HasStops = seed / SinglesEach % StopsEach == 0,
            HasComplex = seed / (SinglesEach * StopsEach) % ComplexEach == 0,
            HasTensors = HasTensors(name),
        };
    }

    public static FuzzProgram Write(string name)
    {
        ProgramWriter writer = new(name);
        writer.WriteMembers();
        return new FuzzProgram(name, writer._members.ToString(), writer._inputs, [.. writer._choices.Features, .. FeatureScan.Of(writer._members.ToString())]) { HasTensors = writer._choices.HasTensors };
    }

    /// <summary>The programs of one batch are compiled together.</summary>
    private static bool HasTensors(string name) =>
        int.TryParse(name.AsSpan(name.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
        && index / Fuzzer.BatchSize % TensorsEach == 1;

    private void WriteMembers()
    {
        if (_choices.Next(1, GenericEach) == 1)
        {
            _members.Append(GenericWriter.Differentiated(_choices));
            _inputs["a"] = new InputRange([2], Growth: 2);
            return;
        }

        int helpers = _choices.Weighted((5, 0), (4, 1), (3, 2), (1, 3));
        if (_choices.Chance(0.15))
        {
            Add(RuleWriter.Write(_choices));
        }

        if (_choices.Chance(0.1))
        {
            Add(NestedWriter.Write(_choices));
        }

        if (_choices.Chance(0.15))
        {
            Add(GenericWriter.Helper(_choices));
        }

        if (_choices.Chance(0.2))
        {
            (string bag, string text) = BagWriter.Write(_choices);
            _choices.Bags.Add(bag);
            _members.Append(text);
        }

        if (_choices.Chance(0.15))
        {
            Add(DispatchWriter.Write(_choices, [.. _helpers]));
        }

        WriteStruct(0.35);
        for (int i = 0; i < helpers; i++)
        {
            WriteStruct(0.1);
            Add(_choices.Chance(0.2) ? HelperWriter.Recursive(_choices) : WriteHelper());
        }

        WriteMain();
    }

    private void Add((Helper Helper, string Text) helper)
    {
        _helpers.Add(helper.Helper);
        _members.Append(helper.Text);
    }

    private void WriteStruct(double probability)
    {
        if (_choices.Chance(probability))
        {
            (StructType type, string text) = StructWriter.Write(_choices, [.. _helpers]);
            _choices.Structs.Add(type);
            _members.Append(text);
        }
    }

    private (Helper Helper, string Text) WriteHelper()
    {
        Helper helper = HelperWriter.Header(_choices, _choices.Fresh("Helper"), isLocal: false);
        MethodWriter writer = new(_choices, [.. _helpers], statements: _choices.Next(2, 8), indent: 2);
        HelperWriter.Body(_choices, helper, writer);
        return (helper with { Cost = writer.Cost }, $"    {HelperWriter.HeaderText(helper, isLocal: false)}\n    {{\n{writer.Text}    }}\n\n");
    }

    private void WriteMain()
    {
        MethodWriter writer = new(_choices, _helpers, statements: _choices.Next(3, 22), indent: 2);
        List<string> outs = [];
        int count = _choices.Next(1, 4);
        AddParameter(writer, "double", new Variable("x", VariableKind.Number), null);
        for (int i = 0; i < count; i++)
        {
            AddRandomParameter(writer, outs);
        }

        outs.ForEach(o => writer.Line($"{o} = {_choices.Of("0", "1.0", "x")};"));
        (string type, Func<string> result) = Result(writer, hasOutput: _parameters.Any(IsOutput));
        _choices.Note("returns " + type);
        writer.Return = result;
        writer.Statements(_choices.Next(2, 8));
        if (type != "void")
        {
            writer.Line(result());
        }

        _members.Append($"    [Differentiable{Selection(type)}]\n    public static {type} F({string.Join(", ", _parameters)})\n    {{\n{writer.Text}    }}\n");
    }

    private static bool IsOutput(string parameter) =>
        (parameter.Contains('[') && !parameter.StartsWith("int", StringComparison.Ordinal))
        || ((string[])["ref ", "out ", "Span", "List", "Bag"]).Any(start => parameter.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Now and then only some of the parameters, and now and then a member more.</summary>
    private string Selection(string type)
    {
        List<string> arguments = [];
        if (_choices.Chance(0.12) && !_parameters.Any(p => p.StartsWith("out ", StringComparison.Ordinal)))
        {
            _choices.Note("selected parameters");
            arguments.AddRange(_parameters
                .Where(p => !p.StartsWith("int", StringComparison.Ordinal) && !p.StartsWith("bool", StringComparison.Ordinal))
                .Select(p => p[(p.LastIndexOf(' ') + 1)..])
                .Where(n => n != "x" && _choices.Chance(0.5))
                .Prepend("x")
                .Select(n => $"\"{n}\""));
        }

        if (Member(type) is string member && !_choices.UsesSingles && _choices.Chance(0.3))
        {
            _choices.Note(member);
            arguments.Add($"Emit = Derivatives.Default | Derivatives.{member}");
        }

        return arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})";
    }

    /// <summary>A member that the method can have beside the usual ones.</summary>
    private string? Member(string type)
    {
        bool isPlain = _parameters.All(p => !p.StartsWith('S') && !p.StartsWith('B') && !p.StartsWith('(') && !p.StartsWith("Read", StringComparison.Ordinal)
            && !p.StartsWith("out ", StringComparison.Ordinal) && !p.StartsWith("ref ", StringComparison.Ordinal));
        return !isPlain ? null
            : type == "double" && !_parameters.Any(p => p.Contains(',')) ? _choices.Of("Hvp", "Hvp", "Jacobian", "Pullback")
            : type is "double[]" or "void" ? "Jacobian"
            : null;
    }

    private void AddRandomParameter(MethodWriter writer, List<string> outs)
    {
        string kind = _choices.Weighted((16, "double"), (24, "double[]"), (5, "double[,]"), (5, "double[][]"), (5, "Span"), (4, "ReadOnlySpan"), (4, "pair"), (5, "ref"), (4, "out"), (12, "int"), (4, "bool"), (3, "int[]"), (5, "List<double>"), (2, "double[,,]"), (1, "double[,,,]"), (2, "double[][][]"), (_choices.Bags.Count > 0 ? 16 : 0, "bag"), (_choices.UsesSingles ? 20 : 0, "float"), (_choices.Structs.Count > 0 ? 16 : 0, "struct"), (_choices.Structs.Count > 0 ? 10 : 0, "struct[]"));
        string name = _choices.Fresh(kind switch { "double" or "ref" or "out" => "y", "int" => "n", "bool" => "flag", "int[]" => "ix", "pair" => "z", "float" => "w", "struct" => "p", "struct[]" => "ss", "List<double>" => "l", "double[,,]" or "double[,,,]" => "c", "double[][][]" => "d", "bag" => "bag", "double[,]" => "m", "double[][]" => "r", "Span" or "ReadOnlySpan" => "s", _ => "a" });
        _choices.Note("parameter " + kind);
        int length = _choices.Next(2, 4);
        int growth = _choices.Chance(0.2) ? 2 : 0;
        switch (kind)
        {
            case "double":
                AddParameter(writer, "double", new Variable(name, VariableKind.Number), null);
                break;
            case "ref":
                AddParameter(writer, "ref double", new Variable(name, VariableKind.Number) { CanBeCaptured = false }, null);
                break;
            case "out":
                AddParameter(writer, "out double", new Variable(name, VariableKind.Number) { CanBeCaptured = false }, null);
                outs.Add(name);
                break;
            case "pair":
                AddParameter(writer, "(double A, double B)", new Variable(name, VariableKind.Pair), null);
                break;
            case "List<double>":
                AddParameter(writer, kind, new Variable(name, VariableKind.List) { Length = 2, IsExact = false }, new InputRange([length], growth));
                break;
            case "double[,,]" or "double[,,,]":
                AddParameter(writer, kind, new Variable(name, kind == "double[,,]" ? VariableKind.Cube : VariableKind.Tesseract) { Length = 2 }, null);
                break;
            case "double[][][]":
                AddParameter(writer, kind, new Variable(name, VariableKind.Deep) { Length = 2 }, new InputRange([2]));
                break;
            case "bag":
                string bag = _choices.Of(_choices.Bags);
                _parameters.Add(bag + " " + name);
                writer.DeclareBag(name, bag);
                _inputs[name] = new InputRange([2], growth);
                break;
            case "float":
                AddParameter(writer, "float", new Variable(name, VariableKind.Single), null);
                break;
            case "struct":
                StructType type = _choices.Of(_choices.Structs);
                AddParameter(writer, type.Name, new Variable(name, VariableKind.Pair) { Struct = type }, null);
                break;
            case "struct[]":
                StructType element = _choices.Of(_choices.Structs);
                AddParameter(writer, element.Name + "[]", new Variable(name, VariableKind.Structs) { Length = length, IsExact = growth == 0, Struct = element, IsMovable = !element.IsClass }, new InputRange([length], growth));
                break;
            case "int":
                int low = _choices.Of(0, 0, 1, -2);
                AddParameter(writer, "int", new Variable(name, VariableKind.Integer) { Low = low, High = 5 }, new InputRange([], Low: low, High: 5));
                break;
            case "bool":
                AddParameter(writer, "bool", new Variable(name, VariableKind.Flag), new InputRange([], High: 1));
                break;
            case "int[]":
                AddParameter(writer, "int[]", new Variable(name, VariableKind.Integers) { Length = 3 }, new InputRange([3], High: 3));
                break;
            case "double[,]":
                AddParameter(writer, "double[,]", new Variable(name, VariableKind.Rectangular) { Rows = 3, Length = length }, new InputRange([3, length]));
                break;
            case "double[][]":
                AddParameter(writer, "double[][]", new Variable(name, VariableKind.Jagged) { Rows = 2, Length = length }, new InputRange([length, length + _choices.Next(0, 1)]));
                break;
            case "double[]":
                AddParameter(writer, "double[]", new Variable(name, VariableKind.Array) { Length = length, IsExact = growth == 0 }, new InputRange([length], growth));
                break;
            default:
                VariableKind view = kind == "Span" ? VariableKind.Span : VariableKind.ReadOnlySpan;
                AddParameter(writer, kind + "<double>", new Variable(name, view) { Length = length, IsExact = growth == 0, CanBeCaptured = false }, new InputRange([length], growth));
                break;
        }
    }

    private void AddParameter(MethodWriter writer, string type, Variable variable, InputRange? range)
    {
        _parameters.Add(type + " " + variable.Name);
        writer.Declare(variable);
        if (range is not null)
        {
            _inputs[variable.Name] = range;
        }
    }

    private (string Type, Func<string> Result) Result(MethodWriter writer, bool hasOutput) => _choices.Weighted<(string, Func<string>)>(
        (20, ("double", () => $"return {writer.ResultText()};")),
        (hasOutput ? 6 : 0, ("void", () => "return;")),
        (3, ("(double, double)", () => $"return ({writer.ResultText()}, {writer.ArgumentText()});")),
        (2, ("(double Sum, double[] Parts)", () => $"return ({writer.ResultText()}, {writer.ArrayValue()});")),
        (1, ("(double, int, bool)", () => $"return ({writer.ResultText()}, {writer.CountText()}, ({writer.FlagText()}));")),
        (3, ("double[]", () => $"return {writer.ArrayValue()};")),
        (_choices.Structs.Count > 0 ? 6 : 0, (_choices.Structs.FirstOrDefault()?.Name ?? "", () => $"return {writer.StructResult(_choices.Structs[0])};")),
        (1, ("double[,]", () => $"return {writer.TableValue()};")));
}
