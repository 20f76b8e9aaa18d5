using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// Writes the body of a small helper in the place of its call. What its adjoint needs then stays in locals, where two calls
/// would have to hand it over on a tape.
/// <code>
/// double y = Sigmoid(z);      →      double y = 1 / (1 + Math.Exp(-z));
/// </code>
/// </summary>
internal sealed class InlineCalls
{
    private const int MaxStatements = 12;

    // A tape for each trip costs more than the few lines of a helper with a loop.
    private const int MaxStatementsWithLoops = 9;

    private readonly FunctionTable _functions;
    private readonly Fresh _fresh;
    private readonly System.Func<Function, bool> _isWanted;
    private int _loops;

    private InlineCalls(FunctionTable functions, Fresh fresh, System.Func<Function, bool> isWanted)
    {
        _functions = functions;
        _fresh = fresh;
        _isWanted = isWanted;
    }

    /// <summary>Before reverse mode, which takes what keeps histories or tapes only as a whole.</summary>
    public static Function Run(Function function, FunctionTable functions) => Run(function, functions, callee => !KeepsState(callee));

    /// <summary>
    /// Only the calls of functions that have no signature of the user's, lambdas and those whose structs were taken apart, and of those that return
    /// a span, which no tuple holds beside its tangent.
    /// </summary>
    public static Function RunOnSplit(Function function, FunctionTable functions) =>
        Run(function, functions, callee => callee.IsSplit || callee.IsLambda || callee.ReturnType is SpanType);

    private static Function Run(Function function, FunctionTable functions, System.Func<Function, bool> isWanted)
    {
        var fresh = new Fresh(function);
        Block body = new InlineCalls(functions, fresh, isWanted).Visit(function.Body);
        return function with { Body = body, NextId = fresh.NextId };
    }

    private Block Visit(Block block)
    {
        var statements = new List<Statement>();
        foreach (Statement statement in block.Statements)
        {
            List<Statement> visited = Visit(statement).ToList();
            int jump = statement is If { Condition: Literal } ? visited.FindIndex(s => s is Return or Throw or Break or Continue) : -1;
            if (jump >= 0)
            {
                // What follows the arm that is always taken is never reached.
                statements.AddRange(visited.Take(jump + 1));
                break;
            }

            statements.AddRange(visited);
        }

        return new Block(statements.ToEquatable());
    }

    private IEnumerable<Statement> Visit(Statement statement)
    {
        switch (statement)
        {
            case If { Condition: Literal { Text: "true" } } s:
                return Visit(s.Then).Statements;
            case If { Condition: Literal { Text: "false" } } s:
                return Visit(s.Else).Statements;
            case If s:
                return One(s with { Then = Visit(s.Then), Else = Visit(s.Else) });
            case For or While or DoWhile:
                _loops++;
                Statement loop = statement.WithBlocks(Visit);
                _loops--;
                return One(loop);
            case Scope or Try:
                return One(statement.WithBlocks(Visit));
            default:
                return Called(statement) is Call call && Small(call) is Function callee
                    ? Inlined(statement, call, callee)
                    : One(statement);
        }
    }

    /// <summary>The call that a statement takes the value of.</summary>
    private static Call? Called(Statement statement) => statement switch
    {
        Declare s => s.Value as Call,
        Assign s => s.Value as Call,
        Deconstruct s => s.Value as Call,
        Return s => s.Value as Call,
        _ => null,
    };

    /// <summary>The callee, where its body is short, has no loop unless it is called in one, and only takes values and gives one back.</summary>
    private Function? Small(Call call)
    {
        if (_functions.Find(call.Callee.Id) is not Function callee || !_isWanted(callee) || callee.Foreign is not null || _functions.IsRecursive(callee.Id)
            || callee.Parameters.Any(p => p.Passing is Passing.Ref or Passing.Out))
        {
            return null;
        }

        List<Statement> statements = callee.Body.AllStatements().ToList();
        bool hasLoops = statements.Any(s => s is For or While or DoWhile);
        bool isShort = statements.Count <= (hasLoops ? MaxStatementsWithLoops : MaxStatements)
            && (!hasLoops || (_loops > 0 && !callee.Parameters.Any(p => p.Variable.Type is SpanType) && !statements.Any(s => s is While or DoWhile or Break or Continue or Try)))
            && statements.LastOrDefault() is Return
            && statements.Count(s => s is Return) == 1;
        return isShort ? callee : null;
    }

