using System;
using System.Collections.Generic;
using System.Linq;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Functions as values.</summary>
internal sealed partial class MethodWriter
{
    /// <summary>What a call of a lambda, or of a parameter that stands for one, needs to know.</summary>
    private Helper LambdaHeader(string name)
    {
        HelperParameter parameter = new(new Variable(choices.Fresh("x"), VariableKind.Number), Passing.Value, null);
        return new Helper(name, [parameter], HelperResult.Number, Cost: 40) { IsDelegate = true };
    }

    /// <summary>A function as an argument: a lambda written there, or a method, a local function or a lambda that has a name.</summary>
    private string FunctionValue()
    {
        Helper[] named = [.. helpers.Concat(_localFunctions).Where(h => h.IsFunction && h.Parameters[0].Default is null && char.IsLetter(h.Name[0]) && h.Name.All(char.IsLetterOrDigit) && !h.Name.StartsWith("Gen", StringComparison.Ordinal) && !h.Name.StartsWith(NestedWriter.Stem, StringComparison.Ordinal))];
        if (named.Length > 0 && choices.Chance(0.5))
        {
            choices.Note("named function as an argument");
            return choices.Of(named).Name;
        }

        choices.Note("lambda as an argument");
        string x = choices.Fresh("x");
        List<Variable> visible = [.. _variables];
        _variables.RemoveAll(v => !v.CanBeCaptured);
        Declare(new Variable(x, VariableKind.Number));
        string value = Value(1).At(Level.Choice);
        _variables.Clear();
        _variables.AddRange(visible);
        return $"{x} => {value}";
    }
}
