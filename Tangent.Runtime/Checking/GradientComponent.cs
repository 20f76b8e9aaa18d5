namespace Tangent;

/// <summary>One component of a gradient beside its difference.</summary>
public readonly struct GradientComponent
{
    internal GradientComponent(int index, double generated, double difference, double uncertainty, bool isRight)
    {
        Index = index;
        Generated = generated;
        Difference = difference;
        Uncertainty = uncertainty;
        IsRight = isRight;
    }

    /// <summary>Its place in the gradient.</summary>
    public int Index { get; }

    /// <summary>What the gradient says.</summary>
    public double Generated { get; }

    /// <summary>What differences of the function say.</summary>
    public double Difference { get; }

    /// <summary>How far the difference itself may be off; infinite where the function gave no numbers around the point.</summary>
    public double Uncertainty { get; }

    /// <summary>Whether the two agree.</summary>
    public bool IsRight { get; }
}
