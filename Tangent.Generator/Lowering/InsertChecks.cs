using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Analysis;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Model;

namespace Tangent.Generator.Lowering;

/// <summary>
/// What <c>Gradient.Insert</c> may not do: write in the backward sweep what the sweep itself still reads, and stand where no
/// derivative flows, which is a warning.
/// </summary>
internal static class InsertChecks
{
    public static void Report(LoweringContext context, Function primal, DerivativeRequest request, FunctionTable functions)
    {
        if (context.Inserts.Sites.Count == 0)
        {
            return;
        }

        ReportWrittenMembers(context);
        new InsertedWrites(context, primal, request, functions).Report();
        foreach (InsertSite site in context.Inserts.Sites)
        {
            if (functions.Find(site.FunctionId) is Function function && !IsActive(function, site, primal, request, functions))
            {
                context.Report(Descriptors.NothingToActOn, site.Value, StatementText.Short(site.Value), context.Root.Name);
            }
        }
    }

    /// <summary>In the annotated method for what is asked for; in a helper for whatever its callers may differentiate.</summary>
    private static bool IsActive(Function function, InsertSite site, Function primal, DerivativeRequest request, FunctionTable functions)
    {
        bool[] inputs = function.Parameters
            .Select(p => function.Id == primal.Id ? request.Wrt.Contains(p.Variable.Name) : p.Variable.Type.CarriesDerivative)
            .ToArray();
        Activity activity = Activity.Of(function, inputs, functions);
        return function.Body.AllStatements()
            .OfType<Insert>()
            .Where(s => s.Statements.Id == site.StatementsId)
            .SelectMany(s => s.Arguments)
            .Where(a => a.Passing == Passing.Adjoint)
            .SelectMany(a => a.Value.Variables())
            .Any(activity.IsActive);
    }

    /// <summary>A field that the method reads counts as a constant, in both sweeps the same.</summary>
    private static void ReportWrittenMembers(LoweringContext context)
    {
        foreach ((ISymbol member, SyntaxNode at) in context.Inserts.Written)
        {
            bool isRead = context.Bodies.Values
                .SelectMany(body => body?.DescendantsAndSelf() ?? [])
                .OfType<IMemberReferenceOperation>()
                .Any(r => SymbolEqualityComparer.Default.Equals(r.Member, member) && !context.Inserts.Contain(r));
            if (isRead)
            {
                context.Report(Descriptors.WriteToState, at, StatementText.Short(at));
            }
        }
    }
}
