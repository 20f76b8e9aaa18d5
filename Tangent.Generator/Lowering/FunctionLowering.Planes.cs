using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// The functions of <c>Plane</c>, over the parts of a plane: <see cref="PlaneRules"/>.
/// <code>
/// Plane.Dot(p, v)         becomes      the function "Dot" of p.Normal, p.D and v
/// Plane.Normalize(p)      becomes      the plane of "Normalize.Normal" and "Normalize.D" of p.Normal and p.D
/// new Plane(x, y, z, d)   becomes      the plane of new Vector3(x, y, z) and d
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private static bool IsPlane(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: PlaneRules.Owner, Arity: 0, DeclaringSyntaxReferences.IsEmpty: true } && type.ContainingNamespace.ToDisplayString() == "System.Numerics";

    /// <summary>A static function of planes; null for any other.</summary>
    private Expr? TryLowerOfPlane(IInvocationOperation invocation, IMethodSymbol method)
    {
        if (!method.IsStatic || !IsPlane(method.ContainingType) || method.MethodKind != MethodKind.Ordinary)
        {
            return null;
        }

        if (method.Name == "Create")
        {
            return PlaneOfParts(invocation, invocation.Arguments);
        }

        if (method.Name == "Transform")
        {
            string mend = "multiply the plane as a Vector4 by the transpose of the inverse, by Matrix4x4.Invert and Vector4.Transform";
            Report(Descriptors.NoKnownDerivative, invocation.Syntax, StatementText.Short(invocation.Syntax), mend);
            return new DefaultOf(Map(method.ReturnType));
        }

        Expr[] arguments = InParameterOrder(invocation.Arguments)
            .SelectMany(a => a.Type is TupleType ? [Parts.Item(a, 0), Parts.Item(a, 1)] : new[] { a })
            .ToArray();
        return Map(method.ReturnType) is TupleType plane
            ? PlaneFrom(invocation, method.Name, arguments, plane)
            : PlaneFunction(invocation, method.Name, arguments, Map(method.ReturnType));
    }

    /// <summary>That of three corners has its normal as one more argument of its distance.</summary>
    private Expr PlaneFrom(IOperation whole, string function, Expr[] arguments, TupleType plane)
    {
        Expr normal = Spill(PlaneFunction(whole, function + ".Normal", arguments, plane.Elements[0].Type), "normal");
        Expr[] known = arguments.Length == 3 ? [.. arguments, normal] : arguments;
        return new TupleOf(plane, EquatableArray.Of(normal, Spill(PlaneFunction(whole, function + ".D", known, plane.Elements[1].Type), "distance")));
    }

    private Expr PlaneFunction(IOperation whole, string function, Expr[] arguments, IrType type) =>
        Known(whole, new MathCall(PlaneRules.Owner, function, arguments.ToEquatable(), type));

    /// <summary>A plane of four numbers, of a vector and a number, or of a vector of four.</summary>
    private Expr PlaneOfParts(IOperation creation, System.Collections.Generic.IReadOnlyList<IArgumentOperation> arguments)
    {
        var plane = (TupleType)Map(creation.Type);
        IrType vector = plane.Elements[0].Type;
        Expr[] given = InParameterOrder(arguments);
        Expr Vector(Expr x, Expr y, Expr z) => new MathCall("Vector3", "new", EquatableArray.Of(x, y, z), vector);
        Expr Part(string name) => new MathCall("Vector4", "." + name, EquatableArray.Of(given[0]), IrType.Single);
        return new TupleOf(plane, given.Length switch
        {
            1 => EquatableArray.Of(Vector(Part("X"), Part("Y"), Part("Z")), Part("W")),
            2 => EquatableArray.Of(given[0], given[1]),
            _ => EquatableArray.Of(Vector(given[0], given[1], given[2]), given[3]),
        });
    }

    /// <summary>Arguments evaluated as they are written, in the order of the parameters; what is read in parts has a name.</summary>
    private Expr[] InParameterOrder(System.Collections.Generic.IReadOnlyList<IArgumentOperation> arguments)
    {
        var operands = new Operands(this);
        var places = new int[arguments.Count];
        foreach (IArgumentOperation argument in arguments)
        {
            places[argument.Parameter!.Ordinal] = operands.Count;
            operands.Add(() => LowerValue(argument.Value) is var value && value.Type is RealType { IsScalar: true } or TupleType && value is not (Conditional or DefaultOf)
                ? value
                : Held(value));
        }

        return places.Select(place => operands[place]).ToArray();
    }

    private Expr Held(Expr value) => value is Local ? value : Spill(value);
}
