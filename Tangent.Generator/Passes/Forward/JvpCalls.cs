using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Forward;

/// <summary>
/// A call in forward mode: the callee's own derivative is called, with the tangents after the arguments.
/// <code>
/// double y = Square(x);         →      (double y, double dy) = SquareJvp(x, dx);
/// </code>
/// </summary>
internal sealed class JvpCalls(IDerivations derivations, Fresh fresh, LocalDerivative local, Activity activity)
{
    public IEnumerable<Statement> Visit(Statement statement, System.Func<Variable, Variable> tangentOf) =>
        statement switch
        {
            Declare { Value: Call call } s => Declaration(s.Variable, call, tangentOf),
            Deconstruct { Value: Call call } s => Parts(s, call, tangentOf),
            Assign { Value: Call call } s => Assignment(s, call),
            Do { Value: Call call } s => Effect(s, call),
            _ => throw new System.ArgumentException("Not a call: " + statement.GetType().Name, nameof(statement)),
        };

    private IEnumerable<Statement> Declaration(Variable target, Call call, System.Func<Variable, Variable> tangentOf)
    {
        if (Derived(call) is not Call derived)
        {
            yield return new Declare(target, Primal(call));
            if (activity.IsActive(target))
            {
                yield return new Declare(tangentOf(target), Zero(target));
            }
        }
        else if (!call.Type.CarriesDerivative)
        {
            yield return new Declare(target, derived);
        }
        else
        {
            yield return new Deconstruct(EquatableArray.Of(target, tangentOf(target)), derived);
        }
    }

    private IEnumerable<Statement> Assignment(Assign assign, Call call)
    {
        if (Derived(call) is not Call derived)
        {
            yield return assign with { Value = Primal(call) };
            if (local.Place(assign.Target) is Expr inactive && call.Type.CarriesDerivative)
            {
                Expr zero = call.Type.IsReference ? new ZerosLike(assign.Target, local.TypeOf(call.Type)) : new Zero(local.TypeOf(call.Type));
                yield return new Assign(inactive, zero);
            }

            yield break;
        }

        if (!call.Type.CarriesDerivative)
        {
            yield return assign with { Value = derived };
            yield break;
        }

        Variable value = fresh.Variable("value", call.Type);
        Variable tangent = fresh.Variable("tangent", local.TypeOf(call.Type));
        yield return new Deconstruct(EquatableArray.Of(value, tangent), derived);
        yield return assign with { Value = new Local(value) };
        if (local.Place(assign.Target) is Expr place)
        {
            yield return new Assign(place, new Local(tangent));
        }
    }

    private IEnumerable<Statement> Parts(Deconstruct s, Call call, System.Func<Variable, Variable> tangentOf)
    {
        if (Derived(call) is not Call derived)
        {
            yield return s with { Value = Primal(call) };
            foreach (Variable part in s.Variables.Where(activity.IsActive))
            {
                yield return new Declare(tangentOf(part), Zero(part));
            }

            yield break;
        }

        Variable value = fresh.Variable("value", call.Type);
        Variable tangent = fresh.Variable("tangent", local.TypeOf(call.Type));
        yield return new Deconstruct(EquatableArray.Of(value, tangent), derived);
        for (int i = 0; i < s.Variables.Count; i++)
        {
            Variable part = s.Variables[i];
            yield return new Declare(part, new TupleItem(new Local(value), i, part.Type));
            if (activity.IsActive(part))
            {
                yield return new Declare(tangentOf(part), new TupleItem(new Local(tangent), i, local.TypeOf(part.Type)));
            }
        }
    }

    private IEnumerable<Statement> Effect(Do statement, Call call)
    {
        yield return statement with { Value = Derived(call) ?? Primal(call) };
    }

    private Call Primal(Call call) => call with { Callee = derivations.Primal(call.Callee) };

    /// <summary>The derivative's call, or null where no derivative flows through the call.</summary>
    private Call? Derived(Call call)
    {
        bool[] active = call.Arguments.Select(IsActive).ToArray();
        if (!active.Any(a => a))
        {
            return null;
        }

        if (call.Type is SpanType)
        {
            throw new NotDifferentiableException("a span that a called method returns at the end of a loop, a recursion or many statements: return where it begins and ends");
        }

        IEnumerable<Argument> tangents = call.Arguments
            .Where((_, k) => active[k])
            .Select(a => new Argument(
                a.Passing == Passing.In ? Passing.Value : a.Passing,
                a.Value.Type.IsReference ? Shadows.Of(a.Value, a.Value, local)
                : local.Place(a.Value) ?? local.Tangent(a.Value, a.Value)));
        IrType type = call.Type.CarriesDerivative
            ? new TupleType(EquatableArray.Of(
                new TupleElement("Value", call.Type),
                new TupleElement("Tangent", local.TypeOf(call.Type))))
            : call.Type;
        return new Call(derivations.Jvp(call.Callee, active), call.Arguments.Concat(tangents).ToEquatable(), type) { ReturnsNew = call.ReturnsNew };
    }

    private bool IsActive(Argument argument) => argument.Passing is Passing.Ref or Passing.Out
        ? argument.Value.Type.CarriesDerivative && argument.Value.Root() is Variable root && activity.IsActive(root)
        : activity.IsActive(argument.Value);

    private Expr Zero(Variable variable) => variable.Type.IsReference
        ? new ZerosLike(new Local(variable), local.TypeOf(variable.Type))
        : new Zero(local.TypeOf(variable.Type));
}
