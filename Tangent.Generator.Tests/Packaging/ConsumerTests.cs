using NUnit.Framework;

namespace Tangent.Generator.Tests.Packaging;

[Category("Packaging")]
public sealed class ConsumerTests
{
    private const string Executable = "<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>";

    [Test]
    public void An_executable_on_net10_builds_runs_and_has_the_generated_files_on_disk()
    {
        using var consumer = new Consumer();
        consumer.WriteProject("App/App.csproj", Executable, Consumer.PackageReference);
        consumer.Write("App/Model.cs", Consumer.Model);
        consumer.Write("App/Program.cs", Consumer.Program);

        Dotnet.Build(consumer.Folder, "build", "App");

        Assert.That(Consumer.Lines(Dotnet.Run(consumer.Folder, "App/bin/Debug/net10.0/App.dll")), Is.EqualTo(Consumer.Printed));
        Assert.That(consumer.GeneratedFiles(), Is.EqualTo(
        [
            "App/obj/Debug/net10.0/generated/Tangent.Generator/Tangent.Generator.TangentGenerator/Shop.Model.Power.g.cs",
            "App/obj/Debug/net10.0/generated/Tangent.Generator/Tangent.Generator.TangentGenerator/Shop.Model.Square.g.cs",
        ]));
    }

    [Test]
    public void A_library_on_netstandard20_at_csharp_9_serves_an_executable()
    {
        using var consumer = new Consumer();
        consumer.WriteProject(
            "Lib/Lib.csproj",
            "<TargetFramework>netstandard2.0</TargetFramework><LangVersion>9.0</LangVersion>",
            Consumer.PackageReference);
        consumer.Write("Lib/Model.cs", Consumer.Model);
        consumer.WriteProject("App/App.csproj", Executable, """<ItemGroup><ProjectReference Include="../Lib/Lib.csproj" /></ItemGroup>""");
        consumer.Write("App/Program.cs", Consumer.Program);

        Dotnet.Build(consumer.Folder, "build", "App");

        Assert.That(Consumer.Lines(Dotnet.Run(consumer.Folder, "App/bin/Debug/net10.0/App.dll")), Is.EqualTo(Consumer.Printed));
        Assert.That(consumer.GeneratedFiles(), Has.Length.EqualTo(2));
    }

    [Test]
    public void A_project_may_keep_the_generated_files_among_its_sources_and_build_again()
    {
        using var consumer = new Consumer();
        consumer.WriteProject(
            "App/App.csproj",
            Executable + "<CompilerGeneratedFilesOutputPath>Generated</CompilerGeneratedFilesOutputPath>",
            Consumer.PackageReference);
        consumer.Write("App/Model.cs", Consumer.Model);
        consumer.Write("App/Program.cs", Consumer.Program);

        Dotnet.Build(consumer.Folder, "build", "App");
        consumer.Write("App/Program.cs", Consumer.Program + "Console.WriteLine(\"again\");");
        Dotnet.Build(consumer.Folder, "build", "App");

        Assert.That(Consumer.Lines(Dotnet.Run(consumer.Folder, "App/bin/Debug/net10.0/App.dll")), Is.EqualTo([.. Consumer.Printed, "again"]));
        Assert.That(consumer.GeneratedFiles(), Has.Length.EqualTo(2));
        Assert.That(consumer.GeneratedFiles(), Has.All.StartsWith("App/Generated/"));
    }

    [Test]
    public void A_project_may_ask_for_no_files_on_disk()
    {
        using var consumer = new Consumer();
        consumer.WriteProject(
            "App/App.csproj",
            Executable + "<EmitCompilerGeneratedFiles>false</EmitCompilerGeneratedFiles>",
            Consumer.PackageReference);
        consumer.Write("App/Model.cs", Consumer.Model);
        consumer.Write("App/Program.cs", Consumer.Program);

        Dotnet.Build(consumer.Folder, "build", "App");

        Assert.That(Consumer.Lines(Dotnet.Run(consumer.Folder, "App/bin/Debug/net10.0/App.dll")), Is.EqualTo(Consumer.Printed));
        Assert.That(consumer.GeneratedFiles(), Is.Empty);
    }
}
