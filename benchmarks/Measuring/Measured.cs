namespace Benchmarks;

/// <summary>Medians in milliseconds, medians of the ratios within a round, and bytes for one call.</summary>
internal sealed record Measured(
    double Function,
    double Ours,
    double ByHand,
    double? Tangent,
    double Differences,
    double OursToFunction,
    double OursToByHand,
    double ByHandToFunction,
    double? TangentToFunction,
    double? ProductToOurs,
    long OursBytes,
    long FunctionBytes);
