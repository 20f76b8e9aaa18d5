using System.Collections.Generic;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Matrices;

/// <summary>
/// How the columns of a matrix come from sweeps along directions: what stands before the loop, what directions a trip has, and where its
/// results go.
/// </summary>
internal abstract class MatrixSweeps
{
    /// <summary>The type of the tangent of a value of a type.</summary>
    public virtual IrType TypeOf(IrType type) => type;

    /// <summary>What the member takes behind the parameters of the method.</summary>
    public virtual IEnumerable<Parameter> Parameters => [];

    /// <summary>The matrix that a trip's results go into, and the column of it.</summary>
    public abstract Expr Target { get; }

    public abstract Expr Column { get; }

    /// <summary>What is returned.</summary>
    public abstract Expr Result { get; }

    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The columns.</param>
    public abstract IEnumerable<Statement> Start(Expr rows, Columns columns);

    public abstract IEnumerable<Statement> Directions(Columns columns, IReadOnlyList<Variable> directions);

    public abstract Statement Loop(Columns columns, IEnumerable<Statement> trip);
}
