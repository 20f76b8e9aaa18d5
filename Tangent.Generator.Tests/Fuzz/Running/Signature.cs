using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tangent.Generator.Tests.Fuzz.Running;

internal enum ParameterKind
{
    Scalar,
    Reference,
    Out,
    Pair,
    Array,
    Jagged,
    Rectangular,
    Span,
    ReadOnlySpan,
    Integer,
    Boolean,
    Integers,
}

/// <summary>A parameter of the differentiated method; <see cref="IsDifferentiated"/> when the attribute asks for it.</summary>
internal sealed record Parameter(string Name, ParameterKind Kind, bool IsDifferentiated)
{
    public bool IsByValue => Kind is ParameterKind.Scalar or ParameterKind.Pair;

    public bool IsOutput => Kind is not (ParameterKind.Scalar or ParameterKind.Pair or ParameterKind.Integer or ParameterKind.Boolean or ParameterKind.ReadOnlySpan);

    public bool CarriesDerivative => Kind is not (ParameterKind.Integer or ParameterKind.Boolean or ParameterKind.Integers);
}

/// <summary>
/// The signature of the method <c>F</c> of a program, read off its text, so that whatever a shrinking step leaves of it is what runs.
/// </summary>
internal sealed record Signature(IReadOnlyList<Parameter> Parameters, IReadOnlyList<string> Results, bool ReturnsTuple)
{
    public bool ReturnsNothing => Results.Count == 0;

    public bool ReturnsNumber => !ReturnsTuple && Results.Count == 1 && Results[0] == "double";

    public bool HasSeed => Results.Any(r => r.StartsWith("double", StringComparison.Ordinal));

    public IEnumerable<Parameter> Differentiated => Parameters.Where(p => p.IsDifferentiated);

    public static Signature Of(MethodDeclarationSyntax method)
    {
        AttributeSyntax attribute = method.AttributeLists.SelectMany(l => l.Attributes).First(a => a.Name.ToString() == "Differentiable");
        string[] named = [.. (attribute.ArgumentList?.Arguments ?? default)
            .Select(a => a.Expression).OfType<LiteralExpressionSyntax>().Select(l => l.Token.ValueText)];
        Parameter[] parameters = [.. method.ParameterList.Parameters.Select(p => Read(p, named))];
        string[] results = method.ReturnType switch
        {
            TupleTypeSyntax tuple => [.. tuple.Elements.Select(e => e.Type.ToString())],
            PredefinedTypeSyntax type when type.Keyword.IsKind(SyntaxKind.VoidKeyword) => [],
            TypeSyntax type => [type.ToString()],
        };
        return new Signature(parameters, results, method.ReturnType is TupleTypeSyntax);
    }

    private static Parameter Read(ParameterSyntax parameter, string[] named)
    {
        string name = parameter.Identifier.ValueText;
        ParameterKind kind = parameter.Modifiers.Any(SyntaxKind.RefKeyword) ? ParameterKind.Reference
            : parameter.Modifiers.Any(SyntaxKind.OutKeyword) ? ParameterKind.Out
            : KindOf(parameter.Type!.ToString());
        Parameter read = new(name, kind, IsDifferentiated: false);
        return read with { IsDifferentiated = read.CarriesDerivative && (named.Length == 0 || named.Contains(name)) };
    }

    private static ParameterKind KindOf(string type) => type switch
    {
        "double" => ParameterKind.Scalar,
        "double[]" => ParameterKind.Array,
        "double[][]" => ParameterKind.Jagged,
        "double[,]" => ParameterKind.Rectangular,
        "Span<double>" => ParameterKind.Span,
        "ReadOnlySpan<double>" => ParameterKind.ReadOnlySpan,
        "int" => ParameterKind.Integer,
        "bool" => ParameterKind.Boolean,
        "int[]" => ParameterKind.Integers,
        _ when type.StartsWith("(double ", StringComparison.Ordinal) => ParameterKind.Pair,
        _ => throw new NotSupportedException("A parameter of type " + type),
    };
}
