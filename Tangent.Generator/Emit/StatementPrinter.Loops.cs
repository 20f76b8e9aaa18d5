using System.Globalization;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Emit;

/// <summary>Loops, and what <c>continue</c> means in them.</summary>
internal sealed partial class StatementPrinter
{
    private ContinueTarget _continueTarget = new(null);
    private int _labels;

    private string ForHeader(For loop)
    {
        string index = expressions.Name(loop.Index);
        if (loop.Slots is Expr slots)
        {
            return "foreach (" + expressions.Types.Print(loop.Index.Type) + " " + index + " in " + expressions.Checkpoint + ".Range("
                + expressions.Alone(loop.Bound) + ", " + expressions.Alone(slots) + "))";
        }

        string start = expressions.Types.Print(loop.Index.Type) + " " + index + " = " + expressions.Value(loop.Start);
        string test = expressions.Alone(new Binary(loop.Comparison, new Local(loop.Index), loop.Bound, IrType.Bool));
        return "for (" + start + "; " + test + "; " + (RunsOnce(loop.Body) ? "" : StepText(index, loop.Step)) + ")";
    }

    /// <summary>Whether each trip leaves the loop: what comes after a trip is never reached, and the compiler would say so.</summary>
    private static bool RunsOnce(Block body) => Leaves(body) && !Continues(body);

    private static bool Continues(Block block) => block.Statements.Any(s =>
        s is Continue || (s is not (For or While or DoWhile) && s.Blocks().Any(Continues)));

    private static bool Leaves(Block block) => block.Statements.LastOrDefault() switch
    {
        Return or Throw or Break => true,
        Scope s => Leaves(s.Body),
        If s => Leaves(s.Then) && Leaves(s.Else),
        _ => false,
    };

    private static string StepText(string index, long step) => step switch
    {
        1 => index + "++",
        -1 => index + "--",
        < 0 => index + " -= " + (-step).ToString(CultureInfo.InvariantCulture),
        _ => index + " += " + step.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// <code>
    /// {                                               for (int i = 1; i &lt; n; i *= 2)
    ///     int i = 1;                          →       { … }
    ///     while (i &lt; n) { … } i *= 2
    /// }
    /// </code>
    /// </summary>
    private static While? WholeFor(Scope scope)
    {
        EquatableArray<Statement> parts = scope.Body.Statements;
        return parts.Count > 1
            && parts[parts.Count - 1] is While loop && !loop.Update.IsEmpty && FitsHeader(loop.Update)
            && parts.Take(parts.Count - 1).All(s => s is Declare { Value: not null } declare && declare.Variable.Type == ((Declare)parts[0]).Variable.Type)
                ? loop
                : null;
    }

    private string ForHeader(Scope scope, While loop)
    {
        string[] starts = scope.Body.Statements.OfType<Declare>()
            .Select(d => expressions.Name(d.Variable) + " = " + expressions.Value(d.Value!))
            .ToArray();
        string type = expressions.Types.Print(((Declare)scope.Body.Statements[0]).Variable.Type);
        return "for (" + type + " " + string.Join(", ", starts) + WhileHeader(loop).Substring("for (".Length);
    }

    private string WhileHeader(While loop)
    {
        string condition = expressions.Alone(loop.Condition);
        return loop.Update.IsEmpty || !FitsHeader(loop.Update)
            ? "while (" + condition + ")"
            : "for (; " + condition + "; " + string.Join(", ", loop.Update.Statements.Select(Action)) + ")";
    }

    /// <summary>Only assignments and calls may stand in the head of a <c>for</c>.</summary>
    private static bool FitsHeader(Block update) =>
        update.Statements.All(s => s is Assign or Push or Release or Accumulate or CopyInto or Do { Value: Call or Code });

    private void PrintWhile(While loop)
    {
        writer.Line(Header(loop));
        if (FitsHeader(loop.Update))
        {
            PrintBraced(loop.Body);
            return;
        }

        PrintWithUpdateBehind(loop);
    }

    /// <summary>
    /// <code>
    /// while (c) { body }      declarations or branches    while (c) { body; update }
    /// update                  in the update        →      where a continue in the body becomes goto next1; … next1:
    /// </code>
    /// </summary>
    private void PrintWithUpdateBehind(While loop)
    {
        ContinueTarget outer = _continueTarget;
        string label = "next" + (++_labels).ToString(CultureInfo.InvariantCulture);
        _continueTarget = new ContinueTarget(label);
        writer.Open();
        Print(loop.Body);
        if (_continueTarget.IsUsed)
        {
            writer.Line(label + ":");
        }

        _continueTarget = outer;
        Print(loop.Update);
        writer.Close();
    }

    private void PrintBraced(Block body) => PrintBraced(body, new ContinueTarget(null));

    private void PrintBraced(Block body, ContinueTarget target)
    {
        ContinueTarget outer = _continueTarget;
        _continueTarget = target;
        PrintArm(body);
        _continueTarget = outer;
    }

    /// <summary>Where <c>continue</c> goes: to the loop's own, or to a label before statements that it may not skip.</summary>
    private sealed class ContinueTarget(string? label)
    {
        public bool IsUsed { get; private set; }

        public string Use()
        {
            IsUsed = true;
            return label is null ? "continue;" : "goto " + label + ";";
        }
    }
}
