using System.Collections.Generic;

namespace Tangent.Generator.Support;

/// <summary>
/// The types that generated code names of its own accord. Lowering finds out which of the simple names mean something else
/// where the file stands; the printer writes those with <c>global::</c> and the others simply, with a <c>using</c>.
/// </summary>
internal static class WellKnownTypes
{
    private static readonly Dictionary<string, (string Namespace, int Arity)> Types = new()
    {
        ["Math"] = ("System", 0),
        ["MathF"] = ("System", 0),
        ["Array"] = ("System", 0),
        ["Span"] = ("System", 1),
        ["ReadOnlySpan"] = ("System", 1),
        ["Func"] = ("System", 2),
        ["BinomialSchedule"] = ("Tangent.Runtime", 0),
        ["Checkpoint"] = ("Tangent", 0),
        ["Gradient"] = ("Tangent", 0),
        ["Flat"] = ("Tangent.Runtime", 0),
        ["Guard"] = ("Tangent.Runtime", 0),
        ["History"] = ("Tangent.Runtime", 0),
        ["HistoryStack"] = ("Tangent.Runtime", 1),
        ["PullbackState"] = ("Tangent.Runtime", 0),
        ["Shadow"] = ("Tangent.Runtime", 0),
        ["ShadowSet"] = ("Tangent.Runtime", 0),
        ["Snapshot"] = ("Tangent.Runtime", 0),
    };

    public static IEnumerable<string> Names => Types.Keys;

    /// <summary>The namespace of the type, or null where the name is not one of these.</summary>
    public static string? NamespaceOf(string name) => Types.TryGetValue(name, out var type) ? type.Namespace : null;

    public static int ArityOf(string name) => Types[name].Arity;

    public static string MetadataNameOf(string name)
    {
        (string space, int arity) = Types[name];
        return space + "." + name + (arity == 0 ? string.Empty : "`" + arity);
    }
}
