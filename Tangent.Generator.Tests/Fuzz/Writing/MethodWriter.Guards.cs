using System.Collections.Generic;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Guarded blocks, stopped values, inserted statements and loops with checkpoints.</summary>
internal sealed partial class MethodWriter
{
    /// <summary>Inside a block that control cannot leave: a <c>finally</c>, the body of a loop with checkpoints.</summary>
    private bool _isClosed;

    private void Try()
    {
        bool hasCatch = choices.Chance(0.25);
        bool hasFinally = !hasCatch || choices.Chance(0.4);
        choices.Note(hasCatch ? "try with catch" : "try with finally");
        Line("try");
        Block(() => Statements(4));
        if (hasCatch)
        {
            Line(choices.Of("catch (ArgumentException)", "catch"));
            Block(() => Line("throw;"));
        }

        if (hasFinally)
        {
            Line("finally");
            Closed(() => Block(() => Statements(2)));
        }
    }

    private void CheckpointedLoop()
    {
        choices.Note("Checkpoint.Range");
        string index = choices.Fresh("i");
        Line($"foreach (int {index} in Checkpoint.Range({Between0And(4)}, {choices.Of("1", "2", "3")}))");
        Closed(() => Repeated(5, JumpPlace.None, () => Block(() =>
        {
            Declare(new Variable(index, VariableKind.Integer) { High = 4, IsWritable = false });
            List<Variable> outer = [.. _variables];
            if (choices.Chance(0.9))
            {
                // A trip may write the elements of a list, not make it longer or shorter.
                for (int i = 0; i < _variables.Count; i++)
                {
                    _variables[i] = _variables[i] with { IsResizable = false };
                }
            }

            if (choices.Chance(0.5) && Any(v => v.Kind is VariableKind.Jagged or VariableKind.Deep or VariableKind.List) is Variable state)
            {
                choices.Note("Checkpoint.Range with rows or a list");
                Line($"{ElementText(state)} = {Value(2).Text};");
            }

            Statements(4);
            _variables.Clear();
            _variables.AddRange(outer);
        })));
    }

    private void Closed(System.Action body)
    {
        (bool isClosed, JumpPlace place) = (_isClosed, _place);
        _isClosed = true;
        _place = JumpPlace.None;
        body();
        _isClosed = isClosed;
        _place = place;
    }

    /// <summary>Scales the adjoint on its way back; exact powers of two, so that no rounding comes in.</summary>
    private void Insert()
    {
        if (Any(v => v is { IsOrdinaryNumber: true, CanBeReferenced: true, IsWritable: true, CanBeCaptured: true }) is not Variable variable)
        {
            Assign();
            return;
        }

        choices.Note("Gradient.Insert");
        string adjoint = choices.Fresh("d");
        Line($"Gradient.Insert({variable.Name}, (ref double {adjoint}) => {{ {adjoint} *= {choices.Of("0.5", "2", "-1")}; }});");
    }

    private Term Stopped(int depth)
    {
        Term term = Number(depth);
        return new Term($"Gradient.Stop({term.Text})", term.Bound, Level.Primary);
    }
}
