using System;
using System.Collections.Generic;

namespace Tangent.Generator.Emit;

/// <summary>
/// Reads C# text that came through the model as text, as far as printing it needs: how tightly it holds together, and
/// which simple names it looks up.
/// </summary>
internal static class CodeText
{
    /// <summary>
    /// <see cref="Precedence.Primary"/> for a chain of names, calls, indices and literals; else the loosest level, so that
    /// the text is put in parentheses wherever that could matter.
    /// </summary>
    public static Precedence LevelOf(string text)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '"' or '\'')
            {
                i = EndOfQuoted(text, i);
            }
            else if (c is '(' or '[' or '{' or '<')
            {
                depth++;
            }
            else if (c is ')' or ']' or '}' or '>')
            {
                depth--;
                if (depth == 0 && c == ')' && IsCast(text, i))
                {
                    return Precedence.Any;
                }
            }
            else if (depth == 0 && !IsPrimaryCharacter(c) && !IsAfterNew(text, i))
            {
                return Precedence.Any;
            }
        }

        return depth == 0 ? Precedence.Primary : Precedence.Any;
    }

    /// <summary>The names that the text looks up where it stands: those not behind a dot.</summary>
    public static IEnumerable<string> Heads(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '"' or '\'' && !(IsInterpolated(text, i) && IsRaw(text, i)))
            {
                i = EndOfQuoted(text, i);
            }
            else if (IsNameStart(c))
            {
                int start = i;
                while (i + 1 < text.Length && IsNamePart(text[i + 1]))
                {
                    i++;
                }

                if (!IsMember(text, start) && !IsAlias(text, i + 1))
                {
                    yield return text.Substring(start, i + 1 - start);
                }
            }
            else if (char.IsDigit(c))
            {
                while (i + 1 < text.Length && IsNamePart(text[i + 1]))
                {
                    i++;
                }
            }
        }
    }

    /// <summary>The index of the quote that closes the string or character which opens at <paramref name="start"/>.</summary>
    public static int EndOfQuoted(string text, int start)
    {
        bool isVerbatim = start > 0 && (text[start - 1] == '@' || (start > 1 && text[start - 1] == '$' && text[start - 2] == '@'));
        for (int i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && !isVerbatim)
            {
                i++;
            }
            else if (text[i] == text[start])
            {
                return i;
            }
        }

        return text.Length - 1;
    }

    public static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';

    public static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool IsInterpolated(string text, int quote) =>
        quote > 0 && (text[quote - 1] == '$' || (quote > 1 && text[quote - 1] == '@' && text[quote - 2] == '$'));

    private static bool IsRaw(string text, int quote) => quote + 2 < text.Length && text[quote + 1] == '"' && text[quote + 2] == '"';

    private static bool IsPrimaryCharacter(char c) => IsNamePart(c) || c is '.' or ':' or '@' or '$';

    /// <summary><c>(T)x</c>: a closing parenthesis with an operand right behind it.</summary>
    private static bool IsCast(string text, int close) =>
        close + 1 < text.Length && (IsNamePart(text[close + 1]) || text[close + 1] is '(' or '"' or '\'' or '{' or '-' or '@')
        && text[0] == '(';

    private static bool IsAfterNew(string text, int space) =>
        text[space] == ' ' && space == 3 && text.StartsWith("new", StringComparison.Ordinal);

    private static bool IsMember(string text, int start) =>
        start > 0 && (text[start - 1] == '.' || (start > 1 && text[start - 1] == ':' && text[start - 2] == ':'));

    private static bool IsAlias(string text, int end) => end + 1 < text.Length && text[end] == ':' && text[end + 1] == ':';
}
