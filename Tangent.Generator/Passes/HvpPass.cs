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
        bool[] moving = Moving(gradient, wrt);
        Function pushed = JvpPass.Run(gradient.Function, moving, functions, derivations, TangentForm.Second(gradient.Function, firstGenerated));
        Parameter[] directions = pushed.Parameters.Skip(moving.Length).ToArray();
        return Product(gradient, pushed, Guards(gradient, moving, directions), firstGenerated);
    }

    /// <summary>The same along several directions at once, which have the right shapes as they are made.</summary>
    public static Function RunSeveral(
        GradientFunction gradient,
        IReadOnlyList<bool> wrt,
        FunctionTable functions,
        IDerivations derivations,
        int firstGenerated)
    {
        TangentForm form = TangentForm.Second(gradient.Function, firstGenerated).Along(Several.Of);
        return Product(gradient, JvpPass.Run(gradient.Function, Moving(gradient, wrt), functions, derivations, form), [], firstGenerated);
    }

    /// <summary>What is handed back by reference has no direction of its own.</summary>
    private static bool[] Moving(GradientFunction gradient, IReadOnlyList<bool> wrt) =>
        wrt.Select((w, k) => w && gradient.Function.Parameters[k].Passing != Passing.Out).ToArray();

    private static Function Product(GradientFunction gradient, Function pushed, IEnumerable<Statement> guards, int firstGenerated)
    {
        Function primal = gradient.Function;
        IEnumerable<Parameter> directions = pushed.Parameters.Skip(primal.Parameters.Count).Select(ByValue);
        Function product = pushed with
        {
            Parameters = primal.Parameters.Concat(directions).ToEquatable(),
            ReturnType = ((TupleType)pushed.ReturnType).Elements[1].Type,
            Body = new Block(guards.Concat(pushed.Body.Statements.Select(TangentOnly)).ToEquatable()),
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
