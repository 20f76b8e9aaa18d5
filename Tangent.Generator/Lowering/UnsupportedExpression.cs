using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Lowering;

/// <summary>Why an expression is refused, and what to write instead.</summary>
internal static class UnsupportedExpression
{
    public static string ReasonFor(IOperation operation) => operation.Kind switch
    {
        OperationKind.AnonymousFunction or OperationKind.DelegateCreation or OperationKind.MethodReference =>
            "a delegate is supported only where it is called, given to a method of this project, or declared as a local variable",
        OperationKind.ConditionalAccess => "'?.' is not supported here: test for null with 'if'",
        OperationKind.Await => "'await' is not supported: await in the caller",
        OperationKind.ObjectCreation or OperationKind.With or OperationKind.ObjectOrCollectionInitializer
            or OperationKind.AnonymousObjectCreation =>
            "an object initializer is not supported here: build the object in the caller",
        OperationKind.AddressOf => "pointers are outside what is checked: use a span",
        OperationKind.None => "pointers are not supported: use an array or a span over one",
        OperationKind.Range => "a Range held in a variable is not supported: write the range in place",
        OperationKind.DynamicInvocation or OperationKind.DynamicMemberReference or OperationKind.DynamicIndexerAccess =>
            "what 'dynamic' does is not known here: use the static type",
        _ => "this kind of expression is not supported in differentiated code",
    };
}
