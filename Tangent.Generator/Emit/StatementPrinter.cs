using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Emit;

/// <summary>
/// Statements as C#, one a line, in groups: above each group stands the user's statement that it comes from, as a
/// comment, and a blank line before that.
/// </summary>
internal sealed partial class StatementPrinter(ExpressionPrinter expressions, SourceWriter writer)
{
    // The text above the compound statement that is being printed; what its block begins with may come from it too.
    private string? _shown;

    public void Print(Block block)
    {
        EquatableArray<Statement> statements = block.Statements;
        for (int start = 0; start < statements.Count;)
        {
            int end = EndOfGroup(statements, start);
            PrintGroup(statements, start, end);
            _shown = null;
            start = end;
        }
    }

    /// <summary>A run of statements from the same one of the user's; a note stands by itself.</summary>
    private static int EndOfGroup(EquatableArray<Statement> statements, int start)
    {
        int end = start + 1;
        if (statements[start] is Note)
        {
            return end;
        }

        while (end < statements.Count && statements[end] is not Note && statements[end].Source == statements[start].Source)
        {
            end++;
        }

        return end;
    }

    private void PrintGroup(EquatableArray<Statement> statements, int start, int end)
    {
        writer.Blank();
        if (statements[start].Source is string source && source != _shown && !(end == start + 1 && Echoes(statements[start], source)))
        {
            PrintComment(source);
        }

        for (int i = start; i < end;)
        {
            int next = EndOfJoined(statements, i, end);
            if (next > i + 1)
            {
                PrintJoined(statements, i, next);
            }
            else if (i + 1 < end && WholeInverse(statements[i], statements[i + 1]) is string inverse)
            {
                writer.Line(inverse + ";");
                next = i + 2;
            }
            else
            {
                _shown = statements[i].Source;
                Print(statements[i]);
            }

            i = next;
        }

        writer.Blank();
    }

    /// <summary>Whether the statement is the user's own, letter for letter: then a comment above would say it twice.</summary>
    private bool Echoes(Statement statement, string source) => Header(statement) == source;

    private void PrintComment(string text) => writer.Line("// " + text.Replace('\r', ' ').Replace('\n', ' '));

    private void Print(Statement statement)
    {
        switch (statement)
        {
            case Note note:
                PrintComment(note.Text);
                break;
            case If branch:
                PrintIf(branch);
                break;
            case For loop:
                writer.Line(Header(loop));
                PrintBraced(loop.Body);
                break;
            case ParallelFor loop:
                writer.Line(Header(loop));
                PrintLambda(loop.Body);
                break;
            case While loop:
                PrintWhile(loop);
                break;
            case DoWhile loop:
                writer.Line(Header(loop));
                PrintBraced(loop.Body, new ContinueTarget(null));
                writer.Line("while (" + expressions.Alone(loop.Condition) + ");");
                break;
            case Try { Catches.Count: 0, Finally.IsEmpty: true } bare:
                PrintArm(bare.Body);
                break;
            case Try guarded:
                PrintTry(guarded);
                break;
            case Scope scope when WholeFor(scope) is While loop:
                writer.Line(Header(scope));
                PrintBraced(loop.Body);
                break;
            case Scope scope:
                writer.Open();
                Print(scope.Body);
                writer.Close();
                break;
            default:
                writer.Line(Header(statement));
                break;
        }
    }

    private void PrintLambda(Block body)
    {
        ContinueTarget outer = _continueTarget;
        _continueTarget = new ContinueTarget(null);
        writer.Open();
        Print(body);
        writer.Close(");");
        _continueTarget = outer;
    }

    /// <summary>
    /// <code>
    /// if (above)            Else holds just an if        if (above)
    /// { … }                                              { … }
    /// else { if (b) { … } }              →               else if (b)
    ///                                                    { … }
    /// </code>
    /// </summary>
    private void PrintIf(If branch)
    {
        writer.Line(Header(branch));
        Block then = IsNegated(branch) ? branch.Else : branch.Then;
        Block otherwise = IsNegated(branch) ? branch.Then : branch.Else;
        PrintArm(then);
        while (otherwise.Statements.Count == 1 && otherwise.Statements[0] is If chained)
        {
            if (chained.Source is string source && source != branch.Source && !Echoes(chained, source))
            {
                PrintComment(source);
            }

            writer.Line("else " + Header(chained));
            then = IsNegated(chained) ? chained.Else : chained.Then;
            otherwise = IsNegated(chained) ? chained.Then : chained.Else;
            _shown = chained.Source;
            PrintArm(then);
        }

        if (!otherwise.IsEmpty)
        {
            writer.Line("else");
            _shown = branch.Source;
            PrintArm(otherwise);
        }
    }

    private void PrintTry(Try guarded)
    {
        writer.Line(Header(guarded));
        PrintArm(guarded.Body);
        foreach (CatchClause clause in guarded.Catches)
        {
            string name = clause.Exception is null ? "" : " " + expressions.Name(clause.Exception);
            string type = clause.Type is null ? "" : " (" + clause.Type + name + ")";
            string filter = clause.Filter is null ? "" : " when (" + expressions.Alone(clause.Filter) + ")";
            writer.Line("catch" + type + filter);
            PrintArm(clause.Body);
        }

        if (!guarded.Finally.IsEmpty)
        {
            writer.Line("finally");
            PrintArm(guarded.Finally);
        }
    }

    private void PrintArm(Block body)
    {
        writer.Open();
        Print(body);
        writer.Close();
    }

    /// <summary>An <c>if</c> with nothing to do when true is printed the other way round.</summary>
    private static bool IsNegated(If branch) => branch.Then.IsEmpty && !branch.Else.IsEmpty;
}
