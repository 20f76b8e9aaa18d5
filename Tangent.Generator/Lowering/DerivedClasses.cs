using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Lowering;

/// <summary>The project's classes by the class that they are derived from, looked up once for a compilation.</summary>
internal sealed class DerivedClasses
{
    private static readonly ConditionalWeakTable<Compilation, DerivedClasses> Cache = new();

    private readonly ILookup<ISymbol, INamedTypeSymbol> _byBase;

    private DerivedClasses(Compilation compilation) => _byBase = TypesIn(compilation.Assembly.GlobalNamespace)
        .Where(t => t is { TypeKind: TypeKind.Class, IsStatic: false, BaseType.DeclaringSyntaxReferences.Length: > 0 })
        .ToLookup<INamedTypeSymbol, ISymbol>(t => t.BaseType!.OriginalDefinition, SymbolEqualityComparer.Default);

    public static DerivedClasses Of(Compilation compilation) => Cache.GetValue(compilation, static c => new DerivedClasses(c));

    /// <summary>The classes that name a class as their base; of a generic class those that name another construction of it too.</summary>
    public IEnumerable<INamedTypeSymbol> From(INamedTypeSymbol type) => _byBase[type.OriginalDefinition];

    /// <summary>All types of a namespace or type, nested ones included.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol space) => space.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol inner => TypesIn(inner),
        INamedTypeSymbol type => TypesIn(type).Prepend(type),
        _ => Enumerable.Empty<INamedTypeSymbol>(),
    });
}
