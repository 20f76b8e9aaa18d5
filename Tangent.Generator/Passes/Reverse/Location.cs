namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// What a statement can overwrite: a variable (by its id), or the elements behind the references of one alias class.
/// </summary>
internal readonly record struct Location(int Id, LocationKind Kind)
{
    public static Location Variable(int id) => new(id, LocationKind.Variable);

    public static Location Contents(int aliasClass) => new(aliasClass, LocationKind.Contents);

    public static Location ShadowContents(int aliasClass) => new(aliasClass, LocationKind.ShadowContents);
}

internal enum LocationKind
{
    Variable,
    Contents,

    /// <summary>The references in the shadow of an array of arrays; adjoints themselves are not state.</summary>
    ShadowContents,
}
