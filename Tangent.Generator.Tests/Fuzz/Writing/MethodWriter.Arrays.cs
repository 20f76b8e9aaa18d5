using System;
using System.Linq;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Arrays and views of them: made, aliased, copied, chosen.</summary>
internal sealed partial class MethodWriter
{
    private void DeclareArray()
    {
        choices.Weighted<Action>(
            (4, NewArray),
            (3, ArrayOfValues),
            (4, Alias),
            (2, Clone),
            (3, Row),
            (2, Slice),
            (2, View),
            (2, NewTable),
            (2, NewJagged),
            (1, ArrayOfIntegers))();
    }

    private Variable DeclaredArray(string stem, VariableKind kind, int length, bool isExact)
    {
        Variable variable = new(choices.Fresh(stem), kind) { Length = length, IsExact = isExact, CanBeCaptured = kind == VariableKind.Array };
        Declare(variable);
        return variable;
    }

    private void NewArray()
    {
        bool isExact = choices.Chance(0.7);
        int length = isExact ? choices.Next(1, 4) : 1;
        string size = isExact ? Literal(length) : Between0And(3) + " + 1";
        Variable array = DeclaredArray("b", VariableKind.Array, length, isExact);
        Line($"double[] {array.Name} = new double[{size}];");
        choices.Note("new double[n]");
        if (choices.Chance(0.6))
        {
            string index = choices.Fresh("i");
            Line($"for (int {index} = 0; {index} < {array.Name}.Length; {index}++)");
            Repeated(4, JumpPlace.Both, () => Block(() =>
            {
                Declare(new Variable(index, VariableKind.Integer) { High = 3, IsWritable = false });
                Line($"{array.Name}[{index}] = {Value(2).Text};");
            }));
        }
    }

    private void ArrayOfValues()
    {
        int length = choices.Next(1, 4);
        string values = string.Join(", ", Enumerable.Range(0, length).Select(_ => Value(1).Text));
        string start = choices.Of("new double[] { ", "{ ", $"new double[{Literal(length)}] {{ ");
        Variable array = DeclaredArray("b", VariableKind.Array, length, isExact: true);
        Line($"double[] {array.Name} = {start}{values} }};");
        choices.Note("array initializer");
    }

    private void Alias()
    {
        Variable? source = Any(v => v.Kind == VariableKind.Array);
        if (source is null)
        {
            ArrayOfValues();
            return;
        }

        choices.Note("alias");
        Variable alias = source with { Name = choices.Fresh("b"), IsMovable = true };
        Line($"double[] {alias.Name} = {source.Name};");
        Declare(alias);
    }

    /// <summary>One of two arrays, written under the new name, and read under all of them.</summary>
    private void ChosenArray()
    {
        Variable? first = Any(v => v is { Kind: VariableKind.Array, IsWritable: true });
        Variable? second = Any(v => v is { Kind: VariableKind.Array, IsWritable: true } && v.Name != first!.Name);
        if (second is null)
        {
            ArrayOfValues();
            return;
        }

        choices.Note("array by condition");
        Variable chosen = first! with
        {
            Name = choices.Fresh("b"),
            IsMovable = true,
            Length = Math.Min(first.Length, second.Length),
            IsExact = first.IsExact && second.IsExact && first.Length == second.Length,
        };

        // What is curved needs in the backward sweep the element that is overwritten below.
        string place = Index(chosen.Length, chosen.IsExact, Literal(chosen.Length));
        NumberOf($"Math.Sin({second.Name}[{place}]) * {ElementText(choices.Of(first, second))}");
        Line($"double[] {chosen.Name} = {Condition(1)} ? {first.Name} : {second.Name};");
        Declare(chosen);
        Line($"{chosen.Name}[{choices.Of(place, Index(chosen.Length, chosen.IsExact, Literal(chosen.Length)))}] = {Value(2).Text};");
        NumberOf($"0.5 * {ElementText(first)} + 0.25 * {ElementText(second)} * {ElementText(chosen)} / 4.0");
    }

    private void Clone()
    {
        Variable? source = Any(v => v.Kind is VariableKind.Array or VariableKind.Rectangular or VariableKind.Span);
        if (source is null)
        {
            ArrayOfValues();
            return;
        }

        choices.Note("clone");
        bool isTable = source.Kind == VariableKind.Rectangular;
        Variable copy = source with { Name = choices.Fresh("b"), Kind = isTable ? VariableKind.Rectangular : VariableKind.Array, IsWritable = true, CanBeCaptured = true, IsMovable = true };
        Line(source.Kind == VariableKind.Span
            ? $"double[] {copy.Name} = {source.Name}.ToArray();"
            : $"double[{(isTable ? "," : "")}] {copy.Name} = (double[{(isTable ? "," : "")}]){source.Name}.Clone();");
        Declare(copy);
    }

    private void Row()
    {
        Variable? source = Any(v => v.Kind == VariableKind.Jagged);
        if (source is null)
        {
            NewJagged();
            return;
        }

        choices.Note("row");
        string index = Index(source.Rows, true, source.Name + ".Length");
        Variable row = DeclaredArray("b", VariableKind.Array, source.Length, isExact: false);
        Line($"double[] {row.Name} = {source.Name}[{index}];");
    }

