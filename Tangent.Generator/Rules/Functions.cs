using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Rules;

/// <summary>
/// What a rule may write besides operators: the functions of the library that the user's own call names
/// (<c>Math</c>, <c>MathF</c>, <c>double</c>, <c>float</c>), in that call's type. A rule calls only functions that are at least as old as the one
/// it differentiates, so derivative code compiles wherever the primal does.
/// </summary>
internal sealed class Functions
{
    private readonly string _owner;
    private readonly IrType _type;

    public Functions(string owner, IrType type)
    {
        _owner = owner;
        _type = type;
    }

    /// <summary>Only for functions of <c>double</c> and <c>float</c> themselves, which have the constant (.NET 7).</summary>
    public Formula Pi => new(new Literal(_owner + ".Pi", _type));

    public Formula Sin(Formula x) => Call("Sin", x);

    public Formula Cos(Formula x) => Call("Cos", x);

    public Formula Sinh(Formula x) => Call("Sinh", x);

    public Formula Cosh(Formula x) => Call("Cosh", x);

    public Formula SinPi(Formula x) => Call("SinPi", x);

    public Formula CosPi(Formula x) => Call("CosPi", x);

    public Formula Exp(Formula x) => Call("Exp", x);

    public Formula Exp2(Formula x) => Call("Exp2", x);

    public Formula Exp10(Formula x) => Call("Exp10", x);

    public Formula Log(Formula x) => Call("Log", x);

    public Formula Sqrt(Formula x) => Call("Sqrt", x);

    public Formula Pow(Formula x, Formula p) => Call("Pow", x, p);

    public Formula ScaleB(Formula x, Formula n) => Call("ScaleB", x, n);

    /// <summary>A whole number as a real one.</summary>
    public Formula Real(Formula n) => n.AsOperand(_type) is { Type: not RealType } whole
        ? new Formula(new Convert(whole, _type, IsExplicit: false))
        : n;

    /// <summary>A number of the rule's own in the precision of the call: 2.4 is another number in <c>float</c>.</summary>
    public Formula Round(double number) => _type.Equals(IrType.Single) ? (float)number : number;

    /// <summary><c>condition ? whenTrue : whenFalse</c>. Multiplication goes into its constant arms.</summary>
    public Formula If(Formula condition, Formula whenTrue, Formula whenFalse) =>
        new(Build.Choose(condition.AsOperand(IrType.Bool), whenTrue.In(_type), whenFalse.In(_type)));

    private Formula Call(string function, params Formula[] arguments) =>
        new(Build.Function(_owner, function, _type, arguments.Select(a => a.AsOperand(_type)).ToArray()));
}
