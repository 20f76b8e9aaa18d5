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
        ["Half"] = ("System", 0),
        ["Array"] = ("System", 0),
        ["Span"] = ("System", 1),
        ["ReadOnlySpan"] = ("System", 1),
        ["Func"] = ("System", 2),
        ["List"] = ("System.Collections.Generic", 1),
        ["BinomialSchedule"] = ("Tangent.Runtime", 0),
        ["Checkpoint"] = ("Tangent", 0),
        ["Vector"] = ("System.Numerics", 1),
        ["TensorPrimitives"] = ("System.Numerics.Tensors", 0),
        ["Parallel"] = ("System.Threading.Tasks", 0),
        ["Gradient"] = ("Tangent", 0),
        ["Flat"] = ("Tangent.Runtime", 0),
        ["Guard"] = ("Tangent.Runtime", 0),
        ["History"] = ("Tangent.Runtime", 0),
        ["HistoryStack"] = ("Tangent.Runtime", 1),
        ["PullbackState"] = ("Tangent.Runtime", 0),
        ["Shadow"] = ("Tangent.Runtime", 0),
        ["ShadowPairs"] = ("Tangent.Runtime", 0),
        ["ShadowSet"] = ("Tangent.Runtime", 0),
        ["SparseMatrix"] = ("Tangent", 0),
        ["SparseSweeps"] = ("Tangent.Runtime", 0),
        ["SparsityPattern"] = ("Tangent", 0),
        ["Tangents"] = ("Tangent.Runtime", 0),
        ["Workers"] = ("Tangent.Runtime", 0),
        ["Snapshot"] = ("Tangent.Runtime", 0),
        ["Complex"] = ("System.Numerics", 0),
        ["Matrix3x2"] = ("System.Numerics", 0),
        ["Matrix4x4"] = ("System.Numerics", 0),
        ["Plane"] = ("System.Numerics", 0),
        ["Quaternion"] = ("System.Numerics", 0),
        ["Vector2"] = ("System.Numerics", 0),
        ["Vector3"] = ("System.Numerics", 0),
        ["Vector4"] = ("System.Numerics", 0),
        ["IAdditionOperators"] = ("System.Numerics", 3),
        ["IBinaryFloatingPointIeee754"] = ("System.Numerics", 1),
        ["IComparisonOperators"] = ("System.Numerics", 3),
        ["IExponentialFunctions"] = ("System.Numerics", 1),
        ["IFloatingPoint"] = ("System.Numerics", 1),
        ["IFloatingPointConstants"] = ("System.Numerics", 1),
        ["IFloatingPointIeee754"] = ("System.Numerics", 1),
        ["IHyperbolicFunctions"] = ("System.Numerics", 1),
        ["ILogarithmicFunctions"] = ("System.Numerics", 1),
        ["IMinMaxValue"] = ("System.Numerics", 1),
        ["INumber"] = ("System.Numerics", 1),
        ["INumberBase"] = ("System.Numerics", 1),
        ["IPowerFunctions"] = ("System.Numerics", 1),
        ["IRootFunctions"] = ("System.Numerics", 1),
        ["ISignedNumber"] = ("System.Numerics", 1),
        ["ITrigonometricFunctions"] = ("System.Numerics", 1),
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
