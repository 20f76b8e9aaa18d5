using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Lowering;

/// <summary>Why a statement is refused, and what to write instead.</summary>
internal static class UnsupportedStatement
{
    public static string ReasonFor(IOperation operation) => operation.Kind switch
    {
        OperationKind.YieldReturn or OperationKind.YieldBreak => "an iterator is not supported: fill and return an array",
        OperationKind.Labeled => "labels are not supported: use a loop, 'break' or 'continue'",
        OperationKind.Await => "'await' is not supported: await in the caller",
        _ => "this kind of statement is not supported in differentiated code",
    };
}
