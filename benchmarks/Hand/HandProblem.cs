namespace Benchmarks.Hand;

internal static class HandProblem
{
    /// <param name="input">The points and the pose.</param>
    /// <param name="path">The file it was read from, below the data folder; empty for none.</param>
    public static Problem Of(HandInput input, string path = "")
    {
        int columns = HandInput.Angles + (input.IsComplicated ? 2 : 0);
        double[] errors = new double[input.Rows];
        double[] ours = new double[columns * input.Rows];
        double[] hand = new double[columns * input.Rows];
        double[] above = new double[input.Rows], below = new double[input.Rows];
        double[,] jacobian = new double[0, 0];
        var single = new HandDirection(input);
        single.Theta[7] = 1;
        double[] column = new double[columns * input.Rows];
        var byHand = new HandByHand(input);
        void Differences(int angle)
        {
            const double h = 1e-6;
            double x = input.Theta[angle];
            input.Theta[angle] = x + h;
            HandOurs.Residuals(input, above);
            input.Theta[angle] = x - h;
            HandOurs.Residuals(input, below);
            input.Theta[angle] = x;
            for (int i = 0; i < above.Length; i++)
            {
                above[i] = (above[i] - below[i]) / (2 * h);
            }
        }

        return new Problem
        {
            Name = $"HAND {(input.IsComplicated ? "complicated" : "simple")} {input.N}",
            Function = () => HandOurs.Residuals(input, errors),
            Ours = () => jacobian = HandOurs.Jacobian(input),
            ByHand = () => byHand.Jacobian(errors, hand),
            Tangent = () => HandOurs.Column(input, errors, column, 0, single),
            Differences = () => Differences(0),
            DifferencesParts = columns,
            OursResult = [ours],
            ByHandResult = [hand],
            Reference = () =>
            {
                HandOurs.ByColumns(jacobian, ours);
                return HandReferences.Fault(path, errors, ours);
            },
            DifferenceError = () => Enumerable.Range(0, HandInput.Angles).Max(k =>
            {
                Differences(k);
                return Closeness.Worst(above, ours.AsSpan((columns - HandInput.Angles + k) * input.Rows, input.Rows));
            }),
        };
    }
}
