using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Analysis;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Model;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Refuses calls of methods whose body is out of reach where their derivatives are not all that is needed: another mode, or another
/// parameter. Calls inside of callees are left to the passes, which know what is active there.
/// </summary>
internal static class ForeignCalls
{
    public static void Check(LoweringContext context, Function primal, DerivativeRequest request, IReadOnlyCollection<Function> callees)
    {
        if (context.Callees.ForeignCalls.Count == 0)
        {
            return;
        }

        bool[] wrt = primal.Parameters.Select(p => request.Wrt.Contains(p.Variable.Name)).ToArray();
        Activity activity = Activity.Of(primal, wrt, new FunctionTable(callees.Append(primal)));
        foreach ((Call call, string caller, SyntaxNode at) in context.Callees.ForeignCalls.Where(c => c.Caller == primal.Id))
        {
            Function foreign = callees.First(f => f.Id == call.Callee.Id);
            int[] active = Enumerable.Range(0, call.Arguments.Count).Where(k => activity.IsActive(call.Arguments[k].Value)).ToArray();
            string? reason = active.Length == 0 ? null : Lacking(foreign, request.Emit) ?? Unknown(foreign, active);
            if (reason is not null)
            {
                context.Report(Descriptors.NoKnownDerivative, at, StatementText.Short(at), reason);
            }
        }
    }

    private static string? Lacking(Function foreign, Derivatives emit) =>
        foreign.Foreign!.Jvp is null && emit.HasFlag(Derivatives.Forward)
            ? $"'{foreign.Name}Jvp' was not generated where it was compiled; ask for Derivatives.Forward there"
            : foreign.Foreign.Vjp is null && emit.HasFlag(Derivatives.Reverse)
                ? $"'{foreign.Name}Vjp' was not generated where it was compiled; ask for Derivatives.Reverse there"
                : null;

    private static string? Unknown(Function foreign, int[] active)
    {
        int other = active.Where(k => !foreign.Foreign!.Wrt.Contains(k)).DefaultIfEmpty(-1).First();
        return other < 0
            ? null
            : $"it was not differentiated with respect to '{foreign.Parameters[other].Variable.Name}' where it was compiled; name the parameter in [Differentiable] there";
    }
}
