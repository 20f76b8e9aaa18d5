using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Drops an array of the passes' own that is only added to and never read: the gradient itself, where only its tangent is
/// asked for.
/// <code>
/// double[] dx = new double[x.Length];
/// dx[i] += 2 * x[i];                           →      ddx[i] += 2 * vx[i];
/// ddx[i] += 2 * vx[i];
/// </code>
/// </summary>
internal sealed class UnreadStorage : IrRewriter
{
    private readonly HashSet<int> _unread;

    private UnreadStorage(HashSet<int> unread) => _unread = unread;

    public static Block Run(Block block, int firstGenerated)
    {
        List<Statement> statements = block.AllStatements().ToList();
        var unread = new HashSet<int>(statements
            .OfType<Declare>()
            .Where(d => d.Variable.Id >= firstGenerated && d.Value is NewArray or ZerosLike or Rent && IsPure(d.Value) && (!HoldsRows(d.Variable.Type) || d.Value is ZerosLike { Among: null }))
            .Select(d => d.Variable.Id));
        foreach (Statement statement in statements)
        {
            unread.ExceptWith(ReadBy(statement));
            if (HoldsOther(statement) is Variable holder)
            {
                unread.Remove(holder.Id);
            }
        }

        unread.ExceptWith(SharedWithRead(statements, unread));
        return unread.Count == 0 ? block : new UnreadStorage(unread).Visit(block);
    }

    /// <summary>Two that a set made may be one array: what is added to the one is read through the other.</summary>
    private static IEnumerable<int> SharedWithRead(IEnumerable<Statement> statements, HashSet<int> unread) => statements
        .OfType<Declare>()
        .Where(d => d.Value is ZerosLike { Among: Local })
        .GroupBy(d => ((Local)((ZerosLike)d.Value!).Among!).Variable.Id, d => d.Variable.Id)
        .Where(set => !set.All(unread.Contains))
        .SelectMany(set => set)
        .ToList();

    public override IEnumerable<Statement> Visit(Statement statement) =>
        Written(statement) is Variable variable && _unread.Contains(variable.Id)
            ? System.Array.Empty<Statement>()
            : base.Visit(statement);

    /// <summary>What is added to an array of rows is added to the rows, which may be others' too unless they were made along with it.</summary>
    private static bool HoldsRows(IrType type) => type is ArrayType array && AliasClasses.HoldsReference(array.Element);

    /// <summary>What the statement writes into, or makes or gives back, without any other effect.</summary>
    private static Variable? Written(Statement statement) => statement switch
    {
        Declare s => s.Variable,
        Assign { Target: ElementAt target } s when IsPure(s.Value) => target.Root(),
        Accumulate { Target: Local target } s when IsPure(s.Addend) => target.Variable,
        CopyInto { Target: Local target } s when IsPure(s.From) => target.Variable,
        Release { History: Local history } => history.Variable,
        _ => null,
    };

    /// <summary>What is made to hold storage that goes by another name too: what is written into that is read under the other name.</summary>
    private static Variable? HoldsOther(Statement statement) => statement switch
    {
        Assign { Target: ElementAt { Type.IsReference: true } target } => target.Root(),
        CopyInto { Target: { Type: ArrayType { Element.IsReference: true } } target } => target.Root(),
        _ => null,
    };

    private static IEnumerable<int> ReadBy(Statement statement)
    {
        IEnumerable<Expr> read = Written(statement) is null ? statement.Expressions() : statement switch
        {
            Declare { Value: Expr value } => new[] { value },
            Assign { Target: ElementAt target } s => Indices(target).Concat(Without(s.Value, target)),
            Accumulate s => new[] { s.Addend },
            CopyInto s => new[] { s.From },
            _ => Enumerable.Empty<Expr>(),
        };
        return read.SelectMany(e => e.Variables()).Select(v => v.Id);
    }

    private static IEnumerable<Expr> Indices(Expr target) => target is ElementAt element
        ? element.Indices.Concat(Indices(element.Array))
        : Enumerable.Empty<Expr>();

    /// <summary>The leaves of a value but for the target itself: <c>a[i] + x</c>, assigned to <c>a[i]</c>, reads <c>x</c>.</summary>
    private static IEnumerable<Expr> Without(Expr value, Expr target) =>
        value.Equals(target) ? Enumerable.Empty<Expr>()
        : value is Local ? new[] { value }
        : value.Children().SelectMany(c => Without(c, target));

    private static bool IsPure(Expr value) => !value.Descendants().Any(e => e is Call or Pop or NewStack or Code { IsPure: false });
}
