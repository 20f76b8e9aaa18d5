using System.Linq;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Errors of the compiler that no operation shows: a parameter's attribute cut short, a path without a return, a variable read before
/// it is assigned. Finding them takes the compiler's time, so they are looked for only where the generator has an error of its own to say,
/// or where a function seems not to return what it has to.
/// </summary>
internal static class CompilerErrors
{
    public static bool AnyIn(LoweringContext context) => context.Reached
        .Append(context.Root)
        .SelectMany(m => m.DeclaringSyntaxReferences)
        .Any(reference => AnyIn(reference.GetSyntax(context.Cancellation), context));

    private static bool AnyIn(SyntaxNode declaration, LoweringContext context) => context.Compilation
        .GetSemanticModel(declaration.SyntaxTree)
        .GetDiagnostics(declaration.Span, context.Cancellation)
        .Any(d => d.Severity == DiagnosticSeverity.Error && declaration.Span.Contains(d.Location.SourceSpan));
}
