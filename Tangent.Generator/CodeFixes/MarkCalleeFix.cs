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
/// For TAN0009, a call of a method in another project, and TAN0010, a method that names what only its own type can see.
/// <code>
/// static double Helper(double x)      becomes      [Differentiable]
///                                                  static double Helper(double x)
/// </code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkCalleeFix)), Shared]
public sealed class MarkCalleeFix : CodeFixProvider
{
    private const string AttributeName = "Tangent.DifferentiableAttribute";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TAN0009", "TAN0010"];

    /// <summary>One at a time: two calls of one method would mark it twice.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await FixPlace.Of(context, AttributeName).ConfigureAwait(false) is not { } place)
        {
            return;
        }

        IMethodSymbol? method = context.Diagnostics[0].Id == "TAN0009"
            ? place.Model.GetSymbolInfo(place.Node, context.CancellationToken).Symbol as IMethodSymbol
            : place.Model.GetEnclosingSymbol(place.Node.SpanStart, context.CancellationToken) as IMethodSymbol;
        if (method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: not Accessibility.Private }
            && !method.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == AttributeName)
            && method.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault() is { } reference
            && await reference.GetSyntaxAsync(context.CancellationToken).ConfigureAwait(false) is MethodDeclarationSyntax declaration
            && context.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is { } home)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Add [Differentiable] to '" + method.Name + "'",
                    cancellation => Mark(home, declaration, place.Type, cancellation),
                    "MarkCallee"),
                context.Diagnostics);
        }
    }

    private static async Task<Solution> Mark(
        Document document, MethodDeclarationSyntax declaration, INamedTypeSymbol attribute, CancellationToken cancellation)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        SyntaxNode name = editor.Generator.TypeExpression(attribute).WithAdditionalAnnotations(Simplifier.Annotation);
        editor.AddAttribute(declaration, editor.Generator.Attribute(name));

        // The derivatives are added to the types around the method.
        foreach (TypeDeclarationSyntax type in declaration.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            editor.SetModifiers(type, editor.Generator.GetModifiers(type).WithPartial(true));
        }

        return editor.GetChangedDocument().Project.Solution;
    }
}
