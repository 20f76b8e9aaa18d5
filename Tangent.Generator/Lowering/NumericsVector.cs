using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// The functions of <c>System.Numerics.Vector2</c>, <c>Vector3</c> and <c>Vector4</c>. What works on each component by itself is written so,
/// which gives the same bits. Sums over components are added in an order that depends on the machine, so those stay calls, with
/// their derivatives declared.
/// </summary>
internal static class NumericsVector
{
    private static readonly Dictionary<string, BinaryOperator> Operators = new()
    {
        ["op_Addition"] = BinaryOperator.Add,
        ["op_Subtraction"] = BinaryOperator.Subtract,
        ["op_Multiply"] = BinaryOperator.Multiply,
        ["op_Division"] = BinaryOperator.Divide,
        ["Add"] = BinaryOperator.Add,
        ["Subtract"] = BinaryOperator.Subtract,
        ["Multiply"] = BinaryOperator.Multiply,
        ["Divide"] = BinaryOperator.Divide,
    };

    /// <summary>Whether the member belongs to one of the three types.</summary>
    public static bool Owns(ISymbol member) =>
        member.ContainingType is { Name: "Vector2" or "Vector3" or "Vector4", DeclaringSyntaxReferences.Length: 0 } type
        && type.ContainingNamespace.ToDisplayString() == "System.Numerics";

    /// <param name="method">The function or operator.</param>
    /// <param name="arguments">Its arguments, the vector of an instance method first; each may be read several times.</param>
    /// <param name="type">The type of the result.</param>
    /// <param name="owner">The name of the type that declares the method.</param>
    /// <returns>The value, null where the function has no derivative here.</returns>
    public static Expr? Lower(IMethodSymbol method, IReadOnlyList<Expr> arguments, IrType type, string owner)
    {
        Expr[][] parts = arguments.Select(a => Parts.Of(a.Type).Select(p => Parts.At(a, p)).ToArray()).ToArray();
        if (Operators.TryGetValue(method.Name, out BinaryOperator kind) && arguments.Count == 2 && type is TupleType)
        {
            return Each(type, i => new Binary(kind, At(parts[0], i), At(parts[1], i), IrType.Single));
        }

        if (method.Name is "op_UnaryNegation" or "Negate")
        {
            return Each(type, i => new Unary(UnaryOperator.Negate, parts[0][i], IrType.Single));
        }

        Expr[] all = parts.SelectMany(p => p).ToArray();
        string text = TextOf(method, arguments, owner);
        return type is TupleType
            ? Partials(method.Name, arguments, 0) is null ? null : Each(type, i => Ruled(text + "." + Component(i), all, Partials(method.Name, arguments, i)!))
            : Partials(method.Name, arguments, 0) is Expr[] partials ? Ruled(text, all, partials) : null;
    }

    private static Expr At(Expr[] parts, int i) => parts.Length == 1 ? parts[0] : parts[i];

    private static Expr Each(IrType type, System.Func<int, Expr> component) =>
        Parts.Whole(type, Enumerable.Range(0, ((TupleType)type).Elements.Count).Select(component).ToArray());

    private static string Component(int i) => "XYZW"[i].ToString();

    private static Expr Ruled(string text, Expr[] arguments, Expr[] partials) =>
        new RuledCall(text, arguments.ToEquatable(), partials.Select(p => (Expr?)p).ToEquatable(), IrType.Single);

    /// <summary>The call over the components, since inside the generated code there are only those.</summary>
    private static string TextOf(IMethodSymbol method, IReadOnlyList<Expr> arguments, string owner)
    {
        int next = 0;
        string[] texts = arguments.Select(a => a.Type is TupleType { Struct: { } form } vector
            ? "new " + form.Name + "(" + string.Join(", ", vector.Elements.Select(_ => Hole(next++))) + ")"
            : Hole(next++)).ToArray();
        return method.IsStatic
            ? owner + "." + method.Name + "(" + string.Join(", ", texts) + ")"
            : texts[0] + "." + method.Name + "(" + string.Join(", ", texts.Skip(1)) + ")";
    }

    private static string Hole(int k) => "{" + k.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}";

    /// <summary>The derivatives of component <paramref name="i"/> with respect to all components of all arguments.</summary>
    private static Expr[]? Partials(string name, IReadOnlyList<Expr> arguments, int i)
    {
        int next = 0;
        Expr[][] p = arguments
            .Select(a => Parts.Of(a.Type).Select(_ => (Expr)RuledCall.Placeholder(next++, IrType.Single)).ToArray())
            .ToArray();
        Expr[] a = p[0];
        Expr[] b = p.Length > 1 ? p[1] : [];
        switch (name, p.Length)
        {
            case ("Dot", 2):
                return b.Concat(a).ToArray();
            case ("LengthSquared", 1):
                return a.Select(Twice).ToArray();
            case ("Length", 1):
                return a.Select(x => Build.Divide(x, Norm(a))).ToArray();
            case ("DistanceSquared", 2):
                return Opposite(Differences(a, b).Select(Twice));
            case ("Distance", 2):
                Expr[] d = Differences(a, b);
                return Opposite(d.Select(x => Build.Divide(x, Norm(d))));
            case ("Normalize", 1):
                return a.Select((x, j) => Build.Divide(
                    Build.Subtract(One(i == j), Build.Divide(Build.Multiply(a[i], x), SquaredNorm(a))), Norm(a))).ToArray();
            case ("Cross", 2) when a.Length == 3:
                return Cross(b, i, -1).Concat(Cross(a, i, 1)).ToArray();
            case ("Lerp", 3):
                Expr t = p[2][0];
                Expr rest = Build.Subtract(One(true), t);
                return a.Select((_, j) => j == i ? rest : new Zero(IrType.Single))
                    .Concat(b.Select((_, j) => j == i ? t : new Zero(IrType.Single)))
                    .Append(Build.Subtract(b[i], a[i]))
                    .ToArray();
            default:
                return null;
        }
    }

    /// <summary>
    /// Component i of <c>a × b</c> is <c>a[i+1] b[i+2] - a[i+2] b[i+1]</c>: its derivatives in one of them, from the other.
    /// </summary>
    private static IEnumerable<Expr> Cross(Expr[] other, int i, int sign)
    {
        int after = (i + 1) % 3;
        int last = (i + 2) % 3;
        return Enumerable.Range(0, 3).Select(j => j == i ? new Zero(IrType.Single)
            : j == after ? Signed(other[last], -sign)
            : Signed(other[after], sign));
    }

    private static Expr Signed(Expr value, int sign) => sign > 0 ? value : Build.Negate(value);

    private static Expr[] Differences(Expr[] a, Expr[] b) => a.Zip(b, Build.Subtract).ToArray();

    private static Expr[] Opposite(IEnumerable<Expr> partials)
    {
        Expr[] inFirst = partials.ToArray();
        return inFirst.Concat(inFirst.Select(Build.Negate)).ToArray();
    }

    private static Expr One(bool isOne) => isOne ? Build.Real(1, IrType.Single) : new Zero(IrType.Single);

    private static Expr Twice(Expr x) => Build.Multiply(Build.Real(2, IrType.Single), x);

    private static Expr SquaredNorm(Expr[] a) => a.Select(x => Build.Multiply(x, x)).Aggregate(Build.Add);

    private static Expr Norm(Expr[] a) => Build.Function("MathF", "Sqrt", IrType.Single, SquaredNorm(a));
}
