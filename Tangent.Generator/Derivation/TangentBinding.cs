using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;
using Tangent.Generator.Passes.Reverse;

namespace Tangent.Generator.Derivation;

/// <summary>
/// The backward part of a tangent <c>J(x) v</c>. What came back to it, <c>s</c>, goes back to <c>v</c> as <c>J(x)' s</c>, and that is the adjoint
/// with <c>s</c> as its seed; to <c>x</c> it goes back as the derivative of <c>s' J(x) v</c>, and that is how fast the adjoint changes along
/// <c>v</c>. So both are in the tangent of the adjoint along <c>v</c>; and what came back to the value moves the seed.
/// </summary>
internal sealed class TangentBinding : SymmetricBinding
{
    private readonly Dictionary<int, Variable> _replaced = new();
    private Variable? _bufferSet;
    private Variable? _movedSet;

    public TangentBinding(SplitCallee split, SymmetricSource source, SymmetricForward forward, FunctionTable functions, Function tangent, Fresh fresh)
        : base(split, source, forward, functions, tangent, fresh)
    {
    }

    public override void Bind(Function basis, IReadOnlyList<bool> active, Function adjoint, Function tangent)
    {
        var open = new Queue<Variable>(tangent.Parameters.Select(p => p.Variable));
        int[] buffered = BindBasis(basis, active, open);
        Variable[] seeds = adjoint.Parameters.Skip(basis.Parameters.Count + buffered.Length).Select(p => p.Variable).ToArray();
        SharesShadows = SharedShadows.AreNeeded(basis, active, basis.Parameters.Select((_, k) => Functions.MayWrite(Source.Primal.Id, k)).ToArray());
        foreach (int k in buffered)
        {
            BindAdjoint(Source.Direction(k), open.Dequeue(), tangent.Parameters[k].Variable, ref _bufferSet);
        }

        for (int j = 0; j < seeds.Length; j++)
        {
            BindResult(Source.Values + j, seeds[j], open.Dequeue());
        }

        foreach (int k in Enumerable.Range(0, basis.Parameters.Count).Where(k => Source.Wrt[k]))
        {
            BindPrimal(Source.Direction(k)!.Value, basis.Parameters[k], open.Dequeue());
        }

        foreach (int k in buffered)
        {
            BindAdjoint(k, open.Dequeue(), tangent.Parameters[k].Variable, ref _movedSet);
        }

        for (int j = 0; j < seeds.Length; j++)
        {
            if (seeds[j].Type.CarriesDerivative)
            {
                BindResult(j, seeds[j], open.Dequeue());
            }
        }
    }

    public override Expr Share(int k, Expr? returned, List<int> scalars)
    {
        bool isDirection = k >= Source.Primal.Parameters.Count;
        int primal = isDirection ? Source.Directed(k) : k;
        return _replaced.TryGetValue(k, out Variable? replaced)
            ? new Local(replaced)
            : Item(returned, isDirection ? 0 : 1, Source.Values + scalars.IndexOf(primal));
    }

    protected override bool IsWrittenAgain(int k) => true;

    /// <summary>The adjoint of an argument of the derivative by reference, taken up in its place; zeros where nothing is to be taken up.</summary>
    private void BindAdjoint(int? k, Variable variable, Variable primal, ref Variable? set)
    {
        bool isAsked = k is int asked && Split.Active[asked];
        if (variable.Type.IsReference && isAsked)
        {
            BindShadow(k!.Value, variable);
        }
        else if (variable.Type.IsReference)
        {
            BindZeros(variable, primal, ref set);
        }
        else if (isAsked)
        {
            _replaced.Add(k!.Value, variable);
            Start(variable, new Local(ByReference[k.Value]));
        }
        else
        {
            Start(variable, Hoist.InitialAdjoint(variable.Type));
        }
    }

    private void BindResult(int item, Variable seed, Variable variable)
    {
        if (variable.Type.IsReference)
        {
            StartFromShadowOfResult(item, variable);
        }
        else
        {
            Start(variable, seed.Type.CarriesDerivative ? new Local(Returned[item]) : Hoist.Initial(seed.Type));
        }
    }
}
