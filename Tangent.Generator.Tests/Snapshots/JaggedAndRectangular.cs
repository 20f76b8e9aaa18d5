using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Arrays of more than one dimension.</summary>
public sealed class JaggedAndRectangular
{
    [Test]
    public void Rows_of_a_jagged_array() => Verifier.Members("""
        [Differentiable]
        public static double Energy(double[][] rows)
        {
            double sum = 0;
            for (int i = 0; i < rows.Length; i++)
            {
                double[] row = rows[i];
                for (int j = 0; j < row.Length; j++)
                    sum += row[j] * row[j];
            }

            return sum;
        }
        """);

    [Test]
    public void A_network_of_layers() => Verifier.Members(
        """
        [Differentiable("weights")]
        public static double Forward(double[][] weights, double[] input)
        {
            double h = input[0];
            foreach (double[] layer in weights)
            {
                double z = 0;
                for (int i = 0; i < layer.Length; i++)
                    z += layer[i] * h;
                h = Math.Tanh(z);
            }

            return h;
        }
        """,
        [new("2,3,1", 1)]);

    [Test]
    public void A_rectangular_array() => Verifier.Members("""
        [Differentiable]
        public static double Trace(double[,] a, double[,] b)
        {
            double trace = 0;
            for (int i = 0; i < a.GetLength(0); i++)
            {
                for (int k = 0; k < a.GetLength(1); k++)
                    trace += a[i, k] * b[i, k];
            }

            return trace;
        }
        """);

    [Test]
    public void A_stencil_in_place() => Verifier.Members(
        """
        [Differentiable]
        public static void Smooth(double[,] u, double rate)
        {
            for (int i = 1; i < u.GetLength(0) - 1; i++)
            {
                for (int j = 1; j < u.GetLength(1) - 1; j++)
                    u[i, j] += rate * (u[i - 1, j] + u[i + 1, j] - 2 * u[i, j]);
            }
        }
        """,
        [new("4x3")]);
}
