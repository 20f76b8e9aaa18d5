using System;
using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Support;

namespace Tangent.Generator.Emit;

/// <summary>
/// How the well-known names are written in the target file: simply where a simple name finds them, else with
/// <c>global::</c>. A user's own <c>N.Math</c>, or a variable called <c>Math</c>, hides the one of <c>System</c>.
/// </summary>
internal sealed class Vocabulary
{
    private readonly HashSet<string> _hidden;
    private readonly SortedSet<string> _namespaces;

    public Vocabulary(IEnumerable<string> hidden)
        : this(new HashSet<string>(hidden), new SortedSet<string>(StringComparer.Ordinal))
    {
    }

    private Vocabulary(HashSet<string> hidden, SortedSet<string> namespaces)
    {
        _hidden = hidden;
        _namespaces = namespaces;
    }

    /// <summary>The namespaces that the simple names handed out so far need a <c>using</c> for.</summary>
    public IEnumerable<string> UsedNamespaces => _namespaces;

    /// <summary>The vocabulary of a method in which these variables hide names as well.</summary>
    public Vocabulary Within(IEnumerable<string> variableNames) =>
        new(new HashSet<string>(_hidden.Concat(variableNames)), _namespaces);

    public string Write(string name)
    {
        if (WellKnownTypes.NamespaceOf(name) is not string home)
        {
            return name;
        }

        if (_hidden.Contains(name))
        {
            return "global::" + home + "." + name;
        }

        _namespaces.Add(home);
        return name;
    }

    /// <summary>Takes note of the names that a text of the model's own looks up.</summary>
    public void Notice(string text)
    {
        foreach (string head in CodeText.Heads(text))
        {
            if (WellKnownTypes.NamespaceOf(head) is string home && !_hidden.Contains(head))
            {
                _namespaces.Add(home);
            }
        }
    }
}
