using System.Collections.Generic;
using Tangent.Generator.Support;

namespace Tangent.Generator.Emit;

/// <summary>A documentation comment; the texts are XML.</summary>
internal sealed record Documentation(string Summary, EquatableArray<ParameterDocumentation> Parameters, string? Returns)
{
    private const int LineLength = 110;

    public void Write(SourceWriter writer)
    {
        writer.Line("/// <summary>");
        WriteText(writer, Summary);
        writer.Line("/// </summary>");
        foreach (ParameterDocumentation parameter in Parameters)
        {
            WriteText(writer, "<param name=\"" + parameter.Name + "\">" + parameter.Text + "</param>");
        }

        if (Returns is not null)
        {
            WriteText(writer, "<returns>" + Returns + "</returns>");
        }
    }

    private static void WriteText(SourceWriter writer, string text)
    {
        string line = "";
        foreach (string word in Words(text))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > LineLength)
            {
                writer.Line("/// " + line);
                line = "";
            }

            line = line.Length == 0 ? word : line + " " + word;
        }

        writer.Line("/// " + line);
    }

    /// <summary>Splits at the spaces outside of tags: <c>&lt;see cref="F(double, double)"/&gt;</c> stays on one line.</summary>
    private static IEnumerable<string> Words(string text)
    {
        int start = 0;
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (text[i] == ' ' && depth == 0)
            {
                yield return text.Substring(start, i - start);
                start = i + 1;
            }
        }

        yield return text.Substring(start);
    }
}

/// <summary>What a parameter is, by its name without an <c>@</c>.</summary>
internal sealed record ParameterDocumentation(string Name, string Text);
