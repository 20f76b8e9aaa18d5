using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Tangent.Generator.Emit;

/// <summary>
/// Fills the template of a <see cref="IR.Code"/>: <c>{0}</c> stands for an operand, <c>{Guard}</c> for a well-known name,
/// <c>{{</c> and <c>}}</c> for braces.
/// </summary>
internal static class CodeTemplate
{
    public static string Fill(string template, IReadOnlyList<Printed> operands, Vocabulary vocabulary)
    {
        var text = new StringBuilder();
        for (int i = 0; i < template.Length; i++)
        {
            char c = template[i];
            if (c is '{' or '}' && i + 1 < template.Length && template[i + 1] == c)
            {
                text.Append(c);
                i++;
            }
            else if (c == '{')
            {
                int end = template.IndexOf('}', i);
                string hole = template.Substring(i + 1, end - i - 1);
                text.Append(int.TryParse(hole, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
                    ? operands[index].At(PlaceOf(template, i, end))
                    : vocabulary.Write(hole));
                i = end;
            }
            else
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    /// <summary>The template with its braces as the code has them, for reading the names in it.</summary>
    public static string Plain(string template) => template.Replace("{{", " ").Replace("}}", " ");

    /// <summary>A hole that is a whole argument, an index or what is assigned takes any expression as it is; everywhere else it needs a primary.</summary>
    private static Precedence PlaceOf(string template, int open, int close)
    {
        bool opens = open > 0 && template[open - 1] is '(' or '['
            || open > 1 && template[open - 1] == ' ' && template[open - 2] == ',';
        if (open > 2 && close + 1 == template.Length && template.Substring(open - 3, 3) == " = ")
        {
            return Precedence.Assignment;
        }

        bool closes = close + 1 < template.Length && template[close + 1] is ')' or ']' or ',';
        return opens && closes ? Precedence.Assignment : Precedence.Primary;
    }
}
