using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tangent.Generator.Derivation;
using Tangent.Generator.Model;

namespace Tangent.Generator.Lowering.Nesting;

/// <summary>
/// A compilation with the signatures of generated derivatives added, so that code that calls them binds as it will in the end:
/// the companion files of some annotated methods, as they are while a method's body does not compile. They depend on declarations
/// only.
/// </summary>
internal sealed class CompanionStubs
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<string, CompanionStubs>> Known = new();

    private readonly Dictionary<SyntaxTree, SyntaxNode> _originals = new();
    private readonly ImmutableHashSet<string> _names;

    private CompanionStubs(Compilation compilation, ImmutableHashSet<string> names, CancellationToken cancellation)
    {
        _names = names;
        foreach (IMethodSymbol method in names.OrderBy(n => n, StringComparer.Ordinal).SelectMany(n => AnnotatedMethods(n, compilation)))
        {
            SyntaxNode declaration = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
            if (TextFor(method, compilation, cancellation) is string text)
            {
                SyntaxTree tree = CSharpSyntaxTree.ParseText(
                    text, (CSharpParseOptions)declaration.SyntaxTree.Options, HintName.Of(method), cancellationToken: cancellation);
                _originals.Add(tree, declaration);
            }
        }

        Compilation = compilation.AddSyntaxTrees(_originals.Keys);
    }

    public Compilation Compilation { get; }

    /// <param name="compilation">What the generator was given.</param>
    /// <param name="names">The names of the annotated methods whose derivatives are called.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static CompanionStubs For(Compilation compilation, IEnumerable<string> names, CancellationToken cancellation)
    {
        ImmutableHashSet<string> all = names.ToImmutableHashSet();
        string key = string.Join(",", all.OrderBy(n => n, StringComparer.Ordinal));
        return Known.GetOrCreateValue(compilation).GetOrAdd(key, _ => new CompanionStubs(compilation, all, cancellation));
    }

    /// <summary>Whether all that there is of these names is there.</summary>
    public bool Cover(IEnumerable<string> names) => names.All(_names.Contains);

    public IEnumerable<string> Names => _names;

    public bool IsStub(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Any(r => _originals.ContainsKey(r.SyntaxTree));

    /// <summary>What a method is the derivative of, null where it is no stub.</summary>
    public IMethodSymbol? OriginalOf(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.FirstOrDefault() is { SyntaxTree: var tree } && _originals.TryGetValue(tree, out SyntaxNode? declaration)
            ? SymbolOf(declaration)
            : null;

    /// <summary>The symbol that a method's declaration has here.</summary>
    public IMethodSymbol SymbolOf(SyntaxNode declaration)
    {
        var symbol = (IMethodSymbol)Compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration)!;
        return symbol.PartialImplementationPart ?? symbol;
    }

    private static IEnumerable<IMethodSymbol> AnnotatedMethods(string name, Compilation compilation) => compilation
        .GetSymbolsWithName(name, SymbolFilter.Member)
        .OfType<IMethodSymbol>()
        .Where(HintName.IsAnnotated)
        .OrderBy(m => m.GetDocumentationCommentId(), StringComparer.Ordinal);

    private static string? TextFor(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        MethodModel? signature = MethodLowering.LowerSignature(method, compilation, cancellation);
        try
        {
            return signature is null ? null : CompanionWriter.Write(signature);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Then the method itself says so.
            return null;
        }
    }
}
