using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Passes.Forward;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// The Hessian times a direction, as forward mode over reverse mode: the gradient is a function like any other, and its
/// tangent along <c>v</c> is the product.
/// <code>
/// double dx = 2 * x * dy;      →      double dx = 2 * x * dy;
///                                     double ddx = 2 * vx * dy + 2 * x * ddy;
/// </code>
/// </summary>
internal static class HvpPass
{
    /// <param name="gradient">The gradient, its helpers derived.</param>
    /// <param name="wrt">For each parameter whether it is differentiated.</param>
    /// <param name="functions">The functions that the gradient may call.</param>
    /// <param name="derivations">Finds the derivatives of those.</param>
    /// <param name="firstGenerated">The lowest variable id that is not the user's.</param>
    public static Function Run(
        GradientFunction gradient,
        IReadOnlyList<bool> wrt,
        FunctionTable functions,
        IDerivations derivations,
        int firstGenerated)
    {
        // What is handed back by reference has no direction of its own.
        Function primal = gradient.Function;
        bool[] moving = wrt.Select((w, k) => w && primal.Parameters[k].Passing != Passing.Out).ToArray();
        Function pushed = JvpPass.Run(primal, moving, functions, derivations, v => TangentNames.Second(v, firstGenerated));
        Parameter[] directions = pushed.Parameters.Skip(primal.Parameters.Count).ToArray();
        IEnumerable<Statement> body = Guards(gradient, moving, directions).Concat(pushed.Body.Statements.Select(TangentOnly));
        Function product = pushed with
        {
            Parameters = primal.Parameters.Concat(directions.Select(ByValue)).ToEquatable(),
            ReturnType = primal.ReturnType,
            Body = new Block(body.ToEquatable()),
        };
        Function tidy = Tidy.Run(product, firstGenerated, firstRemovable: 0);
        return Tidy.Run(ReuseValues.Run(tidy, firstGenerated), firstGenerated, firstRemovable: 0);
    }

    /// <summary>Forward mode returns the gradient and its tangent; the gradient is not asked for.</summary>
    private static Statement TangentOnly(Statement statement) =>
        statement is Return { Value: TupleOf pair } result ? result with { Value = pair.Items[1] } : statement;

    private static Parameter ByValue(Parameter direction) => direction with { Passing = Passing.Value, IsParams = false };

    /// <summary>What <c>FVjp</c> checks of a buffer, checked of the direction.</summary>
    private static IEnumerable<Statement> Guards(GradientFunction gradient, bool[] moving, Parameter[] directions)
    {
        var renamed = new Dictionary<int, Variable>();
        int next = 0;
        for (int k = 0; k < moving.Length; k++)
        {
            if (moving[k])
            {
                renamed.Add(gradient.Derivatives[k]!.Id, directions[next++].Variable);
            }
        }

        return gradient.Guards.SelectMany(new Renamer(renamed).Visit);
    }
}
