using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>What caller and callee have to agree on about the two parts of a call.</summary>
internal static class SplitSignature
{
    /// <summary>
    /// The reference parameters that the backward part is handed again: all that are not reassigned. One that is
    /// reassigned travels on the tape.
    /// </summary>
    public static IReadOnlyList<int> References(Function primal)
    {
        var assigned = new HashSet<int>(primal.Body.AllStatements()
            .OfType<Assign>()
            .Select(a => a.Target)
            .OfType<Local>()
            .Select(l => l.Variable.Id));
        return Enumerable.Range(0, primal.Parameters.Count)
            .Where(k => primal.Parameters[k].Variable.Type.IsReference)
            .Where(k => !assigned.Contains(primal.Parameters[k].Variable.Id))
            .ToArray();
    }

    /// <summary>The active scalars whose adjoints the backward part returns, in order.</summary>
    public static IReadOnlyList<int> Outputs(Function primal, IReadOnlyList<bool> active) =>
        Enumerable.Range(0, primal.Parameters.Count)
            .Where(k => active[k] && !primal.Parameters[k].Variable.Type.IsReference)
            .Where(k => primal.Parameters[k].Passing != Passing.Out)
            .ToArray();

    /// <summary>
    /// The places of what a call returns whose adjoints the backward part is handed, in order: numbers, by themselves or in a tuple. What
    /// is returned without a tuple is at place 0.
    /// </summary>
    public static IReadOnlyList<int> Seeds(IrType result) => Returned(result, type => type is RealType);

    /// <summary>The places of the references in it, whose shadows the forward part gives out.</summary>
    public static IReadOnlyList<int> ReturnedShadows(IrType result) => Returned(result, type => type.IsReference && type.CarriesDerivative);

    /// <summary>What is at a place of what a call returns.</summary>
    public static IrType ReturnedType(IrType result, int place) => result is TupleType tuple ? tuple.Elements[place].Type : result;

    /// <summary>A name for a place: empty where there is no tuple.</summary>
    public static string ReturnedName(IrType result, int place) => result is not TupleType tuple ? string.Empty
        : NameText.PascalCase(tuple.Elements[place].Name ?? "Item" + (place + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static Expr ReturnedItem(Expr whole, int place) => whole.Type is TupleType ? Parts.Item(whole, place) : whole;

    private static int[] Returned(IrType result, System.Func<IrType, bool> where)
    {
        int count = result is TupleType tuple ? tuple.Elements.Count : 1;
        return Enumerable.Range(0, count).Where(k => where(ReturnedType(result, k))).ToArray();
    }

    public static IrType BackwardResult(Function primal, IReadOnlyList<bool> active)
    {
        IReadOnlyList<int> outputs = Outputs(primal, active);
        return outputs.Count switch
        {
            0 => IrType.Void,
            1 => primal.Parameters[outputs[0]].Variable.Type,
            _ => new TupleType(outputs
                .Select(k => primal.Parameters[k].Variable)
                .Select(v => new TupleElement("d" + v.Name, v.Type))
                .ToEquatable()),
        };
    }
}
