using Microsoft.CodeAnalysis.CSharp;

namespace Tangent.Generator.Emit;

/// <summary>Names as C# writes them.</summary>
internal static class Identifier
{
    /// <summary>Puts an <c>@</c> before a keyword, and before the contextual ones that begin a statement.</summary>
    public static string Escape(string name) =>
        IsKeyword(name) || name is "await" or "yield" ? "@" + name : name;

    public static bool IsKeyword(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None;
}
