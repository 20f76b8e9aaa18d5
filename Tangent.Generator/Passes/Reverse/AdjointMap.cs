using System.Collections.Generic;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>The adjoint of each active value and the shadow of each active reference.</summary>
internal sealed class AdjointMap
{
    private readonly Activity _activity;
    private readonly Fresh _fresh;
    private readonly Dictionary<int, Variable> _derivatives = new();
    private readonly Dictionary<int, Variable> _primalOfShadow = new();
    private readonly Dictionary<int, Variable> _primals = new();
    private readonly HashSet<int> _adjoints = new();
    private readonly HashSet<int> _seeds = new();
    private readonly HashSet<int> _byReference = new();

    // Parameters that no result depends on. Their adjoints are there for the caller and stay zero: the passes before have not named what
    // the adjoints of their statements would read.
    private readonly HashSet<int> _idle = new();

    public AdjointMap(Activity activity, Fresh fresh)
    {
        _activity = activity;
        _fresh = fresh;
    }

    /// <summary>The type of an adjoint or shadow: the primal's own, and writable where that is a read-only span.</summary>
    public static IrType TypeOf(IrType primal) => primal is SpanType span ? span with { IsReadOnly = false } : primal;

    public bool IsActive(Variable variable) =>
        !_idle.Contains(variable.Id) && (_derivatives.ContainsKey(variable.Id) || _activity.IsActive(variable));

    /// <summary>Gives a parameter's derivative the parameter that the caller passes it in.</summary>
    public void Bind(Variable primal, Variable derivative)
    {
        Register(primal, derivative);
        if (!AliasClasses.HoldsReference(primal.Type) && !_activity.IsActive(primal))
        {
            _idle.Add(primal.Id);
        }
    }

    public Variable Of(Variable primal)
    {
        if (!_derivatives.TryGetValue(primal.Id, out Variable? derivative))
        {
            derivative = _fresh.Variable("d" + primal.Name, TypeOf(primal.Type)) with { DerivativeOf = primal.Id, ShadowOf = primal.Id };
            Register(primal, derivative);
        }

        return derivative;
    }

    public Expr? Find(Variable primal) => IsActive(primal) ? new Local(Of(primal)) : null;

    /// <summary>A temporary of the backward sweep, which is no state of the primal.</summary>
    public Variable Temporary(Variable temporary)
    {
        _adjoints.Add(temporary.Id);
        return temporary;
    }

    /// <summary>Whether the variable is an adjoint: no state that the backward sweep would have to get back.</summary>
    public bool IsAdjoint(Variable variable) => _adjoints.Contains(variable.Id);

    /// <summary>A parameter that the backward sweep starts from, there from the beginning.</summary>
    public Variable Seed(Variable seed)
    {
        _seeds.Add(seed.Id);
        return Temporary(seed);
    }

    public bool IsSeed(Variable variable) => _seeds.Contains(variable.Id);

    /// <summary>The adjoint of an argument that is handed back by reference: it starts from what the caller has in it.</summary>
    public void BindByReference(Variable primal, Variable derivative)
    {
        Bind(primal, derivative);
        _byReference.Add(derivative.Id);
    }

    public bool StartsAtZero(Variable adjoint) => !_byReference.Contains(adjoint.Id);

    /// <summary>The primal of an adjoint or shadow, null for any other variable.</summary>
    public Variable? PrimalOf(Variable variable) => _primals.TryGetValue(variable.Id, out Variable? primal) ? primal : null;

    /// <summary>The primal of a shadow, null for any other variable.</summary>
    public Variable? PrimalOfShadow(Variable variable) =>
        _primalOfShadow.TryGetValue(variable.Id, out Variable? primal) ? primal : null;

    private void Register(Variable primal, Variable derivative)
    {
        _derivatives.Add(primal.Id, derivative);
        _primals.Add(derivative.Id, primal);
        if (AliasClasses.HoldsReference(primal.Type))
        {
            _primalOfShadow.Add(derivative.Id, primal);
        }
        else
        {
            _adjoints.Add(derivative.Id);
        }
    }
}
