using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Derivation;

/// <summary>
/// Reverse mode through a derivative that is itself reverse mode. Second derivatives are symmetric, so the transpose of the gradient's
/// Jacobian is that Jacobian: the backward part is the gradient's tangent, along what came back.
/// <code>
/// g = FGrad(x);      →      g = FGrad(x);
///                    ←      dx += H(x) * dg;      where H * dg is the tangent of FGrad along dg
/// </code>
/// The same holds of all that <c>FVjp</c> takes and gives: it is the gradient of what comes out of the method, summed with the seeds as
/// weights, and that sum's own second derivatives are symmetric, in the seeds as in the arguments. What is an adjoint on the way in, the
/// seeds and the buffers of arrays that are written, has as its adjoint the tangent of what it was the seed of.
/// A tangent of such a derivative goes back in the same way (<see cref="TangentBinding"/>).
/// No tape of a tape is kept, and reverse mode is never nested in itself: whatever is nested, there is one sweep back. (Griewank and
/// Walther, "Evaluating Derivatives", 2nd edition, 2008, section 5.4, on why forward over reverse is the form to prefer.)
/// </summary>
internal sealed class SymmetricSplit
{
    private readonly SplitCallee _split;
    private readonly SymmetricForward _forward;
    private readonly SymmetricBinding _parameters;
    private readonly Function _basis;
    private readonly bool[] _active;
    private readonly Function _adjoint;
    private readonly Function _tangent;
    private readonly Fresh _fresh;
    private readonly Variable _tape;

    private SymmetricSplit(
        SplitCallee split, SymmetricSource source, FunctionTable functions, Function basis, bool[] active, Function adjoint, Function tangent)
    {
        _split = split;
        _basis = basis;
        _active = active;
        _adjoint = adjoint;
        _tangent = tangent;
        _fresh = new Fresh(tangent);
        _tape = _fresh.Unique("tape", split.Tape);
        _forward = new SymmetricForward(
            split,
            returnsNew: source.IsProduct,
            mayReturnOneTwice: !source.IsProduct || SharedShadows.AreNeeded(source.Primal, source.Wrt, functions));
        _parameters = source.IsTangent
            ? new TangentBinding(split, source, _forward, functions, tangent, _fresh)
            : new GradientBinding(split, source, _forward, functions, tangent, _fresh);
    }

    /// <param name="split">What the caller agreed on.</param>
    /// <param name="source">What the callee is a derivative of.</param>
    /// <param name="functions">The functions there are.</param>
    /// <param name="primalCallee">The callee itself, as it can be called.</param>
    /// <param name="levels">Derives further functions and keeps them.</param>
    public static SplitParts Run(SplitCallee split, SymmetricSource source, FunctionTable functions, Callee primalCallee, SymmetricLevels levels)
    {
        // Their seeds would be one as well, and count twice.
        if (source.IsTangent && source.Writes(functions) && SplitSignature.ReturnedShadows(source.Primal.ReturnType).Count > 1)
        {
            throw new NotDifferentiableException("the tangent of a derivative that returns two arrays which may be one");
        }

        Function basis = source.IsProduct ? levels.Tangent(source.Primal, source.Wrt.Select((_, k) => source.IsMoving(k)).ToArray())
            : source.IsTangent ? Calling(source.Primal)
            : source.Primal;
        bool[] active = basis.Parameters
            .Select((_, k) => split.Active[k] || (source.IsTangent && source.Direction(k) is int direction && split.Active[direction]))
            .ToArray();
        Function adjoint = levels.Adjoint(basis, active);
        Function tangent = levels.Moved(adjoint, Moving(split, source, functions, basis, active, adjoint));
        return new SymmetricSplit(split, source, functions, basis, active, adjoint, tangent).Join(primalCallee);
    }

    /// <summary>
    /// Which of the adjoint's parameters move: those that the derivative is with respect to, along what came back; the buffers, which then
    /// take up what is asked for; and the seed, along what came back to the value.
    /// </summary>
    private static bool[] Moving(
        SplitCallee split, SymmetricSource source, FunctionTable functions, Function basis, bool[] active, Function adjoint)
    {
        int buffers = active.Where((a, k) => a && SymmetricSource.HasBuffer(basis.Parameters[k])).Count();
        IEnumerable<bool> directions = basis.Parameters.Select((_, k) => source.IsTangent ? source.Wrt[k] : GradientBinding.IsDirected(split, source, functions, k));
        return directions
            .Concat(Enumerable.Repeat(true, buffers))
            .Concat(adjoint.Parameters.Skip(basis.Parameters.Count + buffers).Select(seed => !source.IsProduct && seed.Variable.Type.CarriesDerivative))
            .ToArray();
    }

