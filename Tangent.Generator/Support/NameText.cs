namespace Tangent.Generator.Support;

/// <summary>Makes names from names.</summary>
internal static class NameText
{
    public static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    public static string PascalCase(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary><c>Sigmoid</c> of <c>global::N.Helpers.Sigmoid</c>, type arguments left out.</summary>
    public static string LastPart(string name)
    {
        int generic = name.IndexOf('<');
        string plain = generic < 0 ? name : name.Substring(0, generic);
        return plain.Substring(plain.LastIndexOf('.') + 1);
    }
}
