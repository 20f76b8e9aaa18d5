using System;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>A layer as most models have it: positional, immutable, with arrays in it.</summary>
internal sealed record Dense(double[] Weights, double[] Bias, double Gain)
{
    public int Count => Weights.Length;

    public double this[int i] => Weights[i] * Gain;

    public double Norm => Math.Sqrt(SumOfSquares());

    public double Apply(double[] x, int i) => Math.Tanh((Weights[i] * x[i]) + Bias[i]) * Gain;

    public double SumOfSquares()
    {
        double sum = Gain * Gain;
        foreach (double w in Weights)
            sum += w * w;
        return sum;
    }
}

/// <summary>A model of models, with settable fields.</summary>
internal sealed class Network
{
    public Dense First = null!;
    public Dense Second = null!;
    public double[,] Mixing = null!;
    public int Rounds;

    public double Scale { get; set; }

    public double Forward(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < First.Count; i++)
            sum += First.Apply(x, i) * Second.Weights[i] * Scale;
        return sum;
    }
}

/// <summary>Fields of every kind: single precision, structs, rows, what has no derivative.</summary>
internal class Pieces
{
    public float Small;
    public StructDeclarations.Vec3 Place;
    public double[][] Rows = null!;
    public string? Title;
    public int Turns;

    public StructDeclarations.Vec3 Aim { get; init; }
}

internal sealed record Stack(Dense[] Layers, double Rate);

internal sealed class Particle
{
    public double Position;
    public double Velocity;
    public double Mass { get; set; } = 1;
    public int Hits;

    public double Energy => (0.5 * Mass * Velocity * Velocity) + (Position * Position);

    public double Momentum
    {
        get => Mass * Velocity;
        set => Velocity = value / Mass;
    }

    public void Step(double dt)
    {
        Position += Velocity * dt;
        Velocity -= Position * dt / Mass;
        Hits++;
    }
}

/// <summary>Its constructors compute, and its fields have initializers.</summary>
internal class Tuning
{
    public double[] Knots = new double[2];
    public double Slope = 0.5;

    public Tuning()
    {
    }

    public Tuning(double slope)
        : this()
    {
        Slope = slope * slope;
        Knots[0] = slope;
    }
}

/// <summary>An object that may be missing, and one of immutable parts.</summary>
internal sealed record Optional(Dense? Extra, double[]? Shift, double Scale);

internal class Base
{
    public double Offset;

    public double Shifted(double x) => x + Offset * x;
}

internal sealed class Derived : Base
{
    public double[] Terms = null!;

    public double Sum(double x)
    {
        double sum = Shifted(x);
        for (int i = 0; i < Terms.Length; i++)
            sum += Terms[i] * Math.Pow(x, i) * Offset;
        return sum;
    }
}

/// <summary>A record of init-only properties, without a constructor of its own.</summary>
internal record Knobs
{
    public double[] Weights { get; init; } = [];

    public double Bias { get; init; }

    public int Kind { get; init; }
}
