using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Finds a constructor that stores each of its parameters in a field and does nothing else, so that a value can be rebuilt
/// from its fields: <c>public Vec(double x, double y) { X = x; Y = y; }</c>, or that of a positional record struct.
/// </summary>
internal static class StoringConstructor
{
    /// <summary>For each parameter the ordinal of its field; empty where the constructor does anything else.</summary>
    public static EquatableArray<int> Of(IMethodSymbol constructor, IReadOnlyList<IFieldSymbol> fields, Compilation compilation)
    {
        INamedTypeSymbol type = constructor.ContainingType;
        if (constructor.Parameters.Length != fields.Count || constructor.Parameters.Any(p => p.RefKind is not (RefKind.None or RefKind.In)))
        {
            return EquatableArray<int>.Empty;
        }

        int[] stored = constructor.Parameters.Select(_ => -1).ToArray();
        bool isKnown = type.ContainingNamespace.ToDisplayString() == "System.Numerics" && type.DeclaringSyntaxReferences.Length == 0
            ? ByName(constructor, fields, stored)
            : Stores(constructor, fields, compilation, stored);
        return isKnown && stored.Distinct().Count() == fields.Count && !stored.Contains(-1)
            && stored.Select((k, i) => SymbolEqualityComparer.Default.Equals(fields[k].Type, constructor.Parameters[i].Type)).All(same => same)
            ? stored.ToEquatable()
            : EquatableArray<int>.Empty;
    }

    /// <summary>Those of <c>System.Numerics</c> have no body to read, and name their parameters after the fields.</summary>
    private static bool ByName(IMethodSymbol constructor, IReadOnlyList<IFieldSymbol> fields, int[] stored)
    {
        for (int i = 0; i < stored.Length; i++)
        {
            string name = NameText.PascalCase(constructor.Parameters[i].Name);
            stored[i] = fields.ToList().FindIndex(f => f.Name == name);
        }

        return true;
    }

    private static bool Stores(IMethodSymbol constructor, IReadOnlyList<IFieldSymbol> fields, Compilation compilation, int[] stored)
    {
        SyntaxNode? syntax = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (!StoresInBase(constructor, syntax, fields, compilation, stored))
        {
            return false;
        }

        switch (syntax)
        {
            case RecordDeclarationSyntax { ParameterList: not null }:
                return StoresPositions(constructor, fields, stored);
            case StructDeclarationSyntax { ParameterList: not null } or ClassDeclarationSyntax { ParameterList: not null }:
                return StoresByInitializers(constructor, fields, compilation, stored);
            case ConstructorDeclarationSyntax { Initializer: null or { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.BaseKeyword } } declaration:
                return OwnFields(constructor, fields).All(k => Initializers.Of(fields[k]) is null)
                    && compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration) is IConstructorBodyOperation body
                    && StoresIn(body, fields, stored);
            default:
                return false;
        }
    }

    /// <summary><c>Dense(double[] w, int id) : base(id) { … }</c>: the constructor of the base class stores what it is given, and that is a parameter.</summary>
    private static bool StoresInBase(IMethodSymbol constructor, SyntaxNode? syntax, IReadOnlyList<IFieldSymbol> fields, Compilation compilation, int[] stored)
    {
        if (constructor.ContainingType is not { IsReferenceType: true, BaseType: { SpecialType: not SpecialType.System_Object } outer })
        {
            return true;
        }

        SyntaxNode? call = syntax switch
        {
            ConstructorDeclarationSyntax declaration => declaration.Initializer,
            TypeDeclarationSyntax type => type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault(),
            _ => null,
        };
        List<IFieldSymbol> inherited = fields.Where(f => !SymbolEqualityComparer.Default.Equals(f.ContainingType, constructor.ContainingType)).ToList();
        if (call is null || inherited.Count == 0)
        {
            return inherited.Count == 0 && outer.InstanceConstructors.All(c => c.IsImplicitlyDeclared);
        }

        if (compilation.GetSemanticModel(call.SyntaxTree).GetOperation(call) is not IInvocationOperation chain
            || Of(chain.TargetMethod, inherited, compilation) is not { Count: > 0 } there)
        {
            return false;
        }

        foreach (IArgumentOperation argument in chain.Arguments)
        {
            if (argument.Value is not IParameterReferenceOperation given)
            {
                return false;
            }

            stored[given.Parameter.Ordinal] = fields.ToList().IndexOf(inherited[there[argument.Parameter!.Ordinal]]);
        }

        return true;
    }

    /// <summary>The places of the fields that the constructor's own class declares.</summary>
    private static IEnumerable<int> OwnFields(IMethodSymbol constructor, IReadOnlyList<IFieldSymbol> fields) =>
        Enumerable.Range(0, fields.Count).Where(k => SymbolEqualityComparer.Default.Equals(fields[k].ContainingType, constructor.ContainingType));

    /// <summary>A positional record struct: the compiler makes a property of each parameter.</summary>
    private static bool StoresPositions(IMethodSymbol constructor, IReadOnlyList<IFieldSymbol> fields, int[] stored)
    {
        foreach (int k in OwnFields(constructor, fields))
        {
            IParameterSymbol? parameter = constructor.Parameters.FirstOrDefault(p => p.Name == fields[k].AssociatedSymbol?.Name);
            if (parameter is null || fields[k].AssociatedSymbol!.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is not ParameterSyntax))
            {
                return false;
            }

            stored[parameter.Ordinal] = k;
        }

        return true;
    }

    /// <summary><c>struct Vec(double x) { public double X = x; }</c></summary>
    private static bool StoresByInitializers(IMethodSymbol constructor, IReadOnlyList<IFieldSymbol> fields, Compilation compilation, int[] stored)
    {
        foreach (int k in OwnFields(constructor, fields))
        {
            if (Initializers.Of(fields[k]) is not EqualsValueClauseSyntax initializer
                || compilation.GetSemanticModel(initializer.SyntaxTree).GetOperation(initializer) is not ISymbolInitializerOperation
                {
                    Value: IParameterReferenceOperation reference,
                })
            {
                return false;
            }

            stored[reference.Parameter.Ordinal] = k;
        }

        return true;
    }

    private static bool StoresIn(IConstructorBodyOperation body, IReadOnlyList<IFieldSymbol> fields, int[] stored)
    {
        IEnumerable<IOperation> statements = (body.BlockBody ?? body.ExpressionBody)?.Operations ?? Enumerable.Empty<IOperation>();
        foreach (IOperation statement in statements)
        {
            bool isStore = statement is IExpressionStatementOperation { Operation: var operation } && operation switch
            {
                ISimpleAssignmentOperation { IsRef: false } assignment => Store(assignment.Target, assignment.Value, fields, stored),
                IDeconstructionAssignmentOperation { Target: ITupleOperation to, Value: ITupleOperation from } =>
                    to.Elements.Length == from.Elements.Length
                    && to.Elements.Zip(from.Elements, (t, v) => Store(t, v, fields, stored)).All(stores => stores),
                _ => false,
            };
            if (!isStore)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Store(IOperation target, IOperation value, IReadOnlyList<IFieldSymbol> fields, int[] stored)
    {
        if (target is not IMemberReferenceOperation { Instance: IInstanceReferenceOperation } member || value is not IParameterReferenceOperation parameter)
        {
            return false;
        }

        int field = fields.ToList().FindIndex(f => SymbolEqualityComparer.Default.Equals(f.OriginalDefinition, member.Member.OriginalDefinition)
            || SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol?.OriginalDefinition, member.Member.OriginalDefinition));
        stored[parameter.Parameter.Ordinal] = field;
        return field >= 0;
    }
}
