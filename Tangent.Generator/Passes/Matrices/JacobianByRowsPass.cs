using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Matrices;

/// <summary>
/// The Jacobian by reverse mode, a row for each call of <c>FVjp</c>: for a method with a few results and arrays to differentiate.
/// <code>
/// for (int row = 0; row &lt; 2; row++)
/// {
///     (double, double) seed = (row == 0 ? 1 : 0, row == 1 ? 1 : 0);
///     double[] dw = new double[w.Length];
///     FVjp(w, dw, seed);
///     Flat.ToRow(dw, jacobian, row, 0);
/// }
/// </code>
/// </summary>
internal static class JacobianByRowsPass
{
    /// <summary>Whether the number of rows is known, and small beside that of the columns as far as one can tell.</summary>
    public static bool Suits(Function primal, IReadOnlyList<bool> wrt) =>
        primal.ReturnType is RealType or TupleType
        && Enumerable.Range(0, wrt.Count).Any(k => wrt[k] && primal.Parameters[k].Variable.Type.IsReference);

    public static Function Run(Function primal, IReadOnlyList<bool> wrt, Function vjp, FunctionTable functions)
    {
        var fresh = new Fresh(primal with { Body = Block.Empty });
        var columns = new Columns(primal, wrt, fresh);
        var restarts = new Restarts(primal, functions, fresh);
        var type = new ArrayType(columns.Element, 2);
        var matrix = new Local(fresh.Distinct("jacobian", type));
        var row = new Local(fresh.Distinct("row", IrType.Int));
        var seed = new Local(fresh.Distinct("seed", primal.ReturnType));
        List<Statement> trip = Trip(primal, wrt, vjp, restarts, columns, new Declare(seed.Variable, Flattened.Unit(seed, row, Build.IntLiteral(0))), matrix, row, fresh);

        Expr rows = Flattened.Count(seed);
        var body = new List<Statement>(columns.Start());
        body.Add(new Declare(matrix.Variable, new NewArray(type, EquatableArray.Of(rows, new Local(columns.Count)))));
        body.AddRange(restarts.Start(result: null));
        body.Add(Columns.Loop(row.Variable, rows, trip));
        body.AddRange(restarts.End);
        body.Add(new Return(matrix));
        return primal with { ReturnType = type, Body = new Block(body.ToEquatable()), NextId = fresh.NextId };
    }

    /// <summary>One row: a call of <c>FVjp</c> with the seed that is declared.</summary>
    public static List<Statement> Trip(
        Function primal, IReadOnlyList<bool> wrt, Function vjp, Restarts restarts, Columns columns, Declare seed, Expr matrix, Local row, Fresh fresh)
    {
        IReadOnlyList<Variable> adjoints = columns.Directions("d", fresh, type => type);
        var trip = new List<Statement>(restarts.Each) { seed };
        AddCall(trip, primal, wrt, vjp, restarts, columns, adjoints, new Local(seed.Variable), fresh);
        trip.AddRange(adjoints.SelectMany((d, i) => Flattened.ToRow(new Local(d), matrix, row, columns.Offsets[i])));
        return trip;
    }

    private static void AddCall(
        List<Statement> trip,
        Function primal,
        IReadOnlyList<bool> wrt,
        Function vjp,
        Restarts restarts,
        Columns columns,
        IReadOnlyList<Variable> adjoints,
        Local seed,
        Fresh fresh)
    {
        var buffers = new List<Argument>();
        var returned = new List<Variable> { fresh.Variable("_", primal.ReturnType) };
        foreach (int k in Enumerable.Range(0, wrt.Count).Where(k => wrt[k]))
        {
            Parameter parameter = primal.Parameters[k];
            int input = columns.Inputs.ToList().IndexOf(parameter);
            Variable adjoint = input >= 0 ? adjoints[input] : fresh.Distinct("d" + parameter.Variable.Name, parameter.Variable.Type);
            if (parameter.Variable.Type.IsReference)
            {
                trip.Add(new Declare(adjoint, new ZerosLike(new Local(parameter.Variable), adjoint.Type)));
                buffers.Add(new Argument(Passing.Value, new Local(adjoint)));
            }
            else if (parameter.Passing is Passing.Ref or Passing.Out)
            {
                trip.Add(new Declare(adjoint, Hoist.InitialAdjoint(adjoint.Type)));
                buffers.Add(new Argument(Passing.Ref, new Local(adjoint)));
            }
            else
            {
                returned.Add(adjoint);
            }
        }

        var call = new Call(
            new Callee(vjp.Id, vjp.Name) { TypeArguments = vjp.TypeArguments },
            restarts.Arguments.Concat(buffers).Append(new Argument(Passing.Value, seed)).ToEquatable(),
            vjp.ReturnType);
        trip.Add(returned.Count > 1 ? new Deconstruct(returned.ToEquatable(), call) : new Do(call));
    }
}
