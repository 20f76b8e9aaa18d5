using System.Runtime.CompilerServices;

namespace QuickStart;

/// <summary>Finds what the build generated, to show it.</summary>
internal static class GeneratedFile
{
    /// <summary>The newest file of that name under <c>obj/</c>; set a breakpoint in it.</summary>
    public static string Find(string name, [CallerFilePath] string thisFile = "")
    {
        string obj = Path.Combine(Path.GetDirectoryName(thisFile)!, "obj");
        return Directory.EnumerateFiles(obj, name, SearchOption.AllDirectories)
            .OrderByDescending(File.GetLastWriteTimeUtc)
            .First();
    }

    /// <summary>The text of one method, from its signature to the closing brace.</summary>
    public static string Method(string path, string name)
    {
        string[] lines = File.ReadAllLines(path);
        int start = Array.FindIndex(lines, line => line.Contains(" " + name + "(", StringComparison.Ordinal));
        string indent = lines[start][..^lines[start].TrimStart().Length];
        int end = Array.FindIndex(lines, start, line => line == indent + "}");
        return string.Join(Environment.NewLine, lines[start..(end + 1)].Select(line => line.Length > indent.Length ? line[indent.Length..] : line));
    }
}
