namespace Tangent.Generator.Tests.Fuzz.Mutants;

/// <summary>A bug to plant in the generator: some text of one of its files, replaced by another.</summary>
/// <param name="Name">What goes wrong.</param>
/// <param name="File">The file, from the generator's folder.</param>
/// <param name="Original">The right text, which stands in the file once.</param>
/// <param name="Replacement">The wrong one.</param>
internal sealed record Mutant(string Name, string File, string Original, string Replacement);
