using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Calls of generated derivatives: a call like any other, of a function that a pass will make.
/// <code>
/// double slope = WaveGrad(x);
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    /// <summary>The call, null where the method is not generated.</summary>
    private Expr? TryLowerCompanion(IInvocationOperation invocation)
    {
        IMethodSymbol stub = invocation.TargetMethod;
        if (_context.Stubs?.OriginalOf(stub) is not IMethodSymbol original)
        {
            return null;
        }

        if (HasSelf(original) && original.Parameters.Any(p => p.Name == Self))
        {
            return Refuse(invocation, "the derivative of a method of a struct or class that holds numbers can be called in differentiated code only where no parameter is called 'self'");
        }

        if (NullableNumber.Is(Map(original.ReturnType)) || original.Parameters.Any(p => NullableNumber.Is(Map(p.Type))))
        {
            return Refuse(invocation, "the derivative of a method that takes or returns a number that may be missing cannot be called in differentiated code; pass the number");
        }

        // Its value would come from a derivation of its own for the types it is called with, rounded otherwise than what the method calls.
        if (original.ContainingType.IsGenericType)
        {
            return Refuse(invocation, "the derivative of a method of a generic type cannot be called in differentiated code; make the method itself generic");
        }

        if (original.IsGenericMethod)
        {
            original = original.Construct(stub.TypeArguments.ToArray());
        }

        return _context.Nested.Get(stub, original, _id, invocation.Syntax) is Callee callee
            ? LowerCall(invocation, stub, invocation.Instance, invocation.Arguments, callee: callee)
            : Refuse(invocation, "its method has no such derivative");
    }
}
