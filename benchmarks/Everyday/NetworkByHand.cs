using System.Buffers;

namespace Benchmarks.Everyday;

/// <summary>The gradient of <see cref="Network"/> by hand: one case's backward pass after its forward pass.</summary>
internal static class NetworkByHand
{
    public static double Gradient(
        double[] w1,
        double[] b1,
        double[] w2,
        double[] b2,
        double[][] x,
        double[] targets,
        double[] dw1,
        double[] db1,
        double[] dw2,
        double[] db2)
    {
        double[] active = ArrayPool<double>.Shared.Rent(b1.Length);
        double sum = 0;
        for (int n = 0; n < x.Length; n++)
        {
            double[] input = x[n];
            double output = b2[0];
            for (int h = 0; h < b1.Length; h++)
            {
                ReadOnlySpan<double> row = w1.AsSpan(h * input.Length, input.Length);
                double z = b1[h];
                for (int j = 0; j < row.Length; j++)
                {
                    z += row[j] * input[j];
                }

                active[h] = Math.Tanh(z);
                output += w2[h] * active[h];
            }

            double error = output - targets[n];
            sum += error * error;
            double dOutput = 2 * error / x.Length;
            db2[0] += dOutput;
            for (int h = 0; h < b1.Length; h++)
            {
                dw2[h] += dOutput * active[h];
                double dz = dOutput * w2[h] * (1 - active[h] * active[h]);
                db1[h] += dz;
                Span<double> row = dw1.AsSpan(h * input.Length, input.Length);
                for (int j = 0; j < row.Length; j++)
                {
                    row[j] += dz * input[j];
                }
            }
        }

        ArrayPool<double>.Shared.Return(active);
        return sum / x.Length;
    }
}
