using Tangent.Generator.Support;

namespace Tangent.Generator.IR;

/// <summary>
/// <c>Vector&lt;T&gt;</c> of <c>System.Numerics</c>: as many numbers as the machine adds at once. It has the arithmetic of one number, so
/// its type is real. An <see cref="ElementAt"/> of its type are the elements from the index on: <c>new Vector&lt;double&gt;(x, i)</c>.
/// </summary>
internal static class Lanes
{
    /// <summary>The owner of the functions of the static class <c>Vector</c>.</summary>
    public const string Owner = "Vector";

    /// <summary>The same number in all lanes, <c>new Vector&lt;double&gt;(x)</c>.</summary>
    public const string Same = "Same";

    public static RealType Of(IrType element) => element == IrType.Single ? new(RealKind.SingleLanes, "Vector<float>") : new(RealKind.DoubleLanes, "Vector<double>");

    public static bool Are(IrType type) => type is RealType { Kind: RealKind.SingleLanes or RealKind.DoubleLanes };

    /// <summary>The type of one number, whether or not there are several of them.</summary>
    public static IrType Number(IrType type) => type switch
    {
        RealType { Kind: RealKind.SingleLanes } => IrType.Single,
        RealType { Kind: RealKind.DoubleLanes } => IrType.Double,
        _ => type,
    };

    public static Expr InAll(Expr number) => new MathCall(Owner, Same, EquatableArray.Of(number), Of(number.Type));

    public static Expr Sum(Expr lanes) => new MathCall(Owner, "Sum", EquatableArray.Of(lanes), Number(lanes.Type));

    public static Expr Dot(Expr left, Expr right) => new MathCall(Owner, "Dot", EquatableArray.Of(left, right), Number(left.Type));
}
