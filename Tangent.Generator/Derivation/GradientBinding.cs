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
    private readonly SymmetricSource _source;
    private readonly Dictionary<int, Variable> _directions = new();
    private readonly Dictionary<int, Variable> _moved = new();
    private Variable? _bufferSet;
    private Variable? _directionSet;

    public GradientBinding(SplitCallee split, SymmetricSource source, SymmetricForward forward, FunctionTable functions, Function tangent, Fresh fresh)
        : base(split, forward, functions, tangent, fresh) => _source = source;

    public override void Bind(Function basis, IReadOnlyList<bool> active, Function adjoint, Function tangent)
    {
        var open = new Queue<Variable>(tangent.Parameters.Select(p => p.Variable));
        int[] buffered = Enumerable.Range(0, basis.Parameters.Count).Where(k => active[k] && SymmetricSource.HasBuffer(basis.Parameters[k])).ToArray();
        int seeds = adjoint.Parameters.Count - basis.Parameters.Count - buffered.Length;
        for (int k = 0; k < basis.Parameters.Count; k++)
        {
            BindPrimal(k, basis.Parameters[k], open.Dequeue());
        }

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
            if (!IsDirected(Split, _source, Functions, k))
            {
                continue;
            }

            if (k < _source.Wrt.Count)
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

        foreach (int j in Enumerable.Range(0, seeds).Where(j => !_source.IsProduct && adjoint.Parameters[basis.Parameters.Count + buffered.Length + j].Variable.Type.CarriesDerivative))
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
        int primals = _source.IsProduct ? Split.Primal.Parameters.Count : _source.Primal.Parameters.Count;
        return k < primals
            ? _moved.TryGetValue(k, out Variable? moved) ? new Local(moved) : Item(returned, 1, (_source.IsProduct ? 1 : _source.Values) + scalars.IndexOf(k))
            : k < _source.FirstSeed ? new Local(_directions[_source.Buffered(k)])
            : Item(returned, 1, k - _source.FirstSeed);
    }

    /// <summary>What a seed that is an array takes up: the tangent of the array that is returned.</summary>
    public override IEnumerable<Statement> MovedSeeds(Expr? returned)
    {
        for (int k = _source.FirstSeed; !_source.IsProduct && k < Split.Primal.Parameters.Count; k++)
        {
            if (ShadowOf(k) is Variable shadow)
            {
                yield return new Accumulate(new Local(shadow), Item(returned, 1, k - _source.FirstSeed));
            }
        }
    }

    protected override bool IsWrittenAgain(int k) => _source.IsProduct || k < _source.Primal.Parameters.Count || UsesBuffers;

    /// <summary>Whether the gradient reads what its buffers held before: it does where an array is written.</summary>
    private bool UsesBuffers => !_source.IsProduct && _source.Writes(Functions);

    /// <summary>A direction of <c>FHvp</c> is written where its primal is.</summary>
    private bool IsWritten(int k) => k < _source.Primal.Parameters.Count
        ? _source.Primal.Parameters[k].Variable.Type.IsReference && Functions.MayWrite(_source.Primal.Id, k)
        : IsWritten(Enumerable.Range(0, _source.Primal.Parameters.Count).Where(_source.IsMoving).ElementAt(k - _source.Primal.Parameters.Count));

    private void BindBuffer(int k, Variable buffer, Variable primal)
    {
        bool isCallers = !_source.IsProduct && _source.Wrt[k] && (UsesBuffers || !buffer.Type.IsReference);
        if (isCallers && buffer.Type.IsReference)
        {
            BindReference(_source.Buffer(k), buffer);
        }
        else if (isCallers)
        {
            Keep(buffer, new Local(Split.Primal.Parameters[_source.Buffer(k)].Variable));
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
        if (_source.IsProduct)
        {
            Start(seed, Build.Real(1, seed.Type));
        }
        else if (seed.Type.IsReference)
        {
            BindReference(_source.FirstSeed + j, seed);
        }
        else
        {
            Keep(seed, new Local(Split.Primal.Parameters[_source.FirstSeed + j].Variable));
        }
    }

    private void BindDirection(int k, Variable direction)
    {
        Parameter parameter = _source.Primal.Parameters[k];
        _directions.Add(k, direction);
        if (_source.IsProduct && direction.Type.IsReference)
        {
            // What came back to an array that was returned: its shadow.
            StartFromShadowOfResult(_source.Returned(k), direction);
        }
        else if (direction.Type.IsReference)
        {
            BindShadow(_source.Buffer(k), direction);
        }
        else
        {
            Start(direction, parameter.Passing == Passing.Out && !_source.IsProduct ? Hoist.InitialAdjoint(direction.Type)
                : new Local(_source.IsProduct || !SymmetricSource.HasBuffer(parameter) ? Returned[_source.Returned(k)] : ByReference[_source.Buffer(k)]));
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
