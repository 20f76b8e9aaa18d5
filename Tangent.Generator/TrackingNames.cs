namespace Tangent.Generator;

/// <summary>The stages of the pipeline, under the names that tests ask for.</summary>
internal static class TrackingNames
{
    public const string Lowered = nameof(Lowered);
    public const string Models = nameof(Models);
    public const string Companions = nameof(Companions);
    public const string Diagnostics = nameof(Diagnostics);
    public const string Rules = nameof(Rules);
}
