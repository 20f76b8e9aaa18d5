namespace Tangent.Generator.Rules;

internal enum RuleKind
{
    /// <summary>Has partial derivatives.</summary>
    Differentiable,

    /// <summary>
    /// Has derivative zero wherever it has one (rounding), or a result that carries none (<c>IsNaN</c>, <c>ILogB</c>).
    /// </summary>
    LocallyConstant,

    /// <summary>Never reaches differentiation as itself: lowering writes it as other functions, or refuses it.</summary>
    Refused,
}
