using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Support;

namespace Tangent.Generator.IR;

/// <summary>
/// A call of <c>System.Numerics.Tensors.TensorPrimitives</c>. With a result it reduces spans to a number; without one it writes its last
/// <see cref="Written"/> arguments, spans too, and stands as the whole of a <see cref="Do"/>. An argument that is not a span is a
/// <see cref="Local"/> or a <see cref="Literal"/>, the same for each element.
/// </summary>
internal sealed record SpanCall(string Member, EquatableArray<Expr> Arguments, int Written, IrType Type) : Expr(Type)
{
    /// <summary>What the elements are computed from.</summary>
    public IReadOnlyList<Expr> Sources => Arguments.Take(Arguments.Count - Written).ToArray();

    /// <summary>The spans that are written.</summary>
    public IReadOnlyList<Expr> Destinations => Arguments.Skip(Arguments.Count - Written).ToArray();

    /// <summary>The type of the elements that are read.</summary>
    public RealType Element => (RealType)SpanElements.TypeOf(Arguments.First(a => a.Type.IsReference));
}
