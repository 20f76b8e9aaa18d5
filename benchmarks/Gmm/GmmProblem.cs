namespace Benchmarks.Gmm;

internal static class GmmProblem
{
    public static Problem Of(GmmInput g, string size) => ScalarProblem.Of(
        $"GMM {size} d={g.D} K={g.K}",
        [g.Alphas, g.Means, g.Icf],
        () => GmmObjective.LogPosterior(g.Alphas, g.Means, g.Icf, g.X, g.D, g.Gamma, g.M, g.Constant),
        b => GmmObjective.LogPosteriorVjp(g.Alphas, g.Means, g.Icf, g.X, g.D, g.Gamma, g.M, g.Constant, b[0], b[1], b[2]),
        b => GmmByHand.Gradient(g, b[0], b[1], b[2]),
        v => GmmObjective.LogPosteriorJvp(g.Alphas, g.Means, g.Icf, g.X, g.D, g.Gamma, g.M, g.Constant, v[0], v[1], v[2]).Tangent,
        v => GmmObjective.LogPosteriorHvp(g.Alphas, g.Means, g.Icf, g.X, g.D, g.Gamma, g.M, g.Constant, v[0], v[1], v[2]));
}
