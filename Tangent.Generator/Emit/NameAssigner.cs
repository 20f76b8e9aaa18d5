using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Emit;

/// <summary>
/// Gives each variable its name in the text. The parameters keep theirs, then the variables in the order of the text have the name
/// they ask for where C# allows it, else the name with a suffix: <c>i2</c>, and <c>dx_</c> for the derivative of <c>x</c>.
/// </summary>
internal sealed class NameAssigner
{
    // In a deconstruction not a name: any number may stand side by side.
    private const string Discard = "_";

    private readonly Dictionary<int, string> _names = [];
    private readonly HashSet<string> _reserved;
    private readonly HashSet<string> _wanted;
    private readonly Dictionary<int, List<NameScope>> _sites = [];
    private readonly List<Variable> _order = [];

    private NameAssigner(Function function)
    {
        _reserved = new HashSet<string>(TextNames.Of(function));
        var root = new NameScope(null);
        foreach (Parameter parameter in function.Parameters)
        {
            _names[parameter.Variable.Id] = parameter.Variable.Name;
            root.Take(parameter.Variable.Name);
        }

        // C# puts parameters and the outermost locals into one space, since a local may not hide a parameter.
        Collect(function.Body, root);
        _wanted = new HashSet<string>(function.Parameters.Select(p => p.Variable).Concat(_order).Select(v => v.Name));
    }

    /// <summary>The names by variable id, not yet escaped.</summary>
    public static IReadOnlyDictionary<int, string> Assign(Function function)
    {
        var assigner = new NameAssigner(function);
        foreach (Variable variable in assigner._order)
        {
            assigner.Assign(variable);
        }

        return assigner._names;
    }

    private void Collect(Block block, NameScope scope)
    {
        foreach (Statement statement in block.Statements)
        {
            switch (statement)
            {
                case Declare declare:
                    Add(declare.Variable, scope);
                    break;
                case Deconstruct deconstruct:
                    foreach (Variable variable in deconstruct.Variables.Where(v => v.Name != Discard))
                    {
                        Add(variable, scope);
                    }

                    break;
                case For loop:
                    var header = new NameScope(scope);
                    Add(loop.Index, header);
                    Collect(loop.Body, new NameScope(header));
                    break;
                case ParallelFor loop:
                    var lambda = new NameScope(scope);
                    Add(loop.Index, lambda);
                    Collect(loop.Body, lambda);
                    break;
                default:
                    foreach (Block inner in statement.Blocks())
                    {
                        Collect(inner, new NameScope(scope));
                    }

                    break;
            }
        }
    }

    private void Add(Variable variable, NameScope scope)
    {
        if (_names.ContainsKey(variable.Id))
        {
            return;
        }

        if (!_sites.TryGetValue(variable.Id, out List<NameScope>? sites))
        {
            _sites[variable.Id] = sites = [];
            _order.Add(variable);
        }

        sites.Add(scope);
    }

    private void Assign(Variable variable)
    {
        List<NameScope> sites = _sites[variable.Id];
        string name = Candidates(Wanted(variable)).First(candidate =>
            !_reserved.Contains(candidate) && sites.TrueForAll(site => site.IsFree(candidate)));
        _names[variable.Id] = name;
        foreach (NameScope site in sites)
        {
            site.Take(name);
        }
    }

    /// <summary>The derivative of what is called <c>exp2</c> in the text is <c>dexp2</c>.</summary>
    private string Wanted(Variable variable) =>
        variable.DerivativeOf is int primal && _names.TryGetValue(primal, out string? name) && variable.Name[0] is 'd' or 'v'
            ? variable.Name.Substring(0, 1) + name
            : variable.Name;

    private IEnumerable<string> Candidates(string wanted)
    {
        yield return wanted;
        if (IsDerivativeName(wanted))
        {
            for (string name = wanted + "_"; ; name += "_")
            {
                yield return name;
            }
        }

        // Behind a digit the number would read as part of it.
        string separator = char.IsDigit(wanted[wanted.Length - 1]) ? "_" : "";
        for (int number = 2; ; number++)
        {
            yield return wanted + separator + number.ToString(CultureInfo.InvariantCulture);
        }
    }

    private bool IsDerivativeName(string name) => name.Length > 1 && name[0] == 'd' && _wanted.Contains(name.Substring(1));
}
