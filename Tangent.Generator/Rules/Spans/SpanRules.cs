using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Rules.Spans;

/// <summary>Every member of <c>TensorPrimitives</c>, declared one way or another.</summary>
internal static class SpanRules
{
    /// <summary>The name under which <c>x.CopyTo(y)</c> goes among the members.</summary>
    public const string Copy = "CopyTo";

    // Those that System.Math has not, only double and float.
    private static readonly HashSet<string> OfNumbers =
    [
        "AcosPi", "AsinPi", "Atan2Pi", "AtanPi", "CosPi", "DegreesToRadians", "Exp10", "Exp10M1", "Exp2", "Exp2M1", "ExpM1", "Hypot",
        "Ieee754Remainder", "Lerp", "Log10P1", "Log2P1", "LogP1", "MaxMagnitudeNumber", "MaxNumber", "MinMagnitudeNumber", "MinNumber",
        "MultiplyAddEstimate", "RadiansToDegrees", "ReciprocalEstimate", "ReciprocalSqrtEstimate", "RootN", "SinCosPi", "SinPi", "TanPi",
    ];

    // Any number of arguments: what they are makes no difference.
    private const int Any = 0;

    private static readonly Dictionary<(string, int, bool), SpanRule> Rules =
        ElementwiseSpanRules.All.Append(ElementwiseSpanRules.Copy).Concat(ReductionSpanRules.All).Concat(OtherSpanRules.All).ToDictionary(r => (r.Member, r.Sources, r.IsReduction));

    /// <summary>The rule of a member, null where nothing is declared about it.</summary>
    public static SpanRule? Find(string member, int sources, bool isReduction) =>
        Rules.TryGetValue((member, sources, isReduction), out SpanRule? rule) || Rules.TryGetValue((member, Any, isReduction), out rule) ? rule : null;

    public static SpanRule Of(SpanCall call) => Find(call.Member, call.Arguments.Count - call.Written, call.Written == 0)!;

    /// <summary>The library that functions of single numbers are written with in a derivative of the member.</summary>
    public static string Library(string member, IrType type) => OfNumbers.Contains(member)
        ? type == IrType.Single ? "float" : "double"
        : type == IrType.Single ? "MathF" : "Math";

    /// <summary>The rule of one element.</summary>
    public static MathRule Elementwise(SpanCall call, IEnumerable<Expr> arguments) =>
        new(Of(call).Element!, Library(call.Member, call.Element), call.Element, arguments);

    /// <summary>One element of the destination computed anew, where what was computed can't be read any more.</summary>
    public static Expr ValueOf(SpanCall call, IReadOnlyList<Expr> arguments)
    {
        IrType type = call.Element;
        return call.Member switch
        {
            "Divide" => new Binary(BinaryOperator.Divide, arguments[0], arguments[1], type),
            "Remainder" => new Binary(BinaryOperator.Remainder, arguments[0], arguments[1], type),
            _ => Build.Function(Library(call.Member, type), call.Member, type, arguments.ToArray()),
        };
    }
}
