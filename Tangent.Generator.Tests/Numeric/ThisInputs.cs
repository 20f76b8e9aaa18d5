using System;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Methods that are differentiated with respect to what they are called on.</summary>
internal static partial class ThisInputs
{
    /// <summary>A class with private state, differentiated with respect to itself from inside.</summary>
    internal sealed partial class Neuron
    {
        private readonly double[] _weights;
        private double _bias;

        public Neuron(double[] weights, double bias)
        {
            _weights = weights;
            _bias = bias;
        }

        public int Calls { get; private set; }

        [Differentiable("this", "x")]
        public double Fire(double[] x)
        {
            Calls++;
            return Math.Tanh(Dot(x) + _bias);
        }

        [Differentiable("this")]
        public void Train(double rate)
        {
            _bias = (_bias * _bias) - rate;
            for (int i = 0; i < _weights.Length; i++)
                _weights[i] = _weights[i] * _weights[i] * _bias;
        }

        [Differentiable("this", "x")]
        public double Power(double x, int k) => k == 0 ? x * _bias : Power(x * _weights[0], k - 1) * _bias;

        private double Dot(double[] x)
        {
            double sum = 0;
            for (int i = 0; i < _weights.Length; i++)
                sum += _weights[i] * x[i];
            return sum;
        }
    }

    internal partial record Polynomial(double[] Coefficients, double Center)
    {
        [Differentiable("this", "x")]
        public double At(double x)
        {
            double sum = 0;
            for (int i = Coefficients.Length - 1; i >= 0; i--)
                sum = sum * (x - Center) + Coefficients[i];
            return sum;
        }
    }

    internal readonly partial struct Direction
    {
        public Direction(double x, double y)
        {
            X = x;
            Y = y;
        }

        public double X { get; }

        public double Y { get; }

        public double Length => Math.Sqrt(X * X + Y * Y);

        [Differentiable("this", "other")]
        public double Cosine(Direction other) => (X * other.X + Y * other.Y) / (Length * other.Length);

        [Differentiable("this")]
        public Direction Turned(double angle) => new(Math.Cos(angle) * X, Math.Sin(angle) * Y * Length);
    }

    internal partial record struct Line(double Slope, double Offset)
    {
        [Differentiable("this", "t")]
        public double At(double t) => Slope * t * t + Offset;
    }
}
