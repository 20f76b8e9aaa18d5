using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;
using Tangent.Generator.Passes.Reverse;

namespace Tangent.Generator.Derivation;

/// <summary>The backward part of a gradient, or of a product with a Hessian, is the tangent of an adjoint along what came back to the gradient.</summary>
/// <remarks>
/// Where the method writes an argument <c>a</c>, its gradient takes the adjoint of what <c>a</c> holds in the end in <c>da</c> and leaves
/// that of what it held before. The tangent then moves <c>a</c> along what came back to <c>da</c>, and <c>da</c> along what came back to
/// <c>a</c>, each in its place: that is the transpose, with both taking up what is asked for.
/// </remarks>
internal sealed class GradientBinding : SymmetricBinding
{
    private readonly Dictionary<int, Variable> _directions = new();
    private readonly Dictionary<int, Variable> _moved = new();
    private Variable? _bufferSet;
    private Variable? _directionSet;

    public GradientBinding(SplitCallee split, SymmetricSource source, SymmetricForward forward, FunctionTable functions, Function tangent, Fresh fresh)
        : base(split, source, forward, functions, tangent, fresh)
    {
    }

    public override void Bind(Function basis, IReadOnlyList<bool> active, Function adjoint, Function tangent)
    {
        var open = new Queue<Variable>(tangent.Parameters.Select(p => p.Variable));
        int[] buffered = BindBasis(basis, active, open);
        int seeds = adjoint.Parameters.Count - basis.Parameters.Count - buffered.Length;
        SharesShadows = SharedShadows.AreNeeded(basis, active, basis.Parameters.Select((_, k) => IsWritten(k)).ToArray());
        foreach (int k in buffered)
        {
            BindBuffer(k, open.Dequeue(), tangent.Parameters[k].Variable);
        }

        for (int j = 0; j < seeds; j++)
        {
            BindSeed(j, open.Dequeue());
        }

        for (int k = 0; k < basis.Parameters.Count; k++)
        {
            if (!IsDirected(Split, Source, Functions, k))
            {
                continue;
            }

            if (k < Source.Wrt.Count)
            {
                BindDirection(k, open.Dequeue());
            }
            else
            {
                BindZeros(open.Dequeue(), tangent.Parameters[k].Variable, ref _directionSet);
            }
        }

        foreach (int k in buffered)
        {
            BindMovedBuffer(k, open.Dequeue());
        }

        foreach (int j in Enumerable.Range(0, seeds).Where(j => !Source.IsProduct && adjoint.Parameters[basis.Parameters.Count + buffered.Length + j].Variable.Type.CarriesDerivative))
        {
            BindMovedSeed(j, open.Dequeue());
        }
    }

    private void BindMovedSeed(int j, Variable direction)
    {
        if (direction.Type.IsReference)
        {
            StartFromShadowOfResult(j, direction);
        }
        else
        {
            Start(direction, new Local(Returned[j]));
        }
    }

    /// <summary>
    /// Whether something can have come back to the derivative with respect to a parameter of the basis. A direction that the method writes, as it
    /// does where it writes what it is the direction of, moves from zero on.
    /// </summary>
    public static bool IsDirected(SplitCallee split, SymmetricSource source, FunctionTable functions, int k) =>
        k >= source.Wrt.Count ? split.Primal.Parameters[k].Variable.Type.IsReference && source.Writes(functions)
        : source.IsProduct ? source.IsMoving(k)
        : source.Wrt[k] && (!SymmetricSource.HasBuffer(source.Primal.Parameters[k]) || split.Active[source.Buffer(k)]);

    public override Expr Share(int k, Expr? returned, List<int> scalars)
    {
        int primals = Source.IsProduct ? Split.Primal.Parameters.Count : Source.Primal.Parameters.Count;
        return k < primals
            ? _moved.TryGetValue(k, out Variable? moved) ? new Local(moved) : Item(returned, 1, (Source.IsProduct ? 1 : Source.Values) + scalars.IndexOf(k))
            : k < Source.FirstSeed ? new Local(_directions[Source.Buffered(k)])
            : Item(returned, 1, k - Source.FirstSeed);
    }

    /// <summary>What a seed that is an array takes up: the tangent of the array that is returned.</summary>
    public override IEnumerable<Statement> MovedSeeds(Expr? returned)
    {
        for (int k = Source.FirstSeed; !Source.IsProduct && k < Split.Primal.Parameters.Count; k++)
        {
            if (ShadowOf(k) is Variable shadow)
            {
                yield return new Accumulate(new Local(shadow), Item(returned, 1, k - Source.FirstSeed));
            }
        }
    }

    protected override bool IsWrittenAgain(int k) => Source.IsProduct || k < Source.Primal.Parameters.Count || UsesBuffers;

    /// <summary>Whether the gradient reads what its buffers held before: it does where an array is written.</summary>
    private bool UsesBuffers => !Source.IsProduct && Source.Writes(Functions);

    /// <summary>A direction of <c>FHvp</c> is written where its primal is.</summary>
    private bool IsWritten(int k) => k < Source.Primal.Parameters.Count
        ? Source.Primal.Parameters[k].Variable.Type.IsReference && Functions.MayWrite(Source.Primal.Id, k)
        : IsWritten(Enumerable.Range(0, Source.Primal.Parameters.Count).Where(Source.IsMoving).ElementAt(k - Source.Primal.Parameters.Count));

    private void BindBuffer(int k, Variable buffer, Variable primal)
    {
        bool isCallers = !Source.IsProduct && Source.Wrt[k] && (UsesBuffers || !buffer.Type.IsReference);
        if (isCallers && buffer.Type.IsReference)
        {
            BindReference(Source.Buffer(k), buffer);
        }
        else if (isCallers)
        {
            Keep(buffer, new Local(Split.Primal.Parameters[Source.Buffer(k)].Variable));
        }
        else if (buffer.Type.IsReference)
        {
            BindZeros(buffer, primal, ref _bufferSet);
        }
        else
        {
            Start(buffer, Hoist.InitialAdjoint(buffer.Type));
        }
    }

    private void BindSeed(int j, Variable seed)
    {
        if (Source.IsProduct)
        {
            Start(seed, Build.Real(1, seed.Type));
        }
        else if (seed.Type.IsReference)
        {
            BindReference(Source.FirstSeed + j, seed);
        }
        else
        {
            Keep(seed, new Local(Split.Primal.Parameters[Source.FirstSeed + j].Variable));
        }
    }

    private void BindDirection(int k, Variable direction)
    {
        Parameter parameter = Source.Primal.Parameters[k];
        _directions.Add(k, direction);
        if (Source.IsProduct && direction.Type.IsReference)
        {
            // What came back to an array that was returned: its shadow.
            StartFromShadowOfResult(Source.Returned(k), direction);
        }
        else if (direction.Type.IsReference)
        {
            BindShadow(Source.Buffer(k), direction);
        }
        else
        {
            Start(direction, parameter.Passing == Passing.Out && !Source.IsProduct ? Hoist.InitialAdjoint(direction.Type)
                : new Local(Source.IsProduct || !SymmetricSource.HasBuffer(parameter) ? Returned[Source.Returned(k)] : ByReference[Source.Buffer(k)]));
        }
    }

    private void BindMovedBuffer(int k, Variable direction)
    {
        if (direction.Type.IsReference)
        {
            BindShadow(k, direction);
        }
        else
        {
            _moved.Add(k, direction);
            Start(direction, new Local(ByReference[k]));
        }
    }
}
