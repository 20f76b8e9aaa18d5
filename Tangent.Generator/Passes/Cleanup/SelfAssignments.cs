using System.Collections.Generic;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Drops what gives a variable or a field the value that it has, which is left where an arm of a choice changes nothing, or a part changes by a
/// constant: the compiler would warn of it.
/// <code>
/// x = c ? x *= 2 : x;      →      if (c) { x *= 2; }      // not: else { x = x; }
/// v.X += 3;                →      v.X += 3;               // not: dv.X = dv.X;
/// </code>
/// </summary>
internal sealed class SelfAssignments : IrRewriter
{
    public static Function Run(Function function) => function with { Body = new SelfAssignments().Visit(function.Body) };

    public override IEnumerable<Statement> Visit(Statement statement) => statement is Assign assign && IsIdle(assign) ? [] : base.Visit(statement);

    private static bool IsIdle(Assign assign) => IsOwnPart(assign) || assign.Target.Equals(WithoutStops(assign.Value))
        && (assign.Target is Local || (assign.Target is ElementAt { Array: Local } element && ObjectFields.Of(element) is not null));

    private static Expr WithoutStops(Expr value) => value is Stopped stopped ? WithoutStops(stopped.Value) : value;

    private static bool IsOwnPart(Assign assign) => assign.Value is MathCall { Arguments: [var whole, MathCall { Arguments: [var other] } part] } with
        && with.Function.StartsWith("with ", System.StringComparison.Ordinal) && part.Function == "." + with.Function.Substring("with ".Length)
        && whole.Equals(assign.Target) && other.Equals(whole);
}
