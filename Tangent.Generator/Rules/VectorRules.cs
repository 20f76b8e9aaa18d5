using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Rules;

/// <summary>
/// <c>Vector2</c>, <c>Vector3</c> and <c>Vector4</c>. What works on each component by itself is its own transpose; a length and its like has
/// derivative 0 where it is 0, as <c>Hypot</c> has.
/// </summary>
internal static class VectorRules
{
    private static readonly string[] Kinds = ["Vector2", "Vector3", "Vector4"];

    // Functions of components that the scalar libraries have too, by their names there.
    private static readonly (string Name, string Scalar, int Arity)[] Componentwise =
    [
        ("Abs", "Abs", 1), ("SquareRoot", "Sqrt", 1), ("Sin", "Sin", 1), ("Cos", "Cos", 1), ("Exp", "Exp", 1), ("Log", "Log", 1), ("Log2", "Log2", 1),
        ("DegreesToRadians", "DegreesToRadians", 1), ("RadiansToDegrees", "RadiansToDegrees", 1),
        ("Max", "Max", 2), ("Min", "Min", 2), ("MaxNative", "MaxNative", 2), ("MinNative", "MinNative", 2), ("MaxNumber", "MaxNumber", 2),
        ("MinNumber", "MinNumber", 2), ("MaxMagnitude", "MaxMagnitude", 2), ("MinMagnitude", "MinMagnitude", 2),
        ("MaxMagnitudeNumber", "MaxMagnitudeNumber", 2), ("MinMagnitudeNumber", "MinMagnitudeNumber", 2), ("Hypot", "Hypot", 2), ("CopySign", "CopySign", 2),
        ("Clamp", "Clamp", 3), ("ClampNative", "ClampNative", 3), ("FusedMultiplyAdd", "FusedMultiplyAdd", 3), ("MultiplyAddEstimate", "MultiplyAddEstimate", 3),
        ("Lerp", "Lerp", 3), ("Round", "Round", 1), ("Truncate", "Truncate", 1),
    ];

    public static IEnumerable<(string Function, SpacePartial?[] Partials)> All => Kinds.SelectMany(Of);

    private static IEnumerable<(string, SpacePartial?[])> Of(string kind)
    {
        var v = new Space(kind);
        return Arithmetic(v).Concat(Products(v)).Concat(Componentwise.Select(f => Each(v, f.Name, f.Scalar, f.Arity))).Concat(Parts(v));
    }

    private static IEnumerable<(string, SpacePartial?[])> Arithmetic(Space v)
    {
        SpacePartial same = new((a, y, t) => t, (a, y, d) => d);
        SpacePartial opposite = new((a, y, t) => -t, (a, y, d) => -d);
        SpacePartial byFirst = new((a, y, t) => a[0] * t, (a, y, d) => a[0] * d);
        SpacePartial bySecond = new((a, y, t) => t * a[1], (a, y, d) => d * a[1]);
        foreach (string name in new[] { "+", "Add" })
            yield return v.Rule(name, "{0}, {0}", same, same);
        foreach (string name in new[] { "-", "Subtract" })
            yield return v.Rule(name, "{0}, {0}", same, opposite);
        foreach (string name in new[] { "-", "Negate" })
            yield return v.Rule(name, "{0}", opposite);
        yield return v.Rule("+", "{0}", same);
        foreach (string name in new[] { "*", "Multiply" })
        {
            yield return v.Rule(name, "{0}, {0}", bySecond, byFirst);
            yield return v.Rule(name, "{0}, float", bySecond, new((a, y, t) => a[0] * t, (a, y, d) => v.Dot(a[0], d)));
            yield return v.Rule(name, "float, {0}", new((a, y, t) => t * a[1], (a, y, d) => v.Dot(a[1], d)), byFirst);
        }

        foreach (string name in new[] { "/", "Divide" })
        {
            yield return v.Rule(
                name,
                "{0}, {0}",
                new((a, y, t) => t / a[1], (a, y, d) => d / a[1]),
                new((a, y, t) => -y * t / a[1], (a, y, d) => -y * d / a[1]));
            yield return v.Rule(
                name,
                "{0}, float",
                new((a, y, t) => t / a[1], (a, y, d) => d / a[1]),
                new((a, y, t) => -y * (t / a[1]), (a, y, d) => -(v.Dot(y, d) / a[1])));
        }
    }

