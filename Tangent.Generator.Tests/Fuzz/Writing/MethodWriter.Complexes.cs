namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Complex numbers, whose parts are ordinary.</summary>
internal sealed partial class MethodWriter
{
    private void ComplexStatement()
    {
        Variable? variable = Any(v => v is { Kind: VariableKind.Complex, IsWritable: true });
        if (variable is null || choices.Chance(0.4))
        {
            choices.Note("Complex");
            string name = choices.Fresh("z");
            Line($"Complex {name} = {ComplexValue()};");
            Declare(new Variable(name, VariableKind.Complex));
            return;
        }

        if (choices.Chance(0.6))
        {
            Line(choices.Of($"{variable.Name} = {ComplexValue()};", $"{variable.Name} *= new Complex({Bounded(Number(1), 0.5).Text}, {Bounded(Number(1), 0.25).Text});"));
            return;
        }

        NumberOf(choices.Of($"{variable.Name}.Real", $"{variable.Name}.Imaginary", $"0.5 * {variable.Name}.Magnitude", $"0.5 * Complex.Abs({ComplexOperand()})"));
    }

    private string ComplexOperand() => Any(v => v.Kind == VariableKind.Complex)?.Name ?? "Complex.ImaginaryOne";

    /// <summary>Both parts are between -4 and 4, and nothing comes near a pole or a cut.</summary>
    private string ComplexValue() => choices.Weighted(
        (5, $"new Complex({Value(1).Text}, {Value(1).Text})"),
        (2, ComplexOperand()),
        (3, $"0.5 * ({ComplexOperand()} {choices.Of("+", "-")} {ComplexOperand()})"),
        (3, $"0.125 * {ComplexOperand()} * {ComplexOperand()}"),
        (2, $"{ComplexOperand()} / (new Complex(9.0, {Value(1).Text}) + {ComplexOperand()})"),
        (1, $"Complex.Conjugate({ComplexOperand()})"),
        (1, $"-{ComplexOperand()}"),
        (1, $"Complex.Exp(0.25 * {ComplexOperand()})"),
        (1, $"Complex.Sin(0.25 * {ComplexOperand()})"),
        (1, $"Complex.Sqrt(new Complex(9.0, 0.0) + {ComplexOperand()})"),
        (1, $"Complex.Log(new Complex(9.0, 0.0) + {ComplexOperand()})"),
        (1, $"{Bounded(Number(1), 0.5).At(Level.Unary)} * {ComplexOperand()}"));
}
