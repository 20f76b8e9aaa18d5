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
    Single,
    Struct,
    Structs,
    List,
    Cube,
    Tesseract,
    Deep,
    Bag,
    Object,
}

/// <summary>A parameter of the differentiated method; <see cref="IsDifferentiated"/> when the attribute asks for it.</summary>
internal sealed record Parameter(string Name, ParameterKind Kind, bool IsDifferentiated, string Type)
{
    public bool IsByValue => Kind is ParameterKind.Scalar or ParameterKind.Pair or ParameterKind.Single or ParameterKind.Struct;

    public bool IsOutput => !IsByValue && Kind is not (ParameterKind.Integer or ParameterKind.Boolean or ParameterKind.ReadOnlySpan);

    public bool CarriesDerivative => Kind is not (ParameterKind.Integer or ParameterKind.Boolean or ParameterKind.Integers);
}

/// <summary>
/// The signature of the method <c>F</c> of a program, read off its text, so that whatever a shrinking step leaves of it is what runs.
/// </summary>
internal sealed record Signature(IReadOnlyList<Parameter> Parameters, IReadOnlyList<string> Results, bool ReturnsTuple)
{
    /// <summary>Whether the attribute asks for the member of that name beside the usual ones.</summary>
    public Func<string, bool> Emits { get; private init; } = _ => false;

    public bool ReturnsNothing => Results.Count == 0;

    public bool ReturnsNumber => !ReturnsTuple && Results.Count == 1 && Results[0] == "double";

    public bool HasSeed => Results.Any(Carries);

    public IEnumerable<Parameter> Differentiated => Parameters.Where(p => p.IsDifferentiated);

    /// <summary>Whether a result of the type has a derivative.</summary>
    public static bool Carries(string type) => type.StartsWith("double", StringComparison.Ordinal) || IsStruct(type);

    /// <summary>Whether the type is one of the program's structs.</summary>
    public static bool IsStruct(string type) => type.Length > 1 && type[0] == 'S' && char.IsDigit(type[1]);

    /// <summary>Whether the type is one of the program's classes with an array.</summary>
    public static bool IsBag(string type) => type.StartsWith("Bag", StringComparison.Ordinal);

    /// <summary>A type parameter stands for <c>double</c>.</summary>
    private static string ForDouble(TypeSyntax type) => type.ToString() switch
    {
        "T" => "double",
        "T[]" => "double[]",
        string text => text,
    };

    public static Signature Of(MethodDeclarationSyntax method)
    {
        AttributeSyntax attribute = method.AttributeLists.SelectMany(l => l.Attributes).First(a => a.Name.ToString() == "Differentiable");
        string[] named = [.. (attribute.ArgumentList?.Arguments ?? default)
            .Select(a => a.Expression).OfType<LiteralExpressionSyntax>().Select(l => l.Token.ValueText)];
        HashSet<string> classes = [.. method.Parent!.ChildNodes().OfType<TypeDeclarationSyntax>()
            .Where(t => t is ClassDeclarationSyntax || (t is RecordDeclarationSyntax record && !record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword)))
            .Select(t => t.Identifier.ValueText)];
        Parameter[] parameters = [.. method.ParameterList.Parameters.Select(p => Read(p, named, classes))];
        string[] results = method.ReturnType switch
        {
            TupleTypeSyntax tuple => [.. tuple.Elements.Select(e => e.Type.ToString())],
            PredefinedTypeSyntax type when type.Keyword.IsKind(SyntaxKind.VoidKeyword) => [],
            TypeSyntax type => [ForDouble(type)],
        };
        string emit = attribute.ArgumentList?.ToString() ?? "";
        return new Signature(parameters, results, method.ReturnType is TupleTypeSyntax)
        {
            Emits = member => emit.Contains("Derivatives." + member, StringComparison.Ordinal),
        };
    }

    private static Parameter Read(ParameterSyntax parameter, string[] named, HashSet<string> classes)
    {
        string type = ForDouble(parameter.Type!);
        string name = parameter.Identifier.ValueText;
        ParameterKind kind = parameter.Modifiers.Any(SyntaxKind.RefKeyword) ? ParameterKind.Reference
            : parameter.Modifiers.Any(SyntaxKind.OutKeyword) ? ParameterKind.Out
            : KindOf(type, classes);
        Parameter read = new(name, kind, IsDifferentiated: false, type);
        return read with { IsDifferentiated = read.CarriesDerivative && (named.Length == 0 || named.Contains(name)) };
    }

    private static ParameterKind KindOf(string type, HashSet<string> classes) => type switch
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
        "float" => ParameterKind.Single,
        "List<double>" => ParameterKind.List,
        "double[,,]" => ParameterKind.Cube,
        "double[,,,]" => ParameterKind.Tesseract,
        "double[][][]" => ParameterKind.Deep,
        _ when IsBag(type) => ParameterKind.Bag,
        _ when IsStruct(type) && classes.Contains(type) => ParameterKind.Object,
        _ when IsStruct(type) => type.EndsWith(']') ? ParameterKind.Structs : ParameterKind.Struct,
        _ when type.StartsWith("(double ", StringComparison.Ordinal) => ParameterKind.Pair,
        _ => throw new NotSupportedException("A parameter of type " + type),
    };
}
