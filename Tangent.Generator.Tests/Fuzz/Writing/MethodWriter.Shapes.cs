using System;
using System.Linq;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Arrays of three and four dimensions, arrays of arrays of arrays, arrays by collection expressions, memory of the stack.</summary>
internal sealed partial class MethodWriter
{
    private void DeclareShape() => choices.Weighted<Action>(
        (3, NewCube),
        (2, NewDeep),
        (2, DeepRow),
        (3, Collection),
        (_runs == 1 && !_isClosed ? 2 : 0, OnTheStack),
        (choices.Bags.Count > 0 ? 6 : 0, DeclareBag))();

    private void NewCube()
    {
        bool isCube = choices.Chance(0.6);
        choices.Note(isCube ? "new double[,,]" : "new double[,,,]");
        Variable cube = new(choices.Fresh("c"), isCube ? VariableKind.Cube : VariableKind.Tesseract) { Length = 2 };
        Line($"double[{(isCube ? ",," : ",,,")}] {cube.Name} = new double[{(isCube ? "2, 2, 2" : "2, 2, 2, 2")}];");
        Declare(cube);
        int writes = choices.Next(1, 3);
        for (int i = 0; i < writes; i++)
        {
            Line($"{ElementText(cube)} = {Value(2).Text};");
        }
    }

    private void NewDeep()
    {
        choices.Note("new double[][][]");
        Variable deep = new(choices.Fresh("d"), VariableKind.Deep) { Length = 2 };
        Variable? rows = Any(v => v is { Kind: VariableKind.Jagged, IsWritable: true });
        Line($"double[][][] {deep.Name} = new double[2][][];");
        Line($"{deep.Name}[0] = new double[][] {{ new double[] {{ {Value(1).Text}, {Value(1).Text} }}, new double[2] }};");
        Line($"{deep.Name}[1] = {(rows is not null && choices.Chance(0.5) ? rows.Name : $"new double[][] {{ new double[2], new double[] {{ {Value(1).Text}, {Value(1).Text} }} }}")};");
        Declare(deep);
    }

    private void DeepRow()
    {
        if (Any(v => v.Kind == VariableKind.Deep) is not Variable deep)
        {
            NewDeep();
            return;
        }

        choices.Note("row of double[][][]");
        string name = choices.Fresh("r");
        Line($"double[][] {name} = {deep.Name}[{Index(2, true, "2")}];");
        Declare(new Variable(name, VariableKind.Jagged) { Rows = 2, Length = 2 });
    }

    private void Collection()
    {
        choices.Note("collection expression");
        Variable? source = Any(v => v is { IsRow: true, IsExact: true } or { Kind: VariableKind.List });
        string spread = source is null ? "" : $", .. {source.Name}";
        int length = 1 + (source?.Length ?? 0);
        bool hasLast = choices.Chance(0.5);
        string last = hasLast ? ", " + Value(1).At(Level.Or) : "";
        string text = $"[{Value(1).At(Level.Or)}{spread}{last}]";
        bool isList = choices.Chance(0.2) && length >= LeastCount && length + 1 <= MostCount && source?.Kind != VariableKind.List;
        string name = choices.Fresh(isList ? "l" : "b");
        Line($"{(isList ? "List<double>" : "double[]")} {name} = {text};");
        Declare(isList
            ? new Variable(name, VariableKind.List) { Length = LeastCount, IsExact = false }
            : new Variable(name, VariableKind.Array) { Length = length + (hasLast ? 1 : 0), IsExact = source?.Kind != VariableKind.List });
    }

    private void OnTheStack()
    {
        choices.Note("stackalloc");
        int length = choices.Next(1, 3);
        string name = choices.Fresh("w");
        string values = string.Join(", ", Enumerable.Range(0, length).Select(_ => Value(1).Text));
        Line($"Span<double> {name} = {choices.Of($"stackalloc double[{Literal(length)}]", $"stackalloc double[] {{ {values} }}")};");
        Declare(new Variable(name, VariableKind.Span) { Length = length, CanBeCaptured = false });
    }

    /// <summary>An object with an array and a number in it, or another name for one. Its parts are variables of their own.</summary>
    private void DeclareBag()
    {
        string type = choices.Of(choices.Bags);
        string name = choices.Fresh("bag");
        Variable? other = Any(v => v.Kind == VariableKind.Bag && v.Bag == type);
        Variable? array = Any(v => v is { Kind: VariableKind.Array, IsWritable: true, Length: >= 2 });
        string items = array is not null && choices.Chance(0.5) ? array.Name : $"new double[] {{ {Value(1).Text}, {Value(1).Text} }}";
        choices.Note(other is null ? "object with an array" : "second name for an object");
        bool isNew = other is null || choices.Chance(0.5);
        Line($"{type} {name} = {(isNew ? $"new {type}({items}, {Value(1).Text})" : other!.Name)};");
        DeclareBag(name, type, isNew);
    }

    public void DeclareBag(string name, string type, bool isNew = false)
    {
        Declare(new Variable(name, VariableKind.Bag) { Bag = type });
        Declare(new Variable(name + ".W", VariableKind.Array) { Length = 2, IsExact = false, IsMovable = isNew });
        Declare(new Variable(name + ".G", VariableKind.Number) { CanBeReferenced = false });
    }

    private void AssignBag()
    {
        if (Any(v => v is { Kind: VariableKind.Bag, IsWritable: true }) is not Variable bag)
        {
            DeclareBag();
            return;
        }

        choices.Note("object's method");
        Line(choices.Of($"{bag.Name}.Update({Value(1).Text});", $"{bag.Name}.G = 0.125 * {bag.Name}.Energy({Value(1).Text});"));
    }
}
