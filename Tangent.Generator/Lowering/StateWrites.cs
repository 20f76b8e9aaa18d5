using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Analysis;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>Where a function reads a reference to storage of real values from a field or property.</summary>
internal sealed record StateRead(string FunctionId, Code Code, SyntaxNode At);

/// <summary>
/// Refuses writes to storage that a field names, through whatever variable or callee: what is read back from the field
/// counts as a constant, so a derivative would be lost in it.
/// </summary>
internal static class StateWrites
{
    public static void Report(LoweringContext context, IReadOnlyList<Function> functions)
    {
        if (context.StateReads.Count == 0)
        {
            return;
        }

        // A counter in an object is the method's own business; what carries no derivative loses none.
        var table = new FunctionTable(functions, type => type.CarriesDerivative);
        foreach (StateRead read in context.StateReads)
        {
            Function? function = table.Find(read.FunctionId);
            if (function is not null && IsWritten(function, read.Code, table))
            {
                context.Report(Descriptors.WriteToState, read.At, StatementText.Short(read.At));
            }
        }
    }

    private static bool IsWritten(Function function, Code state, FunctionTable table)
    {
        AliasClasses aliases = AliasClasses.Within(function, table);
        var written = new HashSet<int>(StorageWrites.Of(function.Body, table).Select(aliases.ClassOf));
        return function.Body.AllStatements().Any(s => IsWritten(s, state, table, v => written.Contains(aliases.ClassOf(v))));
    }

    private static bool IsWritten(Statement statement, Code state, FunctionTable table, System.Func<Variable, bool> isWritten)
    {
        (Variable? target, Expr? value) = statement switch
        {
            Declare s => (s.Variable, s.Value),
            Assign s => (s.Target.Root(), s.Value),
            _ => (null, null),
        };
        bool isNamed = target is not null && value is not null && AliasClasses.HoldsReference(value.Type)
            && value.Descendants().Contains(state) && isWritten(target);
        return isNamed || statement.Expressions().OfType<Call>().Any(call => call.Arguments
            .Where((a, i) => a.Value.Descendants().Contains(state) && table.MayWrite(call.Callee.Id, i))
            .Any());
    }
}
