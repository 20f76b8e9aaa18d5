namespace Benchmarks.Hand;

/// <summary>What ADBench's own hand-written module gives for the first of its small HAND files, with and without triangles.</summary>
internal static class HandReferences
{
    private static readonly double[] SimpleErrors =
        [0.19224339453588057, 0.082471915931897191, -0.23651946654753214, 0.0012996827215114859, 0.083863720180792328, 0.063219251122762721];

    private static readonly double[] SimpleJacobian =
    [
        -0.10145939309874454, 0.027904811805412391, -0.041795319983857868, -0.089893371488330473, 0.059259634060325569,
        -0.026594811298344293, 0.022207749762463477, -0.0095536591787728116, 0.0081070552559142188, -0.0874717196386645,
    ];

    private static readonly double[] ComplicatedErrors =
        [-0.10689429462879463, -0.010055240144601019, 0.0021533387542613802, -0.073592010656432921, 0.15122484281910287, -0.080961176557090564];

    private static readonly double[] ComplicatedJacobian =
    [
        0.00033847041877424489, -0.0065988031145651771, 0.0012587706581004277, -0.002189425207071688, 0.00067058508008688289,
        -0.00055892385274591838, 0.003250864246111429, 0.00081996049724686326, -0.0038907692178264952, -0.0021192756651680078,
    ];

    /// <summary>What differs, where the file is one of the two; null where it does not or where the file is another one.</summary>
    /// <param name="path">The file, below the data folder.</param>
    /// <param name="errors">The residuals.</param>
    /// <param name="jacobian">The Jacobian by columns.</param>
    public static string? Fault(string path, double[] errors, double[] jacobian) => path switch
    {
        "hand/simple_small/hand1_t26_c100.txt" =>
            Compare(errors, SimpleErrors, [-1.1249345934313293]) ?? Compare(jacobian, SimpleJacobian, [-313.1742282437184, 342.24964442729049]),
        "hand/complicated_small/hand1_t26_c100.txt" =>
            Compare(errors, ComplicatedErrors, [0.83779873124088955]) ?? Compare(jacobian, ComplicatedJacobian, [-309.22512167802392, 344.20646904836377]),
        _ => null,
    };

    /// <summary>The first numbers, the sum of all, and where it is given the sum of their absolute values.</summary>
    private static string? Compare(double[] actual, double[] first, double[] sums)
    {
        double[] found = [.. actual.Take(first.Length), actual.Sum(), actual.Sum(Math.Abs)];
        double[] expected = [.. first, .. sums];
        double worst = Closeness.Worst(found.AsSpan(0, expected.Length), expected);
        return worst <= Closeness.Tolerance ? null : $"differs from the reference by {worst:g3}";
    }
}
