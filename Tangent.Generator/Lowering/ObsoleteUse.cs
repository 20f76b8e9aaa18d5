using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tangent.Generator.Lowering;

/// <summary>Whether methods use what is marked obsolete. Their derivatives then use it too, and the user has been told once.</summary>
internal static class ObsoleteUse
{
    public static bool In(IReadOnlyDictionary<IMethodSymbol, IOperation?> bodies) =>
        bodies.Any(pair => OfSignature(pair.Key).Concat(OfBody(pair.Value)).Any(IsObsolete));

    private static IEnumerable<ISymbol?> OfSignature(IMethodSymbol method) =>
        method.Parameters.Select(p => p.Type).Append(method.ReturnType);

    private static IEnumerable<ISymbol?> OfBody(IOperation? body) =>
        (body?.DescendantsAndSelf() ?? []).SelectMany(operation => new[] { SymbolOf(operation), operation.Type });

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => invocation.TargetMethod,
        IMemberReferenceOperation reference => reference.Member,
        IObjectCreationOperation creation => creation.Constructor,
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        IConversionOperation conversion => conversion.OperatorMethod,
        ITypeOfOperation typeOf => typeOf.TypeOperand,
        _ => null,
    };

    private static bool IsObsolete(ISymbol? symbol) => symbol switch
    {
        null => false,
        IArrayTypeSymbol array => IsObsolete(array.ElementType),
        ITypeSymbol { SpecialType: not SpecialType.None } or ITypeParameterSymbol => false,
        _ => symbol.GetAttributes().Any(a => a.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace.Name: "System" })
            || IsObsolete(symbol.ContainingType)
            || (symbol is INamedTypeSymbol named && named.TypeArguments.Any(IsObsolete))
            || (symbol is IMethodSymbol { AssociatedSymbol: ISymbol property } && IsObsolete(property)),
    };
}
