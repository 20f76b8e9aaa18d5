using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Rules;

/// <summary>
/// The types of several numbers in one value: <c>Complex</c>. A function is known by its owner's name, its own, and the types of its
/// arguments: <c>Complex.Pow(Complex, double)</c>. A name that begins with a dot is a property of the first argument, with
/// parentheses behind it a method of it; <c>new</c> is the constructor, <c>with X</c> the value with another part.
/// </summary>
internal static class SpaceRules
{
    private static readonly HashSet<string> Names = ["Complex", "Matrix3x2", "Matrix4x4", "Quaternion", "Vector2", "Vector3", "Vector4"];

    private static readonly Dictionary<string, SpacePartial?[]> Declarations = new[]
    {
        ComplexRules.All,
        MatrixRules.All,
        PlaneRules.All,
        QuaternionRules.All,
        SlerpRule.All,
        TransformRules.All,
        VectorRules.All,
    }.SelectMany(family => family).ToDictionary(pair => pair.Function, pair => pair.Partials);

    /// <summary>Whether there is a rule for a function with these types of arguments.</summary>
    public static bool Knows(string function, IEnumerable<IrType> arguments) => Declarations.ContainsKey(Signature(function, arguments));

    public static bool IsSpace(string name) => Names.Contains(name);

    /// <summary>Whether functions go by this owner's name here.</summary>
    public static bool IsOwner(string name) => IsSpace(name) || name == PlaneRules.Owner;

    /// <summary>The type of the numbers in a value; a number's own type.</summary>
    public static IrType ScalarOf(IrType type) => type is RealType { IsScalar: false } space
        ? space.Name == "Complex" ? IrType.Double : IrType.Single
        : type;

    public static string NameOf(IrType type) => ((RealType)type).Name;

    public static MathRule? Find(MathCall call) => Find(call.Owner + "." + call.Function, call.Type, call.Arguments);

    public static MathRule? Find(Binary operation) =>
        Find(NameOf(operation.Type) + "." + Token(operation.Operator), operation.Type, [operation.Left, operation.Right]);

    public static MathRule? Find(Unary operation) =>
        Find(NameOf(operation.Type) + "." + (operation.Operator == UnaryOperator.Plus ? "+" : "-"), operation.Type, [operation.Operand]);

    private static MathRule? Find(string function, IrType type, IReadOnlyList<Expr> arguments) =>
        Declarations.TryGetValue(Signature(function, arguments.Select(a => a.Type)), out SpacePartial?[]? partials)
            ? new SpaceRule(function, partials, type, arguments)
            : null;

    public static string Signature(string function, IEnumerable<IrType> arguments) => function + "(" + string.Join(", ", arguments.Select(Text)) + ")";

    private static string Text(IrType type) => type switch
    {
        RealType real => real.Name,
        PlainType plain => plain.Name,
        _ => "?",
    };

    private static string Token(BinaryOperator kind) => kind switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        _ => "?",
    };
}
