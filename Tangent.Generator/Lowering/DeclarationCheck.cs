using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tangent.Generator.Analysis;
using Tangent.Generator.Diagnostics;

namespace Tangent.Generator.Lowering;

/// <summary>What a method's declaration alone rules out.</summary>
internal static class DeclarationCheck
{
    private static readonly string[] Suffixes = ["Jvp", "Vjp", "Grad", "ValueAndGrad"];

    public static bool Run(LoweringContext context)
    {
        bool isSound = true;
        foreach (INamedTypeSymbol type in TargetLowering.TypesFromOutside(context.Root.ContainingType))
        {
            isSound &= CheckPartial(context, type);
        }

        if (UnsupportedMethod.ReasonFor(context.Root) is (string what, string mend))
        {
            context.Report(Descriptors.UnsupportedMethod, context.Root.Locations[0], context.Root.Name, what, mend);
            isSound = false;
        }

        if (context.Root.Parameters.Select(p => p.Type).Append(context.Root.ReturnType).Any(t => IR.Lanes.Are(AliasClasses.BaseElement(context.Types.Map(t)))))
        {
            context.Report(
                Descriptors.UnsupportedMethod, context.Root.Locations[0], context.Root.Name, "taking or returning vectors of the machine", "pass spans or arrays, and load them inside");
            isSound = false;
        }

        return isSound && CheckNames(context, Suffixes);
    }

    private static bool CheckPartial(LoweringContext context, INamedTypeSymbol type)
    {
        List<BaseTypeDeclarationSyntax> declarations = type.DeclaringSyntaxReferences
            .Select(r => r.GetSyntax(context.Cancellation))
            .OfType<BaseTypeDeclarationSyntax>()
            .ToList();
        if (declarations.Any(d => d.Modifiers.Any(SyntaxKind.PartialKeyword)))
        {
            return true;
        }

        foreach (BaseTypeDeclarationSyntax declaration in declarations)
        {
            context.Report(
                Descriptors.TypeNotPartial,
                declaration.Identifier.GetLocation(),
                type.Name,
                context.Root.Name,
                TargetLowering.Keyword(type));
        }

        return false;
    }

    /// <summary>
    /// A member of a derivative's name that is no method can't stand beside it; a method can, unless it takes the same
    /// parameters, which only the shortest of the derivatives share with the original.
    /// </summary>
    public static bool CheckNames(LoweringContext context, IEnumerable<string> suffixes)
    {
        IMethodSymbol method = context.Root;
        foreach (string suffix in suffixes)
        {
            foreach (ISymbol member in method.ContainingType.GetMembers(method.Name + suffix))
            {
                bool isTaken = member is not IMethodSymbol other || TakesTheSame(method, other, suffix);
                if (isTaken && context.Stubs?.IsStub(member) != true)
                {
                    context.Report(
                        Descriptors.NameTaken, method.Locations[0], method.ContainingType.Name, member.Name, method.Name);
                    return false;
                }
            }
        }

        return true;
    }

    private static bool TakesTheSame(IMethodSymbol method, IMethodSymbol other, string suffix)
    {
        int own = method.Parameters.Length;
        bool hasShortest = suffix == "Vjp" && RealTypes.Of(method.ReturnType) is not null && other.Parameters.Length == own;
        bool isLonger = suffix is "Jvp" or "Vjp" or "Hvp" or "JacobianSparse" or "HessianSparse" ? other.Parameters.Length > own
            : suffix == "Jacobian" ? other.Parameters.Length == own || (other.Parameters.Length == own + 1 && TypeMapping.IsSpan(other.Parameters[own].Type))
            : other.Parameters.Length == own;
        return (isLonger || hasShortest) && method.Parameters.Zip(other.Parameters, SameType).All(same => same);
    }

    private static bool SameType(IParameterSymbol first, IParameterSymbol second) =>
        first.RefKind == second.RefKind && SymbolEqualityComparer.Default.Equals(first.Type, second.Type);
}
