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

    /// <summary>
    /// A method's name, followed by what tells it apart from its overloads: <c>Wave_Double</c> for <c>N.Model.Wave_Double.g.cs</c>.
    /// </summary>
    public static string Scope(string method, string hintName)
    {
        string file = hintName.EndsWith(".g.cs", System.StringComparison.Ordinal) ? hintName.Substring(0, hintName.Length - 5) : hintName;
        string last = LastPart(file);
        return last.StartsWith(method, System.StringComparison.Ordinal) ? last : method + last.TrimStart('_');
    }
}
