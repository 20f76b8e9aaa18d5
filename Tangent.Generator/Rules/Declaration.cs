using System;
using System.Collections.Generic;

namespace Tangent.Generator.Rules;

/// <summary>One partial derivative over the arguments and the value already computed.</summary>
internal delegate Formula PartialFormula(Functions m, IReadOnlyList<Formula> arguments, Formula value);

/// <summary>
/// What is known of one function, by name and number of parameters, in whichever library it stands. A partial that is
/// null means that the function does not depend on that parameter smoothly, or that the parameter carries no derivative.
/// </summary>
internal sealed record Declaration(
    string Function,
    int Arity,
    RuleKind Kind,
    IReadOnlyList<PartialFormula?> Partials,
    string? Reason)
{
    public static Declaration Unary(string function, Func<Functions, Formula, Formula, Formula> dx) =>
        Smooth(function, (m, a, value) => dx(m, a[0], value));

    public static Declaration Binary(
        string function,
        Func<Functions, Formula, Formula, Formula, Formula> dx,
        Func<Functions, Formula, Formula, Formula, Formula>? dy) =>
        Smooth(
            function,
            (m, a, value) => dx(m, a[0], a[1], value),
            dy is null ? null : (m, a, value) => dy(m, a[0], a[1], value));

    public static Declaration Ternary(
        string function,
        Func<Functions, Formula, Formula, Formula, Formula> dx,
        Func<Functions, Formula, Formula, Formula, Formula> dy,
        Func<Functions, Formula, Formula, Formula, Formula> dz) =>
        Smooth(
            function,
            (m, a, value) => dx(m, a[0], a[1], a[2]),
            (m, a, value) => dy(m, a[0], a[1], a[2]),
            (m, a, value) => dz(m, a[0], a[1], a[2]));

    public static Declaration Constant(string function, int arity) =>
        new(function, arity, RuleKind.LocallyConstant, new PartialFormula?[arity], null);

    public static Declaration Refuse(string function, int arity, string reason) =>
        new(function, arity, RuleKind.Refused, new PartialFormula?[arity], reason);

    private static Declaration Smooth(string function, params PartialFormula?[] partials) =>
        new(function, partials.Length, RuleKind.Differentiable, partials, null);
}
