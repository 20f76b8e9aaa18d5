using System;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Loops, each of which comes to an end after a few trips whatever its body does.</summary>
internal sealed partial class MethodWriter
{
    private void Loop() => choices.Weighted<Action>(
        (30, Ascending),
        (14, Descending),
        (8, TwoIndices),
        (8, While),
        (5, Endless),
        (6, DoWhile),
        (10, ForEach))();

    private void Ascending()
    {
        string index = choices.Fresh("i");
        Whole start = choices.Chance(0.6) ? new Whole("0", 0, 0, Level.Primary) : Start();
        Whole end = End();
        int step = choices.Weighted((8, 1), (3, 2), (1, 3));
        bool isInclusive = choices.Chance(0.15);
        bool movesIndex = choices.Chance(0.08);
        int high = Math.Max(start.Low, end.High - (isInclusive ? 0 : 1)) + (movesIndex ? 1 : 0);
        string increment = step == 1 ? choices.Of($"{index}++", $"++{index}", $"{index} += 1") : $"{index} += {Literal(step)}";
        string also = choices.Chance(0.1) ? $" && {Condition(0)}" : "";
        choices.Note(step == 1 ? "for up" : "for with a step");
        Line($"for (int {index} = {start.Text}; {index} {(isInclusive ? "<=" : "<")} {end.At(Level.Sum)}{also}; {increment})");
        IndexedBody(index, start.Low, high, Trips(start.Low, high, step), () =>
        {
            if (movesIndex)
            {
                choices.Note("index moved in the body");
                Line($"if ({Condition(0)}) {index}++;");
            }
        });
    }

    private void Descending()
    {
        string index = choices.Fresh("i");
        Whole start = End();
        int step = choices.Weighted((8, 1), (3, 2), (1, 3));
        (string first, int high) = choices.Chance(0.6) ? ($"{start.At(Level.Sum)} - 1", start.High - 1) : (start.Text, start.High);
        Whole end = choices.Chance(0.7) ? new Whole("0", 0, 0, Level.Primary) : Start();
        string increment = step == 1 ? choices.Of($"{index}--", $"--{index}") : $"{index} -= {Literal(step)}";
        string comparison = choices.Of(">=", ">");
        choices.Note(step == 1 ? "for down" : "for down with a step");
        Line($"for (int {index} = {first}; {index} {comparison} {end.At(Level.Sum)}; {increment})");
        IndexedBody(index, end.Low, Math.Max(high, end.Low), Trips(end.Low, high, step), () => { });
    }

    private void TwoIndices()
    {
        string i = choices.Fresh("i");
        string j = choices.Fresh("j");
        choices.Note("two indices");
        string sum = choices.Fresh("t");
        Line($"double {sum} = {Value(1).Text};");
        Declare(new Variable(sum, VariableKind.Number));
        Line($"for (int {i} = 0, {j} = 3; {i} < {j}; {i}++, {j}--)");
        Repeated(2, JumpPlace.Both, () => Block(() =>
        {
            Declare(new Variable(i, VariableKind.Integer) { High = 2, IsWritable = false });
            Declare(new Variable(j, VariableKind.Integer) { High = 3, IsWritable = false });
            if (choices.Chance(0.6))
            {
                Jump();
            }

            Line($"{sum} = 0.5 * {sum} + 0.125 * {j} * {Bounded(Number(1), Variable.Ordinary).At(Level.Unary)};");
            Statements(3);
        }));
    }

    private void IndexedBody(string index, int low, int high, int trips, Action last) =>
        Repeated(trips, JumpPlace.Both, () => Block(() =>
        {
            Declare(new Variable(index, VariableKind.Integer) { Low = low, High = high, IsWritable = false });
            Statements(trips * _runs > MostRuns / 4 ? 1 : 4);
            last();
        }));

    private void While()
    {
        string counter = choices.Fresh("n");
        int most = choices.Next(1, 4);
        bool isFirst = choices.Chance(0.5);
        choices.Note("while");
        Line($"int {counter} = 0;");
        string condition = choices.Chance(0.7) ? $" && {Condition(1)}" : "";
        if (choices.Chance(0.2))
        {
            choices.Note("while (n++ < …)");
            Line($"while ({counter}++ < {Literal(most)}{condition})");
            CountedBody(counter, most + 1, JumpPlace.Both, "", "");
        }
        else
        {
            Line($"while ({counter} < {Literal(most)}{condition})");
            CountedBody(counter, most, isFirst ? JumpPlace.Both : JumpPlace.Break, isFirst ? $"{counter}++;" : "", isFirst ? "" : choices.Of($"{counter}++;", $"{counter} += 2;"));
        }

        Declare(new Variable(counter, VariableKind.Integer) { High = most + 2, IsWritable = false });
    }

