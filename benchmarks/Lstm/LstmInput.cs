namespace Benchmarks.Lstm;

/// <summary>
/// A character model of stacked LSTM cells. A layer's numbers in <see cref="Main"/>: four weight vectors (forget, ingate,
/// outgate, change), then four biases, each of the width; in <see cref="State"/>: hidden, then cell.
/// </summary>
internal sealed record LstmInput(int Layers, int Steps, int Width, double[] Main, double[] Extra, double[] State, double[] Sequence)
{
    public static LstmInput Random(int layers, int steps)
    {
        const int width = 14;
        var random = new Random(42);
        double[] sequence = new double[steps * width];
        for (int i = 0; i < sequence.Length; i++)
        {
            sequence[i] = random.Next(2);
        }

        return new LstmInput(
            layers,
            steps,
            width,
            random.Even(8 * layers * width, -0.5, 0.5),
            random.Even(3 * width, -0.5, 0.5),
            random.Even(2 * layers * width, -0.5, 0.5),
            sequence);
    }

    public static LstmInput Read(NumberReader reader)
    {
        int layers = reader.Integer(), steps = reader.Integer(), width = reader.Integer();
        return new LstmInput(
            layers,
            steps,
            width,
            reader.Numbers(8 * layers * width),
            reader.Numbers(3 * width),
            reader.Numbers(2 * layers * width),
            reader.Numbers(steps * width));
    }
}
