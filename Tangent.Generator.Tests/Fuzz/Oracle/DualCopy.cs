using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tangent.Generator.Tests.Fuzz.Writing;

namespace Tangent.Generator.Tests.Fuzz.Oracle;

/// <summary>
/// The copy of a program that runs on <see cref="Dual"/>:
/// <code>
/// double s = Math.Sin(x);             Dual s = DualMath.Sin(x);
/// while (k &lt; 3) { … }          →      while (k &lt; 3) { Trace.Burn(); … }
/// H(x, scale: 2)                      H(x, scale: 2, shift: 0.5)      // defaults are filled in: a Dual is no constant
/// </code>
/// </summary>
internal sealed class DualCopy : CSharpSyntaxRewriter
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Tangent;
        using Tangent.Generator.Tests.Fuzz.Oracle;
        using Dual = Tangent.Generator.Tests.Fuzz.Oracle.Dual;
        using DualF = Tangent.Generator.Tests.Fuzz.Oracle.DualF;
        using DualMathF = Tangent.Generator.Tests.Fuzz.Oracle.DualMathF;
        using DualMath = Tangent.Generator.Tests.Fuzz.Oracle.DualMath;
        using Vector3 = Tangent.Generator.Tests.Fuzz.Oracle.DualVector;
        using Complex = Tangent.Generator.Tests.Fuzz.Oracle.DualComplex;
        using Parallel = Tangent.Generator.Tests.Fuzz.Oracle.DualParallel;
        using TensorPrimitives = Tangent.Generator.Tests.Fuzz.Oracle.DualTensors;
        using Trace = Tangent.Generator.Tests.Fuzz.Oracle.Trace;

        """;

    private readonly Dictionary<string, ParameterListSyntax> _withDefaults;

    private readonly string _original;

    private DualCopy(ClassDeclarationSyntax type)
    {
        _original = type.Identifier.ValueText;
        _withDefaults = type.DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Where(m => m.ParameterList.Parameters.Any(p => p.Default is not null))
            .ToDictionary(m => m.Identifier.ValueText, m => m.ParameterList);
    }

    /// <summary>The text of the copy, a class by the name <paramref name="name"/>.</summary>
    public static string Of(ClassDeclarationSyntax type, string name)
    {
        SyntaxNode copy = new DualCopy(type).Visit(type.WithIdentifier(SyntaxFactory.Identifier(name)));
        return Usings + copy.ToFullString();
    }

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => null;

    public override SyntaxNode? VisitPredefinedType(PredefinedTypeSyntax node) =>
        node.Keyword.IsKind(SyntaxKind.DoubleKeyword) ? Named(node, "Dual")
        : node.Keyword.IsKind(SyntaxKind.FloatKeyword) ? Named(node, "DualF")
        : node;

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
        node.Identifier.ValueText switch
        {
            "Math" => Named(node, "DualMath"),
            "MathF" => Named(node, "DualMathF"),
            "Gradient" => Named(node, "DualMath"),
            "T" => Named(node, node.Parent is MemberAccessExpressionSyntax ? "DualMath" : "Dual"),
            _ => node,
        };

    /// <summary>A generic helper is one for the numbers of the oracle.</summary>
    public override SyntaxNode? VisitGenericName(GenericNameSyntax node) =>
        node.Parent is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "TensorPrimitives" } }
            || (node.Parent is InvocationExpressionSyntax call && call.Expression == node) ? Named(node, node.Identifier.ValueText) : base.VisitGenericName(node);

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
        node.Expression is PredefinedTypeSyntax
            ? node.WithExpression(SyntaxFactory.IdentifierName("DualMath"))
            : base.VisitMemberAccessExpression(node);

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node) =>
        base.VisitLocalDeclarationStatement(node.WithModifiers(
            SyntaxFactory.TokenList(node.Modifiers.Where(m => !m.IsKind(SyntaxKind.ConstKeyword)))));

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node) =>
        base.VisitFieldDeclaration(node.Modifiers.Any(SyntaxKind.ConstKeyword)
            ? node.WithModifiers([.. node.Modifiers.Select(m => m.IsKind(SyntaxKind.ConstKeyword) ? SyntaxFactory.Token(SyntaxKind.StaticKeyword).WithTriviaFrom(m) : m)])
            : node);

    public override SyntaxNode? VisitParameter(ParameterSyntax node) => base.VisitParameter(node.WithDefault(null));

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node.Expression.ToString() == "Gradient.Insert"
            && node.ArgumentList.Arguments is [ArgumentSyntax variable, { Expression: LambdaExpressionSyntax lambda }])
        {
            // Gradient.Insert(x, (ref double d) => { d *= 0.5; }); → DualMath.Insert(ref x, 0.5);
            string factor = lambda.DescendantNodes().OfType<AssignmentExpressionSyntax>().FirstOrDefault()?.Right.ToString() ?? "1";
            return SyntaxFactory.ParseExpression($"DualMath.Insert(ref {variable}, {factor})");
        }

        InvocationExpressionSyntax call = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        if (node.Expression is IdentifierNameSyntax { Identifier.ValueText: string inner }
            && inner.StartsWith(NestedWriter.Stem, StringComparison.Ordinal) && inner.EndsWith("Grad", StringComparison.Ordinal))
        {
            // Inner1Grad(x) → DualMath.Graded(P.Inner1Grad, Inner1Slope, x)
            return SyntaxFactory.ParseExpression($"DualMath.Graded({_original}.{inner}, {inner[..^"Grad".Length]}Slope, {call.ArgumentList.Arguments.Single()})");
        }

        if (node.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" or "Zip" or "Aggregate" } query && call.ArgumentList.Arguments.Count > 0)
        {
            return call.WithArgumentList(SyntaxFactory.ArgumentList([.. call.ArgumentList.Arguments.Select(a => a.Expression is LambdaExpressionSyntax || query.Name.Identifier.ValueText == "Aggregate" ? AsDual(a) : a)]));
        }

        if (node.Expression is not IdentifierNameSyntax name || !_withDefaults.TryGetValue(name.Identifier.ValueText, out ParameterListSyntax? list))
        {
            return call;
        }

        HashSet<string> given = [.. node.ArgumentList.Arguments.Select((a, i) => a.NameColon?.Name.Identifier.ValueText ?? list.Parameters[i].Identifier.ValueText)];
        return call.AddArgumentListArguments([.. list.Parameters
            .Where(p => p.Default is not null && !given.Contains(p.Identifier.ValueText))
            .Select(p => SyntaxFactory.Argument(SyntaxFactory.NameColon(p.Identifier.ValueText), default, p.Default!.Value))]);
    }

    /// <summary>A number or what a lambda returns, as the oracle's number where it is a constant.</summary>
    private static ArgumentSyntax AsDual(ArgumentSyntax argument) => argument.Expression switch
    {
        LambdaExpressionSyntax { Body: ExpressionSyntax body } lambda => argument.WithExpression((ExpressionSyntax)lambda.ReplaceNode(body, Cast(body))),
        IdentifierNameSyntax or LambdaExpressionSyntax => argument,
        ExpressionSyntax number => argument.WithExpression(Cast(number)),
    };

    private static ExpressionSyntax Cast(ExpressionSyntax body) => SyntaxFactory.ParseExpression($"(Dual)({body})");

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        ForStatementSyntax loop = (ForStatementSyntax)base.VisitForStatement(node)!;
        return loop.WithStatement(Burning(loop.Statement));
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        WhileStatementSyntax loop = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return loop.WithStatement(Burning(loop.Statement));
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        DoStatementSyntax loop = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return loop.WithStatement(Burning(loop.Statement));
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        ForEachStatementSyntax loop = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return loop.WithStatement(Burning(loop.Statement));
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        MethodDeclarationSyntax method = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node.WithTypeParameterList(null).WithConstraintClauses([]))!;
        if (method.Body is null && method.ExpressionBody is null)
        {
            return method;
        }

        return method.WithBody(Body(method.Body, method.ExpressionBody, method.ReturnType)).WithExpressionBody(null).WithSemicolonToken(default);
    }

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        LocalFunctionStatementSyntax function = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        return function.WithBody(Body(function.Body, function.ExpressionBody, function.ReturnType)).WithExpressionBody(null).WithSemicolonToken(default);
    }

    private static BlockSyntax Body(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow, TypeSyntax type)
    {
        string keyword = type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } ? "" : "return ";
        return After("Trace.Enter();", block ?? SyntaxFactory.ParseStatement(keyword + arrow!.Expression.ToFullString() + ";"));
    }

    private static BlockSyntax Burning(StatementSyntax body) => After("Trace.Burn();", body);

    private static BlockSyntax After(string call, StatementSyntax body) => SyntaxFactory.Block(SyntaxFactory.ParseStatement(call), body);

    private static IdentifierNameSyntax Named(SyntaxNode node, string name) => SyntaxFactory.IdentifierName(name).WithTriviaFrom(node);
}
