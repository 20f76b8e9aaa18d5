using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Matrices;

/// <summary>
/// The Hessian, a column for each call of <c>FHvp</c>.
/// <code>
/// for (int column = 0; column &lt; n; column++)
/// {
///     double[] vw = Flat.Unit(w, column, 1.0);
///     double[] hw = FHvp(w, vw);
///     Flat.ToColumn(hw, hessian, 0, column);
/// }
/// </code>
/// </summary>
internal static class HessianPass
{
    public static Function Dense(Function primal, IReadOnlyList<bool> wrt, Function hvp, FunctionTable functions) =>
        Run(primal, wrt, hvp, functions, (columns, fresh) => new DenseSweeps("hessian", columns, fresh));

    public static Function Several(Function primal, IReadOnlyList<bool> wrt, Function hvps, FunctionTable functions) =>
        Run(primal, wrt, hvps, functions, (columns, fresh) => new SeveralSweeps("hessian", columns, fresh));

    public static Function Sparse(Function primal, IReadOnlyList<bool> wrt, Function hvp, FunctionTable functions) =>
        Run(primal, wrt, hvp, functions, (columns, fresh) => new SparseForm(columns, fresh, isSymmetric: true));

    public static Function SeveralSparse(Function primal, IReadOnlyList<bool> wrt, Function hvps, FunctionTable functions) =>
        Run(primal, wrt, hvps, functions, (columns, fresh) => new SeveralSparseForm(columns, fresh, isSymmetric: true));

    private static Function Run(
        Function primal,
        IReadOnlyList<bool> wrt,
        Function hvp,
        FunctionTable functions,
        System.Func<Columns, Fresh, MatrixSweeps> form)
    {
        var fresh = new Fresh(primal with { Body = Block.Empty });
        var columns = new Columns(primal, wrt, fresh);
        var restarts = new Restarts(primal, functions, fresh);
        MatrixSweeps sweeps = form(columns, fresh);
        IReadOnlyList<Variable> directions = columns.Directions("v", fresh, sweeps.TypeOf);
        List<Variable> products = columns.Inputs
            .Select(p => fresh.Distinct("h" + p.Variable.Name, sweeps.TypeOf(Flattened.ArrayOf(p.Variable.Type))))
            .ToList();

        var call = new Call(
            new Callee(hvp.Id, hvp.Name) { TypeArguments = hvp.TypeArguments },
            restarts.Arguments.Concat(directions.Select(v => new Argument(Passing.Value, new Local(v)))).ToEquatable(),
            hvp.ReturnType);
        var trip = new List<Statement>(restarts.Each);
        trip.AddRange(sweeps.Directions(columns, directions));
        trip.Add(products.Count == 1 ? new Declare(products[0], call) : new Deconstruct(products.ToEquatable(), call));
        trip.AddRange(products.SelectMany((h, i) => Flattened.ToColumn(new Local(h), sweeps.Target, columns.Offsets[i], sweeps.Column)));

        var body = new List<Statement>(columns.Start());
        body.AddRange(sweeps.Start(new Local(columns.Count), columns));
        body.AddRange(restarts.Start(result: null));
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
}
