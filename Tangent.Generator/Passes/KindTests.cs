using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// What is done to an object whose class is one of several.
/// <code>
/// if (layer is Dense) { … ((Dense)layer).Weights … }
/// </code>
/// </summary>
internal static class KindTests
{
    /// <summary>The fields that a class adds to those of the class that it is derived from.</summary>
    public static IEnumerable<ObjectField> Added(ObjectType kind, ObjectType to) => kind.Fields.Skip(to.Fields.Count);

    /// <summary>A value seen as an object of one of its kinds.</summary>
    public static Expr As(Expr value, IrType kind) => new Convert(value, kind, IsExplicit: true);

    public static Code Is(Expr value, IrType kind) =>
        new("{0} is " + NameOf(kind).Replace("{", "{{").Replace("}", "}}"), EquatableArray.Of(value), IrType.Bool, IsPure: true);

    public static If When(Expr value, IrType kind, IEnumerable<Statement> then) => new(Is(value, kind), new Block(then.ToEquatable()), Block.Empty);

    /// <summary>The end of a chain of tests that found none of the kinds that were there when the derivative was generated.</summary>
    public static Throw Unknown(Expr value) => new(new Code(
        "new global::System.NotSupportedException(\"The class '\" + {0}.GetType() + \"' was not there when the derivative was generated.\")",
        EquatableArray.Of(value),
        new PlainType("global::System.NotSupportedException", PlainKind.Other),
        IsPure: true));

    private static string NameOf(IrType kind) => kind is ObjectType whole ? whole.Form.Name : ((PlainType)kind).Name;
}
