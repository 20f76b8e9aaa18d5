namespace Tangent.Generator.Tests.Mutations;

/// <summary>One small change of the generator's code.</summary>
/// <param name="Number">What switches it on.</param>
/// <param name="Place">File and line.</param>
/// <param name="Original">The right text.</param>
/// <param name="Replacement">The changed one.</param>
/// <param name="IsRunOnce">It is in an initializer, so it has to be on when the generator is loaded.</param>
internal sealed record Mutation(int Number, string Place, string Original, string Replacement, bool IsRunOnce);
