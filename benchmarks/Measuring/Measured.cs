namespace Benchmarks;

/// <summary>Medians in milliseconds, medians of the ratios within a round, bytes for one call, and the most that a call has of the pools at one time.</summary>
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
    long FunctionBytes,
    long PoolBytes);
