using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>Whether a method marked with <c>[DerivativeOf]</c> has the signature of a derivative of what the attribute names.</summary>
internal static class RuleCheck
{
    public static EquatableArray<DiagnosticInfo> Run(IMethodSymbol rule, IEnumerable<AttributeData> attributes, CancellationToken cancellation)
    {
        var found = new List<DiagnosticInfo>();
        foreach (AttributeData attribute in attributes)
        {
            if (ProblemOf(rule, attribute) is string problem)
            {
                Location at = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation() ?? rule.Locations[0];
                found.Add(DiagnosticInfo.Create(Descriptors.UnfitRule, at, rule.Name, problem));
            }
        }

        return found.ToEquatable();
    }

    private static string? ProblemOf(IMethodSymbol rule, AttributeData attribute)
    {
        if (DerivativeRules.Target(attribute) is not { } target || target.Type.TypeKind == TypeKind.Error)
        {
            return null;
        }

        List<IMethodSymbol> methods = target.Type.GetMembers(target.Method).OfType<IMethodSymbol>().ToList();
        if (methods.Count == 0)
        {
            return $"'{target.Type.Name}' has no method '{target.Method}'";
        }

        if (!methods.Any(RuleForm.Applies))
        {
            return $"'{target.Method}' must be static, take real numbers and values without a derivative, and return a real number";
        }

        string? wrt = attribute.NamedArguments.FirstOrDefault(a => a.Key == "Wrt").Value.Value as string;
        return methods.Where(RuleForm.Applies).Any(m => RuleForm.Of(rule, m, wrt) is not null)
            ? null
            : $"it must be static, take the parameters of '{target.Method}' and return a partial derivative (Wrt names which), or have the signature of '{target.Method}Jvp' or '{target.Method}Vjp'";
    }
}