    /// <summary>A slice of an array is a copy.</summary>
    private void Slice()
    {
        Variable? source = Any(v => v is { Kind: VariableKind.Array, Length: >= 2, IsExact: true });
        if (source is null)
        {
            NewArray();
            return;
        }

        choices.Note("array slice");
        Variable slice = DeclaredArray("b", VariableKind.Array, source.Length - 1, isExact: true);
        Line($"double[] {slice.Name} = {source.Name}[{choices.Of("1..", "..^1")}];");
    }

    private void View()
    {
        Variable? source = Any(v => v is { Kind: VariableKind.Array or VariableKind.Span, Length: >= 2, IsWritable: true });
        if (source is null)
        {
            NewArray();
            return;
        }

        choices.Note("span of an array");
        bool isWhole = choices.Chance(0.4);
        bool isReadOnly = choices.Chance(0.25);
        Variable view = DeclaredArray("w", isReadOnly ? VariableKind.ReadOnlySpan : VariableKind.Span, isWhole ? source.Length : source.Length - 1, source.IsExact);
        string part = source.Kind == VariableKind.Span
            ? isWhole ? source.Name : source.Name + choices.Of(".Slice(1)", "[1..]", "[..^1]")
            : isWhole ? choices.Of(source.Name, source.Name + ".AsSpan()") : source.Name + choices.Of(".AsSpan(1)", ".AsSpan()[1..]");
        Line($"{(isReadOnly ? "ReadOnlySpan" : "Span")}<double> {view.Name} = {part};");
    }

    private void NewTable()
    {
        choices.Note("new double[n, m]");
        Variable table = new(choices.Fresh("m"), VariableKind.Rectangular) { Rows = choices.Next(1, 3), Length = choices.Next(1, 3) };
        Line($"double[,] {table.Name} = new double[{Literal(table.Rows)}, {Literal(table.Length)}];");
        Declare(table);
        Line($"{ElementText(table)} = {Value(2).Text};");
    }

    private void NewJagged()
    {
        choices.Note("new double[n][]");
        Variable jagged = new(choices.Fresh("r"), VariableKind.Jagged) { Rows = 2, Length = 2 };
        Variable? row = Any(v => v is { Kind: VariableKind.Array, Length: 2, IsExact: true, IsWritable: true });
        Line($"double[][] {jagged.Name} = new double[2][];");
        Line($"{jagged.Name}[0] = new double[] {{ {Value(1).Text}, {Value(1).Text} }};");
        Line($"{jagged.Name}[1] = {(row is not null && choices.Chance(0.5) ? row.Name : "new double[2]")};");
        Declare(jagged);
    }

    private void ArrayOfIntegers()
    {
        choices.Note("int[]");
        Variable indices = new(choices.Fresh("q"), VariableKind.Integers) { Length = 3 };
        Line($"int[] {indices.Name} = {{ {Between0And(2)}, {Between0And(2)}, 1 }};");
        Declare(indices);
    }

    /// <summary>Another array for a variable, or a swap of two.</summary>
    private void AssignReference()
    {
        Variable? target = Any(v => v is { Kind: VariableKind.Array, IsWritable: true, IsMovable: true });
        Variable? source = target is null ? null : Any(v => v.Kind == VariableKind.Array && v.IsWritable && v.IsMovable && v != target && v.Length == target.Length && v.IsExact == target.IsExact);
        if (target is null)
        {
            Assign();
        }
        else if (source is null)
        {
            choices.Note("reassigned array");
            string size = target.IsExact ? Literal(target.Length) : target.Name + ".Length";
            Line($"{target.Name} = new double[{size}];");
        }
        else if (choices.Chance(0.6))
        {
            choices.Note("swap of arrays");
            Line($"({target.Name}, {source.Name}) = ({source.Name}, {target.Name});");
        }
        else
        {
            choices.Note("reassigned array");
            Line($"{target.Name} = {source.Name};");
        }
    }

    private void ArrayOperation()
    {
        Variable? target = Any(v => v is { Kind: VariableKind.Array or VariableKind.Span, IsWritable: true });
        Variable? source = Any(v => v.IsRow);
        if (target is null || source is null)
        {
            NewArray();
            return;
        }

        bool isArray = target.Kind == VariableKind.Array;
        string value = Value(2).Text;
        string count = Literal(Math.Min(target.Length, source.Length));
        string text = choices.Weighted(
            (3, isArray ? $"Array.Fill({target.Name}, 1.0 * ({value}));" : $"{target.Name}.Fill({value});"),
            (isArray && source.Kind == VariableKind.Array ? 4 : 0, $"Array.Copy({source.Name}, {target.Name}, {count});"),
            (isArray ? 1 : 0, $"Array.Clear({target.Name});"),
            (!isArray ? 1 : 0, $"{target.Name}.Clear();"),
            (isArray ? 1 : 0, $"Array.Reverse({target.Name});"),
            (source.Length <= target.Length && source.IsExact && source.Kind != VariableKind.Array ? 2 : 0, $"{source.Name}.CopyTo({target.Name});"));
        choices.Note(text[..text.IndexOf('(', StringComparison.Ordinal)].Replace(target.Name, "a", StringComparison.Ordinal).Replace(source.Name, "b", StringComparison.Ordinal));
        Line(text);
    }
}
