using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Matrices;

/// <summary>
/// Writes out what a Hessian or Jacobian calls the runtime for, so that the matrix can be differentiated.
/// <code>
/// Flat.ToColumn(h, hessian, 0, column);      →      for (int i = 0; i &lt; h.Length; i++)
///                                                   {
///                                                       hessian[i, column] = h[i];
///                                                   }
/// </code>
/// So are the copies that put vectors back between the columns (<see cref="Restarts"/>).
/// </summary>
internal sealed class FlatAsLoops : IrRewriter
{
    private readonly Fresh _fresh;

    private FlatAsLoops(Fresh fresh) => _fresh = fresh;

    public static Function Run(Function function)
    {
        var fresh = new Fresh(function);
        Block body = new FlatAsLoops(fresh).Visit(function.Body);
        return function with { Body = body, NextId = fresh.NextId };
    }

    public override IEnumerable<Statement> Visit(Statement statement) => statement switch
    {
        Do { Value: Code { Template: Flattened.ToColumnTemplate, Operands: var operands } } =>
            Stores(operands, place => (Flattened.Sum(operands[2], place), operands[3])),
        Do { Value: Code { Template: Flattened.ToRowTemplate, Operands: var operands } } =>
            Stores(operands, place => (operands[2], Flattened.Sum(operands[3], place))),
        CopyInto copy when Restarts.IsVector(copy.Target.Type) => new[] { Copy(copy) },
        _ => base.Visit(statement),
    };

    private Statement Copy(CopyInto copy)
    {
        var index = new Local(_fresh.Variable("i", IrType.Int));
        ElementAt At(Expr vector) => new(vector, EquatableArray.Of<Expr>(index), SpanElements.TypeOf(vector));
        return Columns.Loop(index.Variable, new LengthOf(copy.From), new[] { new Assign(At(copy.Target), At(copy.From)) });
    }

    private IEnumerable<Statement> Stores(EquatableArray<Expr> operands, System.Func<Expr, (Expr Row, Expr Column)> placeOf)
    {
        Expr value = operands[0];
        Expr matrix = operands[1];
        var place = new Local(_fresh.Variable("place", IrType.Int));
        Statement Store(Expr element)
        {
            (Expr row, Expr column) = placeOf(place);
            return new Assign(new ElementAt(matrix, EquatableArray.Of(row, column), element.Type), element);
        }

        var next = new Assign(place, new Binary(BinaryOperator.Add, place, Build.IntLiteral(1), IrType.Int));
        yield return new Declare(place.Variable, Build.IntLiteral(0));
        yield return Loop(value, EquatableArray<Expr>.Empty, element => new[] { Store(element), next });
    }

    /// <summary>Loops over all elements, the last index running fastest.</summary>
    private Statement Loop(Expr value, EquatableArray<Expr> indices, System.Func<Expr, IEnumerable<Statement>> body)
    {
        int rank = value.Type is ArrayType array ? array.Rank : 1;
        var index = new Local(_fresh.Variable("i", IrType.Int));
        EquatableArray<Expr> own = indices.Append(index).ToEquatable();
        IrType type = value.Type is SpanType span ? span.Element : ((ArrayType)value.Type).Element;
        IEnumerable<Statement> inner;
        if (own.Count < rank)
        {
            inner = new[] { Loop(value, own, body) };
        }
        else
        {
            var element = new ElementAt(value, own, type);
            inner = type is RealType ? body(element) : new[] { Loop(element, EquatableArray<Expr>.Empty, body) };
        }

        return Columns.Loop(index.Variable, new LengthOf(value, rank > 1 ? own.Count - 1 : null), inner);
    }
}
