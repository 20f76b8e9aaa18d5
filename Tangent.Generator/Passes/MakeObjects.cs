using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// At the end: writes out what zeros in the shape of an object are, and sums of objects. An object with nothing but numbers and arrays in
/// it is made in place, one with objects in it by a function of its own.
/// <code>
/// Layer dlayer = zeros like layer;      →      Layer dlayer = new Layer(new double[layer.Weights.Length], 0);
/// Network dn = zeros like n;            →      Network dn = ZerosLikeNetwork(n, new ShadowSet());
/// </code>
/// </summary>
internal sealed class MakeObjects(System.Func<string, string> privateName)
{
    private static readonly IrType SetType = new PlainType("{ShadowSet}", PlainKind.Other);

    private readonly Dictionary<IrType, Function> _functions = new();
    private readonly Dictionary<IrType, Function> _makers = new();

    /// <summary>The functions that make objects.</summary>
    public IReadOnlyList<Function> Functions => _functions.Values.Concat(_makers.Values).ToList();

    public Function Run(Function function) => function with { Body = new Rewriting(this).Visit(function.Body) };

    /// <summary>Zeros in the shape of a value that can be read again.</summary>
    private Expr Zeros(Expr like, IrType type, Expr? set)
    {
        switch (type)
        {
            case RealType:
                return new Zero(type);
            case TupleType tuple when tuple.CarriesDerivative:
                return Parts.Whole(type, Parts.Of(type).Select(p => Zeros(Parts.At(like, p), p.Type, set)).ToArray());
            case { CarriesDerivative: false }:
                return like;
            case SpanType when ObjectFields.AreIn(type):
                throw new NotDifferentiableException("objects in a span");
            case ArrayType or ObjectType when ObjectFields.AreIn(type):
                Function function = FunctionFor(type);
                return new Call(
                    new Callee(function.Id, function.Name),
                    EquatableArray.Of(new Argument(Passing.Value, like), new Argument(Passing.Value, set ?? NewSet())),
                    type);
            default:
                return new ZerosLike(like, type, set);
        }
    }

    private NewObject New(ObjectType type, Expr like, Expr? set) =>
        new(type, type.Fields.Select(f => ZerosIn(like, f, set)).ToEquatable(), like);

    private Expr Flat(ObjectType type, Expr like) => type.Form.Making == Making.Blank ? FromBlank(New(type, like, null)) : New(type, like, null);

    private Expr ZerosIn(Expr like, ObjectField field, Expr? set)
    {
        Expr place = ObjectFields.At(like, field);
        Expr zeros = Zeros(place, field.Type, set);
        return field.Nullness == Nullness.Never || !field.Type.CarriesDerivative
            ? zeros
            : new Conditional(new Binary(BinaryOperator.Equal, place, new Literal("null", field.Type), IrType.Bool), new DefaultOf(field.Type), zeros, field.Type);
    }

    /// <summary>An object that is given all its fields by a function; one whose fields hold nothing yet is made in place.</summary>
    private Expr FromBlank(NewObject created)
    {
        ObjectType type = created.ObjectType;
        string name = type.Form.Name.Replace("{", "{{").Replace("}", "}}");
        var blank = new Code(
            "(" + name + ")global::System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(" + name + "))", EquatableArray<Expr>.Empty, type, IsPure: true);
        if (created.Fields.All(f => f is DefaultOf or Zero))
        {
            return blank;
        }

        if (!_makers.TryGetValue(type, out Function? function))
        {
            List<Local> given = type.Fields.Select((f, k) => new Local(new Variable(k + 1, NameText.CamelCase(f.Name), f.Type))).ToList();
            var whole = new Local(new Variable(0, "created", type));
            IEnumerable<Statement> sets = type.Fields.Select((f, k) => new Assign(ObjectFields.At(whole, f), given[k]));
            string functionName = privateName("New" + SimpleName(type));
            function = new Function(
                "new|" + functionName,
                functionName,
                given.Select(g => new Parameter(g.Variable, Passing.Value)).ToEquatable(),
                type,
                new Block(sets.Prepend(new Declare(whole.Variable, blank)).Append(new Return(whole)).ToEquatable()),
                NextId: given.Count + 1);
            _makers.Add(type, function);
        }

        return new Call(new Callee(function.Id, function.Name), created.Fields.Select(f => new Argument(Passing.Value, f)).ToEquatable(), type);
    }

