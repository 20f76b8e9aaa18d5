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
    public static Function Run(Function primal, IReadOnlyList<bool> wrt, Function hvp, FunctionTable functions)
    {
        var fresh = new Fresh(primal with { Body = Block.Empty });
        var columns = new Columns(primal, wrt, fresh);
        var restarts = new Restarts(primal, functions, fresh);
        var type = new ArrayType(columns.Element, 2);
        var matrix = new Local(fresh.Distinct("hessian", type));
        var column = new Local(fresh.Distinct("column", IrType.Int));
        IReadOnlyList<Variable> directions = columns.Directions("v", fresh);
        List<Variable> products = columns.Inputs
            .Select(p => fresh.Distinct("h" + p.Variable.Name, Flattened.ArrayOf(p.Variable.Type)))
            .ToList();

        var call = new Call(
            new Callee(hvp.Id, hvp.Name) { TypeArguments = hvp.TypeArguments },
            restarts.Arguments.Concat(directions.Select(v => new Argument(Passing.Value, new Local(v)))).ToEquatable(),
            hvp.ReturnType);
        var trip = new List<Statement>(restarts.Each);
        trip.AddRange(columns.Units(directions, column));
        trip.Add(products.Count == 1 ? new Declare(products[0], call) : new Deconstruct(products.ToEquatable(), call));
        trip.AddRange(products.SelectMany((h, i) => Flattened.ToColumn(new Local(h), matrix, columns.Offsets[i], column)));

        var body = new List<Statement>(columns.Start());
        var count = new Local(columns.Count);
        body.Add(new Declare(matrix.Variable, new NewArray(type, EquatableArray.Of<Expr>(count, count))));
        body.AddRange(restarts.Start(result: null));
        body.Add(Columns.Loop(column.Variable, count, trip));
        body.AddRange(restarts.End);
        body.Add(new Return(matrix));
        return primal with { ReturnType = type, Body = new Block(body.ToEquatable()), NextId = fresh.NextId };
    }
}
