using Benchmarks.BundleAdjustment;
using Benchmarks.Gmm;
using Benchmarks.Lstm;

namespace Benchmarks;

/// <summary>Small inputs in ADBench's formats, with the values and derivatives that its own hand-written modules give.</summary>
internal static class References
{
    /// <summary>What differs from its reference.</summary>
    public static IEnumerable<string> Check()
    {
        GmmInput a = GmmInput.Read(new NumberReader(ReferenceData.Gmm + " 1.000000 0"));
        GmmInput b = GmmInput.Read(new NumberReader(ReferenceData.Gmm + " 1.300000 2"));
        LstmInput lstm = LstmInput.Read(new NumberReader(ReferenceData.Lstm));
        return Gmm("GMM a", a, -0.38581992885135108, ReferenceData.GmmGradientA)
            .Concat(Gmm("GMM b", b, -1.6382399813800284, ReferenceData.GmmGradientB))
            .Concat(Scalar(
                "LSTM",
                LstmObjective.Loss(lstm.Main, lstm.Extra, lstm.State, lstm.Sequence, lstm.Layers, lstm.Width),
                0.56772540554539908,
                LstmProblem.Of(lstm),
                ReferenceData.LstmGradient))
            .Concat(Ba(BaInput.Read(new NumberReader(ReferenceData.Ba))));
    }

    private static IEnumerable<string> Gmm(string name, GmmInput g, double value, double[] gradient) => Scalar(
        name,
        GmmObjective.LogPosterior(g.Alphas, g.Means, g.Icf, g.X, g.D, g.Gamma, g.M, g.Constant),
        value,
        GmmProblem.Of(g, name),
        gradient);

    private static IEnumerable<string> Scalar(string name, double actual, double value, Problem problem, double[] gradient)
    {
        if (Differ([actual], [value]))
        {
            yield return $"{name}, the objective: {actual:R}";
        }

        problem.Ours();
        if (Differ(problem.OursResult.SelectMany(r => r).ToArray(), gradient))
        {
            yield return name + ", the generated gradient";
        }

        problem.ByHand();
        if (Differ(problem.ByHandResult.SelectMany(r => r).ToArray(), gradient))
        {
            yield return name + ", the gradient by hand";
        }
    }

    private static IEnumerable<string> Ba(BaInput input)
    {
        double[] errors = new double[3 * input.P];
        BaObjective.Residuals(input, errors);
        double[] expected = [-39.072588307481013, -63.113556114193102];
        if (Differ(errors.AsSpan(0, 2), expected) || Differ([errors[^1]], [0.35999999999999993]))
        {
            yield return "BA, the residuals";
        }

        // The file's one camera, point and feature stand for all: every observation has the same two rows.
        Problem problem = BaProblem.Of(input, "BA");
        problem.Ours();
        problem.ByHand();
        for (int i = 0; i < input.P; i++)
        {
            if (Differ(problem.OursResult[0].AsSpan(30 * i, 30), ReferenceData.BaRows))
            {
                yield return "BA, the generated rows";
            }

            if (Differ(problem.ByHandResult[0].AsSpan(30 * i, 30), ReferenceData.BaRows))
            {
                yield return "BA, the rows by hand";
            }
        }
    }

    private static bool Differ(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => !(Closeness.Worst(a, b) <= Closeness.Tolerance);
}
