namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Local functions that meet in one variable of the method.</summary>
internal sealed partial class MethodWriter
{
    /// <summary>One reads what is around it, and calls another that writes it.</summary>
    private void LocalWriters()
    {
        choices.Note("local function that calls one which writes");
        string shared = choices.Fresh("t");
        (string writes, string reads) = (choices.Fresh("Local"), choices.Fresh("Local"));
        (string x, string y) = (choices.Fresh("x"), choices.Fresh("x"));
        Line($"double {shared} = {Value(2).Text};");
        Declare(new Variable(shared, VariableKind.Number));
        Line($"void {writes}(double {x})");
        InFunction(() =>
        {
            Declare(new Variable(x, VariableKind.Number));
            Line($"{shared} = {Value(2).Text};");
        });
        Line($"double {reads}(double {y})");
        InFunction(() =>
        {
            Declare(new Variable(y, VariableKind.Number));
            NumberOf($"0.25 * {shared} * {y}");
            Line(choices.Chance(0.3) ? $"if ({Condition(1)}) {writes}({Value(1).Text});" : $"{writes}({Value(1).Text});");
            Line($"return {Value(2).Text};");
        });
        NumberOf($"0.5 * {reads}({Value(1).Text}) + 0.125 * {shared} * {shared}");
        HelperParameter parameter = new(new Variable(y, VariableKind.Number), Passing.Value, null);
        _localFunctions.Add(new Helper(reads, [parameter], HelperResult.Number, Cost: 10));
    }
}
