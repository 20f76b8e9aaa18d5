using System;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Calls of the mathematical library, each with arguments inside its domain.</summary>
internal sealed partial class MethodWriter
{
    private Term Function(int depth)
    {
        Term x = Bounded(Number(depth), choices.Of(4.0, 4, 30));
        Term y = Bounded(Number(depth), 4);
        Term tame = Bounded(x, 4);
        string offset = Literal(Math.Ceiling(x.Bound) + 1) + ".0";
        string above = $"{offset} + {x.At(Level.Product)}"; // at least 1
        string inside = $"{x.At(Level.Product)} / {Literal(Math.Ceiling(x.Bound) + 0.5)}"; // inside (-1, 1)
        double most = 2 * (x.Bound + 2);
        (string text, double bound) = choices.Weighted<(string, double)>(
            (14, ($"Math.Sin({x.Text})", 1)),
            (12, ($"Math.Cos({x.Text})", 1)),
            (10, ($"Math.Tanh({x.Text})", 1)),
            (7, ($"Math.Exp({tame.Text})", Math.Exp(tame.Bound))),
            (5, ($"Math.Exp(-({tame.At(Level.Primary)} * {tame.At(Level.Primary)}))", 1)),
            (5, ($"Math.Log({above})", Math.Log(most))),
            (7, ($"Math.Sqrt({above})", Math.Sqrt(most))),
            (5, ($"Math.Sqrt(1 + {x.At(Level.Unary)} * {x.At(Level.Unary)})", 1 + x.Bound)),
            (3, ($"Math.Pow({above}, {choices.Of("2", "3", "0.5", "-1", "1.5")})", Math.Pow(most, 3))),
            (2, ($"Math.Pow({above}, {Bounded(y, 1).Text})", most)),
            (1, ($"Math.Pow({y.Text}, {choices.Of("2", "3", "0", "1")})", 64)),
            (3, ($"Math.Abs({x.Text})", x.Bound)),
            (4, ($"Math.Max({x.Text}, {y.Text})", Math.Max(x.Bound, y.Bound))),
            (4, ($"Math.Min({x.Text}, {y.Text})", Math.Max(x.Bound, y.Bound))),
            (3, ($"Math.Atan2({y.Text}, {above})", 1.6)),
            (3, ($"Math.Atan({x.Text})", 1.6)),
            (1, ($"Math.Asin({inside})", 1.6)),
            (1, ($"Math.Acos({inside})", 3.2)),
            (1, ($"Math.Atanh({inside})", 10)),
            (1, ($"Math.Asinh({x.Text})", 5)),
            (1, ($"Math.Acosh(0.5 + {above})", 6)),
            (1, ($"Math.Sinh({tame.Text})", 30)),
            (1, ($"Math.Cosh({tame.Text})", 30)),
            (1, ($"Math.Tan({Bounded(x, 1).Text})", 1.6)),
            (1, ($"Math.Cbrt({above})", most)),
            (1, ($"Math.Log2({above})", 8)),
            (1, ($"Math.Log10({above})", 3)),
            (1, ($"double.Exp2({tame.Text})", 16)),
            (1, ($"double.Hypot({y.Text}, {above})", most + 4)),
            (1, ($"double.Lerp({x.Text}, {y.Text}, {Bounded(y, 1).Text})", 9 * Math.Max(x.Bound, y.Bound))),
            (1, ($"Math.FusedMultiplyAdd({x.Text}, {y.Text}, {tame.Text})", (x.Bound * y.Bound) + 4)),
            (1, ($"Math.IEEERemainder({x.Text}, 1.5)", 1)),
            (1, ($"Math.CopySign({x.Text}, {y.Text})", x.Bound)),
            (1, ($"Math.Clamp({x.Text}, -0.5, 1.5)", 1.5)),
            (1, ($"Math.{choices.Of("Floor", "Round", "Ceiling", "Truncate")}(1.0 * {x.At(Level.Unary)})", x.Bound + 1)),
            (1, ($"Math.Sign({x.Text})", 1)));
        return new Term(text, bound, Level.Primary);
    }
}
