using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Lowering;

internal enum RuleKindOfForm
{
    /// <summary>The original's parameters, returning one partial derivative.</summary>
    Partial,

    /// <summary>The original's parameters and a tangent for each real one, returning value and tangent.</summary>
    Jvp,

    /// <summary>The original's parameters and the seed, returning the value and the derivative with respect to each real one.</summary>
    Vjp,
}

/// <summary>
/// What a rule's signature says of the method that it is about: the form, and the ordinals of the parameters that it has derivatives of,
/// in the order in which it gives them.
/// </summary>
internal sealed record RuleForm(RuleKindOfForm Kind, IReadOnlyList<int> Wrt)
{
    /// <summary>Whether a method can have rules: static, real numbers and values without a derivative in, a real number out.</summary>
    public static bool Applies(IMethodSymbol method) =>
        method.IsStatic && !method.IsGenericMethod && IsReal(method.ReturnType)
        && method.Parameters.All(p => p.RefKind is RefKind.None or RefKind.In && (IsReal(p.Type) || !TypeMapping.HoldsReals(p.Type)));

    /// <summary>The form of a rule for a method, null where the signature is of none of the three.</summary>
    public static RuleForm? Of(IMethodSymbol rule, IMethodSymbol method, string? wrt)
    {
        int[] reals = method.Parameters.Where(p => IsReal(p.Type)).Select(p => p.Ordinal).ToArray();
        if (!rule.IsStatic || rule.IsGenericMethod || !Starts(rule, method))
        {
            return null;
        }

        int more = rule.Parameters.Length - method.Parameters.Length;
        if (more == 0)
        {
            int? named = wrt is null
                ? reals.Length == 1 ? reals[0] : null
                : method.Parameters.FirstOrDefault(p => p.Name == wrt && IsReal(p.Type))?.Ordinal;
            return named is int k && Same(rule.ReturnType, method.Parameters[k].Type) ? new RuleForm(RuleKindOfForm.Partial, [k]) : null;
        }

        IParameterSymbol[] added = rule.Parameters.Skip(method.Parameters.Length).ToArray();
        if (wrt is not null || !added.All(p => p.RefKind == RefKind.None)
            || rule.ReturnType is not INamedTypeSymbol { IsTupleType: true, TupleElements: var results } || !Same(results[0].Type, method.ReturnType))
        {
            return null;
        }

        bool isVjp = more == 1 && Same(added[0].Type, method.ReturnType) && results.Length == reals.Length + 1
            && reals.Select((k, i) => Same(results[i + 1].Type, method.Parameters[k].Type)).All(same => same);
        if (isVjp)
        {
            return new RuleForm(RuleKindOfForm.Vjp, reals);
        }

        bool isJvp = more == reals.Length && results.Length == 2 && Same(results[1].Type, method.ReturnType)
            && reals.Select((k, i) => Same(added[i].Type, method.Parameters[k].Type)).All(same => same);
        return isJvp ? new RuleForm(RuleKindOfForm.Jvp, reals) : null;
    }

    public static bool IsReal(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    private static bool Starts(IMethodSymbol rule, IMethodSymbol method) =>
        rule.Parameters.Length >= method.Parameters.Length
        && method.Parameters.All(p => rule.Parameters[p.Ordinal].RefKind is RefKind.None or RefKind.In && Same(rule.Parameters[p.Ordinal].Type, p.Type));

    private static bool Same(ITypeSymbol first, ITypeSymbol second) => SymbolEqualityComparer.Default.Equals(first, second);
}
