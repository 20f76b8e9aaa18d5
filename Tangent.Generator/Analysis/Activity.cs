using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Analysis;

/// <summary>
/// Activity analysis, both ways: a variable is active if it depends on an input that is differentiated and a result
/// depends on it. Only active variables have tangents and adjoints. References that may name the same storage are
/// active together.
/// </summary>
internal sealed class Activity
{
    private readonly AliasClasses _aliases;
    private readonly FunctionTable _functions;
    private readonly HashSet<int> _varied = new();
    private readonly HashSet<int> _useful = new();
    private readonly HashSet<int> _stopped;

    private Activity(AliasClasses aliases, FunctionTable functions, HashSet<int> stopped)
    {
        _stopped = stopped;
        _aliases = aliases;
        _functions = functions;
    }

    /// <param name="function">The function to look at.</param>
    /// <param name="inputs">For each parameter whether it is differentiated.</param>
    /// <param name="functions">The functions it may call.</param>
    public static Activity Of(Function function, IReadOnlyList<bool> inputs, FunctionTable functions)
    {
        List<Statement> statements = function.Body.AllStatements().ToList();
        var activity = new Activity(AliasClasses.Within(function, functions), functions, StoppedNames(statements));
        for (int i = 0; i < function.Parameters.Count; i++)
        {
            Parameter parameter = function.Parameters[i];
            if (inputs[i])
            {
                // An out parameter too: its tangent has to be assigned even where it turns out to be zero.
                activity._varied.Add(activity.Slot(parameter.Variable));
            }

            // What the caller sees afterwards is a result: by-reference scalars, and arrays that are written.
            if (parameter.Variable.Type.CarriesDerivative
                && (parameter.Passing is Passing.Ref or Passing.Out || AliasClasses.HoldsReference(parameter.Variable.Type)))
            {
                activity._useful.Add(activity.Slot(parameter.Variable));
            }
        }

        while (statements.Aggregate(false, (changed, s) => activity.Read(s) | changed))
        {
        }

        return activity;
    }

    public bool IsActive(Variable variable) =>
        variable.Type.CarriesDerivative && IsVaried(variable) && _useful.Contains(Slot(variable));

    public bool IsVaried(Variable variable) => !_stopped.Contains(variable.Id) && _varied.Contains(Slot(variable));

    /// <summary>Whether a derivative flows through the expression's value.</summary>
    public bool IsActive(Expr expr) => Dependence.Of(expr).Any(IsActive);

    /// <summary>References that are given nothing but what is constant by <c>Gradient.Stop</c>: what is read through them is, whatever else names it.</summary>
    private static HashSet<int> StoppedNames(List<Statement> statements)
    {
        var stopped = new HashSet<int>(statements.OfType<Declare>()
            .Where(s => s.Value is Stopped && AliasClasses.HoldsReference(s.Variable.Type))
            .Select(s => s.Variable.Id));
        stopped.ExceptWith(statements.OfType<Assign>()
            .Where(s => s.Value is not Stopped)
            .Select(s => s.Target)
            .OfType<Local>()
            .Select(l => l.Variable.Id));
        return stopped;
    }

    private int Slot(Variable variable) =>
        AliasClasses.HoldsReference(variable.Type) ? _aliases.ClassOf(variable) : variable.Id;

    private bool Read(Statement statement)
    {
        bool changed = false;
        switch (statement)
        {
            case Declare { Value: Expr value } declare:
                changed |= Flow(Dependence.Of(value), declare.Variable);
                break;
            case Assign assign when assign.Target.Root() is Variable root && assign.Target.Type.CarriesDerivative:
                changed |= Flow(Dependence.Of(assign.Value), root);
                break;
            case Deconstruct deconstruct:
                foreach (Variable variable in deconstruct.Variables.Where(v => v.Type.CarriesDerivative))
                {
                    changed |= Flow(Dependence.Of(deconstruct.Value), variable);
                }

                break;
            case InsertAt insert when insert.List.Root() is Variable root:
                changed |= Flow(Dependence.Of(insert.Value), root);
                break;
            case Accumulate accumulate when accumulate.Target.Root() is Variable root:
                changed |= Flow(Dependence.Of(accumulate.Addend), root);
                break;
            case CopyInto copy when copy.Target.Root() is Variable root:
                changed |= Flow(Dependence.Of(copy.From), root);
                break;
            case Do { Value: SpanCall { Written: > 0 } call }:
                foreach (Variable destination in call.Destinations.Select(d => d.Root()).OfType<Variable>())
                {
                    changed |= Flow(call.Sources.SelectMany(Dependence.Of), destination);
                }

                break;
            case Return { Value: Expr value }:
                foreach (Variable variable in Dependence.Of(value))
                {
                    changed |= _useful.Add(Slot(variable));
                }

                break;
            case Push push when push.Stack.Root() is Variable root:
                changed |= Flow(Dependence.Of(push.Value), root);
                break;
            default:
                break;
        }

        foreach (Call call in statement.Expressions().OfType<Call>())
        {
            changed |= FlowThroughArguments(call);
        }

        return changed;
    }

    private bool FlowThroughArguments(Call call)
    {
        bool changed = false;
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            Argument argument = call.Arguments[i];
            bool written = argument.Passing is Passing.Ref or Passing.Out
                || (AliasClasses.HoldsReference(argument.Value.Type) && _functions.MayWrite(call.Callee.Id, i));
            if (written && argument.Value.Type.CarriesDerivative && argument.Value.Root() is Variable root)
            {
                changed |= Flow(Dependence.Of(call with { Type = argument.Value.Type }), root);
            }
        }

        return changed;
    }

    private bool Flow(IEnumerable<Variable> sources, Variable target)
    {
        if (!target.Type.CarriesDerivative)
        {
            return false;
        }

        bool changed = false;
        int slot = Slot(target);
        foreach (Variable source in sources)
        {
            if (IsVaried(source))
            {
                changed |= _varied.Add(slot);
            }

            if (_useful.Contains(slot))
            {
                changed |= _useful.Add(Slot(source));
            }
        }

        return changed;
    }
}
