using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// Arrays of the method's own that a loop uses as scratch memory: filled anew in each trip before anything of them is read. What the last
/// trip left is then kept once, at the start of a trip, in place of each element that is overwritten.
/// </summary>
internal sealed class ScratchArrays(Function function, AliasClasses aliases, FunctionTable functions)
{
    private readonly ArraySizes _sizes = new(function);

    /// <summary>The array's length, where the body of a loop uses the array as scratch memory; else null.</summary>
    public Expr? SizeWithin(Variable array, Block body) =>
        aliases.IsAlone(array) && _sizes.Of(array) is Expr size && new Coverage(array, size, _sizes.Of).IsScratchIn(body) ? size : null;

    /// <summary>The arrays that the loop's body writes as scratch memory, and no loop inside it does already.</summary>
    public IEnumerable<Overwrite> At(Block body)
    {
        foreach ((Variable array, Expr size) in _sizes.All.Where(a => IsWrittenIn(body, a.Array) && !IsDeclaredIn(body, a.Array)))
        {
            if (SizeWithin(array, body) is not null && !Loops(body).Any(inner => IsWrittenIn(inner, array) && SizeWithin(array, inner) is not null))
            {
                yield return new Overwrite(Location.Contents(aliases.ClassOf(array)), new Local(array)) { IsWhole = true, Size = size };
            }
        }
    }

    private bool IsWrittenIn(Block body, Variable array) => StorageWrites.Of(body, functions).Any(v => v.Id == array.Id);

    private static bool IsDeclaredIn(Block body, Variable array) =>
        body.AllStatements().Any(s => s is Declare declare && declare.Variable.Id == array.Id);

    private static IEnumerable<Block> Loops(Block body) => body.AllStatements().OfType<For>().Select(f => f.Body);
}
