using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// What an object holds at the end of the forward sweep, kept by the paths to it and put back after the backward sweep.
/// <code>
/// double biasFinal = layer.Bias;      …      layer.Bias = biasFinal;
/// </code>
/// </summary>
internal sealed class ObjectContents
{
    private readonly Fresh _fresh;
    private readonly HashSet<Location> _restored;
    private readonly int _class;

    public ObjectContents(ReverseProgram program, int aliasClass)
    {
        _fresh = program.Fresh;
        _class = aliasClass;
        _restored = new HashSet<Location>(program.Restored.Where(l => l.Id == aliasClass && l.Kind == LocationKind.Contents));
    }

    public List<Statement> Keep { get; } = new();

    public List<Statement> PutBack { get; } = new();

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
    }

    /// <param name="reference">An object or array.</param>
    /// <param name="there">Whether all references on the way to it are there; null where they are known to be.</param>
    private void Visit(Expr reference, Expr? there)
    {
        if (!Location.Within(reference.Type, _class).Any(_restored.Contains))
        {
            return;
        }

        switch (reference.Type)
        {
            case ObjectType type:
                foreach (ObjectField field in type.Fields)
                {
                    VisitField(ObjectFields.At(reference, field), field, there);
                }

                break;
            case ArrayType array when ObjectFields.AreIn(array):
                throw new NotDifferentiableException("an array of objects that the method writes");
            case ArrayType { Rank: 1, Element.IsReference: false } when _restored.Contains(Location.Contents(_class)):
                var copy = new Local(_fresh.Variable(Name(reference) + "Final", reference.Type));
                Keep.Add(new Declare(copy.Variable, IfThere(there, new CloneOf(reference, reference.Type))));
                AddPutBack(there, new CopyInto(copy, reference));
                break;
            case ArrayType when _restored.Contains(Location.Contents(_class)):
                var snapshot = new SnapshotOf(reference);
                var kept = new Local(_fresh.Variable(Name(reference) + "Final", snapshot.Type));
                Keep.Add(new Declare(kept.Variable, IfThere(there, snapshot)));
                AddPutBack(there, new Restore(kept));
                break;
        }
    }

    private void VisitField(ElementAt place, ObjectField field, Expr? there)
    {
        if (IsRestored(field))
        {
            var final = new Local(_fresh.Variable(Support.NameText.CamelCase(field.Name) + "Final", field.Type));
            Keep.Add(new Declare(final.Variable, IfThere(there, place)));
            AddPutBack(there, new Assign(place, final));
        }

        if (field.Type.IsReference)
        {
            Visit(place, field.Nullness == Nullness.Never ? there : Both(there, new Binary(BinaryOperator.NotEqual, place, new Literal("null", place.Type), IrType.Bool)));
        }
    }

    private void AddPutBack(Expr? there, Statement statement) =>
        PutBack.Add(there is null ? statement : new If(there, Block.Of(statement), Block.Empty));

    private static Expr IfThere(Expr? there, Expr value) => there is null
        ? value
        : new Conditional(there, value, Hoist.Initial(value.Type), value.Type);

    private static Expr Both(Expr? left, Expr right) => left is null ? right : new Binary(BinaryOperator.ConditionalAnd, left, right, IrType.Bool);

    private bool IsRestored(ObjectField field) => _restored.Contains(new Location(_class, LocationKind.Contents, field.Name));

    private static string Name(Expr place) => place switch
    {
        Local local => local.Variable.Name,
        ElementAt element when ObjectFields.Of(element) is ObjectField field => Support.NameText.CamelCase(field.Name),
        _ => "contents",
    };
}
