using Tangent.Generator.IR;
using Tangent.Generator.Rules.Spans;

namespace Tangent.Generator.Passes.Spans;

/// <summary>The derivatives of sine and cosine, each read off the other's destination.</summary>
internal static class SinCosRule
{
    public static Expr Partial(SpanCall call, int destination, Variable index)
    {
        Expr other = SpanElements.At(call.Destinations[1 - destination], new Local(index));
        Expr partial = destination == 0 ? other : Build.Negate(other);
        return call.Member == "SinCosPi"
            ? Build.Multiply(new Literal(SpanRules.Library(call.Member, call.Element) + ".Pi", call.Element), partial)
            : partial;
    }
}
