using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace Tangent.Generator.Tests.Fuzz.Shrinking;

/// <summary>Some places of a text and what to write there instead.</summary>
internal sealed record Edit(params IReadOnlyList<TextChange> Changes)
{
    /// <summary>How many characters go.</summary>
    public int Saving => Changes.Sum(c => c.Span.Length - c.NewText!.Length);

    /// <summary>Of a call inside another's argument, both cannot go at once.</summary>
    public bool Overlaps => Changes.Any(c => Changes.Any(d => c != d && c.Span.OverlapsWith(d.Span)));

    public static Edit Replace(TextSpan span, string text) => new(new TextChange(span, text));

    public string Apply(string source) => SourceText.From(source).WithChanges(Changes).ToString();
}
