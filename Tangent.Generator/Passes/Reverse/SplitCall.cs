using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>Writes the two halves of a call that a derivative flows through.</summary>
internal sealed class SplitCall(
    AliasClasses aliases,
    AdjointMap adjoints,
    Fresh fresh,
    LocalDerivative local,
    FunctionTable functions)
{
    public void Fill(PlainStep step, Call call, SplitCallee split, Variable? result, Variable[] parts)
    {
        FillForward(step, call, split, result, parts);
        FillBackward(step, call, split, result, parts);
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            Argument argument = call.Arguments[i];
            if (argument.Passing is Passing.Ref or Passing.Out)
            {
                step.Overwrites.Add(OverwriteOf(argument.Value));
            }
            else if (argument.Value.Type.IsReference && argument.Value.Root() is Variable root)
            {
                List<Location> contents = Location.Within(argument.Value.Type, aliases.ClassOf(root)).ToList();
                step.AlsoReads.AddRange(contents);
                if (split.Active[i])
                {
                    // The backward half reaches adjoints through the references that the shadow holds.
                    step.AlsoReads.AddRange(Location.ShadowsWithin(argument.Value.Type, aliases.ClassOf(root)));
                }

                if (functions.MayWrite(call.Callee.Id, i))
                {
                    step.AlsoWrites.AddRange(contents.Where(l => l.Field is null || functions.MayAssignField(call.Callee.Id, l.Field)));
                }
            }
        }
    }

    private void FillForward(PlainStep step, Call call, SplitCallee split, Variable? result, Variable[] parts)
    {
        List<Argument> arguments = call.Arguments.ToList();
        arguments.AddRange(ActiveReferences(call, split.Active)
            .Select(a => new Argument(Passing.Value, Shadows.Of(a.Value, a.Value, local))));
        Variable tape = fresh.Variable(NameText.CamelCase(NameText.LastPart(split.Primal.Name)) + "Tape", split.Tape);
        step.Forward.Add(new Declare(tape, null));
        step.Declares.Add(tape);
        step.Overwrites.Add(new Overwrite(Location.Variable(tape.Id), new Local(tape)));
        arguments.Add(new Argument(Passing.Out, new Local(tape)));
        foreach (int k in SplitSignature.ReturnedShadows(call.Type))
        {
            Variable? returned = parts.Length > 0 ? parts[k] : result;
            Variable shadow = returned is not null
                ? adjoints.Of(returned)
                : fresh.Variable("unused", AdjointMap.TypeOf(SplitSignature.ReturnedType(call.Type, k)));
            step.Forward.Add(new Declare(shadow, null));
            step.Declares.Add(shadow);
            step.Overwrites.Add(new Overwrite(Location.Variable(shadow.Id), new Local(shadow)));
            arguments.Add(new Argument(Passing.Out, new Local(shadow)));
        }

        var forward = new Call(split.Forward, arguments.ToEquatable(), call.Type);
        step.Forward.Add(result is not null ? new Declare(result, forward)
            : parts.Length > 0 ? new Deconstruct(parts.ToEquatable(), forward)
            : new Do(forward));
    }

    private void FillBackward(PlainStep step, Call call, SplitCallee split, Variable? result, Variable[] parts)
    {
        Variable tape = step.Declares.First(v => v.Type is TapeType);
        var arguments = new List<Argument>();
        foreach (int k in split.References)
        {
            arguments.Add(new Argument(Passing.Value, call.Arguments[k].Value));
        }

        foreach (int k in split.References.Where(k => split.Active[k]))
        {
            Expr reference = call.Arguments[k].Value;
            arguments.Add(new Argument(Passing.Value, Shadows.Of(reference, reference, local)));
        }

        arguments.Add(new Argument(Passing.Value, new Local(tape)));
        arguments.AddRange(Scalars(call, split, a => a.Passing is Passing.Ref or Passing.Out)
            .Select(k => new Argument(Passing.Value, local.Place(call.Arguments[k].Value)!)));
        arguments.AddRange(SplitSignature.Seeds(call.Type).Select(k => new Argument(Passing.Value, Seed(call, k, result, parts))));
        List<int> outputs = Scalars(call, split, a => a.Passing != Passing.Out).ToList();
        Variable[] shares = outputs
            .Select(k => split.Primal.Parameters[k].Variable)
            .Select(p => adjoints.Temporary(fresh.Variable("d" + p.Name, p.Type)))
            .ToArray();
        IrType type = SplitSignature.BackwardResult(split.Primal, split.Active);
        var backward = new Call(split.Backward, arguments.ToEquatable(), type);
        step.After.Add(shares.Length switch
        {
            0 => new Do(backward),
            1 => new Declare(shares[0], backward),
            _ => new Deconstruct(shares.ToEquatable(), backward),
        });
        Distribute(step, call, split, outputs, shares);
    }

    private void Distribute(PlainStep step, Call call, SplitCallee split, List<int> outputs, Variable[] shares)
    {
        // By-reference arguments first: their adjoint is replaced, and a share of another argument may add to it.
        foreach (int k in Scalars(call, split, a => a.Passing == Passing.Out))
        {
            step.Before.Add(new Assign(local.Place(call.Arguments[k].Value)!, new Zero(call.Arguments[k].Value.Type)));
        }

        for (int i = 0; i < outputs.Count; i++)
        {
            if (call.Arguments[outputs[i]].Passing == Passing.Ref)
            {
                step.Before.Add(new Assign(local.Place(call.Arguments[outputs[i]].Value)!, new Local(shares[i])));
            }
        }

        var contributions = new Contributions(fresh, adjoints);
        for (int i = 0; i < outputs.Count; i++)
        {
            Argument argument = call.Arguments[outputs[i]];
            if (argument.Passing != Passing.Ref)
            {
                local.Contribute(argument.Value, new Local(shares[i]), argument.Value, contributions);
            }
        }

        step.Before.AddRange(contributions.Statements);
    }

    /// <summary>The adjoint of a number that the call returned.</summary>
    private Expr Seed(Call call, int place, Variable? result, Variable[] parts)
    {
        Variable? returned = parts.Length > 0 ? parts[place] : result;
        return (returned is null ? null : adjoints.Find(returned)) ?? new Zero(SplitSignature.ReturnedType(call.Type, place));
    }

    private static IEnumerable<int> Scalars(Call call, SplitCallee split, System.Func<Argument, bool> where) =>
        Enumerable.Range(0, call.Arguments.Count)
            .Where(k => split.Active[k] && !call.Arguments[k].Value.Type.IsReference && where(call.Arguments[k]));

    private static IEnumerable<Argument> ActiveReferences(Call call, IReadOnlyList<bool> active) =>
        call.Arguments.Where((a, k) => active[k] && a.Value.Type.IsReference);

    private Overwrite OverwriteOf(Expr place) => place is Local variable
        ? new Overwrite(Location.Variable(variable.Variable.Id), place)
        : new Overwrite(Location.Of(place, aliases.ClassOf(place.Root()!)), place);
}
