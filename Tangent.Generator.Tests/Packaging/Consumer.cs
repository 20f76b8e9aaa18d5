using System;
using System.IO;
using System.Linq;

namespace Tangent.Generator.Tests.Packaging;

/// <summary>Somebody else's solution: projects in a folder far from the repository that get Tangent as a package.</summary>
internal sealed class Consumer : IDisposable
{
    public const string Model = """
        using Tangent;

        namespace Shop
        {
            public static partial class Model
            {
                [Differentiable]
                public static double Square(double x)
                {
                    return x * x;
                }

                [Differentiable]
                public static double Power(double x, int n)
                {
                    double result = 1;
                    for (int i = 0; i < n; i++)
                    {
                        result *= x;
                    }

                    return result;
                }
            }
        }
        """;

    /// <summary>Prints 9, 6, 12, 6 and 80 on a line each.</summary>
    public const string Program = """
        using System;
        using System.Globalization;
        using Shop;

        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var (value, tangent) = Model.SquareJvp(3.0, 1.0);
        Console.WriteLine(value);
        Console.WriteLine(tangent);
        Console.WriteLine(Model.SquareVjp(3.0, 2.0).dx);
        Console.WriteLine(Model.SquareGrad(3.0));
        Console.WriteLine(Model.PowerGrad(2.0, 5));
        """;

    public static readonly string[] Printed = ["9", "6", "12", "6", "80"];

    public Consumer()
    {
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="tangent-under-test" value="{Package.Feed}" />
              </packageSources>
            </configuration>
            """);
    }

    public string Folder { get; } =
        Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "tangent-consumer-" + Guid.NewGuid().ToString("N"))).FullName;

    public static string PackageReference => $"""<ItemGroup><PackageReference Include="Tangent" Version="[{Package.Version}]" /></ItemGroup>""";

    /// <summary>Writes a project file; every consumer treats warnings as errors and has nullable reference types on.</summary>
    public void WriteProject(string path, string properties, string items)
    {
        Write(path, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                {properties}
              </PropertyGroup>
              {items}
            </Project>
            """);
    }

    public void Write(string path, string text)
    {
        string file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>The generated files, by path from the folder, of the whole solution.</summary>
    public string[] GeneratedFiles()
    {
        return Directory.EnumerateFiles(Folder, "*.g.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
            .Where(file => file.Contains("/Tangent.Generator/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToArray();
    }

    public static string[] Lines(string output)
    {
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
