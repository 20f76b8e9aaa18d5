using System.Text;
using System.Text.RegularExpressions;

namespace Tangent.Generator.Tests.Combined;

/// <summary>
/// Methods that combine each kind of storage with each kind of statement, each form of call and each real type: a value is computed by
/// the call, stored by the statement, read back and goes on.
/// </summary>
internal static class Combinations
{
    /// <summary>The name, how the storage is made for <c>n</c> numbers, and one number of it.</summary>
    private static readonly (string Name, string Make, string Element)[] Storages =
    [
        ("Array", "T[] s = new T[n];", "s[i]"),
        ("List", "var s = new List<T>(); for (int k = 0; k < n; k++) s.Add(x * k);", "s[i]"),
        ("Stack", "Span<T> s = stackalloc T[n];", "s[i]"),
        ("Rectangular", "T[,] s = new T[2, n];", "s[1, i]"),
        ("Jagged", "T[][] s = new T[n][]; for (int k = 0; k < n; k++) s[k] = new T[] { x, 1 };", "s[i][1]"),
        ("Deep", "T[][,] s = new T[n][,]; for (int k = 0; k < n; k++) s[k] = new T[,] { { x, 1 } };", "s[i][0, 1]"),
        ("Argument", "T[] s = a;", "s[i]"),
    ];

    /// <summary>The name, and the statement over the places of the storage; <c>E</c> is the number, <c>C(…)</c> the call.</summary>
    private static readonly (string Name, string Text)[] Statements =
    [
        ("For", "for (int i = 0; i < n; i++) { E = C(x * (i + 1)); x += E; }"),
        ("While", "int i = 0; while (i < n) { E = C(x); x = x * E + 1; i++; }"),
        ("Do", "int i = 0; do { if (i < n) { E += C(x); x -= E * E; } i += 1; } while (i < n);"),
        ("Backward", "for (int i = n - 1; i >= 0; i -= 2) { E = C(x) * E; x += E; }"),
        ("Range", "foreach (int i in Enumerable.Range(0, n)) { E = x; x = C(E + x); }"),
        ("Branch", "for (int i = 0; i < n; i++) { if (x > 1) { E = C(x); } else { x *= 2; continue; } x += E * x; }"),
        ("Finally", "for (int i = 0; i < n; i++) { try { E = C(x); } finally { x *= E; } }"),
        ("Switch", "for (int i = 0; i < n; i++) { switch (i % 3) { case 0: E = C(x); break; case 1: x += E; break; default: x = C(x); break; } x += E; }"),
        ("Break", "for (int i = 0; i < n; i++) { E = C(x); x += E; if (x > 3) break; x *= 2; }"),
        ("Return", "for (int i = 0; i < n; i++) { E = C(x); x += E; if (i == 2) return x * E; }"),
        ("Pattern", "for (int i = 0; i < n; i++) { E = x is > 0 and < 1 ? C(x) : x; x = E * E + x; }"),
        ("Tuple", "for (int i = 0; i < n; i++) { (E, x) = (C(x), E + x); }"),
    ];

    /// <summary>The name, the call for an argument <c>y</c>, and what has to stand in the method before it.</summary>
    private static readonly (string Name, string Call, string Local)[] Calls =
    [
        ("Inline", "Sine(y) * y", ""),
        ("Helper", "Helper(y)", ""),
        ("Loop", "Power(y, 3)", ""),
        ("LocalFunction", "Local(y)", "T Local(T y) => y * x + Sine(y);"),
        ("Lambda", "f(y)", "T c = x * x; Func<T, T> f = y => Sine(y) * c;"),
        ("Recursion", "Nested(y, 2)", ""),
        ("Query", "y.Twice().Sum(v => v * y)", ""),
    ];

    /// <summary>A file of methods for one real type.</summary>
    public static string Source(string type)
    {
        var text = new StringBuilder("using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing Tangent;\nnamespace N;\n");
        text.Append("internal static partial class Combined_").Append(type).Append("\n{\n").Append(Helpers);
        foreach ((string storage, string make, string element) in Storages)
        {
            foreach ((string statement, string body) in Statements)
            {
                foreach ((string call, string form, string local) in Calls)
                {
                    // A lambda cannot hold a span.
                    if (storage == "Stack" && call == "Query")
                        continue;

                    text.Append("    [Differentiable] public static T ").Append(storage).Append(statement).Append(call).Append("(T x, T[] a, int n)\n    {\n");
                    text.Append("        ").Append(make).Append('\n').Append("        ").Append(local).Append('\n');
                    text.Append("        ").Append(Regex.Replace(WithCalls(body, form), @"\bE\b", element)).Append('\n');
                    text.Append("        return x + a[0];\n    }\n\n");
                }
            }
        }

        return Regex.Replace(text.Append("}\n").ToString(), @"\bT\b", type).Replace("Sine(", type == "float" ? "MathF.Sin(" : "Math.Sin(");
    }

    private const string Helpers = """
            private static T Helper(T y) { T z = Sine(y); if (z > 0.5) z *= y; return z; }
            private static T Power(T y, int n) { T p = 1; for (int i = 0; i < n; i++) p *= y * (T)0.5; return p; }
            private static T Nested(T y, int n) => n == 0 ? y : Sine(Nested(y, n - 1)) * y;
            private static T[] Twice(this T y) => new[] { y, y * y };

        """;

    /// <summary>Each <c>C(…)</c> of a statement as the call.</summary>
    private static string WithCalls(string body, string form)
    {
        var text = new StringBuilder();
        for (int i = 0; i < body.Length; i++)
        {
            if (body[i] != 'C' || i + 1 == body.Length || body[i + 1] != '(')
            {
                text.Append(body[i]);
                continue;
            }

            int end = i + 2;
            for (int open = 1; open > 0; end++)
            {
                open += body[end] == '(' ? 1 : body[end] == ')' ? -1 : 0;
            }

            string argument = body.Substring(i + 2, end - i - 3);
            text.Append('(').Append(Regex.Replace(form, @"\by\b", "(" + argument + ")")).Append(')');
            i = end - 1;
        }

        return text.ToString();
    }
}
