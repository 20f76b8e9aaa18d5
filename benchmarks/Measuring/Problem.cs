namespace Benchmarks;

/// <summary>One function with the ways to its derivative that are compared. Each leaves its result where it can be checked.</summary>
internal sealed record Problem
{
    public required string Name { get; init; }

    /// <summary>The function itself.</summary>
    public required Action Function { get; init; }

    /// <summary>The generated derivative: the whole gradient, or the whole Jacobian.</summary>
    public required Action Ours { get; init; }

    /// <summary>The same derivative as an expert would write it, in plain C#.</summary>
    public required Action ByHand { get; init; }

    /// <summary>The generated forward mode, in one direction.</summary>
    public Action? Tangent { get; init; }

    /// <summary>The generated Hessian, times one direction.</summary>
    public Action? Product { get; init; }

    /// <summary>A part of the derivative by central differences.</summary>
    public required Action Differences { get; init; }

    /// <summary>How many such parts make the whole derivative.</summary>
    public double DifferencesParts { get; init; } = 1;

    /// <summary>What <see cref="Ours"/> computed last.</summary>
    public required double[][] OursResult { get; init; }

    /// <summary>What <see cref="ByHand"/> computed last.</summary>
    public required double[][] ByHandResult { get; init; }

    /// <summary>The derivative in one direction minus that by differences, relative.</summary>
    public required Func<double> DifferenceError { get; init; }

    /// <summary>What differs from published values, of what <see cref="Ours"/> and <see cref="Function"/> computed last; null where nothing does.</summary>
    public Func<string?>? Reference { get; init; }

    /// <summary>What is wrong with a derivative; null where nothing is. Nothing is timed before this was asked.</summary>
    public string? Fault()
    {
        Function();
        Ours();
        ByHand();
        if (Reference?.Invoke() is string fault)
        {
            return fault;
        }

        double worst = Closeness.Worst(OursResult, ByHandResult);
        if (!(worst <= Closeness.Tolerance))
        {
            return $"the generated derivative differs from the one by hand by {worst:g3}";
        }

        double error = DifferenceError();
        return error <= 1e-5 ? null : $"the generated derivative differs from differences by {error:g3}";
    }
}
