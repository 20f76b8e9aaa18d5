using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;

namespace Tangent.Generator.Tests.Pdb;

/// <summary>
/// That a breakpoint in a generated file is hit, and stepping lands in it, as far as the compiler can promise it: read from
/// the debug information of this very assembly, whose [Differentiable] methods are those of the numeric suite.
/// </summary>
public sealed class GeneratedFilePdbTests
{
    private static readonly IReadOnlyList<GeneratedDocument> Documents = GeneratedDocument.ReadAll();

    [Test]
    public void Every_generated_file_is_a_document()
    {
        Assert.That(Documents, Has.Count.GreaterThan(100), "The numeric suite has hundreds of [Differentiable] methods.");
    }

    [Test]
    public void A_document_points_to_the_file_on_disk_that_was_compiled()
    {
        foreach (GeneratedDocument document in Documents)
        {
            Assert.That(Path.IsPathFullyQualified(document.Path), document.Path);
            Assert.That(document.Path.Replace('\\', '/'), Does.Match("/obj/[^/]+/net10\\.0/generated/Tangent\\.Generator/"));
            Assert.That(document.Path, Does.Exist);
            Assert.That(document.Hash, Is.EqualTo(SHA256.HashData(File.ReadAllBytes(document.Path))), document.Path);
        }
    }

    [Test]
    public void The_source_is_in_the_debug_information_too_for_where_the_file_is_not()
    {
        Assert.That(Documents.Where(document => !document.HasEmbeddedSource).Select(document => document.Path), Is.Empty);
    }

    [Test]
    public void Every_statement_of_every_generated_method_can_be_stopped_at()
    {
        var missing = new List<string>();
        int statements = 0;

        // The compiler makes no code of an arm that a constant shuts out.
        foreach (GeneratedDocument document in Documents.Where(d => !d.Path.Contains("DecidedForTheType", StringComparison.Ordinal)))
        {
            SyntaxTree tree = CSharpSyntaxTree.ParseText(File.ReadAllText(document.Path));
            foreach (SyntaxNodeOrToken stop in StatementStops.Of(tree.GetRoot()))
            {
                statements++;
                FileLinePositionSpan place = tree.GetLineSpan(stop.Span);
                if (!document.Stops.Contains(place.StartLinePosition))
                {
                    missing.Add($"{Path.GetFileName(document.Path)}({place.StartLinePosition.Line + 1}): {stop.ToString().Split('\n')[0]}");
                }
            }
        }

        Assert.That(missing, Is.Empty, $"of {statements} statements:\n" + string.Join('\n', missing.Take(40)));
        Assert.That(statements, Is.GreaterThan(Documents.Count * 4), "Each file has at least four methods.");
    }

    [Test]
    public void Nothing_hides_the_code_from_a_debugger_or_moves_it_elsewhere()
    {
        string[] hiding = ["DebuggerStepThrough", "DebuggerNonUserCode", "DebuggerHidden", "DebuggerStepperBoundary"];
        foreach (GeneratedDocument document in Documents)
        {
            SyntaxNode root = CSharpSyntaxTree.ParseText(File.ReadAllText(document.Path)).GetRoot();
            IEnumerable<string> attributes = root.DescendantNodes().OfType<AttributeSyntax>().Select(attribute => attribute.Name.ToString());

            Assert.That(attributes.Where(name => hiding.Any(word => name.Contains(word, StringComparison.Ordinal))), Is.Empty, document.Path);
            Assert.That(
                root.DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.LineDirectiveTrivia)), Is.Empty, document.Path);
        }
    }
}
