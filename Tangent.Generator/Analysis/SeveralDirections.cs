using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Analysis;

/// <summary>
/// Whether a function can be moved along several directions at once: all its numbers are of type <c>double</c>, in storage whose tangents the
/// runtime can make. Where not, each direction takes a sweep of its own.
/// </summary>
internal static class SeveralDirections
{
    public static bool Suit(Function function, FunctionTable functions)
    {
        var seen = new HashSet<string>();
        var open = new Stack<Function>();
        open.Push(function);
        while (open.Count > 0)
        {
            Function next = open.Pop();
            if (!IsSuited(next))
            {
                return false;
            }

            foreach (Call call in ExpressionsOf(next).OfType<Call>())
            {
                if (seen.Add(call.Callee.Id) && functions.Find(call.Callee.Id) is Function callee)
                {
                    open.Push(callee);
                }
            }
        }

        return true;
    }

    private static bool IsSuited(Function function) => function.Foreign is null
        && HasTangents(function.ReturnType)
        && function.Parameters.All(p => HasTangents(p.Variable.Type))
        && function.Body.AllStatements().All(s => s is not (For { IsParallel: true } or Accumulate { Target.Type: ListType }))
        && ExpressionsOf(function).All(e => HasTangents(e.Type) && e is not (SpanCall or NewObject or Lambda or ZerosLike { Among: not null }));

    private static IEnumerable<Expr> ExpressionsOf(Function function) =>
        function.Body.AllStatements().SelectMany(s => s.Expressions()).SelectMany(e => e.Descendants());

    private static bool HasTangents(IrType type) => type switch
    {
        RealType => type == IrType.Double,
        ArrayType { Element: ArrayType { Element: RealType } rows } => rows.Rank == 1 && HasTangents(rows.Element),
        ArrayType { Element: ArrayType { Element: ArrayType } deep } => !deep.CarriesDerivative,
        ArrayType { Element: TupleType } => !type.CarriesDerivative,
        ArrayType array => HasTangents(array.Element),
        SpanType span => HasTangents(span.Element),
        ListType list => list.Element is RealType or PlainType && HasTangents(list.Element),
        StackType stack => HasTangents(stack.Element),
        SnapshotType snapshot => HasTangents(snapshot.Source),
        TupleType tuple => tuple.Elements.All(e => HasTangents(e.Type)),
        PlainType or VoidType or TapeType => true,
        _ => false,
    };
}