    /// <summary>A function that calls one and no more: what is a derivative itself is not swept back through, but by what it is a derivative of.</summary>
    private static Function Calling(Function function)
    {
        var fresh = new Fresh(function with { Body = Block.Empty });
        var call = new Call(
            new Callee(function.Id, function.Name) { TypeArguments = function.TypeArguments },
            function.Parameters.Select(p => new Argument(p.Passing, new Local(p.Variable))).ToEquatable(),
            function.ReturnType);
        Variable[] results = function.ReturnType is TupleType tuple ? tuple.Elements.Select(e => fresh.Variable("result", e.Type)).ToArray()
            : function.ReturnType is VoidType ? []
            : [fresh.Variable("result", function.ReturnType)];
        Expr[] values = results.Select(r => (Expr)new Local(r)).ToArray();
        Statement[] body = function.ReturnType switch
        {
            VoidType => [new Do(call)],
            TupleType type => [new Deconstruct(results.ToEquatable(), call), new Return(new TupleOf(type, values.ToEquatable()))],
            _ => [new Declare(results[0], call), new Return(values[0])],
        };
        return function with { Body = Block.Of(body), NextId = fresh.NextId };
    }

    private SplitParts Join(Callee primalCallee)
    {
        _parameters.Bind(_basis, _active, _adjoint, _tangent);
        List<Parameter> references = _parameters.References();
        (List<Statement> before, List<Statement> after) = _parameters.Restored();
        EquatableArray<Variable> fields = TapeFieldNames.Of(_parameters.Fields.Select(f => f.Variable).ToList(), _split.Tape);
        Function backward = Backward(references, fields, before, after);
        var read = new HashSet<string>(backward.Body.AllStatements()
            .SelectMany(s => s.Expressions())
            .SelectMany(e => e.Descendants())
            .OfType<TapeField>()
            .Select(f => f.Name));
        Function forward = _forward.Build(primalCallee, _parameters.Fields, fields, read);
        return new SplitParts(forward, backward, fields.Where(f => read.Contains(f.Name)).ToEquatable());
    }

    private Function Backward(List<Parameter> references, EquatableArray<Variable> fields, List<Statement> before, List<Statement> after)
    {
        IEnumerable<Statement> loaded = _parameters.Fields.Select((f, i) => new Declare(f.Variable, new TapeField(new Local(_tape), fields[i].Name, fields[i].Type)));
        List<Statement> moved = _tangent.Body.Statements.Where(s => s is not (Note or Do { Value: Code })).ToList();
        Expr? returned = null;
        if (moved.LastOrDefault() is Return { Value: Expr value })
        {
            returned = value;
            moved.RemoveAt(moved.Count - 1);
        }

        moved.AddRange(_parameters.MovedSeeds(returned));
        moved.AddRange(after);
        if (Shares(returned) is Expr shares)
        {
            moved.Add(new Return(shares));
        }

        Function whole = _tangent with
        {
            Id = _split.Backward.Id,
            Name = _split.Backward.Text,
            Parameters = references
                .Append(new Parameter(_tape, Passing.Value))
                .Concat(_parameters.Seeds.Select(s => new Parameter(s, Passing.Value)))
                .ToEquatable(),
            ReturnType = SplitSignature.BackwardResult(_split.Primal, _split.Active),
            Body = new Block(loaded.Concat(before).Concat(_parameters.Starting).Concat(moved).ToEquatable()),
            NextId = _fresh.NextId,
        };
        Function tidy = Tidy.Run(whole, firstGenerated: 0, firstRemovable: 0);
        return Tidy.Run(ReuseValues.Run(tidy, 0), firstGenerated: 0, firstRemovable: 0);
    }

    /// <summary>The adjoint gives back the values, whose tangents are the seeds' shares, then the adjoints of the scalars.</summary>
    private Expr? Shares(Expr? returned)
    {
        List<int> scalars = Enumerable.Range(0, _basis.Parameters.Count)
            .Where(k => _active[k] && !SymmetricSource.HasBuffer(_basis.Parameters[k]))
            .ToList();
        Expr[] shares = SplitSignature.Outputs(_split.Primal, _split.Active)
            .Select(k => _parameters.Share(k, returned, scalars))
            .ToArray();
        return shares.Length switch
        {
            0 => null,
            1 => shares[0],
            _ => new TupleOf((TupleType)SplitSignature.BackwardResult(_split.Primal, _split.Active), shares.ToEquatable()),
        };
    }
}
