namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Branches and jumps.</summary>
internal sealed partial class MethodWriter
{
    private void Branch()
    {
        choices.Note("if");
        Line($"if ({Condition(2)})");
        Block(() => Statements(3));
        if (choices.Chance(0.2))
        {
            choices.Note("else if");
            Line($"else if ({Condition(1)})");
            Block(() => Statements(2));
        }

        if (choices.Chance(0.5))
        {
            choices.Note("else");
            Line("else");
            Block(() => Statements(3));
        }
    }

    private void SwitchStatement()
    {
        choices.Note("switch statement");
        Whole selector = Integer(1);
        int first = choices.Next(selector.Low, selector.High);
        Line($"switch ({selector.Text})");
        Line("{");
        _indent++;
        Case($"case {Literal(first)}:");
        if (choices.Chance(0.7))
        {
            Case($"case {Literal(first + 1)}:", $"case {Literal(first + 2)}:");
        }

        if (choices.Chance(0.2))
        {
            choices.Note("case with a condition");
            Case($"case > {Literal(first)} when {Condition(1)}:");
        }

        if (choices.Chance(0.7))
        {
            Case("default:");
        }

        _indent--;
        Line("}");
    }

    private void Case(params string[] labels)
    {
        foreach (string label in labels)
        {
            Line(label);
        }

        JumpPlace place = _place is JumpPlace.Both or JumpPlace.Continue ? JumpPlace.Continue : JumpPlace.None;
        Repeated(1, place, () => Block(() =>
        {
            Statements(3);
            if (choices.Chance(0.15))
            {
                choices.Note("break inside an arm");
                Line($"if ({Condition(1)}) break;");
                Statements(1);
            }

            Line("break;");
        }));
    }

    private void Jump()
    {
        string jump = _place switch
        {
            JumpPlace.Both => choices.Of("break;", "continue;"),
            JumpPlace.Break => "break;",
            _ => "continue;",
        };
        choices.Note(jump[..^1]);
        Line($"if ({Condition(1)})");
        Block(() =>
        {
            if (choices.Chance(0.4))
            {
                Statements(2);
            }

            Line(jump);
        });
    }

    private void EarlyReturn()
    {
        choices.Note("early return");
        Line($"if ({Condition(1)})");
        Block(() =>
        {
            if (choices.Chance(0.4))
            {
                Statements(2);
            }

            Line(Return());
        });
    }

    private void Throw()
    {
        choices.Note("throw");
        Whole whole = Integer(1);
        Line($"if ({whole.At(Level.Sum)} > {Literal(whole.High + choices.Of(-1, 0, 1, 2, 2, 2))}) throw new ArgumentException(\"out of range\");");
    }
}
