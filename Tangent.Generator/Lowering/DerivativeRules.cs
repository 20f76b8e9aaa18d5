using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tangent.Generator.Lowering;

/// <summary>
/// The methods marked with <c>[DerivativeOf]</c>, in the compilation and in what it references, by the method that they are about.
/// What was found in a file or an assembly is kept as long as that is the same.
/// </summary>
internal sealed class DerivativeRules
{
    private const string AttributeName = "DerivativeOfAttribute";

    private static readonly ConditionalWeakTable<Compilation, DerivativeRules> Known = new();
    private static readonly ConditionalWeakTable<SyntaxTree, MethodDeclarationSyntax[]> Marked = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, IMethodSymbol[]> Imported = new();

    private readonly ILookup<string, IMethodSymbol> _rules;

    private DerivativeRules(Compilation compilation) => _rules = InSource(compilation)
        .Concat(InReferences(compilation))
        .SelectMany(rule => Targets(rule).Select(target => (Target: target, Rule: rule)))
        .ToLookup(pair => pair.Target, pair => pair.Rule);

    public static DerivativeRules Of(Compilation compilation) => Known.GetValue(compilation, static c => new DerivativeRules(c));

    /// <summary>The rules that name the method, of whatever form and for whichever overload.</summary>
    public IEnumerable<IMethodSymbol> For(IMethodSymbol method) => _rules[Key(method.ContainingType, method.Name)];

    public static bool IsRule(AttributeData attribute) =>
        attribute.AttributeClass is { Name: AttributeName, ContainingNamespace: { Name: "Tangent", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The type and the name that an attribute gives, null where one of them is missing.</summary>
    public static (INamedTypeSymbol Type, string Method)? Target(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Value: INamedTypeSymbol type }, { Value: string method }] ? (type, method) : null;

    private static IEnumerable<string> Targets(IMethodSymbol rule) => rule.GetAttributes()
        .Where(IsRule)
        .Select(Target)
        .Where(target => target is not null)
        .Select(target => Key(target!.Value.Type, target.Value.Method));

    private static string Key(INamedTypeSymbol type, string method) => type.OriginalDefinition.ToDisplayString() + "." + method;

    private static IEnumerable<IMethodSymbol> InSource(Compilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            MethodDeclarationSyntax[] marked = Marked.GetValue(tree, static t => t.GetRoot().DescendantNodes()
                .OfType<MethodDeclarationSyntax>()
                .Where(IsMarked)
                .ToArray());
            SemanticModel? model = marked.Length > 0 ? compilation.GetSemanticModel(tree) : null;
            foreach (MethodDeclarationSyntax declaration in marked)
            {
                if (model!.GetDeclaredSymbol(declaration) is IMethodSymbol method)
                {
                    yield return method;
                }
            }
        }
    }

    private static bool IsMarked(MethodDeclarationSyntax method) => method.AttributeLists
        .SelectMany(list => list.Attributes)
        .Any(attribute => attribute.Name.ToString().IndexOf("DerivativeOf", StringComparison.Ordinal) >= 0);

    private static IEnumerable<IMethodSymbol> InReferences(Compilation compilation)
    {
        IAssemblySymbol? runtime = compilation.GetTypeByMetadataName("Tangent." + AttributeName)?.ContainingAssembly;
        return runtime is null
            ? []
            : compilation.SourceModule.ReferencedAssemblySymbols
                .Where(a => a.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == runtime.Name)))
                .SelectMany(a => Imported.GetValue(a, static assembly => MethodsOf(assembly.GlobalNamespace).ToArray()));
    }

    private static IEnumerable<IMethodSymbol> MethodsOf(INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is IMethodSymbol { IsStatic: true, DeclaredAccessibility: Accessibility.Public } method && method.GetAttributes().Any(IsRule))
            {
                yield return method;
            }
            else if (member is INamespaceSymbol or INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public })
            {
                foreach (IMethodSymbol inner in MethodsOf((INamespaceOrTypeSymbol)member))
                {
                    yield return inner;
                }
            }
        }
    }
}
