using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// An array that each trip of a loop fills anew, and that is kept for the backward sweep, is computed where it is kept: nothing is copied there and back.
/// <code>
/// double[] y = new double[d];
/// double[] dy = new double[d];                            double[] dy = new double[d];
/// for (int c = 0; c &lt; k; c++)                             for (int c = 0; c &lt; k; c++)
/// {                                                       {
///     y.CopyTo(yHistory, c * d);                 →            Span&lt;double&gt; y = yHistory.AsSpan(c * d, d);
///     Multiply(w, x, y);                                      Multiply(w, x, y);
/// }                                                       }
/// for (int c = k - 1; c >= 0; c--)                        for (int c = k - 1; c >= 0; c--)
/// {                                                       {
///                                                             Span&lt;double&gt; y = yHistory.AsSpan(c * d, d);
///     MultiplyAdd(y, s, dy, dy);                              MultiplyAdd(y, s, dy, dy);
///     Array.Copy(yHistory, c * d, y, 0, d);
/// }                                                       }
/// </code>
/// Its length must be that of another array declared beside it, which throws where the length is negative.
/// </summary>
internal sealed class RowsInPlace
{
    private readonly Function _function;
    private readonly AliasClasses _aliases;
    private readonly ArraySizes _sizes;
    private readonly Fresh _fresh;

    private RowsInPlace(Function function)
    {
        _function = function;
        _aliases = AliasClasses.Within(function);
        _sizes = new ArraySizes(function);
        _fresh = new Fresh(function);
    }

    public static Function Run(Function function)
    {
        // A span may stand in no lambda.
        if (!function.Body.AllStatements().Any(s => s is CopyInto)
            || function.Body.AllStatements().Any(s => s is ParallelFor or For { IsParallel: true } || s.Expressions().Any(e => e.Descendants().Any(d => d is Lambda))))
        {
            return function;
        }

        var pass = new RowsInPlace(function);
        foreach (Declare array in function.Body.AllStatements().OfType<Declare>().Where(d => d.Value is NewArray).ToList())
        {
            // What is known of the function holds until it changes.
            pass = pass.With(array.Variable) is Function changed ? new RowsInPlace(changed) : pass;
        }

        return pass._function;
    }

    /// <summary>The function with the array in its rows; null where it has to stay as it is.</summary>
    private Function? With(Variable array)
    {
        if (_sizes.Of(array) is not Expr size || !_aliases.IsAlone(array) || Kept(array) is not (For forward, CopyInto keep) || Row(keep.Target) is not (Slice row, Variable history)
            || PutBack(array, history) is not (For backward, CopyInto putBack) || ReferenceEquals(forward, backward)
            || !IsOnlyForThis(history, keep, putBack) || !(row.Length!.Equals(size) || IsLength(row.Length, array)))
        {
            return null;
        }

        bool isScratch = new Coverage(array, size, _sizes.Of).IsScratchIn(Without(forward.Body, keep));
        bool isInPlace = IsFirst(keep, forward.Body, array) && IsLast(putBack, backward.Body, array)
            && IsFixedIn(keep.Target, forward.Body) && IsFixedIn(putBack.From, backward.Body);
        if (!isScratch || !isInPlace || !HasCompanion(array, size))
        {
            return null;
        }

        var rewriter = new InRows(array, size, forward, keep, backward, putBack, _fresh);
        Block body = rewriter.Visit(_function.Body);
        return body.AllStatements().Any(s => s.Expressions().Any(e => e.Mentions(array)))
            ? null
            : _function with { Body = body, NextId = _fresh.NextId };
    }

    private (For Loop, CopyInto Copy)? Kept(Variable array) => Only(c => c.From is Local from && from.Variable.Id == array.Id && Row(c.Target) is not null);

    private (For Loop, CopyInto Copy)? PutBack(Variable array, Variable history) =>
        Only(c => c.Target is Local target && target.Variable.Id == array.Id && Row(c.From)?.History.Id == history.Id);

    /// <summary>The one copy of the kind that is a statement of a loop's body itself.</summary>
    private (For, CopyInto)? Only(System.Func<CopyInto, bool> isOfKind)
    {
        (For, CopyInto)[] found = _function.Body.AllStatements().OfType<For>()
            .SelectMany(loop => loop.Body.Statements.OfType<CopyInto>().Where(isOfKind).Select(c => (loop, c)))
            .Take(2)
            .ToArray();
        return found.Length == 1 ? found[0] : null;
    }

    private static (Slice Row, Variable History)? Row(Expr place) => place is Slice { Span: AsSpan { Array: Local history }, Length: not null } row ? (row, history.Variable) : null;

    /// <summary>Whether the history is rented, written and read for this, and given back, and no more.</summary>
    private bool IsOnlyForThis(Variable history, CopyInto keep, CopyInto putBack) => _function.Body.AllStatements()
        .Where(s => s is Declare d && d.Variable.Id == history.Id || s.Expressions().Any(e => e.Mentions(history)))
        .All(s => ReferenceEquals(s, keep) || ReferenceEquals(s, putBack) || s is Declare { Value: Rent } or Release { History: Local });

