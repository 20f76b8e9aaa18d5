using System;
using System.Collections.Generic;
using System.Linq;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Calls of helpers and local functions, and the functions themselves.</summary>
internal sealed partial class MethodWriter
{
    /// <summary>A call whose result is a number.</summary>
    private Term CallOr(Func<Term> otherwise)
    {
        Helper? helper = Callable(h => h.Result == HelperResult.Number && h.Parameters.All(p => p.Passing is Passing.Value or Passing.In or Passing.Params));
        if (helper is null || Arguments(helper) is not string arguments)
        {
            return otherwise();
        }

        return new Term($"{helper.Name}({arguments})", Variable.Ordinary, Level.Primary);
    }

    private void CallStatement()
    {
        Helper? helper = Callable(_ => true);
        if (helper is null || Arguments(helper) is not string arguments)
        {
            Assign();
            return;
        }

        string call = $"{helper.Name}({arguments})";
        switch (helper.Result)
        {
            case HelperResult.Number:
                Receive("double", new Variable(choices.Fresh("t"), VariableKind.Number), call);
                break;
            case HelperResult.Integer:
                Receive("int", new Variable(choices.Fresh("k"), VariableKind.Integer), call);
                break;
            case HelperResult.Flag:
                Receive("bool", new Variable(choices.Fresh("f"), VariableKind.Flag), call);
                break;
            case HelperResult.Array:
                Receive("double[]", new Variable(choices.Fresh("b"), VariableKind.Array) { Length = 3 }, call);
                break;
            case HelperResult.Pair:
                ReceivePair(call);
                break;
            case HelperResult.Struct:
                Receive(helper.Struct!.Name, new Variable(choices.Fresh("p"), VariableKind.Pair) { Struct = helper.Struct }, call);
                break;
            default:
                Line(call + ";");
                break;
        }
    }

    private void Receive(string type, Variable variable, string call)
    {
        choices.Note("call that returns " + type);
        Line($"{type} {variable.Name} = {call};");
        Declare(variable);
    }

    private void ReceivePair(string call)
    {
        choices.Note("call that returns a tuple");
        if (choices.Chance(0.4))
        {
            Receive("(double A, double B)", new Variable(choices.Fresh("p"), VariableKind.Pair), call);
            return;
        }

        (string x, string y) = (choices.Fresh("t"), choices.Fresh("t"));
        Line(choices.Of($"(double {x}, double {y}) = {call};", $"var ({x}, {y}) = {call};"));
        Declare(new Variable(x, VariableKind.Number));
        Declare(new Variable(y, VariableKind.Number));
    }

    private Helper? Callable(Func<Helper, bool> isWanted)
    {
        IEnumerable<Helper> methods = _variables.Where(v => v is { Kind: VariableKind.Pair, Struct: not null, IsWritable: true })
            .SelectMany(v => v.Struct!.Methods.Select(m => m with { Name = v.Name + "." + m.Name }));
        Helper[] candidates = [.. helpers.Concat(_localFunctions).Concat(methods).Where(h => isWanted(h) && h.Cost * _runs <= MostRuns)];
        if (candidates.Length == 0)
        {
            return null;
        }

        Helper helper = choices.Of(candidates);
        Cost += helper.Cost * _runs;
        return helper.Name.Contains(DispatchWriter.Index, StringComparison.Ordinal)
            ? helper with { Name = helper.Name.Replace(DispatchWriter.Index, $"[{Between0And(1)}]", StringComparison.Ordinal) }
            : helper;
    }

    /// <summary>The arguments of a call, in order or by name; <see langword="null"/> where there is none for some parameter.</summary>
    private string? Arguments(Helper helper)
    {
        bool isNamed = choices.Chance(0.15) && !helper.IsDelegate && helper.Parameters.All(p => p.Passing != Passing.Params);
        List<string> arguments = [];
        foreach (HelperParameter parameter in helper.Parameters)
        {
            if (parameter.Default is not null && choices.Chance(0.4))
            {
                choices.Note("default argument");
                isNamed = isNamed || parameter != helper.Parameters[^1];
                continue;
            }

            if (Argument(parameter) is not string argument)
            {
                return null;
            }

            arguments.Add(isNamed ? $"{parameter.Variable.Name}: {argument}" : argument);
        }

        if (isNamed)
        {
            choices.Note("named arguments");
            arguments = [.. arguments.OrderBy(_ => choices.Next(0, 100))];
        }

        return string.Join(", ", arguments);
    }

