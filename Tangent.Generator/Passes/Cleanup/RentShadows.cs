using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Rents the shadows of the method's own arrays, so that a gradient that is computed again and again allocates nothing of its own.
/// The last pass over a <c>FVjp</c>: only its text has pools.
/// <code>
/// double[] dy = new double[n];      →      double[] dy = Shadow.Rent&lt;double&gt;(n);
/// …                                        …
/// return value;                            Shadow.Return(dy);
///                                          return value;
/// </code>
/// </summary>
internal static class RentShadows
{
    /// <param name="function">The derivative.</param>
    /// <param name="firstGenerated">The lowest variable id that is not the user's.</param>
    public static Function Run(Function function, int firstGenerated)
    {
        List<Statement> statements = function.Body.Statements.ToList();
        bool returns = statements.LastOrDefault() is Return;
        if (function.Body.AllStatements().Count(s => s is Return) != (returns ? 1 : 0) || function.ReturnType is SpanType)
        {
            return function;
        }

        var rented = new List<Statement>();
        for (int at = 0; at < statements.Count; at++)
        {
            if (statements[at] is Declare { Value: Expr value } declare && declare.Variable.Id >= firstGenerated
                && Length(value) is Expr length && StaysInside(function.Body, declare.Variable))
            {
                string element = ((ArrayType)declare.Variable.Type).Element == IrType.Single ? "float" : "double";
                statements[at] = declare with { Value = new Code("{Shadow}.Rent<" + element + ">({0})", EquatableArray.Of(length), declare.Variable.Type, IsPure: false) };
                rented.Add(new Do(new Code("{Shadow}.Return({0})", EquatableArray.Of<Expr>(new Local(declare.Variable)), IrType.Void, IsPure: false)));
            }
        }

        statements.InsertRange(returns ? statements.Count - 1 : statements.Count, rented);
        return function with { Body = new Block(statements.ToEquatable()) };
    }

    /// <summary>The length of a fresh vector of reals, null for anything else.</summary>
    private static Expr? Length(Expr value) => value switch
    {
        NewArray { ArrayType: { Rank: 1, Element: RealType { HasLiterals: true } }, Sizes.Count: 1 } made => made.Sizes[0],
        ZerosLike { Type: ArrayType { Rank: 1, Element: RealType { HasLiterals: true } }, Among: null } zeros => new LengthOf(zeros.Array),
        _ => null,
    };

    /// <summary>Whether nothing but the variable itself names the array, and it is not handed out.</summary>
    private static bool StaysInside(Block body, Variable variable) =>
        body.AllStatements().SelectMany(Tidy.AssignedBy).Count(id => id == variable.Id) == 1
        && body.AllStatements().All(s => StaysInside(s, variable));

    private static bool StaysInside(Statement statement, Variable variable) => statement switch
    {
        Accumulate or CopyInto => true,
        _ => statement.Expressions().All(e => e is Call call ? IsLent(call, variable) : OnlyElements(e, variable)),
    };

    /// <summary>A callee gives a vector back, or keeps it on a tape that does not outlive the method; a row it may store in an array of rows, or in an object.</summary>
    private static bool IsLent(Call call, Variable variable) =>
        !call.Arguments.Any(a => a.Value.Mentions(variable))
        || (call.Type is not (ArrayType or SpanType or ObjectType)
            && call.Arguments.All(a => a.Passing == Passing.Value
                ? a.Value is Local || OnlyElements(a.Value, variable)
                : !a.Value.Mentions(variable) && a.Value.Type is RealType or PlainType or TapeType)
            && !call.Arguments.Any(a => a.Value.Type is ArrayType { Element.IsReference: true } || ObjectFields.AreIn(a.Value.Type)));

    private static bool OnlyElements(Expr expr, Variable variable) => expr switch
    {
        Local local => local.Variable.Id != variable.Id,
        ElementAt { Array: Local } element => element.Indices.All(i => OnlyElements(i, variable)),
        LengthOf { Array: Local } => true,

        // A span lives no longer than the method.
        AsSpan { Array: Local } => true,
        _ => expr.Children().All(c => OnlyElements(c, variable)),
    };
}
