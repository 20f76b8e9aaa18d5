using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using NUnit.Framework;

namespace Tangent.Generator.Tests.Packaging;

[Category("Packaging")]
public sealed class PackageContentTests
{
    [Test]
    public void The_package_holds_libraries_generator_build_files_readme_and_licence_and_nothing_else()
    {
        using ZipArchive package = ZipFile.OpenRead(Package.File);
        string[] files = package.Entries
            .Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", System.StringComparison.Ordinal)
                && !name.StartsWith("package/", System.StringComparison.Ordinal)
                && name != "[Content_Types].xml")
            .Order(System.StringComparer.Ordinal)
            .ToArray();

        Assert.That(files, Is.EqualTo(
        [
            "LICENSE",
            "README.md",
            "Tangent.nuspec",
            "analyzers/dotnet/cs/Tangent.CodeFixes.dll",
            "analyzers/dotnet/cs/Tangent.Generator.dll",
            "buildTransitive/Tangent.props",
            "buildTransitive/Tangent.targets",
            "lib/net8.0/Tangent.Runtime.dll",
            "lib/net8.0/Tangent.Runtime.xml",
            "lib/netstandard2.0/Tangent.Runtime.dll",
            "lib/netstandard2.0/Tangent.Runtime.xml",
        ]));
    }

    [Test]
    public void It_depends_on_nothing_but_spans_where_the_framework_has_none()
    {
        XElement metadata = Metadata();
        string[] dependencies = metadata.Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            .Select(element => element.Parent!.Attribute("targetFramework")!.Value + ": " + element.Attribute("id")!.Value)
            .ToArray();

        Assert.That(dependencies, Is.EqualTo([".NETStandard2.0: System.Memory"]));
    }

    [Test]
    public void It_says_what_it_is_and_under_which_licence()
    {
        XElement metadata = Metadata();
        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

        Assert.That(Value("id"), Is.EqualTo("Tangent"));
        Assert.That(Value("version"), Is.EqualTo(Package.Version));
        Assert.That(Value("license"), Is.EqualTo("MIT"));
        Assert.That(Value("readme"), Is.EqualTo("README.md"));
        Assert.That(Value("description"), Does.Contain("[Differentiable]"));
    }

    [Test]
    public void Symbols_come_in_a_package_of_their_own()
    {
        using ZipArchive symbols = ZipFile.OpenRead(Package.SymbolsFile);
        string[] files = symbols.Entries.Select(entry => entry.FullName).ToArray();

        Assert.That(files, Does.Contain("lib/net8.0/Tangent.Runtime.pdb"));
        Assert.That(files, Does.Contain("lib/netstandard2.0/Tangent.Runtime.pdb"));
    }

    private static XElement Metadata()
    {
        using ZipArchive package = ZipFile.OpenRead(Package.File);
        using System.IO.Stream nuspec = package.GetEntry("Tangent.nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }
}
