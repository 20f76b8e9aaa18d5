using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Analysis;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Model;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Points out local variables that depend on an input and that nothing but conditions reads: what was computed in them has no
/// part in the derivative.
/// </summary>
internal static class DecisionsOnly
{
    public static void Report(
        LoweringContext context,
        Function primal,
        DerivativeRequest request,
        IReadOnlyCollection<KeyValuePair<ISymbol, Variable>> variables,
        FunctionTable functions)
    {
        Activity activity = Activity.Of(primal, primal.Parameters.Select(p => request.Wrt.Contains(p.Variable.Name)).ToArray(), functions);
        HashSet<int> deciding = new(primal.Body.AllStatements().SelectMany(Conditions).SelectMany(e => e.Variables()).Select(v => v.Id));
        foreach (KeyValuePair<ISymbol, Variable> pair in variables)
        {
            bool isLost = pair.Key is ILocalSymbol
                && pair.Value.Type is RealType
                && deciding.Contains(pair.Value.Id)
                && activity.IsVaried(pair.Value)
                && !activity.IsActive(pair.Value);
            if (isLost)
            {
                context.Hint(Descriptors.DecidesOnly, pair.Key.Locations[0], pair.Key.Name, context.Root.Name);
            }
        }
    }

    private static IEnumerable<Expr> Conditions(Statement statement)
    {
        IEnumerable<Expr> own = statement switch
        {
            If s => [s.Condition],
            While s => [s.Condition],
            DoWhile s => [s.Condition],
            For s => [s.Bound],
            _ => [],
        };
        return own.Concat(statement.Expressions().SelectMany(e => e.Descendants()).OfType<Conditional>().Select(c => c.Condition));
    }
}
