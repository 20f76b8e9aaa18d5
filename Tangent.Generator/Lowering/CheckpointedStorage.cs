using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Which arrays and lists a loop over <c>Checkpoint.Range</c> may write. What a trip does to elements is kept and put back; which rows there are, and
/// how many elements, stays as it is, since the shadows are not run again.
/// </summary>
internal static class CheckpointedStorage
{
    public static string? ReasonAgainst(Function function, For loop, FunctionTable functions)
    {
        AliasClasses aliases = AliasClasses.Within(function, functions);
        var written = new HashSet<int>(StorageWrites.Of(loop.Body, functions).Select(aliases.ClassOf));
        var inside = new HashSet<int>(loop.Body.AllStatements().SelectMany(Fresh.Declared).Select(v => v.Id));
        List<Variable> state = loop.Body.AllStatements()
            .SelectMany(s => s.Expressions())
            .SelectMany(e => e.Variables())
            .Where(v => !inside.Contains(v.Id) && !IsPlain(v.Type) && written.Contains(aliases.ClassOf(v)))
            .ToList();
        if (state.FirstOrDefault(v => !CanBeKept(v.Type)) is Variable whole)
        {
            return $"'{whole.Name}', which the loop writes, cannot be kept as a whole; arrays, arrays of arrays and lists of values can";
        }

        var resized = new HashSet<int>(StorageWrites.Resized(loop.Body, functions).Select(aliases.ClassOf));
        if (state.FirstOrDefault(v => v.Type is ListType && resized.Contains(aliases.ClassOf(v))) is Variable list)
        {
            return $"'{list.Name}' may come to have another count in a loop over 'Checkpoint.Range'; make it as long as it gets before the loop";
        }

        var moved = new HashSet<int>(RowWrites(loop.Body, (call, argument) => MayMoveRows(call, argument, functions)).Select(aliases.ClassOf));
        return state.FirstOrDefault(v => v.Type is ArrayType && moved.Contains(aliases.ClassOf(v))) is Variable rows
            ? $"a row of '{rows.Name}' may come to be another array in a loop over 'Checkpoint.Range'; write the row's elements instead"
            : null;
    }

    /// <summary>Whether a copy of the elements is a copy of all there is; values are.</summary>
    public static bool IsPlain(IrType type) => type switch
    {
        ArrayType array => !AliasClasses.HoldsReference(array.Element),
        SpanType span => !AliasClasses.HoldsReference(span.Element),
        _ => !AliasClasses.HoldsReference(type),
    };

    /// <summary>Whether a snapshot holds all there is.</summary>
    private static bool CanBeKept(IrType type) => type switch
    {
        ListType list => !AliasClasses.HoldsReference(list.Element),
        ArrayType { Element: ArrayType rows } => IsPlain(rows) || CanBeKept(rows),
        _ => false,
    };

    /// <summary>The references through which the block may put arrays in the place of others.</summary>
    private static IEnumerable<Variable> RowWrites(Block block, System.Func<Call, Argument, bool> mayMoveRows)
    {
        foreach (Statement statement in block.AllStatements())
        {
            Expr? target = statement switch
            {
                Assign { Target: ElementAt or TupleItem } assign when AliasClasses.HoldsReference(assign.Target.Type) => assign.Target,
                CopyInto copy when !IsPlain(copy.Target.Type) => copy.Target,
                _ => null,
            };
            if (target?.Root() is Variable root)
            {
                yield return root;
            }

            IEnumerable<Expr> handed = statement.Expressions().SelectMany(e => e.Descendants()).SelectMany(e => e switch
            {
                Call call => call.Arguments.Where(a => !IsPlain(a.Value.Type) && mayMoveRows(call, a)).Select(a => a.Value),
                Code { IsPure: false } code => code.Operands.Where(o => !IsPlain(o.Type)),
                _ => Enumerable.Empty<Expr>(),
            });
            foreach (Variable variable in handed.SelectMany(AliasClasses.Sources))
            {
                yield return variable;
            }
        }
    }

    /// <summary>Whether a call, or what it calls, moves rows that it is handed. A generated derivative, which has no body here, may.</summary>
    private static bool MayMoveRows(Call call, Argument argument, FunctionTable functions) =>
        argument.Passing is Passing.Ref or Passing.Out
        || functions.Find(call.Callee.Id) is not Function callee
        || CheckpointChecks.CalledIn(callee.Body, functions).Prepend(callee).Any(f => MovesRowsItself(f, functions));

    private static bool MovesRowsItself(Function function, FunctionTable functions)
    {
        AliasClasses aliases = AliasClasses.Within(function, functions);
        var given = new HashSet<int>(function.Parameters.Where(p => !IsPlain(p.Variable.Type)).Select(p => aliases.ClassOf(p.Variable)));
        return RowWrites(function.Body, (_, _) => false).Any(v => given.Contains(aliases.ClassOf(v)));
    }
}
