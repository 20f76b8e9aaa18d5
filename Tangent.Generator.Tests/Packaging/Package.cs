using System;
using System.Globalization;
using System.IO;
using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Packaging;

/// <summary>
/// The package, packed once per run of the tests into a feed of their own, under a version that exists nowhere else: what a
/// consumer restores is then what was just built, whatever other sources and caches hold.
/// </summary>
[SetUpFixture]
internal sealed class Package
{
    private static readonly Lazy<Package> Packed = new(() => new Package().Pack());

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "tangent-tests-" + Guid.NewGuid().ToString("N"));

    public static string Version { get; } =
        "0.0.0-test." + DateTime.UtcNow.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture) + "." + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The folder that holds the package and its symbols.</summary>
    public static string Feed => Path.Combine(Packed.Value._folder, "feed");

    public static string File => Path.Combine(Feed, "Tangent." + Version + ".nupkg");

    public static string SymbolsFile => Path.Combine(Feed, "Tangent." + Version + ".snupkg");

    [OneTimeTearDown]
    public void Delete()
    {
        if (Packed.IsValueCreated)
        {
            Directory.Delete(Packed.Value._folder, recursive: true);
            string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
            string restored = Path.Combine(cache, "tangent", Version);
            if (Directory.Exists(restored))
            {
                Directory.Delete(restored, recursive: true);
            }
        }
    }

    // Built apart from the repository's own bin and obj folders, which another build may be writing to.
    private Package Pack()
    {
        Directory.CreateDirectory(_folder);
        Dotnet.Build(
            Repository.Root,
            "pack", "Tangent.Runtime", "--configuration", "Release", "-p:Version=" + Version,
            "--artifacts-path", Path.Combine(_folder, "artifacts"), "--output", Path.Combine(_folder, "feed"));
        return this;
    }
}
