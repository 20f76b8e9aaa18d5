namespace Benchmarks.Hand;

/// <summary>The direction of a column: one joint angle, or one of the two numbers of all points at once, since a point depends on its own only.</summary>
internal sealed class HandDirection(HandInput input)
{
    public double[] Us { get; } = new double[input.Us.Length];

    public double[] Theta { get; } = new double[HandInput.Angles];

    public void SetUs(int column, double value)
    {
        for (int q = column; q < Us.Length; q += 2)
        {
            Us[q] = value;
        }
    }
}
