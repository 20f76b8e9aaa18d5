using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Tangent.CodeFixes;

/// <summary>
/// For TAN0012, TAN0015 and TAN0018: says that a derivative is meant to end there.
/// <code>
/// int n = (int)x;                     becomes      int n = (int)Gradient.Stop(x);
/// s_last = x;                         becomes      s_last = Gradient.Stop(x);
/// double gap = Math.Abs(r - 1);       becomes      double gap = Gradient.Stop(Math.Abs(r - 1));
/// </code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StopFix)), Shared]
public sealed class StopFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TAN0012", "TAN0015", "TAN0018"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await FixPlace.Of(context, "Tangent.Gradient").ConfigureAwait(false) is not { } place)
        {
            return;
        }

        List<ExpressionSyntax> values = place.Node switch
        {
            CastExpressionSyntax cast => [cast.Expression],
            ExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } target
                when assignment.Left == target && IsNumber(place.Model.GetTypeInfo(target, context.CancellationToken).Type) => [assignment.Right],
            VariableDeclaratorSyntax local => ValuesOf(local, place.Model, context.CancellationToken),
            _ => [],
        };
        if (values.Count > 0)
        {
            context.RegisterCodeFix(
                CodeAction.Create("Wrap in Gradient.Stop", cancellation => Wrap(context.Document, values, place.Type, cancellation), "Stop"),
                context.Diagnostics);
        }
    }

    private static bool IsNumber(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_Double or SpecialType.System_Single };

    /// <summary>All that is ever put into a local variable, as far as it is put there by <c>=</c>.</summary>
    private static List<ExpressionSyntax> ValuesOf(VariableDeclaratorSyntax local, SemanticModel model, CancellationToken cancellation)
    {
        ISymbol? symbol = model.GetDeclaredSymbol(local, cancellation);
        IEnumerable<ExpressionSyntax> assigned = local.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>()?
            .DescendantNodes()
            .OfType<AssignmentExpressionSyntax>()
            .Where(a => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(a.Left, cancellation).Symbol, symbol))
            .Where(a => a.OperatorToken.ValueText == "=")
            .Select(a => a.Right) ?? [];
        return (local.Initializer is null ? [] : new[] { local.Initializer.Value }).Concat(assigned).ToList();
    }

    private static async Task<Document> Wrap(
        Document document, List<ExpressionSyntax> values, INamedTypeSymbol gradient, CancellationToken cancellation)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        SyntaxGenerator generator = editor.Generator;
        SyntaxNode stop = generator.MemberAccessExpression(
            generator.TypeExpression(gradient).WithAdditionalAnnotations(Simplifier.Annotation), "Stop");
        foreach (ExpressionSyntax value in values)
        {
            ExpressionSyntax inner = value is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : value;
            editor.ReplaceNode(value, generator.InvocationExpression(stop, inner.WithoutTrivia()).WithTriviaFrom(value));
        }

        return editor.GetChangedDocument();
    }
}
