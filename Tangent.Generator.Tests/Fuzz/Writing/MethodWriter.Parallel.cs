using System.Collections.Generic;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Loops of independent trips over the processors.</summary>
internal sealed partial class MethodWriter
{
    private void ParallelFor()
    {
        choices.Note("Parallel.For");
        int length = choices.Next(1, 4);
        string target = choices.Fresh("b");
        Line($"double[] {target} = new double[{Literal(length)}];");
        List<Variable> visible = [.. _variables];
        List<Helper> functions = [.. _localFunctions];
        string index = choices.Fresh("i");
        Line($"Parallel.For(0, {choices.Of(Literal(length), target + ".Length")}, {index} =>");
        _variables.RemoveAll(v => !v.CanBeCaptured || v.Kind is VariableKind.Bag or VariableKind.Structs);
        for (int i = 0; i < _variables.Count; i++)
        {
            // What a trip writes belongs to it alone.
            _variables[i] = _variables[i] with { IsWritable = false };
        }

        _localFunctions.Clear();
        Repeated(length, JumpPlace.None, () => Block(() => Trip(target, index, length), "});"));
        _variables.Clear();
        _variables.AddRange(visible);
        _localFunctions.AddRange(functions);
        Declare(new Variable(target, VariableKind.Array) { Length = length });
    }

    private void Trip(string target, string index, int length)
    {
        Declare(new Variable(index, VariableKind.Integer) { High = length - 1, IsWritable = false });
        string own = choices.Fresh("t");
        Line($"double {own} = {Value(2).Text};");
        Declare(new Variable(own, VariableKind.Number));
        if (choices.Chance(0.5))
        {
            string inner = choices.Fresh("i");
            Line($"for (int {inner} = 0; {inner} < {Between0And(3)}; {inner}++)");
            Repeated(3, JumpPlace.None, () => Block(() =>
            {
                Declare(new Variable(inner, VariableKind.Integer) { High = 2, IsWritable = false });
                Line($"{own} = {Value(2).Text};");
                Line($"{target}[{index}] += 0.25 * {own};");
            }));
        }
        else if (choices.Chance(0.4))
        {
            Line($"if ({Condition(1)})");
            Block(() => Line($"{own} *= {Bounded(Number(1), 1).Text};"));
        }

        Line(choices.Of($"{target}[{index}] = {Value(2).Text};", $"{target}[{index}] += {own} * 0.25;", $"{target}[{index}] = 0.25 * ({own} - {target}[{index}]);"));
    }
}
