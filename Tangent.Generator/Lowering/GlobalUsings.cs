using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tangent.Generator.Lowering;

/// <summary>What the usings of a generated file bring into it: its own, and the project's global ones.</summary>
internal sealed class GlobalUsings
{
    // One list for all the methods of a compilation; it goes when the compilation goes.
    private static readonly ConditionalWeakTable<Compilation, GlobalUsings> Cache = new();

    private readonly List<INamespaceOrTypeSymbol> _imported = [];
    private readonly List<INamespaceSymbol> _everywhere = [];
    private readonly Dictionary<string, ISymbol> _aliases = [];

    public static GlobalUsings Of(Compilation compilation) => Cache.GetValue(compilation, static c => new GlobalUsings(c));

    private GlobalUsings(Compilation compilation)
    {
        Import(compilation.GlobalNamespace, "System");
        Import(compilation.GlobalNamespace, "Tangent", "Runtime");
        ImportLast(compilation.GlobalNamespace, "System", "Numerics");
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot() is not CompilationUnitSyntax unit)
            {
                continue;
            }

            foreach (UsingDirectiveSyntax directive in unit.Usings)
            {
                if (directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))
                {
                    Import(compilation.GetSemanticModel(tree), directive);
                }
            }
        }
    }

    /// <summary>Whether the project itself imports a namespace, so that its names need no using of the file's own.</summary>
    public bool IsEverywhere(INamespaceSymbol space) => _everywhere.Contains(space, SymbolEqualityComparer.Default);

    /// <summary>The types of a name that the usings bring in: more than one is an ambiguity.</summary>
    public IEnumerable<ISymbol> Find(string name, int arity)
    {
        if (arity == 0 && _aliases.TryGetValue(name, out ISymbol? alias))
        {
            return [alias];
        }

        return _imported.SelectMany(
            space => space is INamespaceSymbol
                ? space.GetTypeMembers(name, arity)
                : space.GetMembers(name).Where(m => m is INamedTypeSymbol || m.IsStatic));
    }

    /// <summary>Imports each of the namespaces along a path: <c>Tangent</c> and <c>Tangent.Runtime</c>.</summary>
    private void Import(INamespaceSymbol global, params string[] path)
    {
        INamespaceSymbol? space = global;
        foreach (string name in path)
        {
            space = space?.GetNamespaceMembers().FirstOrDefault(n => n.Name == name);
            if (space is not null)
            {
                _imported.Add(space);
            }
        }
    }

    /// <summary>Imports a namespace without those around it.</summary>
    private void ImportLast(INamespaceSymbol global, params string[] path)
    {
        INamespaceSymbol? space = path.Aggregate((INamespaceSymbol?)global, (outer, name) => outer?.GetNamespaceMembers().FirstOrDefault(n => n.Name == name));
        if (space is not null)
        {
            _imported.Add(space);
        }
    }

    private void Import(SemanticModel model, UsingDirectiveSyntax directive)
    {
        ISymbol? symbol = directive.NamespaceOrType is { } name ? model.GetSymbolInfo(name).Symbol : null;
        if (directive.Alias is { } alias)
        {
            if (symbol is not null)
            {
                _aliases[alias.Name.Identifier.ValueText] = symbol;
            }
        }
        else if (symbol is INamespaceSymbol space)
        {
            _everywhere.Add(space);
            if (!_imported.Contains(space, SymbolEqualityComparer.Default))
            {
                _imported.Add(space);
            }
        }
        else if (symbol is INamespaceOrTypeSymbol imported && !_imported.Contains(imported, SymbolEqualityComparer.Default))
        {
            _imported.Add(imported);
        }
    }
}
