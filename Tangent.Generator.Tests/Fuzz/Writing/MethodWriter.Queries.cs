using System;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Queries of <c>System.Linq</c>, and the lambdas in them.</summary>
internal sealed partial class MethodWriter
{
    /// <summary>How many items a query has at most.</summary>
    private const int MostItems = 8;

    private static readonly string[] OfIntegersToo = ["Math.Sign", "Math.Abs", "Math.Max", "Math.Min", "Math.Clamp"];

    private static bool IsSequence(Variable variable) => variable.Kind is VariableKind.Array or VariableKind.List;

    /// <summary>A number that a query ends in.</summary>
    private Term Query()
    {
        (string text, bool mayBeEmpty) = Sequence();
        if (text.Length == 0)
        {
            return NumberVariable();
        }

        bool isSafe = !mayBeEmpty;
        (string end, double bound) = choices.Weighted<(string, double)>(
            (4, (".Sum()", MostItems * Variable.Ordinary)),
            (4, ($".Sum({Lambda(["v"], 1)})", MostItems * Variable.Ordinary)),
            (isSafe ? 2 : 0, (choices.Of(".Max()", ".Min()"), Variable.Ordinary)),
            (isSafe ? 1 : 0, ($".{choices.Of("Max", "Min")}({Lambda(["v"], 1)})", Variable.Ordinary)),
            (isSafe ? 2 : 0, (choices.Of(".Average()", $".Average({Lambda(["v"], 1)})"), Variable.Ordinary)),
            (3, ($".Aggregate((double)({Value(1).Text}), {Lambda(["s", "v"], 2)})", Variable.Ordinary)),
            (isSafe ? 1 : 0, ($".Aggregate({Lambda(["s", "v"], 2)})", Variable.Ordinary)));
        return new Term(text + end, bound, Level.Primary);
    }

    /// <summary>Items of type <c>double</c>, each an ordinary number.</summary>
    private (string Text, bool MayBeEmpty) Sequence()
    {
        Variable? source = Any(IsSequence);
        if (source is null || choices.Chance(0.15))
        {
            Variable index = new(choices.Fresh("k"), VariableKind.Integer) { High = 4, IsWritable = false };
            return ($"Enumerable.Range(0, {Between0And(3)} + 1).Select({Lambda(index, 1)})", false);
        }

        string text = source.Name;
        bool mayBeEmpty = false;
        int parts = choices.Next(0, 2);
        for (int i = 0; i < parts; i++)
        {
            Variable? other = Any(IsSequence);
            string v = choices.Fresh("v");
            string at = choices.Fresh("i");
            (string name, string part) = choices.Weighted(
                (5, ("Select", $".Select({Lambda(["v"], 1)})")),
                (2, ("Select with index", $".Select(({v}, {at}) => {v} * 0.125 * {at})")),
                (2, ("Where", $".Where({v} => {v} {choices.Of("<", ">")} {Constant().Text})")),
                (2, ("Take", $".Take({Literal(choices.Next(1, 2))})")),
                (mayBeEmpty ? 0 : 2, ("Skip", ".Skip(1)")),
                (i > 0 ? 1 : 0, ("Reverse", ".Reverse()")),
                (other is null ? 0 : 3, ("Zip", $".Zip({other?.Name}, {Lambda(["v", "w"], 1)})")));
            mayBeEmpty |= name is "Where" or "Skip";
            text += part;
        }

        return (text, mayBeEmpty);
    }

    /// <summary>A lambda on numbers, which reads what may be captured.</summary>
    private string Lambda(string[] parameters, int depth)
    {
        Variable[] variables = Array.ConvertAll(parameters, p => new Variable(choices.Fresh(p), VariableKind.Number) { IsWritable = false });
        string body = Captured(() => Value(depth).At(Level.Choice), variables);
        bool mayBeInteger = !body.Contains("Math.", StringComparison.Ordinal) || Array.Exists(OfIntegersToo, f => body.Contains(f, StringComparison.Ordinal));
        body = mayBeInteger ? $"(double)({body})" : body;
        return parameters.Length == 1 ? $"{variables[0].Name} => {body}" : $"({string.Join(", ", Array.ConvertAll(variables, v => v.Name))}) => {body}";
    }

    private string Lambda(Variable parameter, int depth) => $"{parameter.Name} => 1.0 * {Captured(() => Value(depth).At(Level.Unary), parameter)}";

    /// <summary>An expression inside a query: it may read variables that can be captured, and writes none.</summary>
    private string Captured(Func<string> write, params Variable[] parameters)
    {
        Variable[] visible = [.. _variables];
        _variables.RemoveAll(v => !v.CanBeCaptured);
        for (int i = 0; i < _variables.Count; i++)
        {
            _variables[i] = _variables[i] with { IsWritable = false };
        }

        Helper[] functions = [.. _localFunctions];
        _localFunctions.Clear();
        _variables.AddRange(parameters);
        string text = write();
        _variables.Clear();
        _variables.AddRange(visible);
        _localFunctions.AddRange(functions);
        return text;
    }

    private void ArrayFromQuery()
    {
        (string text, bool mayBeEmpty) = Sequence();
        if (text.Length == 0 || mayBeEmpty || !text.Contains(".S", StringComparison.Ordinal) || text.Contains("Take", StringComparison.Ordinal))
        {
            ArrayOfValues();
            return;
        }

        bool isList = choices.Chance(0.3);
        string name = choices.Fresh("b");
        Line(isList ? $"List<double> {name} = {text}.ToList();" : $"double[] {name} = {text}.ToArray();");
        if (!isList)
        {
            Declare(new Variable(name, VariableKind.Array) { Length = 1, IsExact = false });
        }
    }
}
