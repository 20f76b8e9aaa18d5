using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Classes and records: gradients in an object of the same class, its arrays added to in place.</summary>
public sealed class Classes
{
    [Test]
    public void A_record_with_arrays() => Verifier.File("""
        using System;
        using Tangent;

        namespace N
        {
            public sealed record Layer(double[] Weights, double[] Bias);

            public static partial class Model
            {
                [Differentiable]
                public static double Loss(Layer layer, double[] x)
                {
                    double sum = 0;
                    for (int i = 0; i < layer.Weights.Length; i++)
                        sum += layer.Weights[i] * x[i] + layer.Bias[i];
                    return Math.Tanh(sum);
                }
            }
        }
        """);

    [Test]
    public void A_model_of_models() => Verifier.File("""
        using System;
        using Tangent;

        namespace N
        {
            public sealed record Layer(double[] Weights, double Bias)
            {
                public double Apply(double x, int i) => Math.Tanh(Weights[i] * x + Bias);
            }

            public sealed class Network
            {
                public Layer First = null!;
                public Layer[] Others = null!;
                public double Scale { get; set; }
            }

            public static partial class Model
            {
                [Differentiable("network", Emit = Derivatives.Reverse)]
                public static double Evaluate(Network network, double x)
                {
                    double y = network.First.Apply(x, 0);
                    foreach (Layer layer in network.Others)
                        y += layer.Weights[0] * y;
                    return y * network.Scale;
                }
            }
        }
        """);

    [Test]
    public void This_as_an_input() => Verifier.File("""
        using System;
        using Tangent;

        namespace N
        {
            public sealed partial class Spring
            {
                private double _stiffness;

                public Spring(double stiffness) => _stiffness = stiffness;

                [Differentiable("this", "x")]
                public double Energy(double x) => 0.5 * _stiffness * x * x;
            }

            public readonly partial record struct Line(double Slope, double Offset)
            {
                [Differentiable("this")]
                public double At(double t) => Slope * t + Offset;
            }
        }
        """);

    [Test]
    public void Fields_that_are_written() => Verifier.File("""
        using System;
        using Tangent;

        namespace N
        {
            public sealed class Particle
            {
                public double Position;
                public double Velocity;

                public void Step(double dt)
                {
                    Velocity -= Math.Sin(Position) * dt;
                    Position += Velocity * dt;
                }
            }

            public static partial class Model
            {
                [Differentiable(Emit = Derivatives.Reverse)]
                public static double Swing(double angle, double dt, int n)
                {
                    var p = new Particle { Position = angle };
                    for (int i = 0; i < n; i++)
                        p.Step(dt);
                    return p.Position;
                }
            }
        }
        """);

    [Test]
    public void A_call_through_an_interface() => Verifier.File("""
        using System;
        using Tangent;

        namespace N
        {
            public interface IActivation { double Apply(double x); }
            public sealed class Tanh : IActivation { public double Apply(double x) => Math.Tanh(x); }
            public sealed class Square : IActivation { public double Apply(double x) => x * x; }

            public static partial class Model
            {
                private static readonly IActivation Hidden = new Tanh();

                [Differentiable(Emit = Derivatives.Reverse)]
                public static double Evaluate(double[] weights, double x)
                {
                    foreach (double w in weights)
                        x = Hidden.Apply(w * x);
                    return x;
                }
            }
        }
        """);

    [Test]
    public void A_number_that_may_be_missing() => Verifier.File("""
        using System;
        using Tangent;

        namespace N
        {
            public static partial class Model
            {
                [Differentiable]
                public static double Price(double spot, double? volatility)
                {
                    double v = volatility ?? 0.2;
                    return spot * v * v;
                }
            }
        }
        """);
}
