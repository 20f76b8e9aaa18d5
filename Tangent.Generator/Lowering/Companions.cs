using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Lowering;

/// <summary>
/// What is known of the first derivatives that stand beside a method: <see cref="Wrt"/> are the ordinals of the parameters that they are
/// with respect to, <see cref="Written"/> the names of the arguments whose elements the method may write.
/// </summary>
internal sealed record Companions(bool HasJvp, bool HasVjp, IReadOnlyList<int> Wrt, IReadOnlyCollection<string> Written)
{
    private const string WritesAttribute = "WritesAttribute";

    /// <summary>What the signatures in a referenced assembly say; null where nothing was generated beside the method, or it is not understood.</summary>
    public static Companions? Generated(IMethodSymbol method, TargetNames names)
    {
        IMethodSymbol? jvp = Find(method, "Jvp", names);
        IMethodSymbol? vjp = Find(method, "Vjp", names);
        IReadOnlyList<int>? wrt = jvp is not null ? Named(method, Added(method, jvp))
            : vjp is not null ? Named(method, Added(method, vjp).Where(p => p != "seed").Concat(Results(method, vjp)))
            : null;
        IEnumerable<string> written = vjp?.GetAttributes()
            .Where(a => a.AttributeClass?.Name == WritesAttribute)
            .SelectMany(a => a.ConstructorArguments[0].Values)
            .Select(v => v.Value)
            .OfType<string>() ?? [];
        return wrt is null ? null : new Companions(jvp is not null, vjp is not null, wrt, written.ToList());
    }

    private static IMethodSymbol? Find(IMethodSymbol method, string suffix, TargetNames names) => method.ContainingType
        .GetMembers(method.Name + suffix)
        .OfType<IMethodSymbol>()
        .FirstOrDefault(m => IsGenerated(m) && m.IsStatic == method.IsStatic && names.CanSee(m) && m.Parameters.Length > method.Parameters.Length
            && method.Parameters.All(p => SymbolEqualityComparer.Default.Equals(p.Type, m.Parameters[p.Ordinal].Type)));

    private static bool IsGenerated(IMethodSymbol companion) => companion.GetAttributes()
        .Any(a => a.AttributeClass?.Name == "GeneratedCodeAttribute" && a.ConstructorArguments.FirstOrDefault().Value is "Tangent");

    private static IEnumerable<string> Added(IMethodSymbol method, IMethodSymbol companion) =>
        companion.Parameters.Skip(method.Parameters.Length).Select(p => p.Name);

    /// <summary>The names of the adjoints that come back; a single one comes without a name, and is then that of the only parameter it can be.</summary>
    private static IEnumerable<string> Results(IMethodSymbol method, IMethodSymbol vjp) => vjp.ReturnType switch
    {
        INamedTypeSymbol { IsTupleType: true, TupleElements: var elements } => elements.Select(e => e.Name).Skip(method.ReturnsVoid ? 0 : 1),
        _ when method.ReturnsVoid && !vjp.ReturnsVoid => method.Parameters
            .Where(p => SymbolEqualityComparer.Default.Equals(p.Type, vjp.ReturnType))
            .Select(p => "d" + p.Name),
        _ => [],
    };

    /// <summary>The parameters whose derivatives have these names; null where a name is not understood.</summary>
    private static IReadOnlyList<int>? Named(IMethodSymbol method, IEnumerable<string> names)
    {
        int[] ordinals = names
            .Select(name => method.Parameters.FirstOrDefault(p => name.TrimEnd('_') == ("d" + p.Name).TrimEnd('_'))?.Ordinal ?? -1)
            .OrderBy(k => k)
            .ToArray();
        return ordinals.Contains(-1) || ordinals.Distinct().Count() < ordinals.Length ? null : ordinals;
    }
}