    private void Endless()
    {
        string counter = choices.Fresh("n");
        int most = choices.Next(1, 4);
        choices.Note("while (true)");
        Line($"int {counter} = 0;");
        Line(choices.Of("while (true)", "for (; ; )"));
        CountedBody(counter, most, JumpPlace.Both, $"if ({counter} >= {Literal(most)}) break;", $"{counter}++;", isCountedFirst: true);
        Declare(new Variable(counter, VariableKind.Integer) { High = most + 1, IsWritable = false });
    }

    private void DoWhile()
    {
        string counter = choices.Fresh("n");
        int most = choices.Next(1, 4);
        choices.Note("do");
        Line($"int {counter} = 0;");
        Line("do");
        CountedBody(counter, most, JumpPlace.Both, $"{counter}++;", "");
        Line($"while ({counter} < {Literal(most)}{(choices.Chance(0.6) ? $" && {Condition(1)}" : "")});");
        Declare(new Variable(counter, VariableKind.Integer) { High = most, IsWritable = false });
    }

    private void CountedBody(string counter, int most, JumpPlace place, string first, string last, bool isCountedFirst = false) =>
        Repeated(most + 1, place, () => Block(() =>
        {
            Declare(new Variable(counter, VariableKind.Integer) { High = most + 1, IsWritable = false });
            foreach (string line in isCountedFirst ? new[] { first, last } : [first])
            {
                LineIfAny(line);
            }

            Statements(4);
            LineIfAny(isCountedFirst ? "" : last);
        }));

    private void LineIfAny(string line)
    {
        if (line.Length > 0)
        {
            Line(line);
        }
    }

    private void ForEach()
    {
        Variable? source = Any(v => v.IsRow || v.Kind is VariableKind.Integers or VariableKind.Jagged or VariableKind.List or VariableKind.Cube);
        if (source is null)
        {
            Ascending();
            return;
        }

        choices.Note("foreach over " + source.Kind);
        bool isByReference = source.IsRow && choices.Chance(source.Kind == VariableKind.Array ? 0.3 : 0.5);
        string name = choices.Fresh("v");
        (string type, Variable item) = source.Kind switch
        {
            _ when isByReference => ReferenceTo(source, name),
            VariableKind.Integers => ("int", new Variable(name, VariableKind.Integer) { High = 3, IsWritable = false }),
            VariableKind.Jagged => ("double[]", new Variable(name, VariableKind.Array) { Length = source.Length, IsExact = false, IsWritable = false }),
            _ => ("double", new Variable(name, VariableKind.Number) { IsWritable = false }),
        };
        Line($"foreach ({type} {name} in {source.Name}{(isByReference && source.Kind == VariableKind.Array ? ".AsSpan()" : "")})");
        Repeated(8, JumpPlace.Both, () => Block(() =>
        {
            Declare(item);
            Variable[] outer = [.. _variables];
            Helper[] functions = [.. _localFunctions];
            if (source.Kind == VariableKind.List)
            {
                // A list that changes while it is enumerated ends the enumeration in an exception.
                _localFunctions.Clear();
                for (int i = 0; i < _variables.Count; i++)
                {
                    _variables[i] = _variables[i].Kind == VariableKind.List ? _variables[i] with { IsWritable = false } : _variables[i];
                }
            }

            Statements(3);
            _variables.Clear();
            _variables.AddRange(outer);
            _localFunctions.Clear();
            _localFunctions.AddRange(functions);
        }));
    }

    /// <summary>Where a loop begins: a small number, an outer index, a negative number.</summary>
    private Whole Start()
    {
        Whole whole = choices.Chance(0.2) ? new Whole("-2", -2, -2, Level.Unary) : Integer(1);
        return whole.Low < -4 || whole.High > 8 ? new Whole("1", 1, 1, Level.Primary) : whole;
    }

    /// <summary>Where a loop ends.</summary>
    private Whole End()
    {
        Whole whole = choices.Weighted<Func<Whole>>(
            (4, () => choices.Next(1, 5) is int n ? new Whole(Literal(n), n, n, Level.Primary) : default),
            (3, ArrayLength),
            (4, () => Integer(1)))();
        return whole.High > 8 ? Remainder(whole, 5) : whole;
    }

    private static int Trips(int low, int high, int step) => Math.Max(0, ((high - low) / step) + 1);
}
