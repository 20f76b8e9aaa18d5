using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Cleanup;

namespace Tangent.Generator.Passes.Matrices;

/// <summary>
/// <c>FVjp</c> taken apart at its middle, where the backward sweep can run again: it changes adjoints only, all of which start in it, and the
/// forward sweep knows nothing of the seed.
/// </summary>
internal sealed record RepeatableSweep(
    IReadOnlyList<Statement> Forward,
    IReadOnlyList<Statement> Backward,
    IReadOnlyList<Variable> Declared,
    IReadOnlyList<Variable> Buffers,
    IReadOnlyList<Expr> Scalars,
    Variable Seed)
{
    /// <param name="vjp">The method's <c>FVjp</c>: its own parameters, the buffers, the seed.</param>
    /// <param name="primal">The method.</param>
    /// <returns>Null where the backward sweep can't be repeated.</returns>
    public static RepeatableSweep? Of(Function vjp, Function primal)
    {
        List<Statement> statements = vjp.Body.Statements.ToList();
        int middle = statements.FindIndex(s => s is Note);
        if (middle < 0 || statements[statements.Count - 1] is not Return { Value: Expr returned })
        {
            return null;
        }

        List<Variable> buffers = vjp.Parameters.Skip(primal.Parameters.Count).Select(p => p.Variable).ToList();
        Variable seed = buffers[buffers.Count - 1];
        buffers.RemoveAt(buffers.Count - 1);
        var derivatives = new HashSet<int>(buffers.Append(seed).Select(v => v.Id));
        List<Statement> forward = statements.Take(middle).Where(s => !IsGuardOf(s, derivatives)).ToList();
        List<Statement> backward = statements.Skip(middle + 1).Take(statements.Count - middle - 2).ToList();
        List<Statement> all = backward.SelectMany(s => Block.Of(s).AllStatements()).ToList();
        List<Variable> declared = all.SelectMany(Fresh.Declared).ToList();
        var own = new HashSet<int>(declared.Select(v => v.Id));
        var changeable = new HashSet<int>(own.Concat(buffers.Select(v => v.Id)));
        return forward.SelectMany(s => Block.Of(s).AllStatements()).All(s => IsPrimal(s, derivatives))
            && all.All(s => OnlyAdjoints(s, own, changeable))
            ? new RepeatableSweep(forward, backward, declared, buffers, ScalarsOf(returned, primal), seed)
            : null;
    }

    /// <summary>The derivatives of the parameters that are numbers, which stand behind the value.</summary>
    private static List<Expr> ScalarsOf(Expr returned, Function primal) =>
        returned is TupleOf all && !all.Type.Equals(primal.ReturnType) ? all.Items.Skip(1).ToList() : [];

    private static bool IsGuardOf(Statement statement, HashSet<int> buffers) =>
        statement is Do { Value: Code guard } && guard.Variables().Any(v => buffers.Contains(v.Id));

    private static bool IsPrimal(Statement statement, HashSet<int> derivatives) =>
        Fresh.Declared(statement).All(v => v.ShadowOf is null && v.DerivativeOf is null)
        && !statement.Expressions().SelectMany(e => e.Variables()).Any(v => derivatives.Contains(v.Id) || v.ShadowOf is not null || v.DerivativeOf is not null);

    private static bool OnlyAdjoints(Statement statement, HashSet<int> own, HashSet<int> changeable) => statement switch
    {
        Declare { Value: null or Expr } or If or For or Scope or Note or Release => Tidy.AssignedBy(statement).All(own.Contains),
        Assign { Target: Local or ElementAt } assign => assign.Target.Root() is Variable root && (assign.Target is Local ? own : changeable).Contains(root.Id),
        Accumulate sum => sum.Target.Root() is Variable root && changeable.Contains(root.Id),
        _ => false,
    } && statement.Expressions().SelectMany(e => e.Descendants()).All(e => e is not (Call or SpanCall or Pop or Rent or NewStack or Code { IsPure: false }));
}
