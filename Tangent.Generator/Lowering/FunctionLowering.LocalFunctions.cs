using System.Collections.Generic;
using Microsoft.CodeAnalysis;
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
    /// <param name="capture">What is captured.</param>
    /// <param name="taken">The names of the parameters before it: two functions may each have an <c>x</c>.</param>
    private Parameter LowerCapture(Capture capture, HashSet<string> taken)
    {
        Variable variable = NewVariable(capture.Variable, capture.Type);
        string name = variable.Name;
        for (int i = 2; !taken.Add(name); i++)
        {
            name = variable.Name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        variable = variable with { Name = name };
        _variables[capture.Variable] = variable;
        return new Parameter(variable, capture.IsWritten ? Passing.Ref : Passing.Value);
    }

    private IEnumerable<Argument> CapturedArguments(IMethodSymbol method, DelegateBindings bindings, IOperation invocation)
    {
        foreach (Capture capture in Captures.Of(method.OriginalDefinition, _context, bindings))
        {
            if (capture.IsWritten && UnsupportedMethod.IsRebound(capture.Type))
            {
                Refuse(invocation, $"it gives '{capture.Variable.Name}' of the method around it another value; return the new value instead");
            }

            yield return new Argument(
                capture.IsWritten ? Passing.Ref : Passing.Value,
                LowerVariable(capture.Variable, invocation));
        }
    }

    private bool IsCapturedByReference(ILocalSymbol local) => Captures.IsWrittenByLocalFunction(_body!, local);
}
