using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Vectors;

/// <summary>
/// Which references of a derivative may name storage in common. Adjoints and values never do; what the function allocates is apart from what
/// it was given; two arguments may be one.
/// </summary>
internal sealed class Overlaps
{
    private readonly AliasClasses _classes;
    private readonly HashSet<int> _given = new();
    private readonly HashSet<int> _shadows = new();
    private readonly HashSet<int> _mixed = new();

    public Overlaps(Function function)
    {
        _classes = AliasClasses.Within(function);
        foreach (Variable variable in function.Parameters.Select(p => p.Variable).Where(v => AliasClasses.HoldsReference(v.Type)))
        {
            _given.Add(_classes.ClassOf(variable));
        }

        IEnumerable<Variable> declared = function.Body.AllStatements().SelectMany(Fresh.Declared);
        foreach (Variable variable in function.Parameters.Select(p => p.Variable).Concat(declared).Where(v => AliasClasses.HoldsReference(v.Type)))
        {
            int id = _classes.ClassOf(variable);
            if (variable.Type is TapeType)
            {
                // A tape holds values and adjoints.
                _mixed.Add(id);
            }

            if (variable.ShadowOf is not null)
            {
                _shadows.Add(id);
            }
        }
    }

    public bool MayOverlap(Expr first, Expr second)
    {
        if (first.Root() is not Variable a || second.Root() is not Variable b)
        {
            // Constant storage, which nothing writes.
            return false;
        }

        int x = _classes.ClassOf(a);
        int y = _classes.ClassOf(b);
        return x == y || (_given.Contains(x) && _given.Contains(y)
            && (_mixed.Contains(x) || _mixed.Contains(y) || _shadows.Contains(x) == _shadows.Contains(y)));
    }
}
