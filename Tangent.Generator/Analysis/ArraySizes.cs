using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Passes.Reverse;

namespace Tangent.Generator.Analysis;

/// <summary>The lengths of arrays of numbers that a variable names from its declaration on, <c>double[] y = new double[n];</c>, where nothing changes n.</summary>
internal sealed class ArraySizes
{
    private readonly Dictionary<int, (Variable Array, Expr Size)> _sizes = new();

    public ArraySizes(Function function)
    {
        Dictionary<int, int> assigned = function.Body.Statements.SelectMany(Tidy.AssignedIn)
            .GroupBy(id => id)
            .ToDictionary(g => g.Key, g => g.Count());
        foreach (Declare declare in function.Body.AllStatements().OfType<Declare>())
        {
            if (declare.Value is NewArray { Sizes.Count: 1, ArrayType: { Rank: 1, Element: RealType { HasLiterals: true } } } made
                && assigned[declare.Variable.Id] == 1
                && TripCount.IsPlain(made.Sizes[0])
                && made.Sizes[0].Variables().All(v => Count(assigned, v) <= (IsParameter(function, v) ? 0 : 1)))
            {
                _sizes.Add(declare.Variable.Id, (declare.Variable, made.Sizes[0]));
            }
        }
    }

    public IEnumerable<(Variable Array, Expr Size)> All => _sizes.Values;

    /// <summary>The length; null where it is not known so well.</summary>
    public Expr? Of(Variable array) => _sizes.TryGetValue(array.Id, out (Variable Array, Expr Size) found) ? found.Size : null;

    private static int Count(Dictionary<int, int> assigned, Variable variable) =>
        assigned.TryGetValue(variable.Id, out int count) ? count : 0;

    private static bool IsParameter(Function function, Variable variable) => function.Parameters.Any(p => p.Variable.Id == variable.Id);
}
