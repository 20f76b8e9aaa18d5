using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Lowering;

/// <summary>Calls without a derivative that always give the same for the same arguments, and do nothing else.</summary>
internal static class Purity
{
    private static readonly HashSet<string> PureOwners =
    [
        "string", "char", "bool", "int", "long", "uint", "ulong", "short", "ushort", "byte", "sbyte", "double", "float",
        "System.Math", "System.MathF", "System.Convert", "System.BitConverter", "System.Numerics.BitOperations",
    ];

    public static bool IsPure(IMethodSymbol method) =>
        !method.ReturnsVoid && PureOwners.Contains(method.ContainingType.ToDisplayString());
}
