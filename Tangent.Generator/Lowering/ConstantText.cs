using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tangent.Generator.Lowering;

/// <summary>The text of a constant that has no text of the user's own: invariant, and of exactly the constant's type.</summary>
internal static class ConstantText
{
    public static string Of(object? value, ITypeSymbol type, TargetNames names)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
        {
            IFieldSymbol? member = enumeration.GetMembers().OfType<IFieldSymbol>()
                .FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, value));
            return member is null
                ? "(" + names.Type(type) + ")(" + Of(value) + ")"
                : names.Type(type) + "." + TargetNames.Identifier(member.Name);
        }

        return Of(value);
    }

    private static string Of(object? value) => value switch
    {
        null => "null",
        double d => OfDouble(d),
        float f => OfSingle(f),
        decimal m => m.ToString(CultureInfo.InvariantCulture) + "m",
        long l => l.ToString(CultureInfo.InvariantCulture) + "L",
        ulong u => u.ToString(CultureInfo.InvariantCulture) + "UL",
        uint u => u.ToString(CultureInfo.InvariantCulture) + "u",
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) ?? "default",
    };

    private static string OfDouble(double value)
    {
        if (double.IsNaN(value))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        // (-0.0).ToString("R") is "0" on .NET Framework, where the compiler in Visual Studio runs.
        if (value == 0 && 1 / value < 0)
        {
            return "-0.0";
        }

        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E', 'e']) < 0 ? text + ".0" : text;
    }

    private static string OfSingle(float value)
    {
        if (float.IsNaN(value))
        {
            return "float.NaN";
        }

        if (float.IsInfinity(value))
        {
            return value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        return value == 0 && 1 / value < 0 ? "-0f" : value.ToString("R", CultureInfo.InvariantCulture) + "f";
    }
}
