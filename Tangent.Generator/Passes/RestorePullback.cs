using System.Collections.Generic;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// Gives <c>FPullback</c>, and the sweep that the function it returns calls, the user's structs and tuples again, as
/// <see cref="RestoreSignature"/> does for other derivatives.
/// </summary>
internal static class RestorePullback
{
    public static PullbackFunctions Run(Function original, Function split, IReadOnlyList<bool> wrt, PullbackFunctions pullback)
    {
        if (!split.IsSplit)
        {
            return pullback;
        }

        var gradient = new Gradient(original, wrt, pullback.Sweep.ReturnType);
        Function sweep = pullback.Sweep with { ReturnType = gradient.Type, Body = new Returns(gradient.Of).Visit(pullback.Sweep.Body) };
        var type = (TupleType)pullback.Entry.ReturnType;
        var function = (FunctionType)type.Elements[1].Type with { Result = gradient.Type };
        TupleType restored = type with { Elements = EquatableArray.Of(type.Elements[0], type.Elements[1] with { Type = function }) };
        Expr Returned(Expr value)
        {
            var pair = (TupleOf)value;
            var lambda = (Lambda)pair.Items[1];
            return new TupleOf(
                restored,
                EquatableArray.Of<Expr>(pair.Items[0], lambda with { Body = lambda.Body with { Type = gradient.Type }, FunctionType = function, Type = function }));
        }

        return new PullbackFunctions(RestoreSignature.Entry(original, split, wrt, pullback.Entry, restored, Returned), sweep);
    }

    private sealed class Returns(System.Func<Expr, Expr> restore) : IrRewriter
    {
        public override IEnumerable<Statement> Visit(Statement statement) => statement is Return { Value: Expr value } exit
            ? new[] { exit with { Value = restore(value) } }
            : base.Visit(statement);
    }
}
