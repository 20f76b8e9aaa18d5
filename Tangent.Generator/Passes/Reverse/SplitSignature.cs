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
