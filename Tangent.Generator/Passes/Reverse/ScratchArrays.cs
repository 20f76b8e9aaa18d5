using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// Arrays of the method's own that a loop uses as scratch memory: filled anew in each trip before anything of them is read. What the last
/// trip left is then kept once, at the start of a trip, in place of each element that is overwritten.
/// </summary>
internal sealed class ScratchArrays
{
    private readonly AliasClasses _aliases;
    private readonly FunctionTable _functions;
    private readonly Dictionary<int, (Variable Array, Expr Size)> _arrays = new();

    public ScratchArrays(Function function, AliasClasses aliases, FunctionTable functions)
    {
        _aliases = aliases;
        _functions = functions;
        Dictionary<int, int> assigned = function.Body.Statements.SelectMany(Cleanup.Tidy.AssignedIn)
            .GroupBy(id => id)
            .ToDictionary(g => g.Key, g => g.Count());
        foreach (Declare declare in function.Body.AllStatements().OfType<Declare>())
        {
            if (declare.Value is NewArray { Sizes.Count: 1, ArrayType: { Rank: 1, Element: RealType { HasLiterals: true } } } made
                && assigned[declare.Variable.Id] == 1 && aliases.IsAlone(declare.Variable)
                && TripCount.IsPlain(made.Sizes[0])
                && made.Sizes[0].Variables().All(v => Count(assigned, v) <= (IsParameter(function, v) ? 0 : 1)))
            {
                _arrays.Add(declare.Variable.Id, (declare.Variable, made.Sizes[0]));
            }
        }
    }

    /// <summary>The array's length, where the body of a loop uses the array as scratch memory; else null.</summary>
    public Expr? SizeWithin(Variable array, Block body) =>
        _arrays.TryGetValue(array.Id, out (Variable Array, Expr Size) found) && new Coverage(array, found.Size).IsScratchIn(body)
            ? found.Size
            : null;

    /// <summary>The arrays that the loop's body writes as scratch memory, and no loop inside it does already.</summary>
    public IEnumerable<Overwrite> At(Block body)
    {
        foreach ((Variable array, Expr size) in _arrays.Values.Where(a => IsWrittenIn(body, a.Array) && !IsDeclaredIn(body, a.Array)))
        {
            if (SizeWithin(array, body) is not null && !Loops(body).Any(inner => IsWrittenIn(inner, array) && SizeWithin(array, inner) is not null))
            {
                yield return new Overwrite(Location.Contents(_aliases.ClassOf(array)), new Local(array)) { IsWhole = true, Size = size };
            }
        }
    }

    private bool IsWrittenIn(Block body, Variable array) => StorageWrites.Of(body, _functions).Any(v => v.Id == array.Id);

    private static bool IsDeclaredIn(Block body, Variable array) =>
        body.AllStatements().Any(s => s is Declare declare && declare.Variable.Id == array.Id);

    private static IEnumerable<Block> Loops(Block body) => body.AllStatements().OfType<For>().Select(f => f.Body);

    private static int Count(Dictionary<int, int> assigned, Variable variable) =>
        assigned.TryGetValue(variable.Id, out int count) ? count : 0;

    private static bool IsParameter(Function function, Variable variable) => function.Parameters.Any(p => p.Variable.Id == variable.Id);
}
