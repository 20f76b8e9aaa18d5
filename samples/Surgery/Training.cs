namespace Surgery;

/// <summary>Gradient descent, from the same start in every run.</summary>
internal sealed class Training
{
    private const int Length = 80;
    private const double Rate = 0.1;

    private readonly double[] _wave =
        [.. Enumerable.Range(1, Length).Select(t => (0.8 * Math.Sin(2 * Math.PI * t / 20)) + (0.3 * Math.Sin(2 * Math.PI * t / 7)))];

    private readonly double[] _w = new double[Network.Weights];
    private readonly double _limit;

    public Training(double limit)
    {
        _limit = limit;
        var random = new Random(5);
        double width = 1.5 * Math.Sqrt(3.0 / Network.Hidden);
        for (int k = 0; k < _w.Length; k++)
        {
            // Wide enough for the network to keep moving by itself, and for its gradient to explode.
            _w[k] = width * ((2 * random.NextDouble()) - 1);
        }
    }

    /// <summary>The iteration with the longest adjoint of all.</summary>
    public int Worst { get; private set; }

    /// <summary>The lengths of the adjoints in that iteration, by step.</summary>
    public double[] WorstNorms { get; private set; } = new double[Length];

    /// <returns>The loss at each iteration.</returns>
    public double[] Run(int iterations)
    {
        var losses = new double[iterations];
        for (int k = 0; k < iterations; k++)
        {
            losses[k] = Iterate(k);
        }

        return losses;
    }

    private double Iterate(int iteration)
    {
        var gradient = new double[_w.Length];
        var norms = new double[Length];
        double loss = Network.LossVjp(_w, _wave, _limit, norms, gradient);
        if (norms.Max() > WorstNorms.Max())
        {
            (Worst, WorstNorms) = (iteration, norms);
        }

        for (int i = 0; i < _w.Length; i++)
        {
            _w[i] -= Rate * gradient[i];
        }

        return loss;
    }
}
