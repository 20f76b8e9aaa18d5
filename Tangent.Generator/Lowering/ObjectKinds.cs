using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>What else an object can be whose class is known: the project's classes that are derived from that one.</summary>
internal sealed class ObjectKinds(Compilation compilation, TargetNames names)
{
    /// <summary>The classes that name the class as their base, and why one of them has no derivative though it holds numbers.</summary>
    public (EquatableArray<IrType> Kinds, string? Unusable) Of(INamedTypeSymbol type, Func<ITypeSymbol, IrType> map, Func<ITypeSymbol, string?> reasonAgainst)
    {
        var kinds = new List<IrType>();
        string? unusable = null;
        foreach (INamedTypeSymbol derived in DerivedClasses.Of(compilation).From(type))
        {
            if (Constructed(derived, type) is not INamedTypeSymbol kind)
            {
                unusable ??= $"it may be a '{derived.Name}', which is generic";
            }
            else if (SymbolEqualityComparer.Default.Equals(kind.BaseType, type))
            {
                IrType mapped = map(kind);
                bool isUsable = names.CanSee(kind) && (mapped.CarriesDerivative || !HoldsReals(kind));
                kinds.AddRange(isUsable ? [mapped] : Array.Empty<IrType>());
                unusable ??= isUsable ? null : $"it may be a '{kind.Name}': {reasonAgainst(kind) ?? "that is not accessible here"}";
            }
        }

        return (kinds.ToEquatable(), unusable);
    }

    /// <summary>A class and all that are derived from it; null where one of them is generic and can be several.</summary>
    public static IReadOnlyList<INamedTypeSymbol>? All(Compilation compilation, INamedTypeSymbol type)
    {
        var all = new List<INamedTypeSymbol> { type };
        foreach (INamedTypeSymbol derived in DerivedClasses.Of(compilation).From(type))
        {
            if (Constructed(derived, type) is not INamedTypeSymbol kind)
            {
                return null;
            }

            if (SymbolEqualityComparer.Default.Equals(kind.BaseType, type))
            {
                if (All(compilation, kind) is not { } further)
                {
                    return null;
                }

                all.AddRange(further);
            }
        }

        return all;
    }

    /// <summary>Whether an object of the class or of one derived from it holds a real number.</summary>
    private bool HoldsReals(INamedTypeSymbol type) => TypeMapping.HoldsReals(type) || DerivedClasses.Of(compilation).From(type).Any(HoldsReals);

    /// <summary><c>Dense&lt;double&gt;</c> of <c>Dense&lt;T&gt; : Layer&lt;T&gt;</c> where the base is <c>Layer&lt;double&gt;</c>; null where it can be several.</summary>
    private static INamedTypeSymbol? Constructed(INamedTypeSymbol derived, INamedTypeSymbol type)
    {
        if (!TypeBindings.IsGeneric(derived))
        {
            return derived;
        }

        INamedTypeSymbol declared = derived.BaseType!;
        if (derived.ContainingType is { } outer && TypeBindings.IsGeneric(outer))
        {
            return null;
        }

        ITypeSymbol?[] arguments = derived.TypeParameters
            .Select(p => Enumerable.Range(0, declared.TypeArguments.Length)
                .Where(k => SymbolEqualityComparer.Default.Equals(declared.TypeArguments[k], p))
                .Select(k => type.TypeArguments[k])
                .FirstOrDefault())
            .ToArray();
        return arguments.Any(a => a is null) ? null : derived.Construct(arguments!);
    }
}
