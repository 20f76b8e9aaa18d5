using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tangent.Generator.Lowering;

/// <summary>Which variables a piece of code gives another value to.</summary>
internal static class Assignments
{
    /// <summary>Whether a variable is assigned anywhere in the code, its declaration left out.</summary>
    public static bool Assign(IOperation code, ISymbol variable) =>
        code.DescendantsAndSelf().Any(o => Targets(o, variable));

    /// <summary>The first operation that assigns a variable, null where there is none.</summary>
    public static IOperation? FirstOf(IOperation code, ISymbol variable) =>
        code.DescendantsAndSelf().FirstOrDefault(o => Targets(o, variable));

    /// <summary>The names of the locals that the code declares or uses.</summary>
    public static IEnumerable<string> LocalsOf(IOperation? code) => code is null
        ? []
        : code.DescendantsAndSelf()
            .Select(o => (o as IVariableDeclaratorOperation)?.Symbol ?? (o as ILocalReferenceOperation)?.Local)
            .Where(l => l is not null)
            .Select(l => l!.Name);

    /// <summary>The value that a local is declared with.</summary>
    public static IOperation? InitializerOf(IOperation code, ILocalSymbol local) => code.DescendantsAndSelf()
        .OfType<IVariableDeclaratorOperation>()
        .FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, local))
        ?.GetVariableInitializer()?.Value;

    private static bool Targets(IOperation operation, ISymbol variable) => operation switch
    {
        IAssignmentOperation assignment => Names(assignment.Target, variable),

        // What is inserted changes the adjoint of the variable, so the adjoint goes in and out as one.
        IInvocationOperation { TargetMethod: { Name: "Insert", ContainingType: { Name: "Gradient", ContainingNamespace.Name: "Tangent" } } } insertion =>
            insertion.Arguments.Any(a => a.Parameter!.Ordinal == 0 && a.Value.Type is { IsValueType: true } type && !TypeMapping.IsSpan(type) && Names(a.Value, variable)),
        // Another name for it, through which it may be written.
        IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } name => name.GetVariableInitializer() is { Value: var named } && Names(named, variable),
        IIncrementOrDecrementOperation step => Names(step.Target, variable),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => Names(argument.Value, variable),
        IInvocationOperation { Instance: { Type.IsValueType: true } instance, TargetMethod: { IsReadOnly: false, DeclaringSyntaxReferences.Length: > 0 } } =>
            Names(instance, variable),
        _ => false,
    };

    private static bool Names(IOperation target, ISymbol variable) => target switch
    {
        ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, variable),
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, variable),
        ITupleOperation tuple => tuple.Elements.Any(e => Names(e, variable)),
        IDeclarationExpressionOperation declaration => Names(declaration.Expression, variable),
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } whole } => Names(whole, variable),
        IPropertyReferenceOperation { Instance: { Type.IsValueType: true } whole } when !TypeMapping.IsSpan(whole.Type) => Names(whole, variable),
        _ => false,
    };
}
