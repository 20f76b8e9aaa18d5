using System;
using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Reverse;
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
/// What a trip of a loop declares for itself is rented and given back in each trip.
/// </summary>
internal sealed class RentShadows
{
    private readonly Block _body;
    private readonly int _firstGenerated;

    private RentShadows(Block body, int firstGenerated)
    {
        _body = body;
        _firstGenerated = firstGenerated;
    }

    /// <param name="function">The derivative.</param>
    /// <param name="firstGenerated">The lowest variable id that is not the user's.</param>
    public static Function Run(Function function, int firstGenerated)
    {
        bool returns = function.Body.Statements.LastOrDefault() is Return;
        if (function.Body.AllStatements().Count(s => s is Return) != (returns ? 1 : 0) || function.ReturnType is SpanType)
        {
            return function;
        }

        var pass = new RentShadows(function.Body, firstGenerated);
        return function with { Body = pass.Rented(pass.InLoops(function.Body), _ => true) };
    }

    /// <summary>What a trip of a loop has of its own is given back where the trip ends, if that is its only end.</summary>
    private Block InLoops(Block block) => new(block.Statements.Select(statement => statement switch
    {
        For { IsParallel: true } => statement,
        For or While or DoWhile => statement.WithBlocks(body => Exits.CanLeave(body) ? InLoops(body) : Rented(InLoops(body), IsOnNoTape)),
        _ => statement.WithBlocks(InLoops),
    }).ToEquatable());

    /// <summary>A tape may be kept for longer than a trip.</summary>
    private bool IsOnNoTape(Variable variable) => !_body.AllStatements().SelectMany(s => s.Expressions()).OfType<Call>()
        .Any(c => c.Mentions(variable) && c.Arguments.Any(a => a.Value.Type is TapeType));

    private Block Rented(Block block, Func<Variable, bool> isFree)
    {
        List<Statement> statements = block.Statements.ToList();
        var rented = new List<Statement>();
        for (int at = 0; at < statements.Count; at++)
        {
            if (statements[at] is Declare { Value: Expr value } declare && declare.Variable.Id >= _firstGenerated
                && Length(value) is Expr length && StaysInside(_body, declare.Variable) && isFree(declare.Variable))
            {
                string element = ((ArrayType)declare.Variable.Type).Element == IrType.Single ? "float" : "double";
                statements[at] = declare with { Value = new Code("{Shadow}.Rent<" + element + ">({0})", EquatableArray.Of(length), declare.Variable.Type, IsPure: false) };
                rented.Add(new Do(new Code("{Shadow}.Return({0})", EquatableArray.Of<Expr>(new Local(declare.Variable)), IrType.Void, IsPure: false)));
            }
        }

        statements.InsertRange(statements.LastOrDefault() is Return ? statements.Count - 1 : statements.Count, rented);
        return new Block(statements.ToEquatable());
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
