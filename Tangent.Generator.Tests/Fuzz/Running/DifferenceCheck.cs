using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Tangent.Generator.Tests.Fuzz.Oracle;

namespace Tangent.Generator.Tests.Fuzz.Running;

/// <summary>Numbers at a point, and the smooth piece of the function that they were found on.</summary>
internal sealed record Sample(ulong Piece, double[] Numbers);

/// <summary>
/// The oracle's tangents, which the derivatives' have just been found equal to, or the products with the Hessian, against central
/// differences twice extrapolated (Richardson). A step over a kink shows in the trace of the run; a smaller one is tried then, and a point where the smallest one still
/// meets a kink is counted. Where the extrapolations of two orders disagree the point is ill-conditioned and counted.
/// </summary>
internal sealed class DifferenceCheck(Findings findings, Func<double[], Sample> at)
{
    private static readonly double[] Steps = [1e-3, 1e-4, 2e-5, 4e-6, 8e-7];

    public void Check(
        double[] point, double[] direction, bool[] isActive, IReadOnlyList<Dual> tangents, FailureKind kind, Action<FailureKind, string> fail)
    {
        ulong home = at(point).Piece;
        bool sawSmoothPiece = false;
        string? disagreement = null;
        foreach (double step in Steps)
        {
            if (!TryDifferences(point, direction, isActive, step, home, out double[][] levels))
            {
                continue;
            }

            sawSmoothPiece = true;
            Verdict verdict = Compare(tangents, levels, step, out string difference);
            if (verdict == Verdict.Same)
            {
                return;
            }

            // A wide step over many waves of a fast oscillation can look smooth: the narrowest one decides.
            disagreement = verdict == Verdict.Different ? difference : null;
        }

        if (disagreement is not null)
        {
            fail(kind, disagreement);
        }
        else if (sawSmoothPiece)
        {
            findings.IllConditioned++;
        }
        else
        {
            findings.Kinks++;
        }
    }

    private enum Verdict
    {
        Same,
        Different,
        Undecided,
    }

    /// <summary>The central differences at the step, its half and its quarter, if all six points lie on the piece of the point itself.</summary>
    private bool TryDifferences(double[] point, double[] direction, bool[] isActive, double step, ulong home, out double[][] levels)
    {
        levels = new double[3][];
        for (int level = 0; level < levels.Length; level++)
        {
            double h = step / (1 << level);
            double[][] sides = new double[2][];
            for (int side = 0; side < 2; side++)
            {
                Sample sample = at(Move(point, direction, isActive, side == 0 ? h : -h));
                if (sample.Piece != home || !sample.Numbers.All(double.IsFinite))
                {
                    return false;
                }

                sides[side] = sample.Numbers;
            }

            levels[level] = [.. sides[0].Zip(sides[1], (p, m) => (p - m) / (2 * h))];
        }

        return true;
    }

    private static Verdict Compare(IReadOnlyList<Dual> tangents, double[][] levels, double step, out string disagreement)
    {
        disagreement = "";
        for (int i = 0; i < tangents.Count; i++)
        {
            double first = ((4 * levels[1][i]) - levels[0][i]) / 3;
            double second = ((4 * levels[2][i]) - levels[1][i]) / 3;
            double best = ((16 * second) - first) / 15;
            double noise = 1e-14 * (Math.Abs(tangents[i].Value) + 1) / step;
            double uncertainty = Math.Abs(best - second) + Math.Abs(second - first) + noise;
            double scale = Math.Abs(tangents[i].Tangent) + 1e-3;
            if (uncertainty > 1e-3 * Math.Min(scale, Math.Abs(best) + 1e-3))
            {
                // Steps over many waves differ by chance: each difference is of the size of the values.
                return Verdict.Undecided;
            }

            if (!(Math.Abs(best - tangents[i].Tangent) <= Math.Max(1e-6 * scale, 10 * uncertainty)))
            {
                disagreement = string.Create(CultureInfo.InvariantCulture, $"tangent {i} is {tangents[i].Tangent:R}, differences give {best:R} ± {uncertainty:G3} (step {step})");
                return Verdict.Different;
            }
        }

        return Verdict.Same;
    }

    private static double[] Move(double[] point, double[] direction, bool[] isActive, double h)
    {
        double[] moved = [.. point];
        int next = 0;
        for (int i = 0; i < moved.Length; i++)
        {
            if (isActive[i])
            {
                moved[i] += h * direction[next++];
            }
        }

        return moved;
    }
}
