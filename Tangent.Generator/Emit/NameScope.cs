using System.Collections.Generic;

namespace Tangent.Generator.Emit;

/// <summary>
/// A declaration space of C#: a block, or a <c>for</c> with its index. A name may be used again only where neither scope
/// encloses the other, whatever the order of the declarations.
/// </summary>
internal sealed class NameScope(NameScope? outer)
{
    private readonly HashSet<string> _own = [];
    private readonly HashSet<string> _below = [];

    public bool IsFree(string name)
    {
        if (_below.Contains(name))
        {
            return false;
        }

        for (NameScope? scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._own.Contains(name))
            {
                return false;
            }
        }

        return true;
    }

    public void Take(string name)
    {
        _own.Add(name);
        for (NameScope? scope = Outer; scope is not null; scope = scope.Outer)
        {
            scope._below.Add(name);
        }
    }

    private NameScope? Outer => outer;
}
