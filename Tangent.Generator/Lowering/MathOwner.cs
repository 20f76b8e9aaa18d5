using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Lowering;

/// <summary>The mathematical libraries by the name that rules know them by.</summary>
internal static class MathOwner
{
    public static string? Of(IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType;
        if (!method.IsStatic || method.MethodKind != MethodKind.Ordinary)
        {
            return null;
        }

        return type.SpecialType switch
        {
            SpecialType.System_Double => "double",
            SpecialType.System_Single => "float",
            _ when RealTypes.Of(type) is { IsScalar: true } half => half.Name,
            _ => type is { Name: "Math" or "MathF", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
                ? type.Name
                : null,
        };
    }
}
