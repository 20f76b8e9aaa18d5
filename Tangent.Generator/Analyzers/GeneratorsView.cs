using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Analyzers;

/// <summary>
/// A compilation as the generator saw it: without the files that it wrote itself. Bodies mean the same in both, and what the
/// generator has found out about them it remembers for the other.
/// </summary>
internal static class GeneratorsView
{
    private static readonly ConditionalWeakTable<Compilation, Compilation> Cache = new();

    private static readonly string Folder = typeof(TangentGenerator).FullName!;

    public static Compilation Of(Compilation compilation) => Cache.GetValue(compilation, static c => WithoutCompanions(c));

    private static Compilation WithoutCompanions(Compilation compilation)
    {
        List<SyntaxTree> companions = compilation.SyntaxTrees.Where(IsCompanion).ToList();
        return companions.Count == 0 ? compilation : compilation.RemoveSyntaxTrees(companions);
    }

    /// <summary>The path of a generated file ends with the generator's assembly, its type and the file's own name.</summary>
    private static bool IsCompanion(SyntaxTree tree)
    {
        string[] parts = tree.FilePath.Split('/', '\\');
        return parts.Length >= 2 && string.Equals(parts[parts.Length - 2], Folder, StringComparison.Ordinal);
    }
}
