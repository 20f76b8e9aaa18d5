using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// The checks of objects at the entry of <c>FVjp</c>: that a buffer is an object of the very same class with arrays of the same shape in it
/// and, where the method writes to what its arguments hold, that shadows are one exactly where what they are of is.
/// <code>
/// Guard.SameClass(layer, dlayer, nameof(dlayer));
/// Guard.SameShape(layer.Weights, dlayer.Weights, nameof(dlayer) + ".Weights");
/// </code>
/// </summary>
internal sealed class ObjectGuards(Fresh fresh)
{
    public IEnumerable<Statement> Shape(Variable primal, Variable shadow) =>
        Walk(new Local(primal), new Local(shadow), new Named(shadow, string.Empty), Shape);

    /// <param name="references">The parameters that are references.</param>
    /// <param name="isWritten">Whether the method writes numbers in what a parameter names.</param>
    /// <param name="isActive">Whether a derivative flows through a parameter.</param>
    /// <param name="shadowOf">The shadow of a parameter that is to be as its primal is; null where it has none.</param>
    public IEnumerable<Statement> Aliases(
        IReadOnlyList<Variable> references,
        System.Func<Variable, bool> isWritten,
        System.Func<Variable, bool> isActive,
        System.Func<Variable, Variable?> shadowOf)
    {
        // Whether two arguments, or two fields of one, may be the same storage, one of them written.
        bool Matters(Variable a, Variable b) => (isActive(a) || isActive(b))
            && (isWritten(a) || isWritten(b))
            && AliasClasses.MayShare(a.Type, b.Type)
            && (a.Id != b.Id || ObjectFields.AreIn(a.Type));
        List<Variable> together = references.Where(a => references.Any(b => Matters(a, b))).ToList();
        if (!together.Any(v => ObjectFields.AreIn(v.Type)))
        {
            yield break;
        }

        if (together.FirstOrDefault(v => v.Type is SpanType) is Variable span)
        {
            throw new NotDifferentiableException("a span beside an object, one of which the method writes: they may share an array, " + span.Name);
        }

        var pairs = new Local(fresh.Distinct("pairs", new PlainType("{ShadowPairs}", PlainKind.Other)));
        yield return new Declare(pairs.Variable, new Code("new {ShadowPairs}()", EquatableArray<Expr>.Empty, pairs.Type, IsPure: true));
        Statement? Add(Expr primal, Expr? shadow, Named name) => primal is Convert ? null : shadow is null
            ? Check("{0}.Add({1}, null, " + name.Text("{2}") + ")", pairs, primal, name.Root)
            : Check("{0}.Add({1}, {2}, " + name.Text("{3}") + ")", pairs, primal, shadow, name.Root);
        foreach (Variable variable in together)
        {
            Variable? shadow = shadowOf(variable);
            var name = new Named(shadow ?? variable, string.Empty);
            foreach (Statement statement in Walk(new Local(variable), shadow is null ? null : new Local(shadow), name, Add))
            {
                yield return statement;
            }
        }
    }

    private static Statement? Shape(Expr primal, Expr? shadow, Named name) => primal.Type switch
    {
        ObjectType { Kinds.Count: > 0 } => Check("{Guard}.SameKind({0}, {1}, " + name.Text("{2}") + ")", primal, shadow!, name.Root),
        ObjectType => Check("{Guard}.SameClass({0}, {1}, " + name.Text("{2}") + ")", primal, shadow!, name.Root),
        ArrayType { Rank: 1 } array when ObjectFields.AreIn(array) => Check("{Guard}.SameCount({0}, {1}, " + name.Text("{2}") + ")", primal, shadow!, name.Root),
        _ => Check("{Guard}.SameShape({0}, {1}, " + name.Text("{2}") + ")", primal, shadow!, name.Root),
    };

    /// <summary>What a check says of each object and array that can be reached, the outer ones first.</summary>
    private IEnumerable<Statement> Walk(Expr primal, Expr? shadow, Named name, System.Func<Expr, Expr?, Named, Statement?> check)
    {
        if (check(primal, shadow, name) is Statement own)
        {
            yield return own;
        }

        if (primal.Type is ObjectType type)
        {
            foreach (Statement statement in WalkFields(type.Fields, primal, shadow, name, check))
            {
                yield return statement;
            }
        }
        else if (primal.Type is ArrayType { Rank: 1 } array && ObjectFields.AreIn(array))
        {
            Variable index = fresh.Variable("i", IrType.Int);
            Expr element = At(primal, index, array.Element);
            Block inner = new(Walk(
                element, shadow is null ? null : At(shadow, index, array.Element), name with { Path = name.Path + "[]" }, check).ToEquatable());
            yield return new For(
                index,
                Build.IntLiteral(0),
                BinaryOperator.LessThan,
                new LengthOf(primal),
                1,
                new Block(IfThere(element, Nullness.Unknown, inner).ToEquatable()));
        }
        else if (ObjectFields.AreIn(primal.Type))
        {
            throw new NotDifferentiableException("objects in a span or a rectangular array");
        }
    }

    private IEnumerable<Statement> WalkFields(
        IEnumerable<ObjectField> fields, Expr primal, Expr? shadow, Named name, System.Func<Expr, Expr?, Named, Statement?> check)
    {
        foreach (ObjectField field in fields.Where(f => f.Type.CarriesDerivative && f.Type.IsReference))
        {
            Expr place = ObjectFields.At(primal, field);
            Block inner = new(Walk(
                place, shadow is null ? null : ObjectFields.At(shadow, field), name with { Path = name.Path + "." + field.Name }, check).ToEquatable());
            foreach (Statement statement in IfThere(place, field.Nullness, inner))
            {
                yield return statement;
            }
        }

        var type = (ObjectType)primal.Type;
        foreach (ObjectType kind in type.Kinds.OfType<ObjectType>())
        {
            Expr? shadowOfKind = shadow is null ? null : KindTests.As(shadow, kind);
            IEnumerable<Statement> own = check(KindTests.As(primal, kind), shadowOfKind, name) is Statement found ? new[] { found } : Enumerable.Empty<Statement>();
            yield return KindTests.When(
                primal, kind, own.Concat(WalkFields(KindTests.Added(kind, type), KindTests.As(primal, kind), shadowOfKind, name, check)));
        }
    }

    private static ElementAt At(Expr array, Variable index, IrType element) =>
        new(array, EquatableArray.Of<Expr>(new Local(index)), element);

    private static IEnumerable<Statement> IfThere(Expr place, Nullness nullness, Block inner) => nullness == Nullness.Never
        ? inner.Statements
        : new Statement[] { new If(new Binary(BinaryOperator.NotEqual, place, new Literal("null", place.Type), IrType.Bool), inner, Block.Empty) };

    private static Do Check(string template, params Expr[] operands) => new(new Code(template, operands.ToEquatable(), IrType.Void, IsPure: true));

    /// <summary>A place in an argument, for messages: <c>nameof(dlayer) + ".Weights"</c>.</summary>
    private sealed record Named(Variable Variable, string Path)
    {
        public Expr Root => new Local(Variable);

        public string Text(string place) => Path.Length == 0 ? "nameof(" + place + ")" : "nameof(" + place + ") + \"" + Path + "\"";
    }
}
