using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Analysis;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Model;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Inserted statements may fill an array of the method's that nothing else uses, in the method and in whatever calls it: the backward
/// sweep still reads all others.
/// </summary>
internal sealed class InsertedWrites(LoweringContext context, Function primal, DerivativeRequest request, FunctionTable functions)
{
    private readonly Dictionary<(string Function, int Parameter), InsertSite> _filled = new();

    public void Report()
    {
        int before;
        do
        {
            before = _filled.Count;
            foreach (Function function in functions.All)
            {
                Follow(function);
            }
        }
        while (_filled.Count > before);
    }

    private void Follow(Function function)
    {
        AliasClasses aliases = AliasClasses.Within(function, functions);
        foreach ((int filled, string name, InsertSite site) in FilledIn(function, aliases).ToList())
        {
            List<int> parameters = Enumerable.Range(0, function.Parameters.Count)
                .Where(k => aliases.ClassOf(function.Parameters[k].Variable) == filled)
                .ToList();
            bool isInput = function.Id == primal.Id && parameters.Any(k => request.Wrt.Contains(function.Parameters[k].Variable.Name));
            if (isInput || parameters.Count > 1 || function.Body.AllStatements().Any(s => Uses(s, filled, aliases)))
            {
                string reason = isInput
                    ? $"the method is differentiated with respect to '{name}', which the inserted statements write; name the parameters to differentiate in [Differentiable(…)]"
                    : $"the inserted statements write to '{name}', which '{function.Name}' uses itself, and its backward sweep has still to read it; give them an array of their own, or a copy to read";
                context.Report(Descriptors.UnsupportedConstruct, site.At, StatementText.Short(site.At), reason);
            }

            foreach (int k in parameters.Where(k => !_filled.ContainsKey((function.Id, k))))
            {
                _filled.Add((function.Id, k), site);
            }
        }
    }

    /// <summary>The storage that inserted statements fill, those of callees included.</summary>
    private IEnumerable<(int Class, string Name, InsertSite Site)> FilledIn(Function function, AliasClasses aliases)
    {
        foreach (Statement statement in function.Body.AllStatements())
        {
            if (statement is Insert insert && context.Inserts.Sites.Find(s => s.StatementsId == insert.Statements.Id) is { } site)
            {
                for (int k = 0; k < insert.Arguments.Count; k++)
                {
                    if (insert.Arguments[k].Passing != Passing.Adjoint && functions.MayWrite(insert.Statements.Id, k))
                    {
                        foreach (Variable variable in AliasClasses.Sources(insert.Arguments[k].Value))
                        {
                            yield return (aliases.ClassOf(variable), variable.Name, site);
                        }
                    }
                }
            }

            foreach (Call call in statement.Expressions().OfType<Call>())
            {
                for (int k = 0; k < call.Arguments.Count; k++)
                {
                    if (_filled.TryGetValue((call.Callee.Id, k), out InsertSite? inner))
                    {
                        foreach (Variable variable in AliasClasses.Sources(call.Arguments[k].Value))
                        {
                            yield return (aliases.ClassOf(variable), variable.Name, inner);
                        }
                    }
                }
            }
        }
    }

    /// <summary>Whether a statement of the function itself does more with the storage than make it, ask its length or hand it on to be filled.</summary>
    private bool Uses(Statement statement, int filled, AliasClasses aliases)
    {
        bool IsFilled(Expr expr) => expr is Local local && local.Variable.Type.IsReference && aliases.ClassOf(local.Variable) == filled;

        bool Reads(Expr expr) => expr switch
        {
            LengthOf => false,
            Local => IsFilled(expr),
            Call call => call.Arguments.Where((a, k) => Reads(a.Value) && !(IsFilled(a.Value) && _filled.ContainsKey((call.Callee.Id, k)))).Any(),
            _ => expr.Children().Any(Reads),
        };

        return statement switch
        {
            Insert => false,
            Declare { Value: NewArray } => false,
            _ => statement.Expressions().Any(Reads),
        };
    }
}
