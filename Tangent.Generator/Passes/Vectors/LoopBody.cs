using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Cleanup;

namespace Tangent.Generator.Passes.Vectors;

/// <summary>
/// The statements of a loop, each of which can run for all trips before the next one starts: assignments of elements, and sums.
/// Temporaries stand in the expressions that read them.
/// <code>
/// double dzHere = dz[i];                     dx[i] += w * dz[i];
/// dz[i] = 0;                         →       dz[i] = 0;
/// dx[i] += w * dzHere;
/// </code>
/// </summary>
internal sealed class LoopBody
{
    private LoopBody(IReadOnlyList<Statement> statements) => Statements = statements;

    /// <summary>Assignments, and declarations of what has to be computed before a later one overwrites its parts.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    public static LoopBody? Of(For loop, Overlaps overlaps)
    {
        List<Statement> statements = loop.Body.Statements.Where(s => s is not Note).ToList();
        for (int at = statements.Count - 1; at >= 0; at--)
        {
            if (statements[at] is Declare { Value: Expr value } declare)
            {
                if (!value.IsMovable() || value.Type is not RealType)
                {
                    return null;
                }

                Substitute(statements, at, declare.Variable, value, overlaps);
            }
        }

        return statements.All(s => s is Assign or Declare { Value: not null }) && IsSeparable(statements, loop, overlaps)
            ? new LoopBody(statements)
            : null;
    }

    /// <summary>Puts a temporary in the place where it is read, if nothing is computed twice by that and what overwrites a part of it can wait.</summary>
    private static void Substitute(List<Statement> statements, int at, Variable temporary, Expr value, Overlaps overlaps)
    {
        int last = statements.FindLastIndex(s => s.Mentions(temporary));
        int uses = statements.Skip(at + 1).Sum(s => s.MentionsOf(temporary));
        if ((uses > 1 && value is not (ElementAt or Local or Literal or Unary { Operand: ElementAt })) || !statements.All(s => s is Assign or Declare))
        {
            return;
        }

        var moved = new List<Statement>(statements);
        for (int i = last; i > at; i--)
        {
            if (i < last && moved[i] is Assign write && Overwrites(write, value, overlaps))
            {
                // One that reads the temporary itself would have to be the last to do so.
                if (write.Mentions(temporary) || !MayMoveBehind(moved, i, last, overlaps))
                {
                    return;
                }

                moved.Insert(last + 1, write);
                moved.RemoveAt(i);
                last--;
            }
        }

        var substitution = new Substitution(temporary, value);
        for (int i = at + 1; i < moved.Count; i++)
        {
            moved[i] = substitution.Visit(moved[i]).Single();
        }

        moved.RemoveAt(at);
        statements.Clear();
        statements.AddRange(moved);
    }

    /// <summary>Whether the assignment can wait until after another statement: neither reads or writes what the other writes.</summary>
    private static bool MayMoveBehind(List<Statement> statements, int from, int to, Overlaps overlaps)
    {
        var moved = (Assign)statements[from];
        return statements.Skip(from + 1).Take(to - from).All(s => s switch
        {
            Assign other => !Overwrites(moved, other.Value, overlaps) && !Overwrites(other, moved.Value, overlaps) && !Overwrites(moved, other.Target, overlaps),
            Declare other => !Overwrites(moved, other.Value!, overlaps) && !moved.Value.Mentions(other.Variable),
            _ => false,
        });
    }

    private static bool Overwrites(Assign write, Expr read, Overlaps overlaps) => write.Target switch
    {
        Local local => read.Mentions(local.Variable),
        ElementAt target => read.Descendants().OfType<ElementAt>().Any(e => e.Equals(target) || overlaps.MayOverlap(e.Array, target.Array)),
        _ => true,
    };

    /// <summary>No trip reads or writes what another one writes, but for sums, which may be added up in any order.</summary>
    private static bool IsSeparable(List<Statement> all, For loop, Overlaps overlaps)
    {
        Variable index = loop.Index;

        // A call of TensorPrimitives has made sure that its spans begin at one place where they overlap, and adjoints lie as values do.
        bool KeepsStep(Access write, Access other) => loop.Origin == LoopOrigin.SpanCall || write.KeepsStep(other, overlaps);

        List<Assign> statements = all.OfType<Assign>().ToList();
        var sums = new HashSet<int>();
        var reads = new List<(Access? Access, ElementAt Element)>();
        var writes = new List<(Access Access, bool IsSum)>();
        reads.AddRange(all.OfType<Declare>().SelectMany(d => Elements(d.Value!, index)));
        foreach (Assign statement in statements)
        {
            switch (statement.Target)
            {
                case Local { Type: RealType } sum when Addend(statement) is (Expr addend, _) && !addend.Mentions(sum.Variable):
                    sums.Add(sum.Variable.Id);
                    reads.AddRange(Elements(addend, index));
                    break;
                case ElementAt target when Access.Of(target, index) is Access access:
                    bool isSum = Addend(statement) is not null;
                    writes.Add((access, isSum));
                    reads.AddRange(Elements(isSum ? Addend(statement)!.Value.Addend : statement.Value, index));
                    break;
                case ElementAt target when !target.Mentions(index) && Addend(statement) is (Expr addend, _):
                    // One and the same element, which all trips add to.
                    writes.Add((new Access(target.Array, target), true));
                    reads.AddRange(Elements(addend, index));
                    reads.AddRange(target.Indices.SelectMany(i => Elements(i, index)));
                    break;
                default:
                    return false;
            }
        }

        bool readsSum = all.Any(s => (s is Assign a ? Addend(a)?.Addend ?? a.Value : ((Declare)s).Value!).Variables().Any(v => sums.Contains(v.Id)));
        return !readsSum
            && writes.All(w => reads.All(r => r.Access is Access access ? KeepsStep(w.Access, access) : !overlaps.MayOverlap(w.Access.Storage, r.Element.Array)))
            && writes.All(w => writes.All(o => (w.IsSum && o.IsSum) || KeepsStep(w.Access, o.Access)));
    }

    private static IEnumerable<(Access?, ElementAt)> Elements(Expr expr, Variable index) =>
        expr.Descendants().OfType<ElementAt>().Where(e => !e.Type.IsReference).Select(e => (Access.Of(e, index), e));

    /// <summary>What <c>target = target + …</c> adds, and with which sign.</summary>
    public static (Expr Addend, bool Negated)? Addend(Assign s) => s.Value switch
    {
        Binary { Operator: BinaryOperator.Add } sum when sum.Left.Equals(s.Target) => (sum.Right, false),
        Binary { Operator: BinaryOperator.Add } sum when sum.Right.Equals(s.Target) => (sum.Left, false),
        Binary { Operator: BinaryOperator.Subtract } sum when sum.Left.Equals(s.Target) => (sum.Right, true),
        _ => null,
    };

    private sealed class Substitution(Variable variable, Expr value) : IrRewriter
    {
        public override Expr Visit(Expr expr) => expr is Local local && local.Variable.Id == variable.Id ? value : base.Visit(expr);
    }
}