    private string? Argument(HelperParameter parameter)
    {
        Variable variable = parameter.Variable;
        switch (parameter.Passing)
        {
            case Passing.Params:
                choices.Note("params");
                return string.Join(", ", Enumerable.Range(0, choices.Next(1, 3)).Select(_ => Value(1).At(Level.Sum)));
            case Passing.Ref:
                choices.Note("ref argument");
                if (variable.Struct is StructType type)
                {
                    return Any(v => v is { Kind: VariableKind.Pair, IsWritable: true } && v.Struct == type) is Variable pair ? "ref " + pair.Name : null;
                }

                return Target() is Term target && !_variables.Any(v => v.Kind == VariableKind.List && target.Text.StartsWith(v.Name + "[", StringComparison.Ordinal)) && !target.Text.Contains(".A", StringComparison.Ordinal) && !target.Text.Contains(".B", StringComparison.Ordinal)
                    && !_variables.Any(v => v.Name == target.Text && !v.CanBeReferenced) ? "ref " + target.Text : null;
            case Passing.Out:
                choices.Note("out argument");
                string? existing = Any(v => v is { IsOrdinaryNumber: true, IsWritable: true, CanBeReferenced: true })?.Name;
                return "out " + (existing ?? "_");
        }

        switch (variable.Kind)
        {
            case VariableKind.Number:
                return Value(2).Text;
            case VariableKind.Integer:
                return Between0And(variable.High);
            case VariableKind.Flag:
                return Condition(0);
            case VariableKind.Single:
                return SingleValue();
            case VariableKind.Function:
                return FunctionValue();
            case VariableKind.Pair:
                return StructValue(variable.Struct!);
            case VariableKind.Structs:
                return Any(v => v.Kind == VariableKind.Structs && v.Struct == variable.Struct && v.Length >= variable.Length)?.Name;
            case VariableKind.List:
            case VariableKind.Cube:
            case VariableKind.Tesseract:
            case VariableKind.Deep:
                return Any(v => v.Kind == variable.Kind && (v.IsWritable || !variable.IsWritable))?.Name;
            case VariableKind.Bag:
                return Any(v => v.Kind == VariableKind.Bag && v.Bag == variable.Bag)?.Name ?? $"new {variable.Bag}(new double[] {{ {Value(1).Text}, {Value(1).Text} }}, {Value(1).Text})";
            case VariableKind.Vector:
                return VectorValue();
            case VariableKind.Array:
                return Any(v => v.Kind == VariableKind.Array && v.Length >= variable.Length && (v.IsWritable || !variable.IsWritable))?.Name;
            case VariableKind.Rectangular:
            case VariableKind.Jagged:
                return Any(v => v.Kind == variable.Kind && v.Length >= variable.Length && v.Rows >= variable.Rows)?.Name;
            case VariableKind.Span:
                return Any(v => v.Kind is VariableKind.Array or VariableKind.Span && v.Length >= variable.Length && v.IsWritable)?.Name;
            default:
                return Any(v => v.IsRow && v.Length >= variable.Length)?.Name;
        }
    }

    /// <summary>A local function, which reads and writes what is around it.</summary>
    private void LocalFunction()
    {
        choices.Note("local function");
        string name = choices.Fresh("Local");
        Helper function = HelperWriter.Header(choices, name, isLocal: true);
        if (choices.Chance(0.5))
        {
            function = LambdaHeader(name);
            Line($"Func<double, double> {name} = {function.Parameters[0].Variable.Name} =>");
        }
        else
        {
            Line(HelperWriter.HeaderText(function, isLocal: true));
        }

        int cost = InFunction(() => HelperWriter.Body(choices, function, this), function.IsDelegate ? "};" : "}");
        _localFunctions.Add(function with { Cost = cost });
    }

    /// <summary>The body of a local function, in which only what can be captured is seen; about how many statements one call runs.</summary>
    private int InFunction(Action body, string end = "}")
    {
        List<Variable> visible = [.. _variables];
        (Func<string> outer, int runs, JumpPlace place, int cost) = (Return, _runs, _place, Cost);
        (_runs, _place, Cost) = (1, JumpPlace.None, 1);
        _variables.RemoveAll(v => !v.CanBeCaptured);
        Block(body, end);
        _variables.Clear();
        _variables.AddRange(visible);
        int own = Cost;
        (Return, _runs, _place, Cost) = (outer, runs, place, cost);
        return own;
    }
}
