using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Spans;

/// <summary>Loops over the elements that a call of <c>TensorPrimitives</c> works on.</summary>
internal static class SpanLoops
{
    public static Variable Index(Fresh fresh) => fresh.Variable("i", IrType.Int);

    /// <summary><c>for (int i = 0; i &lt; x.Length; i++) { … }</c></summary>
    public static For Forward(SpanCall call, Variable index, IEnumerable<Statement> body) => new(
        index, Build.IntLiteral(0), BinaryOperator.LessThan, Length(call), 1, new Block(body.ToEquatable()))
    {
        Origin = LoopOrigin.SpanCall,
        Alike = call.Sources.Where(s => s.Type.IsReference).Select(SpanElements.Storage).ToEquatable(),
    };

    /// <summary><c>for (int i = x.Length - 1; i >= 0; i--) { … }</c></summary>
    public static For Backward(SpanCall call, Variable index, IEnumerable<Statement> body) => new(
        index,
        new Binary(BinaryOperator.Subtract, Length(call), Build.IntLiteral(1), IrType.Int),
        BinaryOperator.GreaterThanOrEqual,
        Build.IntLiteral(0),
        -1,
        new Block(body.ToEquatable()));

    /// <summary>How many elements the call works on: as many as its first span has.</summary>
    public static Expr Length(SpanCall call) => SpanElements.Length(call.Sources.First(s => s.Type.IsReference));

    /// <summary>The arguments at one place: elements of the spans, and what is the same for all.</summary>
    public static Expr[] Elements(SpanCall call, Variable index) =>
        call.Sources.Select(s => s.Type.IsReference ? SpanElements.At(s, new Local(index)) : s).ToArray();
}
