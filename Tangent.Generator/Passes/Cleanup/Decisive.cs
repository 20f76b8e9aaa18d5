using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// The variables on which a decision rests: a branch, a choice, an index, an integer. They must be rounded as they were where the decision was
/// made, or the backward sweep takes another way.
/// <code>
/// double b = p / a;                                     b decides
/// double db = b == larger ? dlarger : 0;
/// </code>
/// </summary>
internal static class Decisive
{
    public static HashSet<int> In(Function function)
    {
        List<Statement> statements = function.Body.AllStatements();
        var found = new HashSet<int>(statements.SelectMany(Decisions).SelectMany(e => e.Variables()).Select(v => v.Id));
        var flows = statements
            .Select(s => (Targets: Targets(s).Select(v => v.Id).ToList(), Reads: s.Expressions().SelectMany(e => e.Variables()).Select(v => v.Id).ToList()))
            .Where(flow => flow.Targets.Count > 0)
            .ToList();
        int before;
        do
        {
            before = found.Count;
            foreach ((List<int> targets, List<int> reads) in flows)
            {
                if (targets.Exists(found.Contains))
                {
                    found.UnionWith(reads);
                }
            }
        }
        while (found.Count > before);
        return found;
    }

    private static IEnumerable<Expr> Decisions(Statement statement)
    {
        IEnumerable<Expr> within = statement.Expressions().SelectMany(e => e.Descendants()).SelectMany(Decisions);
        return statement is If or For or While or DoWhile ? within.Concat(statement.Expressions()) : within;
    }

    private static IEnumerable<Expr> Decisions(Expr expr) => expr switch
    {
        Conditional choice => [choice.Condition],
        ElementAt element => element.Indices,
        Convert { Type: not RealType } convert => [convert.Operand],
        Binary { Type: not RealType } comparison => [comparison.Left, comparison.Right],
        _ => [],
    };

    /// <summary>What a statement may give a value: also what a call may write, and a history that is pushed to.</summary>
    private static IEnumerable<Variable> Targets(Statement statement) => Assigned(statement).Concat(
        statement.Expressions().SelectMany(e => e.Descendants()).OfType<Call>().SelectMany(c => Roots(c.Arguments.Select(a => a.Value))));

    private static IEnumerable<Variable> Assigned(Statement statement) => statement switch
    {
        Declare s => [s.Variable],
        Deconstruct s => s.Variables,
        Assign s => Roots([s.Target]),
        Push s => Roots([s.Stack]),
        Accumulate s => Roots([s.Target]),
        CopyInto s => Roots([s.Target]),
        InsertAt s => Roots([s.List]),
        _ => [],
    };

    private static IEnumerable<Variable> Roots(IEnumerable<Expr> places) => places.Select(p => p.Root()).OfType<Variable>();
}
