using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Lowering;

/// <summary>Type parameters with the types that they stand for, where that is not the parameter itself.</summary>
internal sealed class TypeBindings
{
    public static readonly TypeBindings None = new([]);

    private readonly List<(ITypeParameterSymbol Parameter, ITypeSymbol Argument)> _pairs;

    private TypeBindings(List<(ITypeParameterSymbol Parameter, ITypeSymbol Argument)> pairs) => _pairs = pairs;

    public bool IsEmpty => _pairs.Count == 0;

    /// <summary>Tells the bodies of one method for different types apart.</summary>
    public string Key => IsEmpty ? string.Empty : "<" + string.Join(",", _pairs.Select(p => p.Argument.ToDisplayString())) + ">";

    /// <summary>
    /// Whether a parameter would stand for a type made of itself, as in a call of <c>F&lt;Pair&lt;T&gt;&gt;</c> in <c>F&lt;T&gt;</c>, which has no end,
    /// or for another one of them.
    /// </summary>
    public bool IsCircular => _pairs.Any(pair => _pairs.Any(other => Mentions(pair.Argument, other.Parameter)));

    /// <summary>How many types stand inside each other in what a parameter stands for.</summary>
    public int Depth => _pairs.Select(p => DepthOf(p.Argument)).DefaultIfEmpty().Max();

    public ITypeSymbol? Find(ITypeParameterSymbol parameter)
    {
        foreach ((ITypeParameterSymbol known, ITypeSymbol argument) in _pairs)
        {
            if (SymbolEqualityComparer.Default.Equals(known, parameter.OriginalDefinition))
            {
                return argument;
            }
        }

        return null;
    }

    /// <summary>These and what a method's own parameters, and those of the types around it, stand for.</summary>
    public TypeBindings With(IMethodSymbol method)
    {
        List<(ITypeParameterSymbol Parameter, ITypeSymbol Argument)> own = Pairs(method).ToList();
        if (own.Count == 0)
        {
            return this;
        }

        bool isLocal = method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction;
        IEnumerable<(ITypeParameterSymbol Parameter, ITypeSymbol Argument)> kept = _pairs
            .Where(p => isLocal || !own.Any(o => SymbolEqualityComparer.Default.Equals(o.Parameter, p.Parameter)));
        return new(kept.Concat(own.Where(o => !SymbolEqualityComparer.Default.Equals(o.Parameter, o.Argument))).ToList());
    }

    public static bool IsGeneric(INamedTypeSymbol type) =>
        type.Arity > 0 || (type.ContainingType is { } outer && IsGeneric(outer));

    private static IEnumerable<(ITypeParameterSymbol Parameter, ITypeSymbol Argument)> Pairs(IMethodSymbol method)
    {
        IEnumerable<(ITypeParameterSymbol, ITypeSymbol)> pairs = Pairs(method.TypeParameters, method.TypeArguments);
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            pairs = pairs.Concat(Pairs(type.TypeParameters, type.TypeArguments));
        }

        return pairs;
    }

    private static IEnumerable<(ITypeParameterSymbol Parameter, ITypeSymbol Argument)> Pairs(
        IEnumerable<ITypeParameterSymbol> parameters, IEnumerable<ITypeSymbol> arguments) =>
        parameters.Zip(arguments, (p, a) => (p.OriginalDefinition, a));

    private static int DepthOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => 1 + DepthOf(array.ElementType),
        INamedTypeSymbol named => 1 + named.TypeArguments.Select(DepthOf).DefaultIfEmpty().Max(),
        _ => 1,
    };

    private static bool Mentions(ITypeSymbol type, ITypeParameterSymbol parameter) => type switch
    {
        ITypeParameterSymbol other => SymbolEqualityComparer.Default.Equals(other, parameter),
        IArrayTypeSymbol array => Mentions(array.ElementType, parameter),
        INamedTypeSymbol named => named.TypeArguments.Any(a => Mentions(a, parameter))
            || (named.ContainingType is { } outer && Mentions(outer, parameter)),
        _ => false,
    };
}
