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
    private readonly HashSet<int> _adjoints = new();

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
            derivative = _fresh.Variable("d" + primal.Name, TypeOf(primal.Type)) with { DerivativeOf = primal.Id };
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

    /// <summary>The primal of a shadow, null for any other variable.</summary>
    public Variable? PrimalOfShadow(Variable variable) =>
        _primalOfShadow.TryGetValue(variable.Id, out Variable? primal) ? primal : null;

    private void Register(Variable primal, Variable derivative)
    {
        _derivatives.Add(primal.Id, derivative);
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
