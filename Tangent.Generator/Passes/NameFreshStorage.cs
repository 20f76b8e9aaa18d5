using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes;

/// <summary>
/// Gives an array or object that is made from what its own target names a name first: the derivative still reads through the target's earlier shadow
/// when the target has another.
/// <code>
/// u = new double[] { u[1], u[0] };      →      double[] values = new double[] { u[1], u[0] };
///                                              u = values;
/// </code>
/// </summary>
internal sealed class NameFreshStorage : IrRewriter
{
    private readonly Fresh _fresh;

    private NameFreshStorage(Fresh fresh) => _fresh = fresh;

    public static Function Run(Function function)
    {
        if (!function.Body.AllStatements().OfType<Assign>().Any(ReadsItsTarget))
        {
            return function;
        }

        var fresh = new Fresh(function);
        Block body = new NameFreshStorage(fresh).Visit(function.Body);
        return function with { Body = body, NextId = fresh.NextId };
    }

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        if (statement is not Assign assign || !ReadsItsTarget(assign))
        {
            return base.Visit(statement);
        }

        Variable name = _fresh.Variable("values", assign.Target.Type);
        return new Statement[]
        {
            new Declare(name, assign.Value) { Source = statement.Source },
            assign with { Value = new Local(name) },
        };
    }

    /// <summary>Rows of an array of arrays, and what fields hold, may be its target under whatever name.</summary>
    private static bool ReadsItsTarget(Assign assign) =>
        AliasClasses.HoldsReference(assign.Target.Type)
        && assign.Value.Descendants().Any(e => e is CloneOf or ArrayLiteral or NewObject)
        && (assign.Target is not Local target || assign.Value.Mentions(target.Variable));
}
