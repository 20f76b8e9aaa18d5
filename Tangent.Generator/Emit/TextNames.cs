using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Emit;

/// <summary>
/// The simple names that the texts in a function look up: fields, constants, types and methods of the user's. A variable
/// of one of these names would capture it.
/// </summary>
internal static class TextNames
{
    public static IEnumerable<string> Of(Function function) => Texts(function).SelectMany(CodeText.Heads);

    /// <summary>The C# that the function holds as text.</summary>
    public static IEnumerable<string> Texts(Function function)
    {
        foreach (Statement statement in function.Body.AllStatements())
        {
            foreach (Expr root in statement.Expressions())
            {
                foreach (Expr expr in root.Descendants())
                {
                    if (TextOf(expr) is string text)
                    {
                        yield return text;
                    }
                }
            }
        }
    }

    private static string? TextOf(Expr expr) => expr switch
    {
        Code code => CodeTemplate.Plain(code.Template),
        RuledCall call => CodeTemplate.Plain(call.Template),
        Literal literal => literal.Text,
        Call call => call.Callee.Text,
        _ => null,
    };
}
