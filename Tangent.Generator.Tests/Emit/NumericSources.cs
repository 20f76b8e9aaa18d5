using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Emit;

/// <summary>The methods of the numeric suite as the source of another project, with options of its own.</summary>
internal static class NumericSources
{
    private const string Namespace = "Tangent.Generator.Tests.Numeric";

    /// <summary>The attributes that give the suite its points, in a form that every version knows.</summary>
    private const string Harness =
        """
        namespace Consumer.Code.Harness
        {
            using System;

            [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
            internal sealed class AtAttribute : Attribute
            {
                public AtAttribute(params object[] arguments) => Arguments = arguments;

                public object[] Arguments { get; }

                public double[] Gradient { get; set; }
            }

            [AttributeUsage(AttributeTargets.Method)]
            internal sealed class MovesRowsAttribute : Attribute
            {
            }

            [AttributeUsage(AttributeTargets.Method)]
            internal sealed class JumpingDerivativeAttribute : Attribute
            {
            }
        }
        """;

    /// <summary>The suite as a project of another name, less the members that a language version does not have.</summary>
    public static CSharpCompilation As(LanguageVersion version, CSharpCompilationOptions options, params string[] more)
    {
        CSharpParseOptions parse = CSharpParseOptions.Default.WithLanguageVersion(version);
        string folder = Path.Combine(Repository.Root, "Tangent.Generator.Tests", "Numeric");
        IEnumerable<string> files = Directory.EnumerateFiles(folder, "*.cs")
            .Where(f => Path.GetFileName(f) != "NumericTests.cs")
            .Order(StringComparer.Ordinal);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Consumer",
            files.Select(f => CSharpSyntaxTree.ParseText(Renamed(File.ReadAllText(f)), parse, f))
                .Concat(more.Append(Harness).Select((text, i) => CSharpSyntaxTree.ParseText(text, parse, $"More{i}.cs"))),
            Net100.References.All.Concat(new[] { typeof(DifferentiableAttribute), typeof(System.Numerics.Tensors.TensorPrimitives) }
                .Select(t => MetadataReference.CreateFromFile(t.Assembly.Location))),
            options);
        return WithoutWhatDoesNotCompile(compilation);
    }

    public static IEnumerable<MethodDeclarationSyntax> Differentiable(Compilation compilation) => compilation.SyntaxTrees
        .SelectMany(t => t.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
        .Where(m => m.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() == "Differentiable"));

    /// <summary>Namespaces have braces, which every version knows, and a name outside Tangent.</summary>
    private static string Renamed(string text)
    {
        text = text.Replace(Namespace, "Consumer.Code", StringComparison.Ordinal);
        int start = text.IndexOf("namespace Consumer.Code", StringComparison.Ordinal);
        int end = text.IndexOf(';', start);
        return "using Tangent;\n" + text[..end] + "\n{" + text[(end + 1)..] + "\n}\n";
    }

    /// <summary>Takes out each member with an error, and then those that called it.</summary>
    private static CSharpCompilation WithoutWhatDoesNotCompile(CSharpCompilation compilation)
    {
        while (true)
        {
            ILookup<SyntaxTree, MemberDeclarationSyntax> broken = compilation.GetDiagnostics()
                .Where(d => d.Severity == DiagnosticSeverity.Error)
                .Select(d => d.Location)
                .Where(l => l.IsInSource)
                .Select(l => l.SourceTree!.GetRoot().FindNode(l.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>(IsMember)
                    ?? (MemberDeclarationSyntax?)l.SourceTree!.GetRoot().FindNode(l.SourceSpan).FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()
                    ?? throw new InvalidOperationException(l.ToString()))
                .Distinct()
                .ToLookup(m => m.SyntaxTree);
            if (broken.Count == 0)
                return compilation;

            foreach (IGrouping<SyntaxTree, MemberDeclarationSyntax> members in broken)
            {
                SyntaxNode root = members.Key.GetRoot().RemoveNodes(members, SyntaxRemoveOptions.KeepUnbalancedDirectives)!;
                compilation = compilation.ReplaceSyntaxTree(members.Key, members.Key.WithRootAndOptions(root, members.Key.Options));
            }
        }
    }

    private static bool IsMember(MemberDeclarationSyntax node) =>
        node is not (BaseNamespaceDeclarationSyntax or GlobalStatementSyntax) && (node is not TypeDeclarationSyntax || node.Parent is TypeDeclarationSyntax);
}
