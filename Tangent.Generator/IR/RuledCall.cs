using System.Collections.Generic;
using System.Globalization;
using Tangent.Generator.Support;

namespace Tangent.Generator.IR;

/// <summary>
/// A call whose body is not looked into, because its partial derivatives are declared. <see cref="Template"/> holds the text as in
/// <see cref="Code"/>. <see cref="Partials"/> are expressions over <see cref="Placeholder"/>s, null for an argument without a derivative;
/// there are none at all where the derivative of the call is not known, so that it is refused where it would be needed.
/// </summary>
internal sealed record RuledCall(string Template, EquatableArray<Expr> Arguments, EquatableArray<Expr?> Partials, IrType Type) : Expr(Type)
{
    private const int FirstPlaceholder = -100;

    /// <summary>What stands for argument <paramref name="k"/> in a partial.</summary>
    public static Local Placeholder(int k, IrType type) =>
        new(new Variable(FirstPlaceholder - k, "argument" + k.ToString(CultureInfo.InvariantCulture), type));

    /// <summary>A partial with the arguments in the place of the placeholders.</summary>
    public static Expr Over(Expr partial, IReadOnlyList<Expr> arguments) => new Substitution(arguments).Visit(partial);

    private sealed class Substitution(IReadOnlyList<Expr> arguments) : IrRewriter
    {
        public override Expr Visit(Expr expr) => expr is Local { Variable.Id: <= FirstPlaceholder } local
            ? arguments[FirstPlaceholder - local.Variable.Id]
            : base.Visit(expr);
    }
}
