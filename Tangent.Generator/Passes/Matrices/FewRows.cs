using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Matrices;

/// <summary>
/// A method that returns an array has as many rows in its Jacobian as that turns out to hold. Where they are few beside the columns, they
/// come by reverse mode, a row for each call of <c>FVjp</c>.
/// <code>
/// if (value.Length &lt; n / 8)
/// {
///     for (int row = 0; row &lt; value.Length; row++)
///     {
///         double[] seed = Flat.Unit(value, row, 0);
///         double[] dx = new double[x.Length];
///         FVjp(x, dx, seed);
///         Flat.ToRow(dx, jacobian, row, 0);
///     }
///     return jacobian;
/// }
/// </code>
/// </summary>
internal static class FewRows
{
    // What a row costs, in columns: a sweep forward and back against one forward, along four columns at once or along one.
    private const int ColumnsOfARowBesideSeveral = 8;
    private const int ColumnsOfARow = 2;

    /// <summary>Whether the Jacobian of a method has such a form: what the method is called with stays as it is.</summary>
    public static bool Suit(Function primal, IReadOnlyList<bool> wrt, FunctionTable functions) =>
        primal.ReturnType is ArrayType
        && Enumerable.Range(0, wrt.Count).Any(k => wrt[k] && primal.Parameters[k].Variable.Type.IsReference)
        && !primal.Parameters.Any(p => p.Passing is Passing.Ref or Passing.Out)
        && !new Restarts(primal, functions, new Fresh(primal with { Body = Block.Empty })).HasEffects;

    public static Statement Of(
        Function primal, IReadOnlyList<bool> wrt, Function vjp, Restarts restarts, Columns columns, MatrixSweeps sweeps, Variable value, Fresh fresh)
    {
        var row = new Local(fresh.Distinct("row", IrType.Int));
        var seed = new Declare(fresh.Distinct("seed", value.Type), Flattened.Unit(new Local(value), row, Build.IntLiteral(0)));
        List<Statement> trip = JacobianByRowsPass.Trip(primal, wrt, vjp, restarts, columns, seed, sweeps.Target, row, fresh);
        Expr rows = Flattened.Count(new Local(value));
        Expr few = new Binary(
            BinaryOperator.Divide,
            new Local(columns.Count),
            Build.IntLiteral(sweeps is SeveralSweeps ? ColumnsOfARowBesideSeveral : ColumnsOfARow),
            IrType.Int);
        return new If(
            new Binary(BinaryOperator.LessThan, rows, few, IrType.Bool),
            Block.Of(Columns.Loop(row.Variable, rows, trip), new Return(sweeps.Result)),
            Block.Empty);
    }
}
