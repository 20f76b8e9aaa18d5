using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// A call in reverse mode: its forward part keeps what its backward part needs in a tape, so that nothing is evaluated twice
/// however deep calls are nested.
/// <code>
/// double y = Square(x);      →      double y = SquareForward(x, out SquareTape tape);
///                            ←      dx += SquareBackward(tape, dy);
/// </code>
/// </summary>
internal sealed class CallSteps(
    AliasClasses aliases,
    AdjointMap adjoints,
    Fresh fresh,
    LocalDerivative local,
    IDerivations derivations,
    FunctionTable functions)
{
    public IEnumerable<PlainStep> Build(Statement statement)
    {
        switch (statement)
        {
            case Declare { Value: Call call } s:
                return new[] { Build(call, s.Variable, System.Array.Empty<Variable>()) };
            case Deconstruct { Value: Call call } s:
                return new[] { Build(call, null, s.Variables.ToArray()) };
            case Do { Value: Call call }:
                return new[] { Build(call, null, System.Array.Empty<Variable>()) };
            default:
                // target = G(x) is double g = G(x); target = g;
                var assign = (Assign)statement;
                var called = (Call)assign.Value;
                Variable result = fresh.Variable(NameText.CamelCase(NameText.LastPart(called.Callee.Text)), called.Type);
                PlainStep first = Build(called, result, System.Array.Empty<Variable>(), local.Place(assign.Target) is not null);
                IEnumerable<PlainStep> second = AliasClasses.HoldsReference(called.Type)
                    ? new ReferenceSteps(aliases, adjoints, fresh, local).Assignment(assign with { Value = new Local(result) })
                    : new[] { new ValueSteps(aliases, adjoints, fresh, local).Assignment(assign with { Value = new Local(result) }) };
                return new[] { first }.Concat(second);
        }
    }

    private PlainStep Build(Call call, Variable? result, Variable[] parts, bool resultIsActive = false)
    {
        bool[] active = call.Arguments.Select(a => IsActive(a, local)).ToArray();
        if (resultIsActive && result is not null)
        {
            // A temporary of ours is unknown to the activity analysis; it is as active as what it is assigned to.
            adjoints.Of(result);
        }

        var step = new PlainStep();
        if (result is not null)
        {
            step.Declares.Add(result);
        }

        step.Declares.AddRange(parts);
        foreach (Variable declared in step.Declares)
        {
            step.Overwrites.Add(new Overwrite(Location.Variable(declared.Id), new Local(declared)));
        }

        if (active.Any(a => a))
        {
            new SplitCall(aliases, adjoints, fresh, local, functions)
                .Fill(step, call, derivations.Split(call.Callee, active), result, parts);
        }
        else
        {
            FillPrimal(step, call, result, parts);
        }

        return step;
    }

    /// <summary>Whether a derivative flows through an argument.</summary>
    public static bool IsActive(Argument argument, LocalDerivative local) => argument.Passing is Passing.Ref or Passing.Out
        ? argument.Value.Type.CarriesDerivative && local.Place(argument.Value) is not null
        : local.IsActive(argument.Value);

    /// <summary>No derivative flows through the call; what it may overwrite is still state.</summary>
    private void FillPrimal(PlainStep step, Call call, Variable? result, Variable[] parts)
    {
        Call primal = call with { Callee = derivations.Primal(call.Callee) };
        Statement statement = result is not null ? new Declare(result, primal)
            : parts.Length > 0 ? new Deconstruct(parts.ToEquatable(), primal)
            : new Do(primal);
        step.Forward.Add(statement);
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            Argument argument = call.Arguments[i];
            if (argument.Passing is Passing.Ref or Passing.Out)
            {
                step.Overwrites.Add(OverwriteOf(argument.Value));
            }
            else if (argument.Value.Type.IsReference && functions.MayWrite(call.Callee.Id, i)
                && argument.Value.Root() is Variable root)
            {
                step.Overwrites.AddRange(Overwrite.Whole(argument.Value, aliases.ClassOf(root))
                    .Where(o => o.Location.Field is null || functions.MayAssignField(call.Callee.Id, o.Location.Field)));
            }
        }

        foreach (Variable declared in step.Declares.Where(adjoints.IsActive).ToList())
        {
            if (AliasClasses.HoldsReference(declared.Type))
            {
                Variable shadow = adjoints.Of(declared);
                step.Declares.Add(shadow);
                step.Forward.Add(new Declare(shadow, new ZerosLike(new Local(declared), declared.Type)));
                step.Overwrites.Add(new Overwrite(Location.Variable(shadow.Id), new Local(shadow)));
            }
        }
    }

    private Overwrite OverwriteOf(Expr place) => place is Local variable
        ? new Overwrite(Location.Variable(variable.Variable.Id), place)
        : new Overwrite(Location.Of(place, aliases.ClassOf(place.Root()!)), place);
}
