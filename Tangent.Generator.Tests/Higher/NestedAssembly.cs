using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Higher;

/// <summary>
/// The suite with the methods of <see cref="NestedSuite"/> beside it, compiled in memory. Where a method cannot be nested in reverse mode, it is
/// asked for forward mode only; where it cannot be nested at all it is left out. Both are counted.
/// </summary>
internal static class NestedAssembly
{
    private const string Everything = "global::Tangent.Derivatives.Default";
    private const string ForwardOnly = "global::Tangent.Derivatives.Forward";

    private const string Namespace = "Tangent.Generator.Tests.Nested";

    private static readonly Lazy<Assembly> Whole = new(Compile);

    /// <summary>The methods that are not there in reverse mode, and those that are not there at all, with what was said.</summary>
    public static Dictionary<string, string> Reduced { get; } = [];

    public static Dictionary<string, string> LeftOut { get; } = [];

    public static MethodInfo? Find(string prefix, MethodInfo original) => Whole.Value
        .GetType(Recompiled.Renamed(original.DeclaringType!.FullName!, Namespace), throwOnError: true)!
        .GetMethod(NestedSuite.Name(prefix, original), BindingFlags.NonPublic | BindingFlags.Static);

    /// <summary>What was said of a method that is not there.</summary>
    public static string? Refusal(string prefix, MethodInfo original) => LeftOut.GetValueOrDefault(original.DeclaringType!.Name + "." + NestedSuite.Name(prefix, original));

    private static Assembly Compile()
    {
        NumericCase[] cases = [.. NumericCase.All().Where(NestedSuite.Suits).GroupBy(c => c.Primal.Method).Select(g => g.First())];
        SyntaxTree[] suite = [.. Recompiled.Suite(text => Recompiled.Renamed(text, Namespace)), CSharpSyntaxTree.ParseText(NestedSuite.Products, Recompiled.ParseOptions)];

        // One driver for all rounds, so that a round derives anew only what the last one refused.
        GeneratorDriver driver = Recompiled.Driver();
        while (true)
        {
            CSharpCompilation compilation = Recompiled.Compilation(
                Namespace, [.. suite, .. cases.Select(c => CSharpSyntaxTree.ParseText(Recompiled.Renamed(NestedSuite.Source(c, Emit), Namespace), Recompiled.ParseOptions))]);
            driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> diagnostics);
            Diagnostic[] errors = [.. diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
            if (errors.Length > 0)
            {
                foreach (Diagnostic error in errors)
                    Take(error);
                continue;
            }

            using var stream = new MemoryStream();
            Assert.That(string.Join("\n", generated.Emit(stream).Diagnostics.Where(Recompiled.IsBad)), Is.Empty);
            return Assembly.Load(stream.ToArray());
        }
    }

    private static string? Emit(string name) => LeftOut.ContainsKey(name) ? null : Reduced.ContainsKey(name) ? ForwardOnly : Everything;

    private static void Take(Diagnostic error)
    {
        MethodDeclarationSyntax method = error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>()!;
        Assert.That(method.Identifier.ValueText, Does.StartWith("GradOf").Or.StartsWith("TangentOf"), error.ToString());
        string name = ((TypeDeclarationSyntax)method.Parent!).Identifier.ValueText + "." + method.Identifier.ValueText;
        string message = error.Id + " " + error.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        (message.Contains("Derivatives.Forward", StringComparison.Ordinal) && !Reduced.ContainsKey(name) ? Reduced : LeftOut)[name] = message;
    }
}
