using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// What evaluating an expression again costs, in additions. A stored value costs a write and a read of memory, and the
/// memory; a transcendental function costs more than that, a few additions and products less.
/// </summary>
internal static class Cost
{
    /// <summary>What is at most this dear is evaluated again rather than stored.</summary>
    public const int Cheap = 8;

    /// <summary>The same where keeping costs no memory: the value stays in a local.</summary>
    public const int CheapBesideLocal = 2;

    private const int Never = 1_000_000;

    public static int Of(Expr expr)
    {
        int own = expr switch
        {
            Literal or Zero or Local or DefaultOf or Convert or LengthOf or Stopped or TupleItem or AsSpan or Slice => 0,
            Binary { Operator: BinaryOperator.Divide or BinaryOperator.Remainder, Type: RealType } => 4,
            Unary or Binary or Conditional or ElementAt => 1,
            MathCall { Owner: Lanes.Owner, Function: Lanes.Same } => 1,
            MathCall { Function: "Abs" or "Max" or "Min" or "Floor" or "Ceiling" or "Truncate" or "Sign" or "CopySign" } => 2,
            MathCall { Function: "Sqrt" } => 6,
            MathCall or RuledCall => 20,
            Code { IsPure: true, Operands.Count: 0 } => 1,
            Code { IsPure: true, Operands: [Local] } test when test.Template.StartsWith("{0} is ", System.StringComparison.Ordinal) => 1,
            _ => Never,
        };
        return expr.Type is SpanType && own < Never ? 0 : own + expr.Children().Sum(Of);
    }
}
