using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Local functions are functions of the model; what they capture are further parameters, by value where it is only read.
/// <code>
/// double Scaled(double x) =&gt; x * factor;      becomes      double Scaled(double x, double factor) =&gt; x * factor;
/// Scaled(y)                                                Scaled(y, factor)
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private Parameter LowerCapture(Capture capture) => new(
        NewVariable(capture.Variable, capture.Type),
        capture.IsWritten ? Passing.Ref : Passing.Value);

    private IEnumerable<Argument> CapturedArguments(IMethodSymbol method, IInvocationOperation invocation)
    {
        foreach (Capture capture in Captures.Of(method.OriginalDefinition, _context))
        {
            if (capture.IsWritten && UnsupportedMethod.IsBoundByReference(capture.Type))
            {
                Refuse(invocation, $"it gives '{capture.Variable.Name}' of the method around it another value; return the new value instead");
            }

            yield return new Argument(
                capture.IsWritten ? Passing.Ref : Passing.Value,
                LowerVariable(capture.Variable, invocation));
        }
    }

    private bool IsCapturedByReference(ILocalSymbol local) => Captures.IsWrittenByLocalFunction(_body, local);
}
