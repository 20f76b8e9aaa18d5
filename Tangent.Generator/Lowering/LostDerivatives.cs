using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
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
        HashSet<int> dependent = DependentOn(primal, inputs);
        foreach ((Expr cast, SyntaxNode at) in cuts)
        {
            if (cast.Variables().Any(v => dependent.Contains(v.Id)))
            {
                context.Report(Descriptors.GradientCut, at, StatementText.Short(at), context.Root.Name);
            }
        }

        foreach (Variable input in inputs.Where(i => !IsOutput(primal, i) && !ReachesResult(primal, i)))
        {
            Location at = context.Root.Parameters.First(p => p.Name == input.Name).Locations[0];
            context.Report(Descriptors.NoDependence, at, context.Root.Name, input.Name);
        }
    }

    private static bool ReachesResult(Function primal, Variable input)
    {
        HashSet<int> dependent = DependentOn(primal, [input]);
        return primal.Parameters.Any(p => IsOutput(primal, p.Variable) && dependent.Contains(p.Variable.Id))
            || primal.Body.AllStatements()
                .OfType<Return>()
                .Any(r => r.Value is not null && r.Value.Variables().Any(v => dependent.Contains(v.Id)));
    }

    private static bool IsOutput(Function primal, Variable variable)
    {
        Parameter parameter = primal.Parameters.First(p => p.Variable.Id == variable.Id);
        return parameter.Passing is Passing.Ref or Passing.Out || variable.Type is ArrayType or SpanType { IsReadOnly: false };
    }

    /// <summary>The variables that a derivative may flow to from the inputs.</summary>
    private static HashSet<int> DependentOn(Function primal, List<Variable> inputs)
    {
        var dependent = new HashSet<int>(inputs.Select(i => i.Id));
        List<Statement> statements = primal.Body.AllStatements().ToList();
        int before;
        do
        {
            before = dependent.Count;
            foreach (Statement statement in statements)
            {
                if (statement.Expressions().SelectMany(e => e.Variables()).Any(v => dependent.Contains(v.Id)))
                {
                    dependent.UnionWith(ChangedBy(statement));
                }
            }
        }
        while (dependent.Count > before);
        return dependent;
    }

    private static IEnumerable<int> ChangedBy(Statement statement)
    {
        IEnumerable<Variable?> targets = statement switch
        {
            Declare s => [s.Variable],
            Deconstruct s => s.Variables,
            Assign s => s.Value.Type.CarriesDerivative || s.Target.Type.CarriesDerivative ? Targets(s) : [],
            _ => [],
        };
        IEnumerable<Variable?> arguments = statement.Expressions()
            .SelectMany(e => e.Descendants())
            .OfType<Call>()
            .SelectMany(c => c.Arguments)
            .Where(a => a.Passing is Passing.Ref or Passing.Out || a.Value.Type.IsReference)
            .Select(a => a.Value.Root());
        return targets.Concat(arguments).OfType<Variable>().Where(v => v.Type.CarriesDerivative).Select(v => v.Id);
    }

    /// <summary>What is written, and what the written reference may also be a name of.</summary>
    private static IEnumerable<Variable?> Targets(Assign assign) => assign.Target.Type.IsReference || assign.Target is ElementAt
        ? [assign.Target.Root(), .. assign.Value.Variables().Where(v => v.Type.IsReference)]
        : [assign.Target.Root()];
}
