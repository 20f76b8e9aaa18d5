using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;
using Tangent.Generator.Analysis;
using Tangent.Generator.Emit;
using Tangent.Generator.IR;
using Tangent.Generator.Lowering;
using Tangent.Generator.Model;
using Tangent.Generator.Passes;

namespace Tangent.Generator.Tests.Passes;

/// <summary>C# in, IR through a pass, C# out: what a pass does is read off the text on both sides.</summary>
internal static class Lowered
{
    /// <summary>The model of the method <c>F</c> among some static methods.</summary>
    public static MethodModel Model(string methods)
    {
        string source = "using System;\nusing Tangent;\nstatic partial class C\n{\n" + methods.Replace("double F(", "[Differentiable] public static double F(", StringComparison.Ordinal) + "\n}\n";
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Snippet",
            [CSharpSyntaxTree.ParseText(source)],
            Basic.Reference.Assemblies.Net100.References.All.Append(MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        IMethodSymbol method = compilation.GetTypeByMetadataName("C")!.GetMembers("F").OfType<IMethodSymbol>().Single();
        LoweredMethod lowered = MethodLowering.Lower(method.DeclaringSyntaxReferences[0].GetSyntax(), method, method.GetAttributes().Single(), compilation, default);
        return lowered.Model ?? throw new ArgumentException("Not lowered: " + string.Join("\n", lowered.Diagnostics), nameof(methods));
    }

    public static Function Function(string methods) => Model(methods).Primal;

    public static FunctionTable Table(MethodModel model) => new(model.Callees.Append(model.Primal));

    /// <summary>The activity of a function all of whose parameters are differentiated.</summary>
    public static Activity Activity(Function function) =>
        Tangent.Generator.Analysis.Activity.Of(function, function.Parameters.Select(p => p.Variable.Type.CarriesDerivative).ToArray(), new FunctionTable([function]));

    /// <summary>What counts as a derivative: what has a name that begins with a <c>d</c>.</summary>
    public static Lazy<HashSet<int>> Derivatives(Function function) => new(() => Variables(function).Where(v => v.Name[0] == 'd').Select(v => v.Id).ToHashSet());

    public static IEnumerable<Variable> Variables(Function function) =>
        function.Parameters.Select(p => p.Variable).Concat(function.Body.AllStatements().SelectMany(Fresh.Declared));

    /// <summary>Compares the statements alone, without the signature.</summary>
    public static void CheckBody(Function result, string expected)
    {
        string[] lines = Text(result).Split('\n');
        string body = string.Join('\n', lines[2..^1].Select(line => line[4..]));
        Assert.That(body, Is.EqualTo(expected.ReplaceLineEndings("\n")), body);
    }

    /// <summary>The body, without the comments that echo the user's statements.</summary>
    public static string Text(Function function) => string.Join('\n', IrPrinter.Print(function)
        .Split('\n')
        .Select(line => line.TrimEnd())
        .Where(line => line.Length > 0 && (!line.TrimStart().StartsWith("// ", StringComparison.Ordinal) || line.Contains("----", StringComparison.Ordinal))));
}
