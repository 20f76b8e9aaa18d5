using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Analysis;

/// <summary>
/// The functions of one model, found by id, with what a caller has to know of each: which parameters' storage it may
/// write, and whether it can call itself.
/// </summary>
internal sealed class FunctionTable
{
    private readonly Dictionary<string, Function> _functions = new();
    private readonly Dictionary<string, HashSet<int>> _written = new();

    public FunctionTable(IEnumerable<Function> functions)
    {
        foreach (Function function in functions)
        {
            _functions[function.Id] = function;
            _written[function.Id] = new HashSet<int>();
        }

        // A callee's writes are its callers' writes; repeat until nothing is added, for the sake of recursion.
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (Function function in _functions.Values)
            {
                changed |= AddWrites(function);
            }
        }
    }

    public Function? Find(string id) => _functions.TryGetValue(id, out Function? function) ? function : null;

    /// <summary>The ordinals of the parameters through which the function may write arrays or spans of its caller.</summary>
    public bool MayWrite(string id, int parameter) =>
        !_written.TryGetValue(id, out HashSet<int>? written) || written.Contains(parameter);

    /// <summary>Whether a call of the function can lead to another call of it.</summary>
    public bool IsRecursive(string id)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>(CalledBy(id));
        while (open.Count > 0)
        {
            string next = open.Pop();
            if (next == id)
            {
                return true;
            }

            if (seen.Add(next))
            {
                foreach (string callee in CalledBy(next))
                {
                    open.Push(callee);
                }
            }
        }

        return false;
    }

    private IEnumerable<string> CalledBy(string id) =>
        Find(id) is Function function
            ? function.Body.AllStatements().SelectMany(s => s.Expressions()).OfType<Call>().Select(c => c.Callee.Id)
            : Enumerable.Empty<string>();

    private bool AddWrites(Function function)
    {
        var aliases = AliasClasses.Within(function);
        var writtenClasses = new HashSet<int>(StorageWrites.Of(function.Body, this).Select(v => aliases.ClassOf(v)));
        bool changed = false;
        for (int i = 0; i < function.Parameters.Count; i++)
        {
            Variable parameter = function.Parameters[i].Variable;
            if (parameter.Type.IsReference && writtenClasses.Contains(aliases.ClassOf(parameter)))
            {
                changed |= _written[function.Id].Add(i);
            }
        }

        return changed;
    }
}
