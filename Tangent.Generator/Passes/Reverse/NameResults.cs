using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// Gives what is returned variables of its own, which nothing changes afterwards: the backward sweep may put a variable
/// of the user's back to an earlier value.
/// <code>
/// return result;      →      double value = result;
///                            return value;
/// </code>
/// </summary>
internal static class NameResults
{
    public static Function Run(Function function)
    {
        if (function.Body.Statements.LastOrDefault() is not Return { Value: Expr value } last || IsOwn(function, value))
        {
            return function;
        }

        var fresh = new Fresh(function);
        Expr[] items = value is TupleOf tuple ? tuple.Items.ToArray() : new[] { value };
        var statements = function.Body.Statements.Take(function.Body.Statements.Count - 1).ToList();
        var results = new List<Expr>();
        for (int k = 0; k < items.Length; k++)
        {
            string? name = items.Length > 1 && function.ReturnType is TupleType type ? type.Elements[k].Name : null;
            Variable result = fresh.Distinct(name is null ? "value" : NameText.CamelCase(name), items[k].Type);
            statements.Add(new Declare(result, items[k]) { Source = last.Source });
            results.Add(new Local(result));
        }

        Expr returned = value is TupleOf whole ? whole with { Items = results.ToEquatable() } : results[0];
        statements.Add(last with { Value = returned });
        return function with { Body = new Block(statements.ToEquatable()), NextId = fresh.NextId };
    }

    /// <summary>Whether the value is the variable that <see cref="StructureExits"/> made for it.</summary>
    private static bool IsOwn(Function function, Expr value) =>
        value is Local local
        && function.Body.AllStatements().OfType<Declare>().Any(d =>
            d.Variable.Id == local.Variable.Id && d.Source is null && d.Value is null or DefaultOf or Literal { Text: "0" or "false" });
}
