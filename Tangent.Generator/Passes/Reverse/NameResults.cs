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
        if (function.Body.Statements.LastOrDefault() is not Return { Value: Expr value } last)
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
            bool isCopy = items[k] is Local { Variable.Name: "value" };
            Variable result = isCopy
                ? fresh.Variable("finalValue", items[k].Type)
                : fresh.Distinct(name is null ? "value" : NameText.CamelCase(name), items[k].Type);
            statements.Add(new Declare(result, items[k]) { Source = last.Source });
            results.Add(new Local(result));
        }

        Expr returned = value is TupleOf whole ? whole with { Items = results.ToEquatable() } : results[0];
        statements.Add(last with { Value = returned });
        return function with { Body = new Block(statements.ToEquatable()), NextId = fresh.NextId };
    }
}
