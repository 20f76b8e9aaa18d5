using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;

namespace Tangent.Generator.Lowering;

/// <summary>
/// The real numbers beside <c>double</c> and <c>float</c>: <c>Half</c>, and type parameters constrained to <c>INumberBase&lt;T&gt;</c> or an
/// interface above it, which is the least that a derivative needs: sums, products, quotients, zero and one.
/// </summary>
internal static class RealTypes
{
    private const string Space = "System.Numerics";

    public static RealType? Of(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter when InterfacesOf(parameter).Any(i => IsNumeric(i, "INumberBase")) =>
            new RealType(RealKind.Parameter, TargetNames.Identifier(parameter.Name)),
        INamedTypeSymbol { Name: "Half", SpecialType: SpecialType.None } named when IsIn(named, "System") =>
            new RealType(RealKind.Half, "Half"),
        INamedTypeSymbol named when SpaceRules.IsSpace(named.Name) && named.Arity == 0 && named.DeclaringSyntaxReferences.IsEmpty && IsIn(named, Space) =>
            new RealType(RealKind.Space, named.Name),
        _ => null,
    };

    /// <summary>Whether a type parameter is one of numbers by its constraints, be they enough for a derivative or not.</summary>
    public static bool IsNumber(ITypeParameterSymbol parameter) => InterfacesOf(parameter).Any(i => IsIn(i, Space) && IsOver(i, parameter));

    /// <summary>The type parameter in a type that is one of numbers without enough constraints for a derivative, null where there is none.</summary>
    public static ITypeParameterSymbol? Unconstrained(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => IsNumber(parameter) && Of(parameter) is null ? parameter : null,
        IArrayTypeSymbol array => Unconstrained(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Select(Unconstrained).FirstOrDefault(p => p is not null),
        _ => null,
    };

    /// <summary>The static member that the constraints of a type parameter offer, null where there is none.</summary>
    public static ISymbol? Member(ITypeParameterSymbol parameter, string name, int arity) => InterfacesOf(parameter)
        .SelectMany(i => i.GetMembers(name))
        .FirstOrDefault(m => m.IsStatic && (m is not IMethodSymbol method || method.Parameters.Length == arity));

    /// <summary>The interface of <c>System.Numerics</c> that has a static member, as the name of a constraint.</summary>
    public static string? InterfaceWith(string name, int arity, Compilation compilation) => Known
        .Where(known => compilation.GetTypeByMetadataName(Space + "." + known + "`1") is { } type
            && type.GetMembers(name).Any(m => m.IsStatic && (m is not IMethodSymbol method || method.Parameters.Length == arity)))
        .FirstOrDefault();

    /// <summary>Whether values of the type parameter can be compared by size.</summary>
    public static bool IsOrdered(ITypeParameterSymbol parameter) => InterfacesOf(parameter).Any(i => IsNumeric(i, "IComparisonOperators"));

    private static readonly string[] Known =
    [
        "IFloatingPointConstants", "IExponentialFunctions", "ILogarithmicFunctions", "IPowerFunctions", "IRootFunctions",
        "ITrigonometricFunctions", "IHyperbolicFunctions", "INumber", "IFloatingPoint", "IFloatingPointIeee754",
    ];

    private static IEnumerable<INamedTypeSymbol> InterfacesOf(ITypeParameterSymbol parameter) => parameter.ConstraintTypes
        .SelectMany(constraint => constraint switch
        {
            ITypeParameterSymbol other => InterfacesOf(other),
            INamedTypeSymbol { TypeKind: TypeKind.Interface } named => named.AllInterfaces.Prepend(named),
            _ => constraint.AllInterfaces,
        });

    private static bool IsNumeric(INamedTypeSymbol type, string name) => type.Name == name && IsIn(type, Space);

    private static bool IsOver(INamedTypeSymbol type, ITypeParameterSymbol parameter) =>
        type.TypeArguments.Any(a => SymbolEqualityComparer.Default.Equals(a, parameter));

    private static bool IsIn(INamedTypeSymbol type, string space) =>
        type.ContainingType is null && type.ContainingNamespace.ToDisplayString() == space;
}
