using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Analysis;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>An array that is constant under the name it is given.</summary>
internal sealed record StoppedReference(string FunctionId, Stopped Value, SyntaxNode At);

/// <summary>
/// Refuses writes through a name that <c>Gradient.Stop</c> gave an array: under its other name the array would have lost the derivative
/// of what was written.
/// </summary>
internal static class StoppedWrites
{
    public static void Report(LoweringContext context, IReadOnlyList<Function> functions)
    {
        if (context.Stops.Count == 0)
        {
            return;
        }

        var table = new FunctionTable(functions);
        foreach (StoppedReference stopped in context.Stops)
        {
            if (table.Find(stopped.FunctionId) is Function function && IsWritten(function, stopped.Value, table))
            {
                context.Report(
                    Descriptors.UnsupportedConstruct,
                    stopped.At,
                    StatementText.Short(stopped.At),
                    "what it returns is written to, and the derivative of what is written would be lost; write to the array itself, or to a copy");
            }
        }
    }

    private static bool IsWritten(Function function, Stopped stopped, FunctionTable table)
    {
        var names = new HashSet<int>();
        List<Statement> statements = function.Body.AllStatements().ToList();
        while (statements.Aggregate(false, (changed, s) => Spread(s, stopped, names) | changed))
        {
        }

        return statements.Any(s => StorageWrites.Of(s, table).Any(v => names.Contains(v.Id)) || IsHandedOver(s, stopped, table));
    }

    /// <summary>The names that the array has from the stop on.</summary>
    private static bool Spread(Statement statement, Stopped stopped, HashSet<int> names)
    {
        (Variable? target, Expr? value) = statement switch
        {
            Declare s => (s.Variable, s.Value),
            Assign s => (s.Target.Root(), s.Value),
            _ => (null, null),
        };
        return target is not null && value is not null && AliasClasses.HoldsReference(value.Type)
            && (value.Descendants().Contains(stopped) || AliasClasses.Sources(value).Any(v => names.Contains(v.Id)))
            && names.Add(target.Id);
    }

    private static bool IsHandedOver(Statement statement, Stopped stopped, FunctionTable table) => statement.Expressions()
        .OfType<Call>()
        .Any(call => call.Arguments.Where((a, k) => a.Value.Descendants().Contains(stopped) && table.MayWrite(call.Callee.Id, k)).Any());
}
