using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// Lists that grow and shrink: the shadow does so along with the list, and both go back in the backward sweep.
/// <code>
/// list.Add(x);       →      list.Add(x);
///                           dlist.Add(0);
///                    ←      dx += dlist[dlist.Count - 1];
///                           dlist.RemoveAt(dlist.Count - 1);
/// list.RemoveAt(i);  →      list.RemoveAt(i);
///                           dlist.RemoveAt(i);
///                    ←      dlist.Insert(i, 0);
/// </code>
/// </summary>
internal sealed class ListSteps(AliasClasses aliases, AdjointMap adjoints, Fresh fresh, LocalDerivative local)
{
    public IEnumerable<PlainStep> Insertion(InsertAt s)
    {
        var step = new PlainStep();
        step.Forward.Add(s);
        step.Overwrites.Add(new Overwrite(ContentsOf(s.List), s.List) { Undo = new RemoveAt(s.List, s.Index) });
        if (local.Place(s.List) is not Expr shadow)
        {
            return new[] { step };
        }

        bool isReference = AliasClasses.HoldsReference(s.Value.Type);
        step.Forward.Add(s with { List = shadow, Value = isReference ? Shadows.Of(s.Value, s.Value, local) : ZeroOf(s.Value.Type), Source = null });
        var removal = new RemoveAt(shadow, s.Index);
        if (!isReference)
        {
            Contribute(step, s.Value, new ElementAt(shadow, Support.EquatableArray.Of(removal.Place), s.Value.Type));
        }

        step.After.Add(removal);
        return new[] { step };
    }

    public IEnumerable<PlainStep> Removal(RemoveAt s)
    {
        var step = new PlainStep();
        IrType element = ((ListType)s.List.Type).Element;
        step.Forward.Add(s);
        step.Overwrites.Add(new Overwrite(ContentsOf(s.List), s.List)
        {
            Removed = new ElementAt(s.List, Support.EquatableArray.Of(s.Place), element),
            RemovedAt = s.Index,
        });
        if (local.Place(s.List) is Expr shadow)
        {
            if (AliasClasses.HoldsReference(element))
            {
                throw new NotDifferentiableException("a list of arrays that an element is taken out of");
            }

            step.Forward.Add(s with { List = shadow, Source = null });
            step.After.Add(new InsertAt(shadow, s.Index, ZeroOf(element)));
        }

        yield return step;
    }

    /// <summary>The new element's adjoint is taken out before the value, which may read the list, is looked at.</summary>
    private void Contribute(PlainStep step, Expr value, ElementAt place)
    {
        var contributions = new Contributions(fresh, adjoints);
        foreach (Part part in Parts.Of(value.Type).Where(p => p.Type.CarriesDerivative))
        {
            Expr given = Parts.At(value, part);
            if (local.IsActive(given))
            {
                Variable aside = adjoints.Temporary(fresh.Variable("d" + (place.Root()?.Name.TrimStart('d') ?? string.Empty) + "Here", part.Type));
                step.After.Add(new Declare(aside, Parts.At(place, part)));
                local.Contribute(given, new Local(aside), given, contributions);
            }
        }

        step.Before.AddRange(contributions.Statements);
    }

    private Location ContentsOf(Expr list) =>
        Location.Contents(aliases.ClassOf(list.Root() ?? throw new NotDifferentiableException("a list that has no name")));

    private static Expr ZeroOf(IrType type) => type is RealType ? new Zero(type) : new DefaultOf(type);
}
