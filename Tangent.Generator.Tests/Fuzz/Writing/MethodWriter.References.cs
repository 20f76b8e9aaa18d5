namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Second names of elements: <c>ref</c> locals, and <c>foreach</c> by reference.</summary>
internal sealed partial class MethodWriter
{
    private void DeclareReference()
    {
        if (choices.Chance(0.3) && Any(v => v is { Kind: VariableKind.Structs, Struct.IsClass: false }) is Variable structs)
        {
            choices.Note("ref local of a struct");
            string struct_ = choices.Fresh("p");
            Line($"ref {structs.Struct!.Name} {struct_} = ref {ElementText(structs)};");
            Declare(new Variable(struct_, VariableKind.Pair) { Struct = structs.Struct, CanBeCaptured = false });
            return;
        }

        if (Any(v => IsReadable(v) && v.Kind is not (VariableKind.List or VariableKind.Structs) && v.Length > 0) is not Variable array)
        {
            NewArray();
            return;
        }

        bool isWritable = HasWritableElements(array) && choices.Chance(0.9);
        choices.Note(isWritable ? "ref local" : "ref readonly local");
        string name = choices.Fresh("e");
        Line($"ref {(isWritable ? "" : "readonly ")}double {name} = ref {ElementText(array)};");
        Declare(new Variable(name, VariableKind.Number) { IsWritable = isWritable, CanBeCaptured = false });
    }

    /// <summary>The variable of a loop over a span that is each element, not a copy of it, and the type that stands before it.</summary>
    private (string Type, Variable Item) ReferenceTo(Variable span, string name)
    {
        bool isWritable = HasWritableElements(span) && choices.Chance(0.8);
        choices.Note(isWritable ? "foreach by ref" : "foreach by ref readonly");
        return (isWritable ? "ref double" : "ref readonly double", new Variable(name, VariableKind.Number) { IsWritable = isWritable, CanBeCaptured = false });
    }
}
