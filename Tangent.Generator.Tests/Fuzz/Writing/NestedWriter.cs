namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>
/// A method whose generated gradient random code calls. The oracle has no companion: it calls the method <c>…Slope</c>, which tells the same
/// derivative as a formula (<see cref="Oracle.DualCopy"/>).
/// </summary>
internal static class NestedWriter
{
    public const string Stem = "Inner";

    public static (Helper Helper, string Text) Write(Choices choices)
    {
        choices.Note("generated gradient");
        string name = choices.Fresh(Stem);
        (string value, string slope) = choices.Of(
            ("Math.Sin(x) * x", "Math.Sin(x) + x * Math.Cos(x)"),
            ("Math.Exp(-x * x)", "-2 * x * Math.Exp(-x * x)"),
            ("x / (2 + x * x)", "(2 - x * x) / ((2 + x * x) * (2 + x * x))"));
        string body = choices.Of($" => {value};", $"\n    {{\n        double y = x;\n        for (int i = 0; i < 1; i++)\n        {{\n            y = {value};\n        }}\n\n        return y;\n    }}");
        string text = $"    [Differentiable]\n    internal static double {name}(double x){body}\n\n    private static double {name}Slope(double x) => {slope};\n\n";
        return (new Helper(name + "Grad", [new(new Variable("x", VariableKind.Number), Passing.Value, null)], HelperResult.Number, Cost: 5) { IsDelegate = true }, text);
    }
}
