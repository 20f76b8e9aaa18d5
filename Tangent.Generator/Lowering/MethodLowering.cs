using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Analysis;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Lowering.Memory;
using Tangent.Generator.Lowering.Nesting;
using Tangent.Generator.Model;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>What the parse step finds out about one annotated method; the model is null where there is no derivative.</summary>
internal sealed record LoweredMethod(MethodModel? Model, string HintName, string Name, Location Location, EquatableArray<DiagnosticInfo> Diagnostics)
{
    /// <summary>What is worth a look while one types, and nothing that a build should speak of.</summary>
    public EquatableArray<DiagnosticInfo> Hints { get; init; } = EquatableArray<DiagnosticInfo>.Empty;
}

/// <summary>One annotated method, with all that it reaches, to its model.</summary>
internal static class MethodLowering
{
    public static LoweredMethod Lower(
        SyntaxNode declaration, IMethodSymbol symbol, AttributeData attribute, Compilation compilation, CancellationToken cancellation)
    {
        if (LoweringMemory.Recall(declaration, compilation) is { } known)
        {
            return known;
        }

        IMethodSymbol method = symbol.PartialImplementationPart ?? symbol;
        var context = new LoweringContext(compilation, method, cancellation);
        LoweredMethod lowered = Lower(context, method, attribute);
        while (context.WithoutStubs.Count > 0)
        {
            // Its code calls generated derivatives: once more, where those can be seen.
            CompanionStubs stubs = CompanionStubs.For(compilation, context.WithoutStubs.Concat(context.Stubs?.Names ?? []), cancellation);
            method = stubs.SymbolOf(method.DeclaringSyntaxReferences[0].GetSyntax(cancellation));
            context = new LoweringContext(stubs.Compilation, method, cancellation, stubs);
            lowered = Lower(context, method, attribute);
        }

        LoweringMemory.Keep(declaration, compilation, context.ReadTrees, lowered);
        return lowered;
    }

