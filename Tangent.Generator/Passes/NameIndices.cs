using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes;

/// <summary>
/// Where an index of an assigned element is computed from elements that the assignment may change, it is computed once: the
/// derivative names the element several times, before the write and after it.
/// <code>
/// a[(int)a[0]] *= x;      →      int index = (int)a[0];
///                                a[index] *= x;
/// </code>
/// </summary>
internal sealed class NameIndices : IrRewriter
{
    private readonly Fresh _fresh;

    private NameIndices(Fresh fresh) => _fresh = fresh;

    public static Function Run(Function function)
    {
        if (!function.Body.AllStatements().OfType<Assign>().Any(s => Changing(s).Any()))
        {
            return function;
        }

        var fresh = new Fresh(function);
        Block body = new NameIndices(fresh).Visit(function.Body);
        return function with { Body = body, NextId = fresh.NextId };
    }

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        if (statement is not Assign assign || Changing(assign).Distinct().ToList() is not { Count: > 0 } indices)
        {
            return base.Visit(statement);
        }

        var result = new List<Statement>();
        var names = new Dictionary<Expr, Local>();
        foreach (Expr index in indices)
        {
            var name = new Local(_fresh.Variable("index", index.Type));
            names.Add(index, name);
            result.Add(new Declare(name.Variable, index) { Source = statement.Source });
        }

        result.AddRange(new Naming(names).Visit(statement));
        return result;
    }

    /// <summary>The indices of the target that read what the assignment may write.</summary>
    private static IEnumerable<Expr> Changing(Assign assign)
    {
        IrType written = AliasClasses.BaseElement(assign.Target.Type);
        for (Expr? place = assign.Target; place is ElementAt element; place = element.Array)
        {
            foreach (Expr index in element.Indices.Where(i => Reads(i, written)))
            {
                yield return index;
            }
        }
    }

    private static bool Reads(Expr index, IrType written) => index.Descendants()
        .Any(e => e is ElementAt && AliasClasses.BaseElement(e.Type).Equals(written));

    private sealed class Naming(Dictionary<Expr, Local> names) : IrRewriter
    {
        public override Expr Visit(Expr expr) => names.TryGetValue(expr, out Local? name) ? name : base.Visit(expr);
    }
}
