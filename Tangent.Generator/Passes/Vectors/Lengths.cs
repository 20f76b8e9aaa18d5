using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Cleanup;

namespace Tangent.Generator.Passes.Vectors;

/// <summary>
/// Which references of a function have as many elements as others: adjoints as many as their values, and an array made with the
/// length of another one, or as a copy of it, as many as that one.
/// </summary>
internal sealed class Lengths
{
    private readonly Dictionary<int, int> _like = new();

    public Lengths(Function function)
    {
        List<Statement> statements = function.Body.AllStatements().ToList();
        Dictionary<int, int> assigned = statements.SelectMany(Tidy.AssignedBy).GroupBy(id => id).ToDictionary(g => g.Key, g => g.Count());
        foreach (Variable variable in function.Parameters.Select(p => p.Variable).Concat(statements.SelectMany(Fresh.Declared)))
        {
            if (variable.ShadowOf is int primal)
            {
                _like[variable.Id] = primal;
            }
        }

        foreach (Declare declare in statements.OfType<Declare>().Where(d => d.Value is not null && !_like.ContainsKey(d.Variable.Id)))
        {
            Variable variable = declare.Variable;
            if (Model(declare.Value!) is Variable model && IsFixed(variable, 1) && IsFixed(model, function.Parameters.Any(p => p.Variable.Id == model.Id) ? 0 : 1))
            {
                _like[variable.Id] = model.Id;
            }
        }

        bool IsFixed(Variable variable, int times) => (assigned.TryGetValue(variable.Id, out int count) ? count : 0) == times;
    }

    public bool AreSame(Expr first, Expr second) => first.Equals(second)
        || (first is Local a && second is Local b && Root(a.Variable.Id) == Root(b.Variable.Id));

    private static Variable? Model(Expr value) => value switch
    {
        NewArray { ArrayType.Rank: 1, Sizes: [LengthOf { Array: Local model, Dimension: null }] } => model.Variable,
        CloneOf { Array: Local model } => model.Variable,
        ZerosLike { Array: Local model, Among: null } => model.Variable,
        _ => null,
    };

    private int Root(int id)
    {
        // A chain ends: what a variable is like was declared before it.
        while (_like.TryGetValue(id, out int next) && next != id)
        {
            id = next;
        }

        return id;
    }
}