    private static Code NewSet() => new("new {ShadowSet}()", EquatableArray<Expr>.Empty, SetType, IsPure: true);

    /// <summary>Objects and arrays that are one have one shadow: the function asks the set first.</summary>
    private Function FunctionFor(IrType type)
    {
        if (_functions.TryGetValue(type, out Function? known))
        {
            return known;
        }

        string simple = SimpleName(type);
        string name = privateName("ZerosLike" + simple);
        var source = new Local(new Variable(0, NameText.CamelCase(simple), type));
        var set = new Local(new Variable(1, "shadows", SetType));
        var function = new Function(
            "zeros|" + name,
            name,
            EquatableArray.Of(new Parameter(source.Variable, Passing.Value), new Parameter(set.Variable, Passing.Value)),
            type,
            Block.Empty,
            NextId: 5);
        _functions.Add(type, function);
        function = function with { Body = new Block((type is ObjectType whole ? OfObject(whole, source, set) : OfArray((ArrayType)type, source, set)).ToEquatable()) };
        _functions[type] = function;
        return function;
    }

    private IEnumerable<Statement> OfObject(ObjectType type, Local source, Local set)
    {
        foreach (IrType kind in type.Kinds)
        {
            yield return KindTests.When(source, kind, [new Return(kind is ObjectType ? Zeros(KindTests.As(source, kind), kind, set) : source)]);
        }

        if (type.Form.Making == Making.Derived)
        {
            yield return KindTests.Unknown(source);
            yield break;
        }

        yield return Checked(type, source);
        yield return ReturnKnown(source, set);
        if (type.Form.Making != Making.Copy)
        {
            NewObject made = New(type, source, set);
            yield return new Return(Kept(source, set, type.Form.Making == Making.Blank ? FromBlank(made) : made));
            yield break;
        }

        var zeros = new Local(new Variable(2, "zeros", type));
        yield return new Declare(zeros.Variable, Kept(source, set, new Code(
            "(" + type.Form.Name + "){0}.MemberwiseClone()", EquatableArray.Of<Expr>(source), type, IsPure: true)));
        foreach (ObjectField field in type.Fields.Where(f => f.Type.CarriesDerivative))
        {
            yield return new Assign(ObjectFields.At(zeros, field), ZerosIn(source, field, set));
        }

        yield return new Return(zeros);
    }

    private static If ReturnKnown(Local source, Local set) => new(
        new Code("{0}.TryFind({1}, out var known)", EquatableArray.Of<Expr>(set, source), IrType.Bool, IsPure: true),
        Block.Of(new Return(new Code("known", EquatableArray<Expr>.Empty, source.Type, IsPure: true))),
        Block.Empty);

    private static Code Kept(Local source, Local set, Expr zeros) =>
        new("{0}.Keep({1}, {2})", EquatableArray.Of<Expr>(set, source, zeros), zeros.Type, IsPure: true);

    private IEnumerable<Statement> OfArray(ArrayType array, Local source, Local set)
    {
        if (array.Rank > 1)
        {
            throw new NotDifferentiableException("a rectangular array of objects");
        }

        yield return ReturnKnown(source, set);
        var zeros = new Local(new Variable(3, "zeros", array));
        var index = new Variable(4, "i", IrType.Int);
        Expr At(Expr whole) => new ElementAt(whole, EquatableArray.Of<Expr>(new Local(index)), array.Element);
        yield return new Declare(zeros.Variable, Kept(source, set, new NewArray(array, EquatableArray.Of<Expr>(new LengthOf(source)))));
        yield return new For(index, new Literal("0", IrType.Int), BinaryOperator.LessThan, new LengthOf(source), 1, Block.Of(new If(
            new Binary(BinaryOperator.NotEqual, At(source), new Literal("null", array.Element), IrType.Bool),
            Block.Of(new Assign(At(zeros), Zeros(At(source), array.Element, set))),
            Block.Empty)));
        yield return new Return(zeros);
    }

