using System;
using System.Globalization;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Tests.Emit;

/// <summary>A tree with everything written out: the order of evaluation, the type of each operation, each conversion.</summary>
internal static class IrText
{
    public static string Of(Expr expr) => expr switch
    {
        Literal literal => ConstantOf(Parse(literal.Text), NameOf(literal.Type)),
        Zero zero => ConstantOf(0.0, NameOf(zero.Type)),
        Tangent.Generator.IR.Convert { Operand: Literal or Unary { Operand: Literal } } constant =>
            Recast(Of(constant.Operand), NameOf(constant.Type)),
        Unary { Operator: UnaryOperator.Negate, Operand: Literal literal } =>
            ConstantOf(-Parse(literal.Text), NameOf(literal.Type)),
        Local local => local.Variable.Name,
        Unary unary => $"({unary.Operator}:{NameOf(unary.Type)}{Mark(unary)} {Of(unary.Operand)})",
        Binary binary => $"({binary.Operator}:{NameOf(binary.Left.Type)}{Mark(binary)} {Of(binary.Left)} {Of(binary.Right)})",
        Tangent.Generator.IR.Convert convert => $"(To:{NameOf(convert.Type)}{Mark(convert)} {Of(convert.Operand)})",
        Conditional choice =>
            $"(If:{NameOf(choice.Type)} {Of(choice.Condition)} {Of(choice.WhenTrue)} {Of(choice.WhenFalse)})",
        MathCall call => $"({call.Owner}.{call.Function}:{NameOf(call.Type)} {Join(call.Arguments)})",
        ElementAt element => $"(At {Of(element.Array)} {Join(element.Indices)})",
        _ => throw new ArgumentOutOfRangeException(nameof(expr)),
    };

    public static string ConstantOf(double value, string type) => value.ToString("R", CultureInfo.InvariantCulture) + ":" + type;

    public static bool CanOverflow(string type) => type is "int" or "long";

    private static string Recast(string constant, string type) => constant.Substring(0, constant.IndexOf(':')) + ":" + type;

    private static double Parse(string text) =>
        double.Parse(text.TrimEnd('f', 'd', 'L'), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string NameOf(IrType type) => type switch
    {
        RealType { Kind: RealKind.Single } => "float",
        RealType => "double",
        PlainType plain => plain.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static string Mark(Expr expr) => OverflowOf(expr) switch
    {
        Overflow.Checked => "!checked",
        Overflow.Unchecked => "!unchecked",
        _ => "",
    };

    private static Overflow OverflowOf(Expr expr) => expr switch
    {
        Unary unary => unary.Overflow,
        Binary binary => binary.Overflow,
        Tangent.Generator.IR.Convert convert => convert.Overflow,
        _ => Overflow.Inherited,
    };

    private static string Join(EquatableArray<Expr> items) => string.Join(" ", items.Select(Of));
}
