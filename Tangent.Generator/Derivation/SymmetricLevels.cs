using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.Emit;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Passes.Forward;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Derivation;

/// <summary>Derivatives of derivatives, one on top of the other, with the helpers that each of them calls.</summary>
internal sealed class SymmetricLevels(HelperDerivations first, FunctionTable functions, string prefix)
{
    private HelperDerivations _last = first;
    private FunctionTable _functions = functions;
    private int _count;

    /// <summary>The helpers that were derived on the way.</summary>
    public List<Function> Functions { get; } = new();

    public List<TapeDeclaration> Tapes { get; } = new();

    /// <summary>The tangent of a function as a function of its parameters and directions.</summary>
    public Function Tangent(Function function, IReadOnlyList<bool> wrt) => OnTop(function, wrt, level =>
    {
        Function pushed = JvpPass.Run(function, wrt, _functions, level);
        Function tangent = pushed with
        {
            Parameters = pushed.Parameters.Select((p, k) => k < wrt.Count ? p : p with { Passing = Passing.Value, IsParams = false }).ToEquatable(),
            ReturnType = function.ReturnType,
            Body = new TangentOnly().Visit(pushed.Body),
        };
        return Tidy.Run(tangent, function.NextId, firstRemovable: 0);
    });

    /// <summary>The function in reverse mode, as <c>FVjp</c> is.</summary>
    public Function Adjoint(Function function, IReadOnlyList<bool> wrt) => OnTop(function, wrt, level =>
    {
        Function adjoint = SplitTuples.Run(VjpPass.Run(function, wrt, _functions, level));
        return Tidy.Run(adjoint, function.NextId) with { NeedsCopy = false, IsSplit = false };
    });

    /// <summary>A derivative in forward mode.</summary>
    public Function Moved(Function derivative, IReadOnlyList<bool> wrt) => OnTop(derivative, wrt, level =>
        JvpPass.Run(derivative, wrt, _functions, level, TangentForm.Second(derivative, firstGenerated: 0)));

    private Function OnTop(Function function, IReadOnlyList<bool> wrt, System.Func<HelperDerivations, Function> derive)
    {
        // No function has this id: what the function calls is not taken for itself.
        string id = HelperDerivations.DerivativeId(prefix, (++_count).ToString(System.Globalization.CultureInfo.InvariantCulture));
        HelperDerivations level = _last.Next(function with { Id = id }, wrt, _functions, id);
        Function derived = SplitTuples.RunInside(derive(level));
        level.DeriveAll();
        Functions.AddRange(level.Functions);
        Tapes.AddRange(level.Tapes);
        _functions = new FunctionTable(_functions.All.Concat(level.Functions.Select(f => f with { NeedsCopy = false })));
        _last = level;
        return derived with { Id = id };
    }

    private sealed class TangentOnly : IrRewriter
    {
        public override IEnumerable<Statement> Visit(Statement statement) => statement is Return { Value: TupleOf pair } result
            ? new[] { result with { Value = pair.Items[1] } }
            : base.Visit(statement);
    }
}
