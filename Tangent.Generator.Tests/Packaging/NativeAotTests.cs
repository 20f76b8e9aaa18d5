using System;
using System.IO;
using System.Runtime.InteropServices;
using NUnit.Framework;

namespace Tangent.Generator.Tests.Packaging;

[Category("Packaging")]
public sealed class NativeAotTests
{
    [Test]
    public void An_executable_is_published_as_native_code_and_runs()
    {
        using var consumer = new Consumer();

        // PublishAot stands in the project: on the command line it would reach the projects that it references too.
        consumer.WriteProject(
            "App/App.csproj",
            "<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><PublishAot>true</PublishAot>",
            Consumer.PackageReference);
        consumer.Write("App/Model.cs", Consumer.Model);
        consumer.Write("App/Program.cs", Consumer.Program);

        string published = Path.Combine(consumer.Folder, "published");
        Dotnet.Build(
            consumer.Folder, "publish", "App", "--runtime", RuntimeInformation.RuntimeIdentifier, "--output", published);

        string program = Path.Combine(published, OperatingSystem.IsWindows() ? "App.exe" : "App");
        Assert.That(Consumer.Lines(Dotnet.RunProgram(program, consumer.Folder)), Is.EqualTo(Consumer.Printed));
        Assert.That(Path.Combine(published, "App.dll"), Does.Not.Exist);
    }
}
