using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Lowering;

/// <summary>What a call of a virtual method or of an interface's can reach in this project: the method that each class has for it.</summary>
internal sealed class Implementations(Compilation compilation)
{
    private List<INamedTypeSymbol>? _types;

    /// <summary>The classes and structs of which there can be objects, derived classes before their bases, with their methods.</summary>
    public IReadOnlyList<(INamedTypeSymbol Type, IMethodSymbol Method)> Of(IMethodSymbol method)
    {
        _types ??= DerivedClasses.TypesIn(compilation.Assembly.GlobalNamespace)
            .Where(t => t is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsStatic: false })
            .OrderByDescending(Depth)
            .ToList();
        return _types
            .Select(t => (Type: t, Method: ImplementationIn(t, method)))
            .Where(pair => pair.Method is not null)
            .Select(pair => (pair.Type, pair.Method!))
            .ToList();
    }

    /// <summary>The same of a call on an object of a class; null where a generic class is derived from it in more than one way.</summary>
    public IReadOnlyList<(INamedTypeSymbol Type, IMethodSymbol Method)>? OnClass(INamedTypeSymbol type, IMethodSymbol method)
    {
        IReadOnlyList<INamedTypeSymbol>? derived = ObjectKinds.All(compilation, type);
        return derived?
            .Where(t => !t.IsAbstract)
            .OrderByDescending(Depth)
            .Select(t => (Type: t, Method: ImplementationIn(t, method)))
            .Where(pair => pair.Method is not null)
            .Select(pair => (pair.Type, pair.Method!))
            .ToList();
    }

    private static IMethodSymbol? ImplementationIn(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            return type.AllInterfaces.Contains(method.ContainingType, SymbolEqualityComparer.Default)
                ? type.FindImplementationForInterfaceMember(method) as IMethodSymbol
                : null;
        }

        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            foreach (IMethodSymbol candidate in t.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                for (IMethodSymbol? overridden = candidate; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition))
                    {
                        return candidate;
                    }
                }
            }
        }

        return null;
    }

    private static int Depth(INamedTypeSymbol type) => type.BaseType is { } outer ? Depth(outer) + 1 : 0;
}
