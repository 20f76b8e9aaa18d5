using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tangent.Generator.Derivation;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.Lowering;
using Tangent.Generator.Model;
using Tangent.Generator.Support;

namespace Tangent.Generator;

/// <summary>
/// For each method with <c>[Differentiable]</c>, the companion file with its derivatives.
/// <code>
/// method ── lower ──▶ model ── derive and write ──▶ companion file
///              └────▶ diagnostics, with locations ──▶ reported
/// </code>
/// Lowering is asked again on any edit, and remembers its answers (<see cref="Lowering.Memory.LoweringMemory"/>); what
/// follows it runs only for a method whose model has changed.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class TangentGenerator : IIncrementalGenerator
{
    internal const string AttributeName = "Tangent.DifferentiableAttribute";
    private const string RuleAttributeName = "Tangent.DerivativeOfAttribute";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<LoweredMethod> lowered = context.SyntaxProvider
            .ForAttributeWithMetadataName(AttributeName, static (node, _) => node is MethodDeclarationSyntax, Lower)
            .WithTrackingName(TrackingNames.Lowered);

        IncrementalValuesProvider<WrittenCompanion> companions = lowered
            .Where(static method => method.Model is not null)
            .Select(static (method, _) => method.Model!)
            .WithTrackingName(TrackingNames.Models)
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) => BuildOptions.Vectorizes(options.GlobalOptions)))
            .Select(static (pair, cancellation) => Write(pair.Left with { Vectorizes = pair.Right }, cancellation))
            .WithTrackingName(TrackingNames.Companions);

        IncrementalValueProvider<ImmutableArray<FailedMethod>> failures = companions
            .Where(static companion => companion.Failure is not null)
            .Select(static (companion, _) => new FailedMethod(companion.HintName, companion.Failure!))
            .Collect();

        IncrementalValuesProvider<DiagnosticInfo> diagnostics = lowered
            .Combine(failures)
            .SelectMany(DiagnosticsOf)
            .WithTrackingName(TrackingNames.Diagnostics);

        IncrementalValuesProvider<DiagnosticInfo> rules = context.SyntaxProvider
            .ForAttributeWithMetadataName(RuleAttributeName, static (node, _) => node is MethodDeclarationSyntax, CheckRule)
            .SelectMany(static (found, _) => found)
            .WithTrackingName(TrackingNames.Rules);

        context.RegisterSourceOutput(rules, static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
        context.RegisterSourceOutput(companions, static (output, companion) =>
        {
            if (companion.Text is not null)
            {
                output.AddSource(companion.HintName, companion.Text);
            }
        });
        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
    }

    private static EquatableArray<DiagnosticInfo> CheckRule(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        RuleCheck.Run((IMethodSymbol)context.TargetSymbol, context.Attributes, cancellation);

    private static LoweredMethod Lower(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        MethodLowering.Lower(
            context.TargetNode, (IMethodSymbol)context.TargetSymbol, context.Attributes[0], context.SemanticModel.Compilation, cancellation);

    private static WrittenCompanion Write(MethodModel model, CancellationToken cancellation)
    {
        try
        {
            return new WrittenCompanion(model.HintName, CompanionWriter.Write(model), Failure: null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new WrittenCompanion(model.HintName, Text: null, Failure.Of(exception));
        }
    }

    private static IEnumerable<DiagnosticInfo> DiagnosticsOf(
        (LoweredMethod Method, ImmutableArray<FailedMethod> Failures) pair, CancellationToken cancellation) =>
        pair.Method.Diagnostics.Concat(pair.Failures
            .Where(f => f.HintName == pair.Method.HintName)
            .Select(f => f.Failure.At(pair.Method.Location, pair.Method.Name)));

    private sealed record WrittenCompanion(string HintName, string? Text, Failure? Failure);

    private sealed record FailedMethod(string HintName, Failure Failure);
}
