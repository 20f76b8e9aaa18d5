namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Values and arrays of the program's own structs.</summary>
internal sealed partial class MethodWriter
{
    private void DeclareStruct()
    {
        if (choices.Structs.Count == 0)
        {
            DeclarePair();
            return;
        }

        StructType type = choices.Of(choices.Structs);
        if (choices.Chance(0.35))
        {
            choices.Note("array of structs");
            string array = choices.Fresh("ss");
            Line($"{type.Name}[] {array} = {{ {StructValue(type)}, {StructValue(type)}, {StructValue(type)} }};");
            Declare(new Variable(array, VariableKind.Structs) { Struct = type });
            return;
        }

        choices.Note("struct variable");
        string name = choices.Fresh("p");
        Line($"{type.Name} {name} = {StructValue(type)};");
        Declare(new Variable(name, VariableKind.Pair) { Struct = type });
    }

    private void AssignStruct()
    {
        if (choices.Chance(0.3) && Any(v => v is { Kind: VariableKind.Structs, IsMovable: true }) is Variable array)
        {
            choices.Note("struct element");
            Line($"{ElementText(array)} = {StructValue(array.Struct!)};");
        }
        else if (Any(v => v is { Kind: VariableKind.Pair, Struct: not null, IsWritable: true }) is Variable variable)
        {
            choices.Note("struct assignment");
            Line($"{variable.Name} {choices.Of("=", "=", "+=")} {StructValue(variable.Struct!)};");
        }
        else
        {
            DeclareStruct();
        }
    }

    /// <summary>A value of the struct, made, copied, computed by an operator or from another one.</summary>
    private string StructValue(StructType type)
    {
        Variable? other = Any(v => v.Kind == VariableKind.Pair && v.Struct == type);
        Variable? array = Any(v => v.Kind == VariableKind.Structs && v.Struct == type);
        string made = $"new {type.Name}({Value(1).Text}, {Value(1).Text})";
        string? copy = other?.Name;
        if (array is not null && choices.Chance(0.5))
        {
            copy = ElementText(array);
        }

        if (copy is null)
        {
            return made;
        }

        string form = choices.Weighted(
            (4, made),
            (4, copy),
            (2, $"{copy} + {choices.Of(copy, made)}"),
            (2, $"{copy} * {Bounded(Value(1), Variable.Ordinary).At(Level.Unary)}"),
            (other is null || !type.HasWith || (type.IsReadOnly && !type.IsClass) ? 0 : 2, $"{copy} with {{ {choices.Of("A", "B")} = {Value(1).Text} }}"),
            (1, $"{IntegerComparison()} ? {copy} : {made}"),
            (type.IsClass ? 0 : 1, "default"));
        choices.Note(form == "default" ? "struct default" : "struct value");
        return form == "default" ? $"default({type.Name})" : form;
    }
}
