using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Rules;

/// <summary>One of the types of several <c>float</c>s, for the rules to write values of it.</summary>
internal sealed class Space(string name)
{
    public string Name => name;

    public RealType Type { get; } = new(RealKind.Space, name);

    public IrType Scalar => IrType.Single;

    /// <summary>Its numbers, by the names of the fields, in the order of the constructor.</summary>
    public IReadOnlyList<string> Names { get; } = name switch
    {
        "Vector2" => ["X", "Y"],
        "Vector3" => ["X", "Y", "Z"],
        "Matrix3x2" => ["M11", "M12", "M21", "M22", "M31", "M32"],
        "Matrix4x4" => [.. Enumerable.Range(0, 16).Select(i => "M" + ((i / 4) + 1) + ((i % 4) + 1))],
        _ => ["X", "Y", "Z", "W"],
    };

    public int Count => Names.Count;

    public Term Zero => new(new Zero(IrType.Single));

    public Term Number(double value) => new(Build.Real(value, IrType.Single));

    public Term Call(string function, IrType type, params Term[] arguments) => Term.Call(name, function, type, arguments);

    public Term New(params Term[] parts) => parts.All(p => p.Expr is Zero) ? new(new Zero(Type)) : Call("new", Type, parts);

    public Term Dot(Term a, Term b) => Call("Dot", IrType.Single, a, b);

    /// <summary>One number in its place and zeros elsewhere.</summary>
    public Term Unit(int place, Term number) => number.Expr is Zero
        ? new(new Zero(Type))
        : Count > 4
        ? Call("with " + Names[place], Type, new Term(new Zero(Type)), number)
        : New(Names.Select((_, i) => i == place ? number : Zero).ToArray());

    /// <summary>The value with a zero in one place.</summary>
    public Term Without(int place, Term value) => Count > 4
        ? Call("with " + Names[place], Type, value, Zero)
        : New(Names.Select((part, i) => i == place ? Zero : value.Part(part)).ToArray());

    /// <summary>The sum of its numbers, in their order.</summary>
    public Term Total(Term value) => Names.Skip(1).Aggregate(value.Part(Names[0]), (sum, part) => sum + value.Part(part));

    /// <summary>A rule; <c>{0}</c> in the signature is the type's own name.</summary>
    public (string, SpacePartial?[]) Rule(string function, string signature, params SpacePartial?[] partials) =>
        (name + "." + function + "(" + signature.Replace("{0}", name) + ")", partials);
}
