using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Tangent.CodeFixes;

/// <summary>Where a fix that writes a type's name is asked for: what the diagnostic is at, and the type.</summary>
internal sealed class FixPlace
{
    private FixPlace(SemanticModel model, SyntaxNode node, INamedTypeSymbol type)
    {
        Model = model;
        Node = node;
        Type = type;
    }

    public SemanticModel Model { get; }

    public SyntaxNode Node { get; }

    public INamedTypeSymbol Type { get; }

    /// <summary>Null where the project does not know the type, or there is nothing at the place.</summary>
    public static async Task<FixPlace?> Of(CodeFixContext context, string typeName)
    {
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        return model?.Compilation.GetTypeByMetadataName(typeName) is { } type
            && root?.FindNode(context.Span, getInnermostNodeForTie: true) is { } node
            ? new FixPlace(model, node, type)
            : null;
    }
}
