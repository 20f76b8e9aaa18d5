using System.Linq;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Whether a call of a generic method may leave its type arguments to the compiler, given arguments of exactly the types of the
/// parameters, as generated calls have. A span is left out, since an array may stand where one is taken.
/// </summary>
internal static class TypeInference
{
    public static bool IsPossible(IMethodSymbol method) => method.TypeParameters.All(parameter =>
        method.OriginalDefinition.Parameters.Any(p => Shows(p.Type, parameter.OriginalDefinition)));

    private static bool Shows(ITypeSymbol type, ITypeParameterSymbol parameter) => type switch
    {
        ITypeParameterSymbol other => SymbolEqualityComparer.Default.Equals(other, parameter),
        IArrayTypeSymbol array => Shows(array.ElementType, parameter),
        INamedTypeSymbol named when !TypeMapping.IsSpan(named) => named.TypeArguments.Any(a => Shows(a, parameter)),
        _ => false,
    };
}