    /// <summary>Zeros are made for the fields that the class is known to have: an object of a derived class has more.</summary>
    private static Statement Checked(ObjectType type, Expr source) => new Do(new Code(
        type.Form.IsOpen ? "{Guard}.NotDerived<" + type.Form.Name.Replace("{", "{{").Replace("}", "}}") + ">({0}, nameof({0}))" : "{Guard}.NotNull({0}, nameof({0}))",
        EquatableArray.Of(source),
        IrType.Void,
        IsPure: true));

    private static string SimpleName(IrType type) => type is ArrayType array
        ? SimpleName(array.Element) + "s"
        : NameText.PascalCase(NameText.LastPart(((ObjectType)type).Form.Name));

    private static bool IsFlat(IrType type) => type is ObjectType { Kinds.Count: 0 } whole && whole.Form.Making != Making.Copy
        && whole.Fields.All(f => !ObjectFields.AreIn(f.Type) && (f.Nullness == Nullness.Never || !f.Type.CarriesDerivative));

    private static bool HasListRows(IrType type) => type switch
    {
        ArrayType array => array.Element is ListType || HasListRows(array.Element),
        ListType list => list.Element.IsReference,
        _ => false,
    };

    private sealed class Rewriting(MakeObjects owner) : IrRewriter
    {
        public override Expr Visit(Expr expr) => base.Visit(expr) switch
        {
            ZerosLike or SnapshotOf when expr.Children().Any(c => HasListRows(c.Type)) =>
                throw new NotDifferentiableException("an array of lists, or a list of arrays or lists, that is handed over or copied as a whole: use an array of arrays"),
            NewObject { ObjectType.Form: var form } created when form.Making == Making.Blank || (form.BeginsBlank && created.Like is null) => owner.FromBlank(created),
            ZerosLike zeros when ObjectFields.AreIn(zeros.Array.Type) => zeros.Among is null && IsFlat(zeros.Array.Type) && zeros.Array is Local
                ? owner.Flat((ObjectType)zeros.Array.Type, zeros.Array)
                : owner.Zeros(zeros.Array, zeros.Array.Type, zeros.Among ?? NewSet()),
            var other => other,
        };

        public override IEnumerable<Statement> Visit(Statement statement)
        {
            if (statement is Accumulate { Target.Type: ObjectType } sum)
            {
                return Sum(sum.Target, sum.Addend).Select(s => s with { Source = sum.Source });
            }

            Statement rebuilt = Rebuild(statement);
            return statement is Declare { Value: ZerosLike { Among: null, Array: Local { Type: ObjectType type } like } } && IsFlat(type)
                ? new[] { Checked(type, like) with { Source = statement.Source }, rebuilt }
                : new[] { rebuilt };
        }

        private static IEnumerable<Statement> Sum(Expr target, Expr addend) => Sum(target, addend, ((ObjectType)target.Type).Fields);

        private static IEnumerable<Statement> Sum(Expr target, Expr addend, IEnumerable<ObjectField> fields)
        {
            foreach (ObjectField field in fields.Where(f => f.Type.CarriesDerivative))
            {
                Expr to = ObjectFields.At(target, field);
                Expr from = ObjectFields.At(addend, field);
                IEnumerable<Statement> parts = field.Type switch
                {
                    ObjectType => Sum(to, from),
                    _ when ObjectFields.AreIn(field.Type) => throw new NotDifferentiableException("an object with an array of objects in it as a result"),
                    { IsReference: true } => new[] { new Accumulate(to, from) },
                    _ => Parts.Of(field.Type).Where(p => p.Type.CarriesDerivative).Select(p => new Assign(
                        Parts.At(to, p), new Binary(BinaryOperator.Add, Parts.At(to, p), Parts.At(from, p), p.Type))),
                };
                Block inner = new(parts.ToEquatable());
                if (field.Nullness == Nullness.Never)
                {
                    foreach (Statement part in parts)
                    {
                        yield return part;
                    }
                }
                else
                {
                    yield return new If(new Binary(BinaryOperator.NotEqual, from, new Literal("null", field.Type), IrType.Bool), inner, Block.Empty);
                }
            }

            var type = (ObjectType)target.Type;
            foreach (ObjectType kind in type.Kinds.OfType<ObjectType>())
            {
                yield return KindTests.When(target, kind, Sum(KindTests.As(target, kind), KindTests.As(addend, kind), KindTests.Added(kind, type)));
            }
        }
    }
}
