
namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Lists: made, grown and shrunk, always of two to seven numbers.</summary>
internal sealed partial class MethodWriter
{
    private const int LeastCount = 2;
    private const int MostCount = 7;

    private void DeclareList()
    {
        choices.Note("List<double>");
        string name = choices.Fresh("l");
        Variable? row = Any(v => v is { Kind: VariableKind.Array, Length: >= LeastCount });
        Variable? other = Any(v => v.Kind == VariableKind.List);
        (string text, bool isNew) = choices.Weighted(
            (4, ($"List<double> {name} = new List<double> {{ {Value(1).Text}, {Value(1).Text} }};", true)),
            (2, ($"var {name} = new List<double>() {{ {Value(1).Text}, {Value(1).Text}, {Value(1).Text} }};", true)),
            (row is null ? 0 : 3, ($"List<double> {name} = new List<double>({row?.Name});", true)),
            (other is null ? 0 : 3, ($"List<double> {name} = {other?.Name}.GetRange({choices.Of("0", "1 - 1")}, 2);", true)),
            (other is null ? 0 : 2, ($"List<double> {name} = {other?.Name};", false)));
        Line(text);
        Declare(new Variable(name, VariableKind.List) { Length = LeastCount, IsExact = false, IsWritable = isNew || other!.IsWritable, IsResizable = isNew || other!.IsResizable });
    }

    private void ListOperation()
    {
        if (Any(v => v is { Kind: VariableKind.List, IsWritable: true, IsResizable: true }) is not Variable list)
        {
            DeclareList();
            return;
        }

        string name = list.Name;
        string index = $"{Between0And(LeastCount)} % {name}.Count";
        Variable? row = Any(v => v is { Kind: VariableKind.Array, IsExact: true, Length: <= MostCount - LeastCount });
        string full = $"if ({name}.Count < {Literal(MostCount)}) ";
        (string operation, string text) = choices.Weighted(
            (5, ("Add", $"{full}{name}.Add({Value(2).Text});")),
            (3, ("Insert", $"{full}{name}.Insert({index}, {Value(2).Text});")),
            (3, ("RemoveAt", $"if ({name}.Count > {Literal(LeastCount)}) {name}.RemoveAt({choices.Of(index, name + ".Count - 1")});")),
            (1, ("RemoveRange", $"if ({name}.Count > {Literal(LeastCount + 1)}) {name}.RemoveRange({choices.Of("0", "1")}, 2);")),
            (row is null ? 0 : 2, ("AddRange", $"if ({name}.Count + {row?.Name}.Length <= {Literal(MostCount)}) {name}.AddRange({row?.Name});")),
            (1, ("Clear", "")));
        choices.Note("list." + operation);
        if (operation != "Clear")
        {
            Line(text);
            return;
        }

        string kept = choices.Fresh("t");
        Line($"double {kept} = {ElementText(list)};");
        Declare(new Variable(kept, VariableKind.Number));
        string last = choices.Fresh("t");
        Line($"double {last} = {Value(2).Text};");
        Declare(new Variable(last, VariableKind.Number));
        Line($"{name}.Clear();");
        Line($"{name}.Add({kept});");
        Line($"{name}.Add({last});");
    }
}
