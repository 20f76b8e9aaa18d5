using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Calls of <c>Math</c>, <c>MathF</c>, <c>double</c>, <c>float</c>, <c>Half</c> and type parameters that are real numbers.
/// <code>
/// Math.SinCos(x)      becomes      (Math.Sin(x), Math.Cos(x))
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    /// <summary>The call, or null where it is no mathematics: <c>double.Parse(text)</c>.</summary>
    private Expr? TryLowerMath(IInvocationOperation invocation, IMethodSymbol method, string owner)
    {
        bool isActive = HasReals(method);
        bool isKnown = MathRules.Declares(method.Name, method.Parameters.Length);
        bool isByValue = method.Parameters.All(p => p.RefKind == RefKind.None);
        if (!isActive && !(isKnown && isByValue))
        {
            return null;
        }

        if (!method.Parameters.Any(p => Map(p.Type).CarriesDerivative) && owner is not ("Math" or "MathF"))
        {
            return null;
        }

        var operands = new Operands(this);
        var places = new int[method.Parameters.Length];
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            places[argument.Parameter!.Ordinal] = operands.Count;
            operands.Add(argument.Value);
        }

        EquatableArray<Expr> arguments = places.Select(place => operands[place]).ToEquatable();
        if (method.Name is "SinCos" or "SinCosPi")
        {
            return SineAndCosine(method, owner, arguments);
        }

        var call = new MathCall(owner, method.Name, arguments, Map(method.ReturnType));
        MathRule? rule = MathRules.Find(call);
        if (isActive && (rule is null || !isByValue || rule.Kind == RuleKind.Refused))
        {
            string reason = rule?.Reason ?? "there is no rule for it; write it with functions that have one";
            Report(Descriptors.NoKnownDerivative, invocation.Syntax, StatementText.Short(invocation.Syntax), reason);
        }
        else if (isActive)
        {
            CheckConstraints(invocation, method, call, rule!);
        }

        return call;
    }

    private Expr SineAndCosine(IMethodSymbol method, string owner, EquatableArray<Expr> arguments)
    {
        string suffix = method.Name.Substring("SinCos".Length);
        IrType type = arguments[0].Type;
        Expr x = arguments[0] is Local or Literal ? arguments[0] : Spill(arguments[0], "angle");
        EquatableArray<Expr> argument = EquatableArray.Of(x);
        return new TupleOf(
            (TupleType)Map(method.ReturnType),
            EquatableArray.Of<Expr>(
                new MathCall(owner, "Sin" + suffix, argument, type),
                new MathCall(owner, "Cos" + suffix, argument, type)));
    }
}
