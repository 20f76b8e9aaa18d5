using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// What an object holds at the end of the forward sweep, kept by the paths to it and put back after the backward sweep. In an array of
/// objects each field has a history over the elements.
/// <code>
/// double biasFinal = layer.Bias;      …      layer.Bias = biasFinal;
/// </code>
/// </summary>
internal sealed class ObjectContents
{
    private readonly Fresh _fresh;
    private readonly IEnumerable<Function> _functions;
    private readonly HashSet<Location> _restored;
    private readonly int _class;
    private readonly List<Statement> _histories = new();
    private bool _isInLoop;

    public ObjectContents(ReverseProgram program, int aliasClass)
        : this(
            program.Fresh,
            aliasClass,
            program.Restored.Where(l => l.Id == aliasClass && l.Kind == LocationKind.Contents),
            program.Functions.All.Append(program.Primal))
    {
    }

    /// <param name="fresh">Makes variables for what is kept.</param>
    /// <param name="aliasClass">What the object belongs to.</param>
    /// <param name="restored">What is to be put back in it.</param>
    /// <param name="functions">What may have written it.</param>
    public ObjectContents(Fresh fresh, int aliasClass, IEnumerable<Location> restored, IEnumerable<Function> functions)
    {
        _fresh = fresh;
        _class = aliasClass;
        _restored = new HashSet<Location>(restored);
        _functions = functions;
    }

    public List<Statement> Keep { get; private set; } = new();

    public List<Statement> PutBack { get; private set; } = new();

    public void Add(Expr reference)
    {
        bool movesReferences = ObjectFields.TypesIn(reference.Type)
            .SelectMany(t => t.Fields)
            .Any(f => AliasClasses.HoldsReference(f.Type) && IsRestored(f));
        if (movesReferences && _restored.Count > 1)
        {
            throw new NotDifferentiableException("an object that is made to hold another reference, while what it holds is written");
        }

        Visit(reference, there: null);
        Keep.InsertRange(0, _histories);
        PutBack.AddRange(_histories.OfType<Declare>().Select(h => new Release(new Local(h.Variable))));
    }

    /// <param name="reference">An object, array or list.</param>
    /// <param name="there">Whether all references on the way to it are there; null where they are known to be.</param>
    private void Visit(Expr reference, Expr? there)
    {
        if (!Location.Within(reference.Type, _class).Any(_restored.Contains))
        {
            return;
        }

        bool areElementsWritten = _restored.Contains(Location.Contents(_class));
        switch (reference.Type)
        {
            case ObjectType type:
                VisitFields(type.Fields, reference, type, there);

                break;
            case ArrayType array when ObjectFields.AreIn(array):
                if (array.Rank > 1 || (areElementsWritten && MovesObjects()))
                {
                    throw new NotDifferentiableException("an array of objects that the method puts other objects into");
                }

                VisitElements(reference, array, there);
                break;
            case ListType list when ObjectFields.AreIn(list):
                throw new NotDifferentiableException("a list of objects that the method writes");
            case ArrayType { Rank: 1, Element.IsReference: false } when areElementsWritten:
                KeepWhole(reference, new CloneOf(reference, reference.Type), there, copy => new CopyInto(copy, reference));
                break;
            case ArrayType or ListType when areElementsWritten:
                KeepWhole(reference, new SnapshotOf(reference), there, snapshot => new Restore(snapshot));
                break;
        }
    }

    private void VisitFields(IEnumerable<ObjectField> fields, Expr reference, ObjectType type, Expr? there)
    {
        foreach (ObjectField field in fields)
        {
            VisitField(ObjectFields.At(reference, field), field, there);
        }

        foreach (ObjectType kind in type.Kinds.OfType<ObjectType>())
        {
            VisitFields(KindTests.Added(kind, type), KindTests.As(reference, kind), kind, Both(there, KindTests.Is(reference, kind)));
        }
    }

    private void VisitField(ElementAt place, ObjectField field, Expr? there)
    {
        if (IsRestored(field))
        {
            KeepWhole(place, place, there, final => new Assign(place, final));
        }

        if (field.Type.IsReference)
        {
            Visit(place, field.Nullness == Nullness.Never ? there : Both(there, IsThere(place)));
        }
    }

    /// <summary>The elements from the first to the last, and back.</summary>
    private void VisitElements(Expr reference, ArrayType array, Expr? there)
    {
        (List<Statement> keep, List<Statement> putBack, bool isInLoop) = (Keep, PutBack, _isInLoop);
        Variable index = _fresh.Variable("i", IrType.Int);
        var element = new ElementAt(reference, EquatableArray.Of<Expr>(new Local(index)), array.Element);
        (Keep, PutBack, _isInLoop) = (new(), new(), true);
        Visit(element, there: null);
        (List<Statement> keepOne, List<Statement> putBackOne) = (Keep, PutBack);
        (Keep, PutBack, _isInLoop) = (keep, putBack, isInLoop);
        if (keepOne.Count == 0)
        {
            return;
        }

        Expr length = new LengthOf(reference);
        Block If(Expr condition, IEnumerable<Statement> then) => Block.Of(new If(condition, new Block(then.ToEquatable()), Block.Empty));
        Add(Keep, there, new For(index, Build.IntLiteral(0), BinaryOperator.LessThan, length, 1, If(IsThere(element), keepOne)));
        Add(PutBack, there, new For(
            index, TripCount.Add(length, -1), BinaryOperator.GreaterThanOrEqual, Build.IntLiteral(0), -1, If(IsThere(element), putBackOne)));
    }

    private void KeepWhole(Expr place, Expr kept, Expr? there, System.Func<Expr, Statement> putBack)
    {
        var final = new Local(_fresh.Variable(Name(place) + "Final", _isInLoop ? new StackType(kept.Type) : kept.Type));
        if (!_isInLoop)
        {
            Keep.Add(new Declare(final.Variable, there is null ? kept : new Conditional(there, kept, Hoist.Initial(kept.Type), kept.Type)));
            Add(PutBack, there, putBack(final));
            return;
        }

        _histories.Add(new Declare(final.Variable, new NewStack((StackType)final.Type)));
        var again = new Local(_fresh.Variable(Name(place), kept.Type));
        Add(Keep, there, new Push(final, kept));
        Add(PutBack, there, new Declare(again.Variable, new Pop(final, kept.Type)), putBack(again));
    }

    private static void Add(List<Statement> statements, Expr? there, params Statement[] added)
    {
        if (there is null)
        {
            statements.AddRange(added);
        }
        else
        {
            statements.Add(new If(there, Block.Of(added), Block.Empty));
        }
    }

    /// <summary>Whether an object is put into an array, here or in what is called.</summary>
    private bool MovesObjects() => _functions
        .SelectMany(f => f.Body.AllStatements())
        .OfType<Assign>()
        .Any(a => a.Target is ElementAt element && ObjectFields.Of(element) is null && ObjectFields.AreIn(element.Type));

    private static Binary IsThere(Expr place) => new(BinaryOperator.NotEqual, place, new Literal("null", place.Type), IrType.Bool);

    private static Expr Both(Expr? left, Expr right) => left is null ? right : new Binary(BinaryOperator.ConditionalAnd, left, right, IrType.Bool);

    private bool IsRestored(ObjectField field) => _restored.Contains(new Location(_class, LocationKind.Contents, field.Name));

    private static string Name(Expr place) => place switch
    {
        Local local => local.Variable.Name,
        ElementAt element when ObjectFields.Of(element) is ObjectField field => NameText.CamelCase(field.Name),
        _ => "contents",
    };
}
