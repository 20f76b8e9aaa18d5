using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.Lowering;

namespace Tangent.Generator.Analyzers;

/// <summary>
/// Says about each method with <c>[Differentiable]</c> what can be said without deriving it, while it is typed: editors run
/// generators when a file is saved or built only, analyzers all the time, and offer mends for what an analyzer says. A build hears
/// the same from the generator, word for word, and prints it once.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DifferentiableAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.OfLowering;

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(TangentGenerator.AttributeName) is not null)
            {
                start.RegisterSymbolAction(AnalyzeMethod, SymbolKind.Method);
                start.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
            }
        });
    }

    private static void AnalyzeMethod(SymbolAnalysisContext context) =>
        Report(context, Found((IMethodSymbol)context.Symbol, context).Where(d => !IsOfType(d)));

    /// <summary>What is to be mended at a type belongs to the type, or an editor would not look for it there.</summary>
    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        Report(context, MethodsIn(type).SelectMany(m => Found(m, context)).Where(d => IsOfType(d) && type.Locations.Contains(d.Location)));
    }

    private static void Report(SymbolAnalysisContext context, IEnumerable<DiagnosticInfo> found)
    {
        foreach (DiagnosticInfo diagnostic in found.Where(d => Descriptors.OfLowering.Contains(d.Descriptor)))
        {
            context.ReportDiagnostic(diagnostic.ToDiagnostic());
        }
    }

    private static bool IsOfType(DiagnosticInfo diagnostic) => diagnostic.Descriptor.Equals(Descriptors.TypeNotPartial);

    private static IEnumerable<IMethodSymbol> MethodsIn(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Concat(type.GetTypeMembers().SelectMany(MethodsIn));

    private static IEnumerable<DiagnosticInfo> Found(IMethodSymbol method, SymbolAnalysisContext context)
    {
        // Both parts of a partial method have the attribute of either.
        MethodDeclarationSyntax? declaration = method.PartialDefinitionPart is null ? AnnotatedDeclaration(method, context.CancellationToken) : null;
        LoweredMethod? lowered = declaration is null
            ? null
            : MethodLowering.Lower(declaration, GeneratorsView.Of(context.Compilation), context.CancellationToken);
        return lowered is null ? [] : lowered.Diagnostics.Concat(lowered.Hints);
    }

    private static MethodDeclarationSyntax? AnnotatedDeclaration(IMethodSymbol method, CancellationToken cancellation) =>
        method.GetAttributes()
            .FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == TangentGenerator.AttributeName)?
            .ApplicationSyntaxReference?.GetSyntax(cancellation)
            .FirstAncestorOrSelf<MethodDeclarationSyntax>();
}
