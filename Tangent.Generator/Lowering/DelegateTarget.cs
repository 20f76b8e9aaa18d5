using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Lowering;

/// <summary>What a delegate calls: a lambda, a local function or a method, with what the delegates that it uses itself call.</summary>
internal sealed record DelegateTarget(IMethodSymbol Method, DelegateBindings Bindings)
{
    /// <summary>Tells the target apart from others in the ids of functions.</summary>
    public string Key => CalleeGraph.IdOf(Method) + Bindings.Key;
}

/// <summary>The delegates whose target is known, by the local or parameter that holds them.</summary>
internal sealed class DelegateBindings
{
    public static readonly DelegateBindings None = new([]);

    private readonly List<(ISymbol Holder, DelegateTarget Target)> _bindings;

    private DelegateBindings(List<(ISymbol Holder, DelegateTarget Target)> bindings) => _bindings = bindings;

    public bool IsEmpty => _bindings.Count == 0;

    public IEnumerable<DelegateTarget> Targets => _bindings.Select(b => b.Target);

    public string Key => IsEmpty
        ? string.Empty
        : "{" + string.Join(";", _bindings.Select(b => b.Holder.Name + "=" + b.Target.Key)) + "}";

    public DelegateTarget? Find(ISymbol holder) => _bindings
        .Where(b => SymbolEqualityComparer.Default.Equals(b.Holder, holder))
        .Select(b => b.Target)
        .FirstOrDefault();

    public DelegateBindings With(ISymbol holder, DelegateTarget target) => new(_bindings
        .Where(b => !SymbolEqualityComparer.Default.Equals(b.Holder, holder))
        .Append((holder, target))
        .ToList());

    /// <summary>Those that a piece of code can use.</summary>
    public DelegateBindings Of(IEnumerable<ISymbol> holders)
    {
        var used = new HashSet<ISymbol>(holders, SymbolEqualityComparer.Default);
        return new(_bindings.Where(b => used.Contains(b.Holder)).ToList());
    }
}
