using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Emit;

/// <summary>One function: its signature and its body.</summary>
internal static class MethodPrinter
{
    private const int LineLimit = 140;

    public static ExpressionPrinter ExpressionsOf(Function function, Vocabulary vocabulary)
    {
        IReadOnlyDictionary<int, string> names = NameAssigner.Assign(function);
        foreach (string text in TextNames.Texts(function))
        {
            vocabulary.Notice(text);
        }

        return new ExpressionPrinter(vocabulary.Within(names.Values), names);
    }

    /// <summary>The signature, on one line where it fits, else with a line for each parameter.</summary>
    public static void PrintSignature(
        Function function, string modifiers, string typeParameters, string constraints, TypePrinter types, SourceWriter writer)
    {
        string start = (modifiers + " " + types.Print(function.ReturnType)).TrimStart()
            + " " + Identifier.Escape(function.Name) + typeParameters + "(";
        string end = ")" + (constraints.Length == 0 ? "" : " " + constraints);
        string[] parameters = ParameterList.Of(function, types).ToArray();
        string line = start + string.Join(", ", parameters) + end;
        if (line.Length <= LineLimit || parameters.Length == 0)
        {
            writer.Line(line);
            return;
        }

        writer.Line(start);
        writer.IndentMore();
        for (int i = 0; i < parameters.Length; i++)
        {
            writer.Line(parameters[i] + (i + 1 < parameters.Length ? "," : end));
        }

        writer.Outdent();
    }

    public static void PrintBody(Function function, ExpressionPrinter expressions, SourceWriter writer)
    {
        writer.Open();
        new StatementPrinter(expressions, writer).Print(function.Body);
        writer.Close();
    }
}
