using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Models of learning and of mechanics.</summary>
internal static partial class Models
{
    /// <summary>
    /// A long short-term memory over a sequence (Hochreiter and Schmidhuber 1997, with the forget gate of Gers, Schmidhuber and Cummins 2000):
    /// the weights of the four gates by rows, the hidden state written in place.
    /// </summary>
    [Differentiable]
    [At("4x5", 2, 2, 3)]
    [At("4x5", 2, 2, 0)]
    public static double Lstm(double[,] w, double[] hidden, double[] cell, double[] inputs)
    {
        int n = hidden.Length;
        double loss = 0;
        foreach (double x in inputs)
        {
            for (int i = 0; i < n; i++)
            {
                double input = Sigmoid(Gate(w, 0, i, x, hidden));
                double forget = Sigmoid(Gate(w, 1, i, x, hidden));
                double output = Sigmoid(Gate(w, 2, i, x, hidden));
                double candidate = Math.Tanh(Gate(w, 3, i, x, hidden));
                cell[i] = forget * cell[i] + input * candidate;
                hidden[i] = output * Math.Tanh(cell[i]);
            }

            loss += (hidden[0] - x) * (hidden[0] - x);
        }

        return loss;
    }

    private static double Gate(double[,] w, int gate, int i, double x, double[] hidden)
    {
        double sum = w[gate, 0] * x + w[gate, 1] * (i + 1);
        for (int k = 0; k < hidden.Length; k++)
            sum += w[gate, 2 + k] * hidden[k];
        return sum;
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    /// <summary>The mean cross-entropy of softmax over a batch of rows of logits.</summary>
    [Differentiable("logits")]
    [At("3x4", new[] { 0, 3, 1 })]
    public static double CrossEntropy(double[,] logits, int[] targets)
    {
        double loss = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            double largest = logits[i, 0];
            for (int j = 1; j < logits.GetLength(1); j++)
                largest = Math.Max(largest, logits[i, j]);
            double sum = 0;
            for (int j = 0; j < logits.GetLength(1); j++)
                sum += Math.Exp(logits[i, j] - largest);
            loss += Math.Log(sum) + largest - logits[i, targets[i]];
        }

        return loss / targets.Length;
    }

    /// <summary>
    /// Steps of bodies under their gravitation, velocities first and last (Verlet, Computer "Experiments" on Classical Fluids, 1967): positions
    /// and velocities by bodies and coordinates, in place.
    /// </summary>
    [Differentiable]
    [At("3x2", "3x2", 3, 2)]
    [At("2x3", "2x3", 2, 3)]
    public static void Verlet(double[,] position, double[,] velocity, double[] mass, int steps)
    {
        double[,] force = Forces(position, mass);
        for (int step = 0; step < steps; step++)
        {
            Kick(velocity, force, mass);
            for (int i = 0; i < mass.Length; i++)
            {
                for (int d = 0; d < position.GetLength(1); d++)
                    position[i, d] += 0.01 * velocity[i, d];
            }

            force = Forces(position, mass);
            Kick(velocity, force, mass);
        }
    }

    private static void Kick(double[,] velocity, double[,] force, double[] mass)
    {
        for (int i = 0; i < mass.Length; i++)
        {
            for (int d = 0; d < velocity.GetLength(1); d++)
                velocity[i, d] += 0.005 * force[i, d] / mass[i];
        }
    }

    private static double[,] Forces(double[,] position, double[] mass)
    {
        int dimensions = position.GetLength(1);
        var force = new double[mass.Length, dimensions];
        for (int i = 0; i < mass.Length; i++)
        {
            for (int j = i + 1; j < mass.Length; j++)
            {
                double square = 0.01;
                for (int d = 0; d < dimensions; d++)
                    square += (position[j, d] - position[i, d]) * (position[j, d] - position[i, d]);
                double strength = mass[i] * mass[j] / (square * Math.Sqrt(square));
                for (int d = 0; d < dimensions; d++)
                {
                    force[i, d] += strength * (position[j, d] - position[i, d]);
                    force[j, d] -= strength * (position[j, d] - position[i, d]);
                }
            }
        }

        return force;
    }
}
