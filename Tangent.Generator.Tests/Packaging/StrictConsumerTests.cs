using System;
using System.IO;
using System.Runtime.InteropServices;
using NUnit.Framework;

namespace Tangent.Generator.Tests.Packaging;

/// <summary>Consumers that ask for more: every analyzer, trimming, builds that repeat to the byte, libraries that build on one another.</summary>
[Category("Packaging")]
public sealed class StrictConsumerTests
{
    private const string Executable = "<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>";

    [Test]
    public void Every_analyzer_and_warnings_as_errors_and_the_same_bytes_from_two_folders()
    {
        byte[] first = Strict();
        byte[] second = Strict();

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void A_trimmed_executable_runs_and_trimming_warns_of_nothing()
    {
        using var consumer = new Consumer();
        consumer.WriteProject(
            "App/App.csproj",
            Executable + "<PublishTrimmed>true</PublishTrimmed><TrimMode>full</TrimMode><TrimmerSingleWarn>false</TrimmerSingleWarn>"
                + "<ILLinkTreatWarningsAsErrors>true</ILLinkTreatWarningsAsErrors><InvariantGlobalization>true</InvariantGlobalization>",
            Consumer.PackageReference);
        consumer.Write("App/Model.cs", Consumer.Model);
        consumer.Write("App/Program.cs", Consumer.Program);

        string published = Path.Combine(consumer.Folder, "published");
        Dotnet.Build(
            consumer.Folder, "publish", "App", "--runtime", RuntimeInformation.RuntimeIdentifier, "--self-contained", "--output", published);

        string program = Path.Combine(published, OperatingSystem.IsWindows() ? "App.exe" : "App");
        Assert.That(Consumer.Lines(Dotnet.RunProgram(program, consumer.Folder)), Is.EqualTo(Consumer.Printed));
    }

    [Test]
    public void A_library_builds_on_the_derivatives_of_another()
    {
        using var consumer = new Consumer();
        consumer.WriteProject("Base/Base.csproj", "<TargetFramework>netstandard2.0</TargetFramework><LangVersion>9.0</LangVersion>", Consumer.PackageReference);
        consumer.Write("Base/Model.cs", Consumer.Model);
        consumer.WriteProject(
            "Upper/Upper.csproj",
            "<TargetFramework>net8.0</TargetFramework><LangVersion>latest</LangVersion>",
            Consumer.PackageReference + """<ItemGroup><ProjectReference Include="../Base/Base.csproj" /></ItemGroup>""");
        consumer.Write("Upper/Upper.cs", """
            using Tangent;

            namespace Shop
            {
                public static partial class Upper
                {
                    [Differentiable]
                    public static double Sum(double x) => Model.Square(x) + Model.Power(x, 3);
                }
            }
            """);
        consumer.WriteProject("App/App.csproj", Executable, """<ItemGroup><ProjectReference Include="../Upper/Upper.csproj" /></ItemGroup>""");
        consumer.Write("App/Program.cs", "System.Console.WriteLine((int)Shop.Upper.SumGrad(2.0)); System.Console.WriteLine((int)Shop.Upper.SumJvp(2.0, 1.0).Tangent);");

        Dotnet.Build(consumer.Folder, "build", "App");

        Assert.That(Consumer.Lines(Dotnet.Run(consumer.Folder, "App/bin/Debug/net10.0/App.dll")), Is.EqualTo(["16", "16"]));
    }

    /// <summary>The assembly of a library as a build server makes it.</summary>
    private static byte[] Strict()
    {
        using var consumer = new Consumer();
        consumer.WriteProject(
            "Lib/Lib.csproj",
            "<TargetFramework>net10.0</TargetFramework><LangVersion>latest</LangVersion><AnalysisMode>All</AnalysisMode>"
                + "<EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild><Deterministic>true</Deterministic>"
                + "<ContinuousIntegrationBuild>true</ContinuousIntegrationBuild><GenerateDocumentationFile>true</GenerateDocumentationFile>",
            Consumer.PackageReference + """<ItemGroup><SourceRoot Include="$(MSBuildProjectDirectory)/" /></ItemGroup>""");
        consumer.Write("Lib/Shop.cs", """
            using System;
            using Tangent;

            [assembly: CLSCompliant(false)]

            namespace Shop;

            /// <summary>Prices.</summary>
            public static partial class Prices
            {
                /// <summary>A sum of squares.</summary>
                /// <param name="weights">The weights.</param>
                /// <param name="steps">How often.</param>
                /// <returns>The sum.</returns>
                [Differentiable(Emit = Derivatives.All)]
                public static double Total(double[] weights, int steps)
                {
                    ArgumentNullException.ThrowIfNull(weights);
                    double sum = 0;
                    for (int i = 0; i < steps; i++)
                    {
                        foreach (double w in weights)
                        {
                            sum += w * Math.Sin(sum * w);
                        }
                    }

                    return sum;
                }
            }
            """);
        Dotnet.Build(consumer.Folder, "build", "Lib", "--configuration", "Release");
        return File.ReadAllBytes(Path.Combine(consumer.Folder, "Lib/bin/Release/net10.0/Lib.dll"));
    }
}
