using System.Collections.Generic;
using System.Linq;

namespace Tangent.Generator.Rules.Spans;

/// <summary>Members with rules of their own, members that work on integers or answer questions, and those that are refused.</summary>
internal static class OtherSpanRules
{
    private const string Half = "numbers of type Half are not supported there; use float or double";

    public static IEnumerable<SpanRule> All { get; } =
    [
        new("SoftMax", 1, false, SpanRuleKind.SoftMax),
        new("SinCos", 1, false, SpanRuleKind.SinCos),
        new("SinCosPi", 1, false, SpanRuleKind.SinCos),
        new("ConvertChecked", 1, false, SpanRuleKind.Conversion),
        new("ConvertSaturating", 1, false, SpanRuleKind.Conversion),
        new("ConvertTruncating", 1, false, SpanRuleKind.Conversion),
        .. Refused(Half, "ConvertToHalf", "ConvertToSingle"),
        .. Refused("the bits of a number have no derivative", "BitwiseAnd", "BitwiseOr", "Xor", "OnesComplement"),
        .. Constants(
            reduction: true, "IndexOfMax", "IndexOfMaxMagnitude", "IndexOfMin", "IndexOfMinMagnitude", "HammingDistance", "HammingBitDistance", "PopCount"),
        .. Constants(
            reduction: false, "ConvertToInteger", "ConvertToIntegerNative", "ILogB", "Sign", "DivRem", "LeadingZeroCount", "PopCount", "RotateLeft",
            "RotateRight", "ShiftLeft", "ShiftRightArithmetic", "ShiftRightLogical", "TrailingZeroCount"),
        .. new[]
        {
            "Canonical", "ComplexNumber", "EvenInteger", "Finite", "ImaginaryNumber", "Infinity", "Integer", "NaN", "Negative", "NegativeInfinity", "Normal",
            "OddInteger", "Positive", "PositiveInfinity", "Pow2", "RealNumber", "Subnormal", "Zero",
        }.SelectMany(question => Constants(reduction: false, "Is" + question).Concat(Constants(reduction: true, "Is" + question + "All", "Is" + question + "Any"))),
    ];

    private static IEnumerable<SpanRule> Refused(string reason, params string[] members) =>
        members.Select(m => new SpanRule(m, 0, false, SpanRuleKind.Refused) { Reason = reason });

    private static IEnumerable<SpanRule> Constants(bool reduction, params string[] members) =>
        members.Select(m => new SpanRule(m, 0, reduction, SpanRuleKind.Constant));
}
