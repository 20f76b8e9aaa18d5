using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// Makes the parts of a call fit for a backward part that runs more than once: what the forward part allocates is registered, so
/// that all of it can be put back to how the forward part left it, and no history is given back to the pool.
/// <code>
/// double[] y = new double[n];               →      double[] y = state.Keep(new double[n]);
/// double z = GForward(y, dy, out tape);     →      double z = GForward(y, dy, out tape, state);
/// History.Return(yHistory);                 →
/// </code>
/// </summary>
internal sealed class Rewindable
{
    private static readonly IrType StateType = new PlainType("{PullbackState}", PlainKind.Other);

    private readonly HashSet<string> _forward;
    private readonly HashSet<string> _backward;
    private readonly FunctionTable _functions;

    public Rewindable(IEnumerable<SplitCallee> splits, FunctionTable functions)
    {
        _forward = new HashSet<string>(splits.Select(s => s.Forward.Id));
        _backward = new HashSet<string>(splits.Select(s => s.Backward.Id));
        _functions = functions;
    }

    /// <summary>A variable for what registers allocations.</summary>
    public static Variable State(Fresh fresh) => fresh.Distinct("state", StateType);

    /// <summary>An allocation, registered.</summary>
    public static Expr Kept(Variable state, Expr storage) =>
        new Code("{0}.Keep({1})", EquatableArray.Of(new Local(state), storage), storage.Type, IsPure: false);

    public Function Run(Function function)
    {
        if (_backward.Contains(function.Id))
        {
            return function with { Body = new WithoutReleases().Visit(function.Body) };
        }

        if (!_forward.Contains(function.Id))
        {
            return function;
        }

        var fresh = new Fresh(function);
        Variable state = State(fresh);
        var aliases = AliasClasses.Within(function, _functions);
        var written = new HashSet<int>(StorageWrites.Of(function.Body, _functions).Select(aliases.ClassOf));
        return function with
        {
            Parameters = function.Parameters.Append(new Parameter(state, Passing.Value)).ToEquatable(),
            Body = new Registering(state, _forward, v => written.Contains(aliases.ClassOf(v))).Visit(function.Body),
            NextId = fresh.NextId,
        };
    }

    private sealed class WithoutReleases : IrRewriter
    {
        public override IEnumerable<Statement> Visit(Statement statement) =>
            statement is Release ? System.Array.Empty<Statement>() : base.Visit(statement);
    }

    private sealed class Registering(Variable state, HashSet<string> forward, System.Func<Variable, bool> isWritten) : IrRewriter
    {
        public override IEnumerable<Statement> Visit(Statement statement)
        {
            switch (statement)
            {
                case Declare { Value: Expr value } s:
                    yield return s with { Value = Registered(Visit(value), isWritten(s.Variable)) };
                    break;
                case Assign s:
                    bool mayBeWritten = s.Target.Root() is not Variable root || isWritten(root);
                    yield return s with { Value = Registered(Visit(s.Value), mayBeWritten) };
                    break;
                default:
                    yield return Rebuild(statement);
                    break;
            }
        }

        public override Expr Visit(Expr expr) => base.Visit(expr) switch
        {
            Call call when forward.Contains(call.Callee.Id) => call with
            {
                Arguments = call.Arguments.Append(new Argument(Passing.Value, new Local(state))).ToEquatable(),
            },
            var other => other,
        };

        private Expr Registered(Expr value, bool mayBeWritten) => value switch
        {
            NewArray or NewList or ArrayLiteral or CloneOf { Type: ArrayType or ListType } or ZerosLike or NewStack => Kept(state, value),

            // It may not be fresh; but if nothing writes it, it needs no care.
            Call { Type: ArrayType or ListType } call when mayBeWritten && !forward.Contains(call.Callee.Id) => Kept(state, value),
            Code { Type: ArrayType } when mayBeWritten => Kept(state, value),
            Conditional { Type: ArrayType } choice => choice with
            {
                WhenTrue = Registered(choice.WhenTrue, mayBeWritten),
                WhenFalse = Registered(choice.WhenFalse, mayBeWritten),
            },
            _ => value,
        };
    }
}
