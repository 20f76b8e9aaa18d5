using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// Writes inserted statements into the backward sweep, on the adjoint that they were given. They read the state as it was where the
/// user put them, like any adjoint does.
/// <code>
/// Gradient.Insert(h, (ref double dh) =&gt; { dh = Clip(dh); });      ←      dh = Clip(dh);
/// </code>
/// </summary>
internal sealed class InsertSteps(
    AliasClasses aliases,
    AdjointMap adjoints,
    Fresh fresh,
    LocalDerivative local,
    IDerivations derivations,
    FunctionTable functions)
{
    public PlainStep Build(Insert s)
    {
        var step = new PlainStep();
        if (!s.Arguments.Any(a => a.Passing == Passing.Adjoint && local.Place(a.Value) is not null))
        {
            // No derivative flows through the value here.
            return step;
        }

        step.IsInserted = true;
        Function body = Body(s.Statements);
        var names = new Dictionary<int, Expr>();
        var before = new List<Statement>();
        var after = new List<Statement>();
        HashSet<int> assigned = new(body.Body.Statements.SelectMany(Tidy.AssignedIn));
        HashSet<int> byReference = new(PassedByReference(body.Body));
        for (int k = 0; k < s.Arguments.Count; k++)
        {
            Variable parameter = body.Parameters[k].Variable;
            Argument argument = s.Arguments[k];
            bool isAdjoint = argument.Passing == Passing.Adjoint;
            Expr value = isAdjoint ? local.Place(argument.Value) ?? Nothing(argument.Value) : argument.Value;
            bool isPlace = isAdjoint && !value.Type.IsReference && local.Place(argument.Value) is not null;
            if (isPlace ? value is Local || !byReference.Contains(parameter.Id) : value is Local or Literal && !assigned.Contains(parameter.Id))
            {
                names.Add(parameter.Id, value);
                continue;
            }

            Variable copy = adjoints.Temporary(fresh.Variable(parameter.Name, parameter.Type));
            names.Add(parameter.Id, new Local(copy));
            before.Add(new Declare(copy, value));
            if (isPlace)
            {
                after.Add(new Assign(value, new Local(copy)));
            }
        }

        var inlining = new Inlining(names, this);
        step.After.AddRange(before.Concat(inlining.Visit(body.Body).Statements).Concat(after).Select(t => WithSource(t, s.Source)));

        // What the statements read of a captured array they may read under a name of their own.
        step.AlsoReads.AddRange(s.Arguments
            .Where(a => a.Passing != Passing.Adjoint)
            .SelectMany(a => AliasClasses.Sources(a.Value))
            .Select(v => Location.Contents(aliases.ClassOf(v)))
            .Distinct());
        return step;
    }

    /// <summary>The statements without a <c>return</c> in their middle.</summary>
    private Function Body(Callee statements)
    {
        Function function = functions.Find(statements.Id)
            ?? throw new NotDifferentiableException("statements to be inserted that are not known");
        Function structured = StructureExits.Run(AssignParts.Run(InlineCalls.RunOnSplit(function, functions)));
        return structured with { Body = new Block(structured.Body.Statements.Where(t => t is not Return).ToEquatable()) };
    }

    /// <summary>The adjoint of a part that no derivative flows through.</summary>
    private static Expr Nothing(Expr part) => part.Type.IsReference ? new ZerosLike(part, part.Type)
        : part.Type is RealType ? new Zero(part.Type)
        : new DefaultOf(part.Type);

    private static IEnumerable<int> PassedByReference(Block body) => body.AllStatements()
        .SelectMany(s => s.Expressions())
        .OfType<Call>()
        .SelectMany(c => c.Arguments)
        .Where(a => a.Passing is Passing.Ref or Passing.Out)
        .Select(a => a.Value.Root()?.Id ?? -1);

    /// <summary>All of it stands under the user's one statement.</summary>
    private static Statement WithSource(Statement statement, string? source) =>
        statement.WithBlocks(b => new Block(b.Statements.Select(t => WithSource(t, source)).ToEquatable())) with { Source = source };

    /// <summary>Puts the adjoint and the captured variables for the parameters, and gives the statements' own variables new ids.</summary>
    private sealed class Inlining(Dictionary<int, Expr> names, InsertSteps owner) : IrRewriter
    {
        public override Expr Visit(Expr expr)
        {
            if (expr is Local local)
            {
                return names.TryGetValue(local.Variable.Id, out Expr? name) ? name : local;
            }

            Expr rebuilt = base.Visit(expr);
            return rebuilt is Call call ? call with { Callee = owner.Primal(call.Callee) } : rebuilt;
        }

        public override IEnumerable<Statement> Visit(Statement statement)
        {
            switch (statement)
            {
                case Declare s:
                    Expr? value = s.Value is null ? null : Visit(s.Value);
                    return new[] { s with { Variable = New(s.Variable), Value = value } };
                case Deconstruct s:
                    Expr parts = Visit(s.Value);
                    return new[] { s with { Variables = s.Variables.Select(New).ToEquatable(), Value = parts } };
                case For s:
                    return new[] { Rebuild(s with { Index = New(s.Index) }) };
                default:
                    return base.Visit(statement);
            }
        }

        private Variable New(Variable variable)
        {
            Variable copy = owner.NewVariable(variable);
            names[variable.Id] = new Local(copy);
            return copy;
        }
    }

    private Callee Primal(Callee callee) => derivations.Primal(callee);

    private Variable NewVariable(Variable variable) => adjoints.Temporary(fresh.Variable(variable.Name, variable.Type));
}
