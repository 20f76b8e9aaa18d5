using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// What a statement can overwrite: a variable (by its id), the elements of the arrays behind the references of one alias class, or one
/// field of the objects behind them.
/// </summary>
internal readonly record struct Location(int Id, LocationKind Kind, string? Field = null)
{
    public static Location Variable(int id) => new(id, LocationKind.Variable);

    public static Location Contents(int aliasClass) => new(aliasClass, LocationKind.Contents);

    public static Location ShadowContents(int aliasClass) => new(aliasClass, LocationKind.ShadowContents);

    /// <summary>An element or a field, or a part of one, that is reached through references of an alias class.</summary>
    public static Location Of(Expr place, int aliasClass) => new(aliasClass, LocationKind.Contents, FieldOf(place));

    /// <summary>The same of a shadow.</summary>
    public static Location OfShadow(Expr place, int aliasClass) => new(aliasClass, LocationKind.ShadowContents, FieldOf(place));

    /// <summary>All that can be reached through a reference of the type.</summary>
    public static IEnumerable<Location> Within(IrType type, int aliasClass) =>
        FieldsIn(type).Select(f => new Location(aliasClass, LocationKind.Contents, f.Name)).Prepend(Contents(aliasClass));

    /// <summary>The references in the shadow of what can be reached through a reference of the type.</summary>
    public static IEnumerable<Location> ShadowsWithin(IrType type, int aliasClass)
    {
        IEnumerable<Location> fields = FieldsIn(type)
            .Where(f => AliasClasses.HoldsReference(f.Type))
            .Select(f => new Location(aliasClass, LocationKind.ShadowContents, f.Name));
        return HasRows(type) ? fields.Prepend(ShadowContents(aliasClass)) : fields;
    }

    private static bool HasRows(IrType type) => type switch
    {
        ArrayType array => array.Element.IsReference,
        ObjectType whole => whole.Fields.Any(f => HasRows(f.Type)) || whole.Kinds.Any(HasRows),
        _ => false,
    };

    private static IEnumerable<ObjectField> FieldsIn(IrType type) => ObjectFields.TypesIn(type).SelectMany(t => t.Fields);

    private static string? FieldOf(Expr place)
    {
        while (place is TupleItem item)
        {
            place = item.Tuple;
        }

        return place is ElementAt element ? ObjectFields.Of(element)?.Name : null;
    }
}

internal enum LocationKind
{
    Variable,
    Contents,

    /// <summary>The references in the shadow of an array of arrays; adjoints themselves are not state.</summary>
    ShadowContents,
}
