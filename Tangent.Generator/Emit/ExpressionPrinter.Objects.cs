using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Emit;

/// <summary>Objects and their fields.</summary>
internal sealed partial class ExpressionPrinter
{
    /// <summary>What is assigned to: a field without the mark that it is not null, which may stand only where it is read.</summary>
    public string Target(Expr target) => target is ElementAt element && ObjectFields.Of(element) is { } field
        ? Owner(element.Array) + "." + Identifier.Escape(field.Name)
        : Alone(target);

    /// <summary>A field that may be null is read where the method itself has found that it is not.</summary>
    private string FieldText(ElementAt element, ObjectField field) =>
        Owner(element.Array) + "." + Identifier.Escape(field.Name) + (field.Nullness == Nullness.Declared ? "!" : "");

    /// <summary><c>new Layer(w, b)</c>, <c>layer with { Weights = w }</c> or <c>new Layer { Weights = w }</c>.</summary>
    private string ObjectText(NewObject created, ObjectForm form)
    {
        if (form.Making == Making.Constructor)
        {
            return "new " + form.Name + "(" + Join(form.Constructor.Select(k => created.Fields[k]).ToEquatable(), Value) + ")";
        }

        IEnumerable<string> members = created.ObjectType.Fields
            .Select((field, k) => (Field: field, Value: created.Fields[k]))
            .Where(f => f.Field.CanInitialize && !(form.Making == Making.With && IsKept(f.Value, f.Field, created)))
            .Select(f => Identifier.Escape(f.Field.Name) + " = " + Value(f.Value));
        string initializer = "{ " + string.Join(", ", members) + " }";
        return form.Making == Making.With && created.Like is Expr like
            ? Exact(like).At(Precedence.Primary) + " with " + initializer
            : "new " + form.Name + " " + initializer;
    }

    private static bool IsKept(Expr value, ObjectField field, NewObject created) =>
        created.Like is Expr like && value.Equals(ObjectFields.At(like, field));
}
