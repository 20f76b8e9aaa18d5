namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Vectors of <c>System.Numerics</c>, whose parts are of single precision.</summary>
internal sealed partial class MethodWriter
{
    private void VectorStatement()
    {
        Variable? variable = Any(v => v is { Kind: VariableKind.Vector, IsWritable: true });
        if (variable is null || choices.Chance(0.4))
        {
            choices.Note("Vector3");
            string name = choices.Fresh("v");
            Line($"Vector3 {name} = {VectorValue()};");
            Declare(new Variable(name, VariableKind.Vector));
            return;
        }

        string target = variable.Name;
        string number = choices.Fresh("w");
        (string text, bool isNumber) = choices.Weighted(
            (3, ($"{target} = {VectorValue()};", false)),
            (2, ($"{target}.{choices.Of("X", "Y", "Z")} = {SingleValue()};", false)),
            (1, ($"{target} *= {choices.Of("0.5f", "0.75f")};", false)),
            (2, ($"float {number} = 0.125f * Vector3.Dot({target}, {VectorOperand()});", true)),
            (1, ($"float {number} = 0.25f * ({target} - {VectorOperand()}).Length();", true)),
            (1, ($"float {number} = {target}.{choices.Of("X", "Y", "Z")};", true)));
        Line(text);
        if (isNumber)
        {
            Declare(new Variable(number, VariableKind.Single));
        }
    }

    private string VectorOperand() => Any(v => v.Kind == VariableKind.Vector)?.Name ?? "Vector3.One";

    private string VectorValue() => choices.Weighted(
        (4, $"new Vector3({SingleValue()}, {SingleValue()}, {SingleValue()})"),
        (2, VectorOperand()),
        (2, $"0.5f * ({VectorOperand()} {choices.Of("+", "-")} {VectorOperand()})"),
        (1, $"0.25f * Vector3.Cross({VectorOperand()}, {VectorOperand()})"),
        (1, $"Vector3.Normalize({VectorOperand()} + new Vector3(9f, 9f, 9f))"),
        (1, $"-{VectorOperand()}"),
        (1, $"0.25f * {VectorOperand()} * {VectorOperand()}"));
}
