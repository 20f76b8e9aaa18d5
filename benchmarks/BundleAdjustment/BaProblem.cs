namespace Benchmarks.BundleAdjustment;

internal static class BaProblem
{
    public static Problem Of(BaInput input, string name)
    {
        var ours = new SparseJacobian(input);
        var byHand = new SparseJacobian(input);
        var differences = new SparseJacobian(input);
        double[] errors = new double[3 * input.P];
        void ByDifferences() => BaDifferences.Jacobian(input, differences);
        return new Problem
        {
            Name = name,
            Function = () => BaObjective.Residuals(input, errors),
            Ours = () => BaOurs.Jacobian(input, ours),
            ByHand = () => BaByHand.Jacobian(input, byHand),
            Differences = ByDifferences,
            OursResult = [ours.Values],
            ByHandResult = [byHand.Values],
            DifferenceError = () =>
            {
                ByDifferences();
                return Closeness.Worst(ours.Values, differences.Values);
            },
        };
    }
}