    private static IEnumerable<(string, SpacePartial?[])> Products(Space v)
    {
        yield return v.Rule(
            "Dot",
            "{0}, {0}",
            new((a, y, t) => v.Dot(t, a[1]), (a, y, d) => a[1] * d),
            new((a, y, t) => v.Dot(a[0], t), (a, y, d) => a[0] * d));
        yield return v.Rule(".Length()", "{0}", new SpacePartial(
            (a, y, t) => Unless(y, v.Dot(a[0], t) / y), (a, y, d) => Unless(y, a[0] * (d / y))));
        yield return v.Rule(".LengthSquared()", "{0}", new SpacePartial((a, y, t) => 2 * v.Dot(a[0], t), (a, y, d) => a[0] * (2 * d)));
        SpacePartial distance = new((a, y, t) => Unless(y, v.Dot(a[0] - a[1], t) / y), (a, y, d) => Unless(y, (a[0] - a[1]) * (d / y)));
        yield return v.Rule("Distance", "{0}, {0}", distance, Opposite(distance));
        SpacePartial squared = new((a, y, t) => 2 * v.Dot(a[0] - a[1], t), (a, y, d) => (a[0] - a[1]) * (2 * d));
        yield return v.Rule("DistanceSquared", "{0}, {0}", squared, Opposite(squared));
        Transport tangent = (a, y, t) => (t - y * v.Dot(y, t)) / v.Call(".Length()", v.Scalar, a[0]);
        yield return v.Rule("Normalize", "{0}", new SpacePartial(tangent, tangent));
        yield return v.Rule(
            "Reflect",
            "{0}, {0}",
            new((a, y, t) => v.Call("Reflect", v.Type, t, a[1]), (a, y, d) => v.Call("Reflect", v.Type, d, a[1])),
            new(
                (a, y, t) => -((a[1] * v.Dot(a[0], t) + t * v.Dot(a[0], a[1])) * v.Number(2)),
                (a, y, d) => -((a[0] * v.Dot(a[1], d) + d * v.Dot(a[0], a[1])) * v.Number(2))));
        yield return v.Rule(
            "Lerp",
            "{0}, {0}, float",
            new((a, y, t) => t * (v.Number(1) - a[2]), (a, y, d) => d * (v.Number(1) - a[2])),
            new((a, y, t) => t * a[2], (a, y, d) => d * a[2]),
            new((a, y, t) => (a[1] - a[0]) * t, (a, y, d) => v.Dot(a[1] - a[0], d)));
        yield return v.Rule("Sum", "{0}", new SpacePartial((a, y, t) => v.Call("Sum", v.Scalar, t), (a, y, d) => v.New(d)));
        switch (v.Count)
        {
            case 2:
                yield return v.Rule(
                    "Cross",
                    "{0}, {0}",
                    new((a, y, t) => v.Call("Cross", v.Scalar, t, a[1]), (a, y, d) => v.New(a[1].Part("Y") * d, -a[1].Part("X") * d)),
                    new((a, y, t) => v.Call("Cross", v.Scalar, a[0], t), (a, y, d) => v.New(-a[0].Part("Y") * d, a[0].Part("X") * d)));
                break;
            case 3:
                yield return v.Rule(
                    "Cross",
                    "{0}, {0}",
                    new((a, y, t) => v.Call("Cross", v.Type, t, a[1]), (a, y, d) => v.Call("Cross", v.Type, a[1], d)),
                    new((a, y, t) => v.Call("Cross", v.Type, a[0], t), (a, y, d) => v.Call("Cross", v.Type, d, a[0])));
                break;
        }
    }

    /// <summary>Constructors, components read and components written.</summary>
    private static IEnumerable<(string, SpacePartial?[])> Parts(Space v)
    {
        foreach ((string name, int i) in v.Names.Select((name, i) => (name, i)))
        {
            yield return v.Rule("." + name, "{0}", new SpacePartial((a, y, t) => t.Part(name), (a, y, d) => v.Unit(i, d)));
            yield return v.Rule(
                "with " + name,
                "{0}, float",
                new((a, y, t) => v.Without(i, t), (a, y, d) => v.Without(i, d)),
                new((a, y, t) => v.Unit(i, t), (a, y, d) => d.Part(name)));
        }

        foreach (string create in new[] { "new", "Create" })
        {
            yield return v.Rule(create, "float", new SpacePartial((a, y, t) => v.New(t), (a, y, d) => v.Total(d)));
            yield return v.Rule(create, string.Join(", ", v.Names.Select(_ => "float")), v.Names
                .Select((name, i) => new SpacePartial((a, y, t) => v.Unit(i, t), (a, y, d) => d.Part(name))).ToArray());
            for (int size = 2; size < v.Count; size++)
            {
                int first = size;
                var smaller = new Space("Vector" + size);
                IEnumerable<SpacePartial> rest = Enumerable.Range(size, v.Count - size)
                    .Select(i => new SpacePartial((a, y, t) => v.Unit(i, t), (a, y, d) => d.Part(v.Names[i])));
                var whole = new SpacePartial(
                    (a, y, t) => v.New(v.Names.Select((n, i) => i < first ? t.Part(n) : v.Zero).ToArray()),
                    (a, y, d) => smaller.New(smaller.Names.Select(n => d.Part(n)).ToArray()));
                yield return v.Rule(create, smaller.Name + string.Concat(rest.Select(_ => ", float")), rest.Prepend(whole).ToArray());
            }
        }
    }

    /// <summary>A function of each component by the scalar rule of the same function.</summary>
    private static (string, SpacePartial?[]) Each(Space v, string name, string scalar, int arity)
    {
        MathRule Rule(IReadOnlyList<Term> arguments, string part) => MathRules.Find(new MathCall(
            "float", scalar, Support.EquatableArray.ToEquatable(arguments.Select(a => a.Part(part).Expr)), IrType.Single))!;
        bool Varies(int k) => Rule(Enumerable.Range(0, arity).Select(i => new Term(new Local(new Variable(-60 - i, "a", v.Type)))).ToArray(), "X").HasPartial(k);
        Transport Along(int k) => (a, y, t) => v.New(v.Names.Select(part => new Term(Rule(a, part).Tangent(
            k, a.Select(x => x.Part(part).Expr).ToArray(), y.Part(part).Expr, t.Part(part).Expr))).ToArray());
        return v.Rule(
            name,
            string.Join(", ", Enumerable.Repeat("{0}", arity)),
            Enumerable.Range(0, arity).Select(k => Varies(k) ? new SpacePartial(Along(k), Along(k)) : null).ToArray());
    }

    public static SpacePartial Opposite(SpacePartial partial) => new(
        (a, y, t) => -partial.Push(a, y, t), (a, y, d) => -partial.Pull(a, y, d));

    /// <summary>The derivative, and 0 where the value, by which it is divided, is 0.</summary>
    private static Term Unless(Term value, Term derivative) => derivative.If(
        Build.Compare(BinaryOperator.NotEqual, value.Expr, Build.Real(0, value.Type)), new Term(new Zero(derivative.Type)));
}
