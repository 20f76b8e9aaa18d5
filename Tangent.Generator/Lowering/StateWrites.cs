using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Analysis;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>Where a function reads a reference to storage of real values from a field or property.</summary>
internal sealed record StateRead(string FunctionId, Code Code, SyntaxNode At, ISymbol? Member = null);

/// <summary>
/// Refuses writes to storage that a field names, through whatever variable or callee: what is read back from the field
/// counts as a constant, so a derivative would be lost in it. A constant that the method itself changes would not be the same when the
/// derivative reads it again.
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
        var reals = new FunctionTable(functions, type => type.CarriesDerivative);
        var others = new FunctionTable(functions, type => !type.CarriesDerivative);
        var writers = new ElementWriters(context);
        var reported = new HashSet<(string, Code)>();
        foreach (StateRead read in context.StateReads)
        {
            bool isReal = read.Code.Type.CarriesDerivative;
            FunctionTable table = isReal ? reals : others;
            bool isWritten = table.Find(read.FunctionId) is { } function && IsWritten(function, read.Code, table);
            if (isWritten && isReal)
            {
                context.Report(Descriptors.WriteToState, read.At, StatementText.Short(read.At));
            }
            else if (IsReadAgain(context, read, table) && (isWritten || (read.Member is not null && writers.MayWrite(context.OpaqueCalls, read.Member))))
            {
                if (reported.Add((read.FunctionId, read.Code)))
                {
                    context.Report(
                        Descriptors.UnsupportedConstruct,
                        read.At,
                        StatementText.Short(read.At),
                        "what it holds is written while the method runs, and the derivatives read it again: keep it in a local variable or a parameter");
                }
            }
        }
    }

    /// <summary>Whether an element is read through the field, or under one of several names that what it holds has got.</summary>
    private static bool IsReadAgain(LoweringContext context, StateRead read, FunctionTable table)
    {
        if (table.Find(read.FunctionId) is not { } function)
        {
            return false;
        }

        var names = new HashSet<Variable>(function.Body.AllStatements().OfType<Declare>()
            .Where(d => d.Value is { } value && value.Descendants().Contains(read.Code))
            .Select(d => d.Variable));
        bool isNamedOnce = context.StateReads.Count(r => r.FunctionId == read.FunctionId && r.Code.Equals(read.Code)) == 1 && names.Count == 1;
        return function.Body.AllStatements().SelectMany(s => s.Expressions()).SelectMany(e => e.Descendants()).OfType<ElementAt>()
            .Any(e => e.Array.Descendants().Contains(read.Code) || (!isNamedOnce && e.Root() is Variable root && names.Contains(root)));
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
        bool isDirect = !state.Type.CarriesDerivative && statement is Assign { Target: ElementAt place } && table.Counts(place.Type)
            && place.Array.Descendants().Contains(state);
        bool isHandedOver = !state.Type.CarriesDerivative && statement.Expressions()
            .Any(e => e is Code { IsPure: false } code && code.Operands.Any(o => o.Equals(state) || (o is ElementAt && AliasClasses.HoldsReference(o.Type) && o.Descendants().Contains(state))));
        return isNamed || isDirect || isHandedOver || statement.Expressions().OfType<Call>().Any(call => call.Arguments
            .Where((a, i) => a.Value.Descendants().Contains(state) && table.MayWrite(call.Callee.Id, i))
            .Any());
    }
}
