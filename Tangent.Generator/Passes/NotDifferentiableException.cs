namespace Tangent.Generator.Passes;

/// <summary>
/// Says that a pass met something it has no derivative for although lowering let it through. It becomes a diagnostic of the
/// method; no derivative is written.
/// </summary>
internal sealed class NotDifferentiableException(string what)
    : System.Exception(what)
{
    /// <summary>The user's statement, where it is known.</summary>
    public string? Statement { get; set; }
}
