using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>
/// <c>Gradient.Stop(x)</c>: the value of <c>x</c>, through which no derivative flows. An array is the same array; what is read
/// through the new name is constant, so nothing may be written through it.
/// </summary>
internal sealed partial class FunctionLowering
{
    /// <summary>Whether a method is a word of <c>Tangent.Gradient</c>.</summary>
    private static bool IsWord(IMethodSymbol method, string name) =>
        method.Name == name
        && method.ContainingType is { Name: "Gradient", ContainingType: null, ContainingNamespace: { Name: "Tangent", ContainingNamespace.IsGlobalNamespace: true } };

    private Expr LowerStop(IInvocationOperation invocation)
    {
        Expr value = LowerValue(invocation.Arguments.Single().Value);
        if (!value.Type.CarriesDerivative || value is Literal or DefaultOf)
        {
            return value;
        }

        var stopped = new Stopped(value);
        if (Analysis.AliasClasses.HoldsReference(value.Type))
        {
            _context.Stops.Add(new StoppedReference(_id, stopped, invocation.Syntax));
        }

        return stopped;
    }
}
