using System.Collections.Generic;
using System.Text;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>
/// Writes a struct of two numbers with a constructor that stores them, operators, a property and methods, of which those of a
/// struct that is not read-only may write to it.
/// </summary>
internal static class StructWriter
{
    public static (StructType Type, string Text) Write(Choices choices, IReadOnlyList<Helper> helpers)
    {
        string name = choices.Fresh("S");
        string form = choices.Of("struct", "struct", "record struct", "readonly record struct", "readonly struct", "class", "class", "sealed record");
        choices.Note(form);
        bool isReadOnly = IsReadOnly(form);
        string pass = choices.Of("", "", "in ");
        StringBuilder text = new();
        if (form.Contains("record", System.StringComparison.Ordinal))
        {
            text.Append($"    public {form} {name}(double A, double B)\n    {{\n");
        }
        else
        {
            string fields = isReadOnly ? "public double A { get; }\n        public double B { get; }" : "public double A;\n        public double B;";
            text.Append($"    public {form} {name}\n    {{\n        {fields}\n\n");
            text.Append($"        public {name}(double a, double b)\n        {{\n            A = a;\n            B = b;\n        }}\n\n");
        }

        text.Append($"        public double Mean => {choices.Of("0.5 * (A + B)", "0.25 * A * B", "Math.Sin(A) * B", "Math.Max(A, B)")};\n\n");
        text.Append($"        public static {name} operator +({pass}{name} p, {pass}{name} q) => new {name}(0.5 * (p.A + q.A), 0.5 * (p.B + q.B));\n\n");
        text.Append($"        public static {name} operator *({pass}{name} p, double q) => new {name}(Math.Sin(p.A * q), 0.25 * q * p.B);\n\n");

        List<Helper> methods = [];
        int count = choices.Next(0, 2);
        for (int i = 0; i < count; i++)
        {
            (Helper method, string body) = Method(choices, helpers, form);
            methods.Add(method);
            text.Append(body);
        }

        return (new StructType(name, isReadOnly, methods) { IsClass = !form.Contains("struct", System.StringComparison.Ordinal), HasWith = form != "class" && !(form == "readonly struct") }, text.Append("    }\n\n").ToString());
    }

    private static bool IsReadOnly(string form) => form.StartsWith("readonly", System.StringComparison.Ordinal) || form == "sealed record";

    private static (Helper Method, string Text) Method(Choices choices, IReadOnlyList<Helper> helpers, string form)
    {
        Helper method = HelperWriter.Header(choices, choices.Fresh("Method"), isLocal: true);
        MethodWriter writer = new(choices, helpers, statements: choices.Next(1, 5), indent: 3);
        foreach (string field in (string[])["A", "B"])
        {
            writer.Declare(new Variable(field, VariableKind.Number) { CanBeCaptured = false, IsWritable = !IsReadOnly(form), CanBeReferenced = form == "struct" });
        }

        HelperWriter.Body(choices, method, writer);
        string header = HelperWriter.HeaderText(method, isLocal: true);
        return (method with { Cost = writer.Cost }, $"        public {header}\n        {{\n{writer.Text}        }}\n\n");
    }
}
