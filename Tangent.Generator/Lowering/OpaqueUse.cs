using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Which calls without a derivative may be given a value that has one: those that can neither keep it nor hand it back.
/// They print it, test it, or turn it into text or a number without a derivative.
/// </summary>
internal static class OpaqueUse
{
    private static readonly HashSet<string> Printers =
    [
        "System.Console", "System.Diagnostics.Debug", "System.Diagnostics.Trace", "System.IO.TextWriter", "System.GC",
    ];

    private static readonly HashSet<string> Converters =
    [
        "System.BitConverter", "System.Convert", "System.Runtime.CompilerServices.Unsafe", "System.Buffers.Binary.BinaryPrimitives",
    ];

    /// <summary>Methods that only look at the arrays they are given.</summary>
    private static readonly HashSet<string> Readers =
    [
        "IndexOf", "LastIndexOf", "Contains", "SequenceEqual", "Any", "Count", "Join", "Concat", "Format", "ReferenceEquals",
        "IsNullOrEmpty", "BinarySearch", "CompareTo", "Equals",
    ];

    public static bool Allows(IMethodSymbol method, bool isReference)
    {
        if (method.DeclaringSyntaxReferences.Length > 0 || method.Parameters.Any(p => p.RefKind is RefKind.Ref or RefKind.Out))
        {
            return false;
        }

        string owner = method.ContainingType.ToDisplayString();
        if (Printers.Contains(owner) || IsGuard(method))
        {
            return true;
        }

        if (!CanHoldNothing(method.ReturnType))
        {
            return false;
        }

        // Bits of a number can be made the number again.
        if (Converters.Contains(owner))
        {
            return false;
        }

        bool isOnText = method.ContainingType.SpecialType is SpecialType.System_String or SpecialType.System_Double or SpecialType.System_Single;
        return isReference ? Readers.Contains(method.Name) : method.IsStatic || isOnText;
    }

    /// <summary><c>ArgumentOutOfRangeException.ThrowIfNegative(x)</c> and its like.</summary>
    private static bool IsGuard(IMethodSymbol method) =>
        method.ReturnsVoid && method.IsStatic && method.Name.StartsWith("ThrowIf", System.StringComparison.Ordinal);

    /// <summary>Types that a derivative cannot hide in.</summary>
    public static bool CanHoldNothing(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
        || type.SpecialType is SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Char
            or SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64;

    public static bool IsReference(IrType type) => type.IsReference || type is TupleType;
}
