using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Rules;

/// <summary>The rule of a call whose partial derivatives come with it.</summary>
internal static class DeclaredRule
{
    public static MathRule Of(RuledCall call)
    {
        PartialFormula?[] partials = call.Partials.Select(Formula).ToArray();
        var declaration = new Declaration(call.Template, partials.Length, RuleKind.Differentiable, partials, null);
        return new MathRule(declaration, "Math", call.Type, call.Arguments);
    }

    private static PartialFormula? Formula(Expr? partial) => partial is null
        ? null
        : (_, arguments, _) => new Formula(RuledCall.Over(partial, arguments.Select(a => a.AsOperand(partial.Type)).ToArray()));
}
