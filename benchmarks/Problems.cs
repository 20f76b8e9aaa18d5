using Benchmarks.BundleAdjustment;
using Benchmarks.Everyday;
using Benchmarks.Gmm;
using Benchmarks.Hand;
using Benchmarks.Lstm;
using Benchmarks.Vectors;

namespace Benchmarks;

/// <summary>What is measured. Each problem is made only when its turn comes: the data of some is large.</summary>
internal static class Problems
{
    public static IEnumerable<Func<Problem>> All(Options options) =>
        (options.Data is null ? Generated(options.Quick).Concat(EverydayOnes()) : DataFiles.In(options.Data))
            .Where(p => options.Wants(p.Name))
            .Select(p => p.Make);

    private static IEnumerable<(string Name, Func<Problem> Make)> Generated(bool quick)
    {
        yield return ("GMM 1k d=10 K=25", () => GmmProblem.Of(GmmInput.Random(10, 25, 1000), "1k"));
        yield return ("GMM 1k d=64 K=25", () => GmmProblem.Of(GmmInput.Random(64, 25, 1000), "1k"));
        yield return ("GMM 1k d=10 K=25, vectors", () => GmmVectors.Of(GmmInput.Random(10, 25, 1000), "1k"));
        yield return ("GMM 1k d=64 K=25, vectors", () => GmmVectors.Of(GmmInput.Random(64, 25, 1000), "1k"));
        yield return ("LSTM l2 c1024", () => LstmProblem.Of(LstmInput.Random(2, 1024)));
        yield return ("LSTM l2 c1024, vectors", () => LstmVectors.Of(LstmInput.Random(2, 1024)));
        yield return ("BA 1", () => BaProblem.Of(BaInput.Random(49, 7776, 31843), "BA 1"));
        yield return ("HAND simple", () => HandProblem.Of(HandInput.Random(800, complicated: false)));
        yield return ("HAND complicated", () => HandProblem.Of(HandInput.Random(800, complicated: true)));
        if (quick)
        {
            yield break;
        }

        yield return ("GMM 10k d=2 K=50", () => GmmProblem.Of(GmmInput.Random(2, 50, 10_000), "10k"));
        yield return ("GMM 10k d=20 K=25", () => GmmProblem.Of(GmmInput.Random(20, 25, 10_000), "10k"));
        yield return ("LSTM l4 c4096", () => LstmProblem.Of(LstmInput.Random(4, 4096)));
        yield return ("BA 5", () => BaProblem.Of(BaInput.Random(257, 65132, 225911), "BA 5"));
        yield return ("HAND simple 6400", () => HandProblem.Of(HandInput.Random(6400, complicated: false)));
    }

    private static IEnumerable<(string Name, Func<Problem> Make)> EverydayOnes()
    {
        yield return ("Rosenbrock", Rosenbrock.Problem);
        yield return ("logistic regression", LogisticRegression.Problem);
        yield return ("logistic regression, vectors", LogisticVectors.Problem);
        yield return ("network", Network.Problem);
        yield return ("network, vectors", NetworkVectors.Problem);
        yield return ("pendulum", Pendulum.Problem);
        yield return ("Black-Scholes", BlackScholes.Problem);
        yield return ("Kalman", Kalman.Problem);
        yield return ("n-body", NBody.Problem);
    }
}
