using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NUnit.Framework;
using Tangent.Generator.Emit;
using Tangent.Generator.IR;

namespace Tangent.Generator.Tests.Emit;

/// <summary>The compiler reads the printed text as exactly the tree that was printed, conversions and overflow contexts included.</summary>
public sealed class ExpressionRoundTripTests
{
    private const int Count = 1500;

    [Test]
    public void Printed_text_means_its_tree() => Check(Overflow.Checked, checksOverflow: false);

    [Test]
    public void Printed_text_means_its_tree_where_the_project_checks_overflow() => Check(Overflow.Unchecked, checksOverflow: true);

    private static void Check(Overflow marked, bool checksOverflow)
    {
        var random = new RandomExpressions(20, marked);
        Expr[] trees = [.. Enumerable.Range(0, Count).Select(_ => random.Next())];
        CSharpCompilation compilation = Compiled.From(checksOverflow, Source(trees));
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        SemanticModel model = compilation.GetSemanticModel(tree);
        var notation = new OperationText(checksOverflow);
        VariableDeclaratorSyntax[] declarators = [.. tree.GetRoot().DescendantNodes().OfType<VariableDeclaratorSyntax>()];

        Assert.That(declarators, Has.Length.EqualTo(Count));
        Assert.That(
            compilation.GetDiagnostics().Where(d => d.DefaultSeverity == DiagnosticSeverity.Error).Select(d => d.ToString()),
            Is.Empty);
        var wrong = new List<string>();
        for (int i = 0; i < Count; i++)
        {
            IOperation value = ((IVariableInitializerOperation)model.GetOperation(declarators[i].Initializer!)!).Value;
            string read = notation.Of(value);
            string meant = IrText.Of(trees[i]);
            if (read != meant)
            {
                wrong.Add($"{declarators[i]}\n  meant {meant}\n  read  {read}");
            }
        }

        Assert.That(wrong.Take(5), Is.Empty, $"{wrong.Count} trees are read differently");
    }

    private static string Source(Expr[] trees)
    {
        var text = new StringBuilder("using System;\nstatic class Trees\n{\n");
        var types = new TypePrinter(new Vocabulary([]));
        for (int i = 0; i < trees.Length; i++)
        {
            text.Append($"    static void Tree{i}({RandomExpressions.Parameters})\n    {{\n")
                .Append($"        {types.Print(trees[i].Type)} result = {IrPrinter.Print(trees[i])};\n    }}\n");
        }

        return text.Append("}\n").ToString();
    }
}