    private static bool IsFirst(Statement statement, Block body, Variable array) =>
        !body.Statements.TakeWhile(s => !ReferenceEquals(s, statement)).Any(s => s.Mentions(array));

    private static bool IsLast(Statement statement, Block body, Variable array) =>
        !body.Statements.SkipWhile(s => !ReferenceEquals(s, statement)).Skip(1).Any(s => s.Mentions(array));

    private static bool IsFixedIn(Expr row, Block body)
    {
        var assigned = new HashSet<int>(body.Statements.SelectMany(Tidy.AssignedIn));
        return !row.Variables().Any(v => assigned.Contains(v.Id));
    }

    /// <summary>Whether another array of the length is declared in the same block.</summary>
    private bool HasCompanion(Variable array, Expr size)
    {
        Block? block = Blocks(_function.Body).FirstOrDefault(b => b.Statements.Any(s => s is Declare d && d.Variable.Id == array.Id));
        return block is not null && block.Statements.OfType<Declare>().Any(d => d.Variable.Id != array.Id && d.Value switch
        {
            NewArray { Sizes.Count: 1 } made => made.Sizes[0].Equals(size) || IsLength(made.Sizes[0], array),
            ZerosLike { Array: Local like, Among: null } => like.Variable.Id == array.Id,
            Code { Operands.Count: 1 } code when code.Template.StartsWith("{Shadow}.Rent", System.StringComparison.Ordinal) =>
                code.Operands[0].Equals(size) || IsLength(code.Operands[0], array),
            _ => false,
        });
    }

    private static bool IsLength(Expr expr, Variable array) => expr is LengthOf { Array: Local local } && local.Variable.Id == array.Id;

    private static Block Without(Block block, Statement statement) => new(block.Statements.Where(s => !ReferenceEquals(s, statement)).ToEquatable());

    private static IEnumerable<Block> Blocks(Block block) => block.Statements.SelectMany(s => s.Blocks()).SelectMany(Blocks).Prepend(block);

    private sealed class InRows(Variable array, Expr size, For forward, CopyInto keep, For backward, CopyInto putBack, Fresh fresh) : IrRewriter
    {
        private readonly SpanType _type = new(((ArrayType)array.Type).Element, IsReadOnly: false);
        private Local? _row;

        public override IEnumerable<Statement> Visit(Statement statement)
        {
            if (ReferenceEquals(statement, keep) || ReferenceEquals(statement, putBack) || statement is Declare { Value: NewArray } made && made.Variable.Id == array.Id)
            {
                return [];
            }

            return statement switch
            {
                _ when ReferenceEquals(statement, forward) => [InRow(forward, keep.Target)],
                _ when ReferenceEquals(statement, backward) => [InRow(backward, putBack.From)],
                CopyInto { From: Local from, Target: var target } copy when IsArray(from) && _row is not null => [copy with { From = _row, Target = Visit(target) }],
                CopyInto { Target: Local target, From: var from } copy when IsArray(target) && _row is not null => [copy with { From = Visit(from), Target = _row }],
                _ => base.Visit(statement),
            };
        }

        public override Expr Visit(Expr expr) => expr switch
        {
            LengthOf { Array: Local length } when IsArray(length) => size,
            ZerosLike { Array: Local like, Among: null } zeros when IsArray(like) => new NewArray((ArrayType)zeros.Type, EquatableArray.Of(size)),
            AsSpan { Array: Local storage } view when IsArray(storage) && _row is not null =>
                view.Type.Equals(_type) ? _row : new Convert(_row, view.Type, IsExplicit: false),
            ElementAt { Array: Local storage } element when IsArray(storage) && _row is not null => element with { Array = _row, Indices = element.Indices.Select(Visit).ToEquatable() },
            SpanCall call when _row is not null && call.Arguments.Any(a => a is Local given && IsArray(given)) =>
                base.Visit(call with { Arguments = call.Arguments.Select(a => a is Local given && IsArray(given) ? _row : a).ToEquatable() }),
            _ => base.Visit(expr),
        };

        private For InRow(For loop, Expr place)
        {
            var row = (Slice)Visit(place);
            Variable name = fresh.Variable(array.Name, _type);
            _row = new Local(name);
            Block body = Visit(loop.Body);
            _row = null;
            List<Statement> statements = body.Statements.ToList();
            int behind = statements.FindIndex(s => s is not Declare { Value: Slice { Span: AsSpan { Array: Local } } });
            statements.Insert(System.Math.Max(behind, 0), new Declare(name, row with { Length = size }));
            return loop with { Body = new Block(statements.ToEquatable()) };
        }

        private bool IsArray(Local local) => local.Variable.Id == array.Id;
    }
}
