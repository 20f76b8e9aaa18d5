using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Tangent.CodeFixes;

/// <summary>
/// For TAN0003: a name in the attribute that no parameter has.
/// <code>
/// [Differentiable("x", "z")]      becomes      [Differentiable("x")]
/// </code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveNameFix)), Shared]
public sealed class RemoveNameFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TAN0003"];

    /// <summary>One at a time: names of one list, removed side by side, would be edits of one place.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<AttributeArgumentSyntax>() is { } argument)
        {
            string title = "Remove " + argument;
            context.RegisterCodeFix(
                CodeAction.Create(title, cancellation => Remove(context.Document, argument, cancellation), "RemoveName"),
                context.Diagnostics);
        }
    }

    private static async Task<Document> Remove(Document document, AttributeArgumentSyntax argument, CancellationToken cancellation)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var list = (AttributeArgumentListSyntax)argument.Parent!;
        editor.RemoveNode(list.Arguments.Count == 1 ? list : argument);
        return editor.GetChangedDocument();
    }
}
