namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Numbers of single precision: each is named where it is made, so that the precision is the same however an expression is computed.</summary>
internal sealed partial class MethodWriter
{
    private void DeclareSingle()
    {
        choices.Note("float");
        string name = choices.Fresh("w");
        Line($"float {name} = {SingleValue()};");
        Declare(new Variable(name, VariableKind.Single));
    }

    private void AssignSingle()
    {
        if (Any(v => v is { Kind: VariableKind.Single, IsWritable: true }) is not Variable variable)
        {
            DeclareSingle();
            return;
        }

        string name = variable.Name;
        Line(choices.Weighted(
            (2, $"{name} = {SingleValue()};"),
            (2, $"{name} *= {choices.Of("0.5f", "0.75f", $"MathF.Sin({name})", $"MathF.Tanh({SingleValue()})")};"),
            (1, $"{name} = 0.5f * {name} + 0.25f * {SingleOperand()};"),
            (1, $"{name} = {SingleOperand()} * {name} / 8f;"),
            (1, $"{name} = MathF.Max({name}, {SingleOperand()});"),
            (1, $"{name} = 0.5f * MathF.Sqrt(1f + {name} * {name});"),
            (1, $"{name} -= 0.5f * {name};")));
    }

    private string SingleOperand() => Any(v => v.Kind == VariableKind.Single)?.Name ?? "0.5f";

    private string SingleValue() => choices.Weighted(
        (4, $"(float)({Value(1).Text})"),
        (3, SingleOperand()),
        (2, $"MathF.Cos({SingleOperand()})"),
        (1, $"0.5f * ({SingleOperand()} - {SingleOperand()})"));
}
