using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tangent.Generator.Tests.Mutations;

/// <summary>
/// Writes every mutation of a file beside the right code, with a switch between them, so that one compilation serves all:
/// <code>
/// 1 - (y * y)      →      (MutationSwitch.Is(7) ? 1 + (y * y) : 1 - (y * y))
/// Add(x);          →      if (!MutationSwitch.Is(8)) Add(x);
/// </code>
/// What the compiler does not accept is left out: the numbers of <paramref name="senseless"/> stay unused.
/// </summary>
internal sealed class MutationWriter(string file, List<Mutation> mutations, IReadOnlySet<int> senseless) : CSharpSyntaxRewriter
{
    private static readonly Dictionary<string, string> Operators = new()
    {
        ["+"] = "-",
        ["-"] = "+",
        ["*"] = "/",
        ["/"] = "*",
        ["<"] = "<=",
        ["<="] = "<",
        [">"] = ">=",
        [">="] = ">",
        ["=="] = "!=",
        ["!="] = "==",
        ["&&"] = "||",
        ["||"] = "&&",
    };

    private static readonly Dictionary<string, string> Names = new()
    {
        ["Sin"] = "Cos",
        ["Cos"] = "Sin",
        ["Sinh"] = "Cosh",
        ["Cosh"] = "Sinh",
        ["Exp"] = "Log",
        ["Log"] = "Exp",
        ["Any"] = "All",
        ["All"] = "Any",
        ["UnionWith"] = "IntersectWith",
        ["IntersectWith"] = "UnionWith",
        ["FirstIsGreater"] = "SecondIsGreater",
        ["SecondIsGreater"] = "FirstIsGreater",
        ["FirstIsChosen"] = "SecondIsChosen",
        ["SecondIsChosen"] = "FirstIsChosen",
    };

    public static SyntaxTree Write(SyntaxTree tree, List<Mutation> mutations, IReadOnlySet<int> senseless)
    {
        SyntaxNode root = new MutationWriter(Path.GetFileName(tree.FilePath), mutations, senseless).Visit(tree.GetRoot());
        return CSharpSyntaxTree.ParseText(root.ToFullString(), (CSharpParseOptions)tree.Options, tree.FilePath, System.Text.Encoding.UTF8);
    }

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var visited = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
        bool isText = node.DescendantNodes().Any(n => n.IsKind(SyntaxKind.StringLiteralExpression) || n.IsKind(SyntaxKind.InterpolatedStringExpression));
        return !isText && Operators.TryGetValue(node.OperatorToken.ValueText, out string? other)
            ? Switched(node, visited, $"{node.Left} {other} {node.Right}")
            : visited;
    }

    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        var visited = (PrefixUnaryExpressionSyntax)base.VisitPrefixUnaryExpression(node)!;
        return node.OperatorToken.ValueText is "-" or "!" ? Switched(node, visited, node.Operand.ToString()) : visited;
    }

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) => node.Token.Value switch
    {
        int number => Switched(node, node, (number + 1).ToString(CultureInfo.InvariantCulture)),
        double number => Switched(node, node, (number + 1).ToString("R", CultureInfo.InvariantCulture) + "d"),
        bool flag => Switched(node, node, flag ? "false" : "true"),
        _ => node,
    };

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
        node.Parent is ArgumentSyntax && Names.TryGetValue(node.Identifier.ValueText, out string? other) && char.IsUpper(other[0])
            ? Replaced(node, other)
            : node;

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        if (node.Expression is not MemberAccessExpressionSyntax member)
        {
            return visited;
        }

        SeparatedSyntaxList<ArgumentSyntax> arguments = node.ArgumentList.Arguments;
        if (member.Name.Identifier.ValueText == "If" && arguments.Count == 3)
        {
            return Switched(node, visited, $"{member}({arguments[0]}, {arguments[2]}, {arguments[1]})");
        }

        return node.Parent is not StatementSyntax && arguments.Count > 0 && Names.TryGetValue(member.Name.Identifier.ValueText, out string? other)
            ? Switched(node, visited, $"{member.Expression}.{other}{node.ArgumentList}")
            : visited;
    }

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        var visited = (ExpressionStatementSyntax)base.VisitExpressionStatement(node)!;
        if (node.Expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax } || node.DescendantNodes().Any(n => n is DeclarationExpressionSyntax))
        {
            return visited; // What it assigns may be read.
        }

        int number = Add(node, node.ToString(), "");
        return senseless.Contains(number) ? visited : SyntaxFactory.ParseStatement($"if (!MutationSwitch.Is({number})) {{ {visited.ToFullString()} }}\n");
    }

    // What has to be a constant stays one.
    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => node;

    public override SyntaxNode? VisitEqualsValueClause(EqualsValueClauseSyntax node) =>
        node.Parent is ParameterSyntax or EnumMemberDeclarationSyntax || node.Ancestors().OfType<FieldDeclarationSyntax>().Any(f => f.Modifiers.Any(SyntaxKind.ConstKeyword))
            || node.Ancestors().OfType<LocalDeclarationStatementSyntax>().Any(l => l.IsConst)
            ? node
            : base.VisitEqualsValueClause(node);

    public override SyntaxNode? VisitConstantPattern(ConstantPatternSyntax node) => node;

    public override SyntaxNode? VisitRelationalPattern(RelationalPatternSyntax node) => node;

    public override SyntaxNode? VisitCaseSwitchLabel(CaseSwitchLabelSyntax node) => node;

    private SyntaxNode Replaced(IdentifierNameSyntax node, string other)
    {
        // A method as an argument: both have one type only where the place says which.
        int number = Add(node, node.ToString(), other);
        return senseless.Contains(number) ? node : SyntaxFactory.ParseExpression(
            $"(m_, x_, y_, z_) => MutationSwitch.Is({number}) ? {other}(m_, x_, y_, z_) : {node}(m_, x_, y_, z_)").WithTriviaFrom(node);
    }

    private SyntaxNode Switched(ExpressionSyntax node, ExpressionSyntax right, string wrong)
    {
        // A pattern's variables must be assigned on every way, so a condition that declares some stays.
        if (node.DescendantNodes().Any(n => n is SingleVariableDesignationSyntax or ThrowExpressionSyntax) || node.Ancestors().Any(a => a is InterpolationSyntax))
        {
            return right;
        }

        int number = Add(node, node.ToString(), wrong);
        return senseless.Contains(number) ? right : SyntaxFactory.ParseExpression($"(MutationSwitch.Is({number}) ? {wrong} : {right.WithoutTrivia().ToFullString()})").WithTriviaFrom(right);
    }

    private static bool IsRunOnce(SyntaxNode node) => node.Ancestors()
        .TakeWhile(a => a is not AnonymousFunctionExpressionSyntax)
        .Any(a => a is FieldDeclarationSyntax);

    private int Add(SyntaxNode node, string original, string replacement)
    {
        int line = node.SyntaxTree.GetLineSpan(node.Span).StartLinePosition.Line + 1;
        int number = mutations.Count + 1;
        mutations.Add(new Mutation(number, file + ":" + line.ToString(CultureInfo.InvariantCulture), original, replacement, IsRunOnce(node)));
        return number;
    }
}
