using System.Collections.Generic;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;

namespace Tangent.Generator.Passes;

/// <summary>Finds the rule of an operation, whichever kind of node it is.</summary>
internal static class Rule
{
    public static MathRule? Of(Expr expr) => expr switch
    {
        Unary unary => OperatorRules.Find(unary),
        Binary binary => OperatorRules.Find(binary),
        MathCall call => MathRules.Find(call),
        RuledCall { Partials.Count: > 0 } call => DeclaredRule.Of(call),
        _ => null,
    };

    public static IReadOnlyList<Expr> Arguments(Expr operation) => operation switch
    {
        Unary unary => new[] { unary.Operand },
        Binary binary => new[] { binary.Left, binary.Right },
        MathCall call => call.Arguments,
        RuledCall call => call.Arguments,
        _ => System.Array.Empty<Expr>(),
    };

    /// <summary>The operation with other arguments.</summary>
    public static Expr With(Expr operation, IReadOnlyList<Expr> arguments) => operation switch
    {
        Unary unary => unary with { Operand = arguments[0] },
        Binary binary => binary with { Left = arguments[0], Right = arguments[1] },
        MathCall call => call with { Arguments = Support.EquatableArray.ToEquatable(arguments) },
        RuledCall call => call with { Arguments = Support.EquatableArray.ToEquatable(arguments) },
        _ => operation,
    };
}
