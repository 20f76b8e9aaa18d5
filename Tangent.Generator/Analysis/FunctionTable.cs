using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Analysis;

/// <summary>
/// The functions of one model, found by id, with what a caller has to know of each: which parameters' storage it may
/// write, which it may make name each other's storage, and whether it can call itself.
/// </summary>
internal sealed class FunctionTable
{
    private readonly Dictionary<string, Function> _functions = new();
    private readonly Dictionary<string, HashSet<int>> _written = new();
    private readonly Dictionary<string, HashSet<int>> _resized = new();
    private readonly Dictionary<string, HashSet<(int, int)>> _linked = new();
    private readonly Dictionary<string, HashSet<int>> _returned = new();
    private readonly Dictionary<string, HashSet<string>> _fields = new();

    public FunctionTable(IEnumerable<Function> functions)
        : this(functions, _ => true)
    {
    }

    /// <param name="functions">The functions.</param>
    /// <param name="counts">Whether storing a value of a type counts as writing.</param>
    public FunctionTable(IEnumerable<Function> functions, System.Func<IrType, bool> counts)
    {
        Counts = counts;
        foreach (Function function in functions)
        {
            _functions[function.Id] = function;
            _written[function.Id] = new HashSet<int>();
            _resized[function.Id] = new HashSet<int>();
            _linked[function.Id] = new HashSet<(int, int)>();
            _returned[function.Id] = new HashSet<int>();
            _fields[function.Id] = new HashSet<string>();
        }

        // A callee's writes are its callers' writes; repeat until nothing is added, for the sake of recursion.
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (Function function in _functions.Values)
            {
                changed |= AddReturns(function);
                changed |= AddLinks(function);
                changed |= AddWrites(function);
                changed |= AddFields(function);
            }
        }
    }

    /// <summary>Whether storing a value of a type counts as writing.</summary>
    public System.Func<IrType, bool> Counts { get; }

    public IEnumerable<Function> All => _functions.Values;

    public Function? Find(string id) => _functions.TryGetValue(id, out Function? function) ? function : null;

    /// <summary>The ordinals of the parameters through which the function may write arrays or spans of its caller.</summary>
    public bool MayWrite(string id, int parameter) =>
        !_written.TryGetValue(id, out HashSet<int>? written) || written.Contains(parameter);

    /// <summary>Whether the function may make a list that a parameter names, or holds, longer or shorter.</summary>
    public bool MayResize(string id, int parameter) =>
        !_resized.TryGetValue(id, out HashSet<int>? resized) || resized.Contains(parameter);

    /// <summary>Whether what the function returns may name, or hold, storage that a parameter does.</summary>
    public bool MayReturn(string id, int parameter) =>
        !_returned.TryGetValue(id, out HashSet<int>? returned) || returned.Contains(parameter);

    /// <summary>Whether the function, or what it calls, assigns a field of this name in some object.</summary>
    public bool MayAssignField(string id, string field) => !_fields.TryGetValue(id, out HashSet<string>? fields) || fields.Contains(field);

    /// <summary>
    /// Whether the function may leave storage of one parameter reachable through another: a row put into an array of rows, a
    /// reference kept on a tape.
    /// </summary>
    public bool MayLink(string id, int first, int second) =>
        _linked.TryGetValue(id, out HashSet<(int, int)>? linked) && linked.Contains((first, second));

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

    private bool AddFields(Function function)
    {
        HashSet<string> fields = _fields[function.Id];
        int before = fields.Count;
        foreach (Statement statement in function.Body.AllStatements())
        {
            for (Expr? place = (statement as Assign)?.Target; place is TupleItem or ElementAt; place = place is TupleItem item ? item.Tuple : null)
            {
                if (place is ElementAt element && ObjectFields.Of(element) is ObjectField field)
                {
                    fields.Add(field.Name);
                }
            }

            foreach (Call call in statement.Expressions().OfType<Call>())
            {
                fields.UnionWith(_fields.TryGetValue(call.Callee.Id, out HashSet<string>? inner) ? inner : Enumerable.Empty<string>());
            }
        }

        return fields.Count > before;
    }

    private bool AddReturns(Function function)
    {
        var aliases = AliasClasses.Within(function, this);
        var returned = new HashSet<int>(function.Body.AllStatements()
            .OfType<Return>()
            .Where(r => r.Value is not null)
            .SelectMany(r => AliasClasses.Sources(r.Value!, this))
            .Select(v => aliases.ClassOf(v)));
        bool changed = false;
        for (int i = 0; i < function.Parameters.Count; i++)
        {
            if (returned.Contains(aliases.ClassOf(function.Parameters[i].Variable)))
            {
                changed |= _returned[function.Id].Add(i);
            }
        }

        return changed;
    }

    private bool AddLinks(Function function)
    {
        var aliases = AliasClasses.Within(function, this);
        bool changed = false;
        for (int i = 0; i < function.Parameters.Count; i++)
        {
            for (int j = i + 1; j < function.Parameters.Count; j++)
            {
                if (aliases.ClassOf(function.Parameters[i].Variable) == aliases.ClassOf(function.Parameters[j].Variable))
                {
                    changed |= _linked[function.Id].Add((i, j));
                }
            }
        }

        return changed;
    }

    private bool AddWrites(Function function)
    {
        var aliases = AliasClasses.Within(function, this);
        var writtenClasses = new HashSet<int>(StorageWrites.Of(function.Body, this).Select(v => aliases.ClassOf(v)));
        var resizedClasses = new HashSet<int>(StorageWrites.Resized(function.Body, this).Select(v => aliases.ClassOf(v)));
        bool changed = false;
        for (int i = 0; i < function.Parameters.Count; i++)
        {
            Variable parameter = function.Parameters[i].Variable;
            if (AliasClasses.HoldsReference(parameter.Type) && writtenClasses.Contains(aliases.ClassOf(parameter)))
            {
                changed |= _written[function.Id].Add(i);
            }

            if (AliasClasses.HoldsReference(parameter.Type) && resizedClasses.Contains(aliases.ClassOf(parameter)))
            {
                changed |= _resized[function.Id].Add(i);
            }
        }

        return changed;
    }
}
