using System.Collections.Generic;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>
/// Methods with a rule of their own, in the three forms a rule has. The rules tell the true derivatives in other words than the
/// methods do, so that the oracle, which does not know them, agrees.
/// </summary>
internal static class RuleWriter
{
    public static (Helper Helper, string Text) Write(Choices choices)
    {
        string name = choices.Fresh("Own");
        string form = choices.Of("partial", "partials", "Jvp", "Vjp");
        choices.Note("rule: " + form);
        string attribute = $"[DerivativeOf(typeof({FuzzProgram.ClassPlaceholder}), nameof({name}){{0}})]";
        string plain = string.Format(System.Globalization.CultureInfo.InvariantCulture, attribute, "");
        string two = $"    private static double {name}(double x, double y) => Math.Sin(x) * Math.Cos(y) + 0.25 * x * y;\n\n";
        string byX = "Math.Cos(x) * Math.Cos(y) + y / 4";
        string byY = "x / 4 - Math.Sin(x) * Math.Sin(y)";
        string text = form switch
        {
            "partial" => $"    private static double {name}(double x) => Math.Sin(x) * Math.Exp(-x * x);\n\n"
                + $"    {plain}\n    private static double {name}Slope(double x) => Math.Exp(-x * x) * (Math.Cos(x) - 2 * x * Math.Sin(x));\n\n",
            "partials" => two
                + string.Format(System.Globalization.CultureInfo.InvariantCulture, $"    {attribute}\n    private static double {name}ByX(double x, double y) => {byX};\n\n", ", Wrt = \"x\"")
                + string.Format(System.Globalization.CultureInfo.InvariantCulture, $"    {attribute}\n    private static double {name}ByY(double x, double y) => {byY};\n\n", ", Wrt = \"y\""),
            "Jvp" => two
                + $"    {plain}\n    private static (double Value, double Tangent) {name}Forward(double x, double y, double dx, double dy) => ({name}(x, y), ({byX}) * dx + ({byY}) * dy);\n\n",
            _ => two
                + $"    {plain}\n    private static (double Value, double dx, double dy) {name}Backward(double x, double y, double seed) => ({name}(x, y), ({byX}) * seed, ({byY}) * seed);\n\n",
        };
        List<HelperParameter> parameters = [Number("x")];
        if (form != "partial")
        {
            parameters.Add(Number("y"));
        }

        return (new Helper(name, parameters, HelperResult.Number, Cost: 2), text);
    }

    private static HelperParameter Number(string name) => new(new Variable(name, VariableKind.Number), Passing.Value, null);
}
