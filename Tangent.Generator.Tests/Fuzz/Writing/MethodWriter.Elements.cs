using System;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Elements of arrays, spans and tables, as values and as targets.</summary>
internal sealed partial class MethodWriter
{
    private static bool IsReadable(Variable variable) =>
        variable.IsRow || variable.Kind is VariableKind.Jagged or VariableKind.Rectangular or VariableKind.Structs or VariableKind.List or VariableKind.Cube or VariableKind.Tesseract or VariableKind.Deep;

    private static bool HasWritableElements(Variable variable) =>
        (variable.IsWritable && variable.Kind is VariableKind.Array or VariableKind.Span or VariableKind.Jagged or VariableKind.Rectangular or VariableKind.List or VariableKind.Cube or VariableKind.Tesseract or VariableKind.Deep)
        || variable is { Kind: VariableKind.Structs, Struct.IsReadOnly: false };

    /// <summary>An element of a variable that is wanted; <see langword="null"/> if there is none.</summary>
    private Term? Element(Func<Variable, bool> isWanted)
    {
        Variable? array = Any(v => isWanted(v) && v.Length > 0);
        return array is null ? null : new Term(ElementText(array) + (array.Kind == VariableKind.Structs ? choices.Of(".A", ".B") : ""), Variable.Ordinary, Level.Primary);
    }

    private string ElementText(Variable array)
    {
        string name = array.Name;
        switch (array.Kind)
        {
            case VariableKind.Rectangular:
                return $"{name}[{Index(array.Rows, true, name + ".GetLength(0)")}, {Index(array.Length, true, name + ".GetLength(1)")}]";
            case VariableKind.Jagged:
                return $"{name}[{Index(array.Rows, true, name + ".Length")}][{Index(array.Length, true, Literal(array.Length))}]";
            case VariableKind.Cube:
                return $"{name}[{Index(2, true, "2")}, {Index(2, true, name + ".GetLength(1)")}, {Index(2, true, "2")}]";
            case VariableKind.Tesseract:
                return $"{name}[{Index(2, true, "2")}, {Index(2, true, "2")}, {Index(2, true, name + ".GetLength(2)")}, {Index(2, true, "2")}]";
            case VariableKind.Deep:
                return $"{name}[{Index(2, true, name + ".Length")}][{Index(2, true, "2")}][{Index(2, true, "2")}]";
            default:
                if (choices.Chance(0.06))
                {
                    return $"{name}[^{Literal(choices.Next(1, array.Length))}]";
                }

                return $"{name}[{Index(array.Length, array.IsExact, name + (array.Kind == VariableKind.List ? ".Count" : ".Length"))}]";
        }
    }

    /// <summary>A place of type <c>double</c> that can be assigned: a variable, a part of a pair or an element.</summary>
    private Term? Target()
    {
        if (choices.Chance(0.35) && Element(HasWritableElements) is Term element)
        {
            return element;
        }

        Variable? variable = Any(v => v is { IsOrdinaryNumber: true, IsWritable: true } or { HasWritableParts: true });
        return variable is null
            ? Element(HasWritableElements)
            : new Term(variable.Kind == VariableKind.Pair ? variable.Name + choices.Of(".A", ".B") : variable.Name, Variable.Ordinary, Level.Primary);
    }
}