    /// <summary>The same for a declaration of which nothing is known yet; without an answer where it is not annotated.</summary>
    public static LoweredMethod? Lower(SyntaxNode declaration, Compilation compilation, CancellationToken cancellation)
    {
        if (LoweringMemory.Recall(declaration, compilation) is { } known)
        {
            return known;
        }

        var symbol = compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation) as IMethodSymbol;
        AttributeData? attribute = symbol?.GetAttributes()
            .FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == TangentGenerator.AttributeName);
        return attribute is null ? null : Lower(declaration, symbol!, attribute, compilation, cancellation);
    }

    /// <summary>What a method's declaration alone says of its derivatives, null where it has none.</summary>
    public static MethodModel? LowerSignature(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        var context = new LoweringContext(compilation, method, cancellation) { IsBroken = true };
        return Lower(context, method.GetAttributes().First(HintName.IsDifferentiable), HintName.Of(method));
    }

    private static LoweredMethod Lower(LoweringContext context, IMethodSymbol method, AttributeData attribute)
    {
        string hint = HintName.Of(method);
        try
        {
            MethodModel? model = Lower(context, attribute, hint);
            if (context.WithoutStubs.Count == 0 && context.HasErrors && (CompilerErrors.AnyIn(context) || IsBeingTyped(method)))
            {
                model = LowerBroken(context, attribute, hint);
            }

            if (context.Types.HasUnfinished)
            {
                context.Forget();
            }

            return Result(method, hint, context.HasErrors ? null : model, context.Diagnostics.ToEquatable()) with
            {
                Hints = context.HasErrors ? EquatableArray<DiagnosticInfo>.Empty : context.Hints.ToEquatable(),
            };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (CompilerErrors.AnyIn(context) || context.Compilation.GetDeclarationDiagnostics(context.Cancellation).Any(d => d.Severity == DiagnosticSeverity.Error))
            {
                // What does not compile may be of any shape; the compiler speaks of it.
                return Result(method, hint, null, EquatableArray<DiagnosticInfo>.Empty);
            }

            Location location = method.Locations[0];
            DiagnosticInfo diagnostic = DiagnosticInfo.Create(
                Descriptors.InternalError, location, method.Name, exception.GetType().Name + ": " + exception.Message);
            return Result(method, hint, null, EquatableArray.Of(diagnostic));
        }
    }

    /// <summary>Whether the file has errors of syntax: what the rest of it says may then be meant otherwise.</summary>
    private static bool IsBeingTyped(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences[0].SyntaxTree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);

    private static LoweredMethod Result(
        IMethodSymbol method, string hint, MethodModel? model, EquatableArray<DiagnosticInfo> diagnostics) =>
        new(model, hint, method.Name, method.Locations[0], diagnostics);

    /// <summary>What does not compile is the compiler's to speak of: the signatures stay, and nothing else is said.</summary>
    private static MethodModel? LowerBroken(LoweringContext context, AttributeData attribute, string hint)
    {
        context.Forget();
        context.IsBroken = true;
        MethodModel? model = Lower(context, attribute, hint);
        context.Forget();
        return model;
    }

    private static MethodModel? Lower(LoweringContext context, AttributeData attribute, string hint)
    {
        IMethodSymbol method = context.Root;
        if (HasUnknownTypes(context) || !DeclarationCheck.Run(context))
        {
            return null;
        }

        DerivativeRequest? request = RequestLowering.Lower(context, attribute);
        context.DifferentiatesThis = request is not null && RequestLowering.NamesThis(method, request.Wrt);
        IOperation? body = context.IsBroken ? null : context.BodyOf(method);
        if (request is null || (body is null && !context.IsBroken))
        {
            return null;
        }

        context.WantsSecond = RequestLowering.EmitOf(attribute) != Derivatives.All && (request.Emit & (Derivatives.Hvp | Derivatives.Hessian)) != 0;
        Function primal = Signature(context);
        EquatableArray<Function> callees = EquatableArray<Function>.Empty;
        if (!context.IsBroken && !context.HasErrors)
        {
            var lowering = new FunctionLowering(context, method, body!);
            Function whole = lowering.Lower(CalleeGraph.IdOf(method));
            callees = context.Callees.LowerAll().ToEquatable();

            bool mayLackReturn = callees.Append(whole).Any(f => f.ReturnType is not VoidType && !Endings.AlwaysLeaves(f.Body));
            context.IsBroken |= mayLackReturn && CompilerErrors.AnyIn(context);

            // A callee that does not compile makes its callers as good as broken: the compiler has said so.
            context.IsBroken |= context.Types.HasUnfinished;
            if (!context.IsBroken)
            {
                primal = whole;
                List<Function> functions = callees.Append(whole).Concat(context.Nested.StandIns(callees)).ToList();
                StateWrites.Report(context, functions);
                CheckpointChecks.Report(context, new FunctionTable(functions));
                StoppedWrites.Report(context, functions);
                InsertChecks.Report(context, primal, request, new FunctionTable(functions));
                NestingCheck.Report(context, functions, request);
                ParallelCheck.Report(context, functions);
                request = EmitCheck.WithBody(context, attribute, request, callees.Append(whole).ToList());
                if (request is null)
                {
                    return null;
                }

                ForeignCalls.Check(context, primal, request, callees);
                if (!context.HasErrors)
                {
                    LostDerivatives.Report(context, primal, request, lowering.Cuts);
                    DecisionsOnly.Report(context, primal, request, lowering.Variables, new FunctionTable(callees.Append(whole)));
                }
            }
        }

        if (context.IsBroken)
        {
            context.Forget();
            primal = Signature(context);
            callees = EquatableArray<Function>.Empty;
        }

        return new MethodModel(
            hint,
            TargetLowering.Target(context),
            TargetLowering.Header(context),
            request,
            primal,
            !context.IsBroken,
            callees,
            LanguageFactsOf(context.Compilation, method))
        {
            UsesObsolete = ObsoleteUse.In(context.Bodies),
            HasNullableElements = context.Types.HasNullableElements,
            Nested = context.IsBroken ? EquatableArray<NestedDerivative>.Empty : context.Nested.All,
        };
    }

    private static Function Signature(LoweringContext context) =>
        FunctionLowering.Signature(context, context.Root, CalleeGraph.IdOf(context.Root));

    private static bool HasUnknownTypes(LoweringContext context)
    {
        List<ITypeSymbol> types = context.Root.Parameters.Select(p => p.Type).Append(context.Root.ReturnType).ToList();
        types.ForEach(t => context.Types.Map(t));
        return context.Types.HasUnfinished || types.Any(t => t.TypeKind == TypeKind.Error);
    }

    private static LanguageFacts LanguageFactsOf(Compilation compilation, IMethodSymbol method)
    {
        var options = method.DeclaringSyntaxReferences[0].SyntaxTree.Options as Microsoft.CodeAnalysis.CSharp.CSharpParseOptions;
        bool hasTensors = compilation.GetTypeByMetadataName("System.Numerics.Tensors.TensorPrimitives")?.GetMembers("MultiplyAdd").OfType<IMethodSymbol>().Any(m => m.IsGenericMethod) == true;
        return new LanguageFacts((int)(options?.LanguageVersion ?? 0) / 100, hasTensors);
    }
}
