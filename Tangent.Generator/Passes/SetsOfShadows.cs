using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Reverse;

namespace Tangent.Generator.Passes;

/// <summary>
/// Where shadows that a set made get shadows themselves, those come from a set of their own: in one set an array has one shadow, and a
/// derivative of a derivative gives it several that are apart.
/// <code>
/// ShadowSet shadows = new ShadowSet();      →      ShadowSet shadows = new ShadowSet();
/// double[] da = shadows.ZerosLike(a);              ShadowSet dshadows = new ShadowSet();
///                                                  double[] da = shadows.ZerosLike(a);
///                                                  double[] dda = dshadows.ZerosLike(da);
/// </code>
/// This pass adds the declarations; the derivative of <c>ZerosLike</c> uses them (<see cref="Shadows"/>).
/// </summary>
internal sealed class SetsOfShadows : IrRewriter
{
    private readonly Fresh _fresh;

    private SetsOfShadows(Fresh fresh) => _fresh = fresh;

    public static Function Run(Function function)
    {
        if (!function.Body.AllStatements().Any(SharedShadows.IsDeclaration))
        {
            return function;
        }

        var fresh = new Fresh(function);
        Block body = new SetsOfShadows(fresh).Visit(function.Body);
        return function with { Body = body, NextId = fresh.NextId };
    }

    /// <summary>For each set the one that was added last.</summary>
    public static IReadOnlyDictionary<int, Variable> In(Function function) => function.Body.AllStatements()
        .Where(SharedShadows.IsDeclaration)
        .Select(s => ((Declare)s).Variable)
        .Where(v => v.ShadowOf is not null)
        .GroupBy(v => v.ShadowOf!.Value)
        .ToDictionary(g => g.Key, g => g.OrderBy(v => v.Id).Last());

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        yield return statement.WithBlocks(Visit);
        if (SharedShadows.IsDeclaration(statement))
        {
            Variable set = ((Declare)statement).Variable;
            yield return new Declare(_fresh.Variable("d" + set.Name, set.Type) with { ShadowOf = set.Id }, ((Declare)statement).Value);
        }
    }
}