    private static bool KeepsState(Function callee) => callee.Parameters.Select(p => p.Variable)
        .Concat(callee.Body.AllStatements().SelectMany(Fresh.Declared))
        .Any(v => v.Type is TapeType or StackType or SnapshotType)
        || callee.Body.AllStatements().Any(s => s is Accumulate or CopyInto or Release);

    private IEnumerable<Statement> Inlined(Statement statement, Call call, Function callee)
    {
        var renamed = new Dictionary<int, Expr>();
        var result = new List<Statement>();

        // A parameter whose adjoint is acted on has one of its own.
        var assigned = new HashSet<int>(callee.Body.Statements.SelectMany(Tidy.AssignedIn).Concat(InsertTargets.In(callee.Body).Select(v => v.Id)));
        for (int k = 0; k < callee.Parameters.Count; k++)
        {
            Variable parameter = callee.Parameters[k].Variable;
            Expr argument = call.Arguments[k].Value;
            bool isKept = argument is Literal or Local && !assigned.Contains(parameter.Id);
            if (isKept && argument.Type.Equals(parameter.Type))
            {
                renamed.Add(parameter.Id, argument);
            }
            else
            {
                Variable copy = _fresh.Variable(parameter.Name, parameter.Type);
                renamed.Add(parameter.Id, new Local(copy));
                result.Add(new Declare(copy, argument));
            }
        }

        var renamer = new Inlining(renamed, _fresh);
        List<Statement> body = renamer.Visit(callee.Body).Statements.ToList();
        result.AddRange(body.Take(body.Count - 1).Where(s => s is not Note));
        result.AddRange(Ending(statement, ((Return)body[body.Count - 1]).Value!));
        return result.SelectMany(Visit).Select(s => WithSource(s, statement.Source));
    }

    private static IEnumerable<Statement> Ending(Statement statement, Expr value) => statement switch
    {
        Declare s => One(s with { Value = value }),
        Assign s => One(s with { Value = value }),
        Return s => One(s with { Value = value }),
        Deconstruct s when value is TupleOf tuple => s.Variables.Select((v, k) => new Declare(v, tuple.Items[k])),
        Deconstruct s => One(s with { Value = value }),
        _ => One(statement),
    };

    /// <summary>All of it stands under the user's one statement.</summary>
    private static Statement WithSource(Statement statement, string? source) => statement switch
    {
        If or For => statement.WithBlocks(b => WithSource(b, source)) with { Source = source },
        _ => statement with { Source = source },
    };

    private static Block WithSource(Block block, string? source) =>
        new(block.Statements.Select(s => WithSource(s, source)).ToEquatable());

    private static IEnumerable<Statement> One(Statement statement) => new[] { statement };

    /// <summary>Puts the arguments for the parameters and gives the callee's own variables new ids.</summary>
    private sealed class Inlining(Dictionary<int, Expr> renamed, Fresh fresh) : IrRewriter
    {
        public override Expr Visit(Expr expr) =>
            expr is Local local ? renamed[local.Variable.Id] : base.Visit(expr);

        public override IEnumerable<Statement> Visit(Statement statement)
        {
            if (statement is Declare declare)
            {
                Expr? value = declare.Value is null ? null : Visit(declare.Value);
                return new[] { declare with { Variable = New(declare.Variable), Value = value } };
            }

            if (statement is For loop)
            {
                For moved = loop with { Start = Visit(loop.Start), Bound = Visit(loop.Bound), Index = New(loop.Index) };
                return new[] { moved with { Body = Visit(loop.Body) } };
            }

            return statement is Deconstruct parts
                ? new[] { parts with { Value = Visit(parts.Value), Variables = parts.Variables.Select(New).ToEquatable() } }
                : base.Visit(statement);
        }

        private Variable New(Variable variable)
        {
            Variable copy = fresh.Variable(variable.Name, variable.Type);
            renamed[variable.Id] = new Local(copy);
            return copy;
        }
    }
}
