using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Tests.Emit;

/// <summary>Short ways to write trees down.</summary>
internal static class Ir
{
    public static readonly IrType Vector = new ArrayType(IrType.Double, 1);
    public static readonly IrType Matrix = new ArrayType(IrType.Double, 2);

    public static Variable Var(int id, string name, IrType? type = null) => new(id, name, type ?? IrType.Double);

    public static Local Use(Variable variable) => new(variable);

    public static Literal Number(string text, IrType? type = null) => new(text, type ?? IrType.Double);

    public static Literal Int(string text) => new(text, IrType.Int);

    public static Binary Add(Expr a, Expr b) => new(BinaryOperator.Add, a, b, a.Type);

    public static Binary Sub(Expr a, Expr b) => new(BinaryOperator.Subtract, a, b, a.Type);

    public static Binary Mul(Expr a, Expr b) => new(BinaryOperator.Multiply, a, b, a.Type);

    public static Binary Div(Expr a, Expr b) => new(BinaryOperator.Divide, a, b, a.Type);

    public static Binary Less(Expr a, Expr b) => new(BinaryOperator.LessThan, a, b, IrType.Bool);

    public static Binary Greater(Expr a, Expr b) => new(BinaryOperator.GreaterThan, a, b, IrType.Bool);

    public static Unary Minus(Expr a) => new(UnaryOperator.Negate, a, a.Type);

    public static Expr Implicit(Expr a, IrType type) => new Tangent.Generator.IR.Convert(a, type, IsExplicit: false);

    public static Expr Explicit(Expr a, IrType type) => new Tangent.Generator.IR.Convert(a, type, IsExplicit: true);

    public static Expr At(Expr array, params Expr[] indices) =>
        new ElementAt(array, EquatableArray.Of(indices), ((ArrayType)array.Type).Element);

    public static Expr Math(string function, params Expr[] arguments) =>
        new MathCall("Math", function, EquatableArray.Of(arguments), IrType.Double);

    public static Code Text(string template, IrType type, params Expr[] operands) =>
        new(template, EquatableArray.Of(operands), type, IsPure: true);

    public static Function Function(string name, IrType type, Parameter[] parameters, params Statement[] body) =>
        new(name, name, EquatableArray.Of(parameters), type, Block.Of(body), NextId: 1000);

    public static Parameter Parameter(Variable variable, Passing passing = Passing.Value, string? initial = null) =>
        new(variable, passing, initial);
}
