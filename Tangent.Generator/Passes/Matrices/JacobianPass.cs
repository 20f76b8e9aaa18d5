using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Matrices;

/// <summary>
/// The Jacobian by forward mode, a column for each call of <c>FJvp</c>.
/// <code>
/// for (int column = 0; column &lt; n; column++)
/// {
///     double[] dx = Flat.Unit(x, column, 1.0);
///     (double[] _, double[] tangent) = FJvp(x, dx);
///     Flat.ToColumn(tangent, jacobian, 0, column);
/// }
/// </code>
/// Its rows are what the method returns; where it returns nothing, what it leaves in its arguments.
/// </summary>
internal static class JacobianPass
{
    /// <param name="primal">The method.</param>
    /// <param name="wrt">For each parameter whether it is differentiated.</param>
    /// <param name="jvp">Its derivative in forward mode.</param>
    /// <param name="vjp">Its derivative in reverse mode, where few rows may go by that (<see cref="FewRows"/>); null where not.</param>
    /// <param name="functions">The functions there are.</param>
    public static Function Dense(Function primal, IReadOnlyList<bool> wrt, Function jvp, Function? vjp, FunctionTable functions) =>
        Run(primal, wrt, jvp, functions, (columns, fresh) => new DenseSweeps("jacobian", columns, fresh), vjp);

    public static Function Several(Function primal, IReadOnlyList<bool> wrt, Function jvps, Function? vjp, FunctionTable functions) =>
        Run(primal, wrt, jvps, functions, (columns, fresh) => new SeveralSweeps("jacobian", columns, fresh), vjp);

    public static Function Sparse(Function primal, IReadOnlyList<bool> wrt, Function jvp, FunctionTable functions) =>
        Run(primal, wrt, jvp, functions, (columns, fresh) => new SparseForm(columns, fresh, isSymmetric: false));

    public static Function SeveralSparse(Function primal, IReadOnlyList<bool> wrt, Function jvps, FunctionTable functions) =>
        Run(primal, wrt, jvps, functions, (columns, fresh) => new SeveralSparseForm(columns, fresh, isSymmetric: false));

    private static Function Run(
        Function primal,
        IReadOnlyList<bool> wrt,
        Function jvp,
        FunctionTable functions,
        System.Func<Columns, Fresh, MatrixSweeps> form,
        Function? vjp = null)
    {
        var fresh = new Fresh(primal with { Body = Block.Empty });
        var columns = new Columns(primal, wrt, fresh);
        var restarts = new Restarts(primal, functions, fresh);
        MatrixSweeps sweeps = form(columns, fresh);
        Variable tangent = fresh.Distinct("tangent", sweeps.TypeOf(primal.ReturnType));
        Variable? value = primal.ReturnType.IsReference ? fresh.Distinct("value", primal.ReturnType) : null;

        var tangents = new List<(Parameter Parameter, Variable Tangent)>();
        IReadOnlyList<Variable> directions = columns.Directions("d", fresh, sweeps.TypeOf);
        foreach (int k in Enumerable.Range(0, wrt.Count).Where(k => wrt[k]))
        {
            Parameter parameter = primal.Parameters[k];
            int input = columns.Inputs.ToList().IndexOf(parameter);
            Variable moving = input >= 0 ? directions[input] : fresh.Distinct("d" + parameter.Variable.Name, sweeps.TypeOf(parameter.Variable.Type));
            tangents.Add((parameter, moving));
        }

        bool returns = primal.ReturnType.CarriesDerivative;
        List<(Expr Value, Expr Tangent)> rows = returns
            ? new List<(Expr, Expr)> { (new Local(value ?? tangent), new Local(tangent)) }
            : tangents
                .Where(t => IsOutput(primal, t.Parameter, functions))
                .Select(t => ((Expr)new Local(t.Parameter.Variable), (Expr)new Local(t.Tangent)))
                .ToList();
        IReadOnlyList<Expr> offsets = Flattened.Offsets(rows.Select(r => r.Value));

        var trip = new List<Statement>(restarts.Each);
        trip.AddRange(sweeps.Directions(columns, directions));
        trip.AddRange(tangents.Where(t => t.Parameter.Passing == Passing.Out).Select(t => new Declare(t.Tangent, null)));
        trip.Add(Forward(primal, jvp, restarts, tangents, tangent, fresh));
        trip.AddRange(rows.SelectMany((r, i) => Flattened.ToColumn(r.Tangent, sweeps.Target, offsets[i], sweeps.Column)));

        // How many rows there are shows when an array is returned.
        var body = new List<Statement>(columns.Start());
        body.AddRange(restarts.Start(value));
        body.AddRange(sweeps.Start(offsets[rows.Count], columns));
        if (vjp is not null)
        {
            body.Add(FewRows.Of(primal, wrt, vjp, restarts, columns, sweeps, value!, fresh));
        }

        body.Add(sweeps.Loop(columns, trip));
        body.AddRange(restarts.End);
        body.Add(new Return(sweeps.Result));
        return primal with
        {
            Parameters = primal.Parameters.Concat(sweeps.Parameters).ToEquatable(),
            ReturnType = sweeps.Result.Type,
            Body = new Block(body.ToEquatable()),
            NextId = fresh.NextId,
        };
    }

    private static Statement Forward(
        Function primal,
        Function jvp,
        Restarts restarts,
        IEnumerable<(Parameter Parameter, Variable Tangent)> tangents,
        Variable tangent,
        Fresh fresh)
    {
        IEnumerable<Argument> moving = tangents.Select(t => new Argument(
            t.Parameter.Passing is Passing.Ref or Passing.Out ? t.Parameter.Passing : Passing.Value, new Local(t.Tangent)));
        var call = new Call(new Callee(jvp.Id, jvp.Name) { TypeArguments = jvp.TypeArguments }, restarts.Arguments.Concat(moving).ToEquatable(), jvp.ReturnType);
        return primal.ReturnType.CarriesDerivative
            ? new Deconstruct(EquatableArray.Of(fresh.Variable("_", primal.ReturnType), tangent), call)
            : new Do(call);
    }

    private static bool IsOutput(Function primal, Parameter parameter, FunctionTable functions) =>
        parameter.Passing is Passing.Ref or Passing.Out
        || (parameter.Variable.Type.IsReference && functions.MayWrite(primal.Id, primal.Parameters.ToList().IndexOf(parameter)));
}
