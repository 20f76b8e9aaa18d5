using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// References in reverse mode: the shadow moves in the forward sweep, as a second statement after the user's. Only where
/// the reference is given fresh storage with values in it (a clone, an initializer) does its adjoint flow on.
/// <code>
/// double[] y = (double[])x.Clone();    →      double[] y = (double[])x.Clone();
///                                             double[] dy = new double[y.Length];
///                                      ←      Shadow.Add(dy, dx);
/// </code>
/// </summary>
internal sealed class ReferenceSteps(AliasClasses aliases, AdjointMap adjoints, Fresh fresh, LocalDerivative local)
{
    public IEnumerable<PlainStep> Declaration(Declare s)
    {
        var step = new PlainStep { Value = s.Value };
        step.Forward.Add(s);
        step.Declares.Add(s.Variable);
        if (s.Value is not null)
        {
            step.Overwrites.Add(new Overwrite(Location.Variable(s.Variable.Id), new Local(s.Variable)));
            step.Freshens = IsFresh(s.Value) && aliases.IsAlone(s.Variable) ? Location.Contents(aliases.ClassOf(s.Variable)) : null;
        }

        yield return step;
        if (!adjoints.IsActive(s.Variable))
        {
            yield break;
        }

        Variable shadow = adjoints.Of(s.Variable);
        var second = new PlainStep();
        second.Declares.Add(shadow);
        if (s.Value is null)
        {
            second.Forward.Add(new Declare(shadow, null));
        }
        else
        {
            Expr value = Shadows.Of(s.Value, new Local(s.Variable), local);
            second.Value = value;
            second.Forward.Add(new Declare(shadow, value));
            second.Overwrites.Add(new Overwrite(Location.Variable(shadow.Id), new Local(shadow)));
            AddAdjoint(second, s.Value, new Local(shadow));
        }

        yield return second;
    }

    public IEnumerable<PlainStep> Assignment(Assign s)
    {
        Variable root = s.Target.Root() ?? throw new NotDifferentiableException("an assignment to " + s.Target.GetType().Name);
        var step = new PlainStep();
        step.Forward.Add(s);
        bool whole = s.Target is Local;
        step.Overwrites.Add(new Overwrite(
            whole ? Location.Variable(root.Id) : Location.Of(s.Target, aliases.ClassOf(root)),
            s.Target));
        yield return step;
        if (local.Place(s.Target) is not Expr place)
        {
            yield break;
        }

        var second = new PlainStep();
        second.Forward.Add(new Assign(place, Shadows.Of(s.Value, s.Target, local)));
        second.Overwrites.Add(new Overwrite(
            whole ? Location.Variable(place.Root()!.Id) : Location.OfShadow(s.Target, aliases.ClassOf(root)),
            place));
        AddAdjoint(second, s.Value, place);
        yield return second;
    }

    private static bool IsFresh(Expr value) => value is NewArray or NewList or ArrayLiteral or CloneOf or NewObject;

    private void AddAdjoint(PlainStep step, Expr value, Expr shadow)
    {
        switch (value)
        {
            case ArrayLiteral { ArrayType.Element.IsReference: false } literal:
                var contributions = new Contributions(fresh, adjoints);
                for (int k = 0; k < literal.Elements.Count; k++)
                {
                    Expr index = Build.IntLiteral(k);
                    var element = new ElementAt(shadow, Support.EquatableArray.Of(index), literal.Elements[k].Type);
                    local.Contribute(literal.Elements[k], element, literal.Elements[k], contributions);
                }

                step.After.AddRange(contributions.Statements);
                break;
            case NewObject created:
                var given = new Contributions(fresh, adjoints);
                for (int k = 0; k < created.Fields.Count; k++)
                {
                    if (!AliasClasses.HoldsReference(created.Fields[k].Type) && created.Fields[k].Type.CarriesDerivative)
                    {
                        local.Contribute(created.Fields[k], ObjectFields.At(shadow, created.ObjectType.Fields[k]), created.Fields[k], given);
                    }
                }

                step.After.AddRange(given.Statements);
                break;
            case CloneOf clone when !ElementType(clone.Array.Type).IsReference && local.Place(clone.Array) is Expr source:
                step.After.Add(new Accumulate(source, shadow));
                break;
            case Conditional when value.Descendants().Any(e => e is CloneOf or ArrayLiteral):
                throw new NotDifferentiableException("a choice between new arrays or objects");
            default:
                break;
        }
    }

    private static IrType ElementType(IrType type) => type switch
    {
        ArrayType array => array.Element,
        SpanType span => span.Element,
        ListType list => list.Element,
        _ => type,
    };
}
