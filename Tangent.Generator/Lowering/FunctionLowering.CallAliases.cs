using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>Whether the arguments of a call may name the same storage, one of them by reference.</summary>
internal sealed partial class FunctionLowering
{
    /// <summary>
    /// By-reference scalars are copied in and out, which is the same as a reference only where nothing else in the call
    /// names the same storage.
    /// </summary>
    private bool CheckAliases(
        IOperation invocation, IReadOnlyList<IArgumentOperation> written, List<Argument> arguments, List<ByReference> passing, int first)
    {
        var byReference = arguments.Where(a => a.Passing is Passing.Ref or Passing.Out).ToList();
        for (int i = arguments.Count - 1; i >= 0; i--)
        {
            Argument argument = arguments[i];
            bool isShared = argument.Passing != Passing.Value
                && argument.Value is Local
                && byReference.Any(other => !ReferenceEquals(other, argument) && other.Value.Equals(argument.Value));
            if (isShared)
            {
                string name = ((Local)argument.Value).Variable.Name;
                SyntaxNode at = written.Where(a => !IsDelegate(a.Parameter!.Type)).OrderBy(a => a.Parameter!.Ordinal).Skip(i - first).FirstOrDefault()?.Syntax ?? invocation.Syntax;
                Report(Descriptors.PossibleAlias, at, name, name);
                return false;
            }
        }

        foreach (ByReference element in passing)
        {
            IrType type = element.Copy.Type;
            Argument? other = arguments.FirstOrDefault(a => MayHold(a.Value.Type, type));
            if (other is not null || passing.Any(p => p != element && p.Copy.Type.Equals(type)))
            {
                string name = StatementText.Of(PlaceOf(element.Argument).Syntax);
                string second = other?.Value.Root()?.Name ?? StatementText.Of(PlaceOf(passing.Last(p => p != element || passing.Count == 1).Argument).Syntax);
                Report(Descriptors.PossibleAlias, element.Argument.Syntax, name, second);
                return false;
            }
        }

        return true;
    }

    /// <summary>A captured variable is handed over by its value before the call, so the call must not change it through a reference.</summary>
    private bool CheckCaptures(
        IOperation invocation, IReadOnlyList<IArgumentOperation> written, List<Argument> arguments, List<Argument> captured)
    {
        foreach (Argument argument in arguments.Where(a => a.Passing is Passing.Ref or Passing.Out))
        {
            if (argument.Value is Local { Variable: var variable }
                && captured.Any(c => c.Passing == Passing.Value && c.Value.Equals(argument.Value)))
            {
                SyntaxNode at = written
                    .FirstOrDefault(a => a.Parameter!.RefKind is RefKind.Ref or RefKind.Out && a.Value.Syntax.ToString() == variable.Name)
                    ?.Syntax ?? invocation.Syntax;
                Report(Descriptors.PossibleAlias, at, variable.Name, variable.Name);
                return false;
            }
        }

        return true;
    }

    private static IOperation PlaceOf(IOperation argument) => argument is IArgumentOperation { Value: var value } ? value : argument;

    /// <summary>Whether storage of one type may contain an element of another.</summary>
    private static bool MayHold(IrType storage, IrType element) => storage switch
    {
        ArrayType array => array.Element.Equals(element) || MayHold(array.Element, element),
        SpanType span => span.Element.Equals(element) || MayHold(span.Element, element),
        ListType list => list.Element.Equals(element) || MayHold(list.Element, element),
        TupleType tuple => tuple.Elements.Any(e => MayHold(e.Type, element)),
        ObjectType whole => whole.Fields.Any(f => f.Type.Equals(element) || MayHold(f.Type, element)) || whole.Kinds.Any(k => MayHold(k, element)),
        _ => false,
    };
}
