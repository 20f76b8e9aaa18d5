using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Tangent.Generator.Lowering.Memory;

/// <summary>
/// Remembers what a method was lowered to. Lowering runs for every annotated method on every edit; while no declaration
/// changes and none of the files whose bodies it read, its outcome is the one before. What is remembered of a file goes
/// with the file.
/// </summary>
internal static class LoweringMemory
{
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<TextSpan, Entry>> Entries = new();

    public static LoweredMethod? Recall(SyntaxNode method, Compilation compilation) =>
        Entries.TryGetValue(method.SyntaxTree, out var entries)
        && entries.TryGetValue(method.Span, out Entry? entry)
        && entry.Declarations.AreSameAs(Declarations.Of(compilation))
        && entry.Read.All(compilation.ContainsSyntaxTree)
            ? entry.Lowered
            : null;

    /// <summary>Keeps an outcome, with the other files whose bodies were read for it.</summary>
    public static void Keep(SyntaxNode method, Compilation compilation, IEnumerable<SyntaxTree> read, LoweredMethod lowered)
    {
        ImmutableArray<SyntaxTree> others = read.Where(t => t != method.SyntaxTree).Distinct().ToImmutableArray();
        Entries.GetOrCreateValue(method.SyntaxTree)[method.Span] = new Entry(Declarations.Of(compilation), others, lowered);
    }

    private sealed record Entry(Declarations Declarations, ImmutableArray<SyntaxTree> Read, LoweredMethod Lowered);
}
