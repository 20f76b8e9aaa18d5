using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Analysis;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Model;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Warns where a derivative is cut in silence: a cast to an integer of what depends on an input, and an input that no
/// result depends on. The order of statements is ignored, so a dependence may be seen that is not there, never the
/// other way round: a warning is always right.
/// </summary>
internal static class LostDerivatives
{
    public static void Report(
        LoweringContext context, Function primal, DerivativeRequest request, IReadOnlyList<(Expr Cast, SyntaxNode At)> cuts)
    {
        List<Variable> inputs = primal.Parameters
            .Where(p => request.Wrt.Contains(p.Variable.Name) && p.Passing != Passing.Out)
            .Select(p => p.Variable)
            .ToList();
        Flow flow = Flow.From(primal, inputs, Unstopped);
        foreach ((Expr cast, SyntaxNode at) in cuts)
        {
            if (Unstopped(cast).Any(flow.Reaches))
            {
                context.Report(Descriptors.GradientCut, at, StatementText.Short(at), context.Root.Name);
            }
        }

        foreach (Variable input in inputs.Where(i => !IsOutput(primal, i) && !ReachesResult(primal, i)))
        {
            Location at = context.Root.Parameters.FirstOrDefault(p => p.Name == input.Name)?.Locations[0] ?? context.Root.Locations[0];
            context.Report(Descriptors.NoDependence, at, context.Root.Name, input.Name);
        }
    }

    private static bool ReachesResult(Function primal, Variable input)
    {
        Flow flow = Flow.From(primal, [input], static e => e.Variables());
        return primal.Parameters.Any(p => IsOutput(primal, p.Variable) && flow.Reaches(p.Variable))
            || primal.Body.AllStatements().OfType<Return>().Any(r => r.Value is not null && r.Value.Variables().Any(flow.Reaches));
    }

    /// <summary>The variables in an expression, without those that the user says no derivative is to come from.</summary>
    private static IEnumerable<Variable> Unstopped(Expr expr) => expr switch
    {
        Stopped => [],
        Local local => [local.Variable],
        _ => expr.Children().SelectMany(Unstopped),
    };

    private static bool IsOutput(Function primal, Variable variable)
    {
        Parameter parameter = primal.Parameters.First(p => p.Variable.Id == variable.Id);
        return parameter.Passing is Passing.Ref or Passing.Out || variable.Type is ArrayType or ListType or ObjectType or SpanType { IsReadOnly: false };
    }

    /// <summary>The variables that a derivative may flow to; references that may name one storage count as one.</summary>
    private sealed class Flow
    {
        private readonly HashSet<int> _reached = [];
        private readonly AliasClasses _aliases;

        private Flow(Function function) => _aliases = AliasClasses.Within(function);

        public static Flow From(Function function, List<Variable> inputs, System.Func<Expr, IEnumerable<Variable>> variablesOf)
        {
            var flow = new Flow(function);
            flow._reached.UnionWith(inputs.Select(flow.Slot));
            List<Statement> statements = function.Body.AllStatements().ToList();
            int before;
            do
            {
                before = flow._reached.Count;
                foreach (Statement statement in statements)
                {
                    if (statement.Expressions().SelectMany(variablesOf).Any(flow.Reaches))
                    {
                        flow._reached.UnionWith(ChangedBy(statement).Select(flow.Slot));
                    }
                }
            }
            while (flow._reached.Count > before);
            return flow;
        }

        public bool Reaches(Variable variable) => _reached.Contains(Slot(variable));

        private int Slot(Variable variable) =>
            AliasClasses.HoldsReference(variable.Type) ? _aliases.ClassOf(variable) : variable.Id;
    }

    private static IEnumerable<Variable> ChangedBy(Statement statement)
    {
        IEnumerable<Variable?> targets = statement switch
        {
            Declare s => [s.Variable],
            Deconstruct s => s.Variables,
            Assign s => [s.Target.Root()],
            InsertAt s => [s.List.Root()],
            _ => [],
        };
        IEnumerable<Variable?> arguments = statement.Expressions()
            .SelectMany(e => e.Descendants())
            .OfType<Call>()
            .SelectMany(c => c.Arguments)
            .Where(a => a.Passing is Passing.Ref or Passing.Out || a.Value.Type.IsReference)
            .Select(a => a.Value.Root());
        IEnumerable<Variable?> written = statement.Expressions().OfType<SpanCall>().SelectMany(c => c.Destinations).Select(d => d.Root());
        return targets.Concat(arguments).Concat(written).OfType<Variable>().Where(v => v.Type.CarriesDerivative);
    }
}
