using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Analysis;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>A call of <c>Parallel.For</c>, known in the model by the index of the loop that it became.</summary>
internal sealed record ParallelLoop(string FunctionId, int Index, SyntaxNode At);

/// <summary>
/// Refuses a parallel loop whose trips are not seen to be independent: what one trip writes, no other may read or write. Only then is
/// its derivative, which runs them in another order, that of the method under any schedule.
/// </summary>
internal static class ParallelCheck
{
    public static void Report(LoweringContext context, IReadOnlyList<Function> functions)
    {
        var table = new FunctionTable(functions);
        foreach (ParallelLoop loop in context.ParallelLoops)
        {
            Function? function = table.Find(loop.FunctionId);
            For? found = function?.Body.AllStatements().OfType<For>().FirstOrDefault(f => f.Index.Id == loop.Index);
            if (found is not null && new Independence(function!, found, table).Obstacle() is string obstacle)
            {
                context.Report(Descriptors.UnsupportedConstruct, loop.At, StatementText.Short(loop.At), obstacle);
            }
        }
    }
}
