using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>
/// Writes the body of one method, statement by statement, from what is in scope: this part keeps the scopes and the text, the others hold
/// one kind of statement or expression each. Two invariants make every program run in its domain and come to an end: a variable's bounds
/// hold wherever it is in scope, and no loop runs more often than a few times.
/// </summary>
internal sealed partial class MethodWriter(Choices choices, IReadOnlyList<Helper> helpers, int statements, int indent)
{
    /// <summary>How many statements one call of a method may run, about.</summary>
    private const int MostRuns = 2000;

    private readonly StringBuilder _text = new();
    private readonly List<Variable> _variables = [];
    private readonly List<Helper> _localFunctions = [];
    private int _indent = indent;
    private int _left = statements;
    private int _depth;

    /// <summary>How often the statement written now runs in one call, at most.</summary>
    private int _runs = 1;

    private JumpPlace _place = JumpPlace.None;

    /// <summary>What a jump may do here.</summary>
    private enum JumpPlace
    {
        None,

        /// <summary>In a loop that counts at its end: only <c>break</c>.</summary>
        Break,

        Both,

        /// <summary>In a switch in a loop: only <c>continue</c>.</summary>
        Continue,
    }

    /// <summary>Writes a <c>return</c> statement.</summary>
    public Func<string> Return { get; set; } = () => "return;";

    public string Text => _text.ToString();

    /// <summary>About how many statements one call runs.</summary>
    public int Cost { get; private set; } = 1;

    public void Declare(Variable variable) => _variables.Add(variable);

    /// <summary>A parameter; one that is a function can be called.</summary>
    public void DeclareParameter(Variable variable)
    {
        if (variable.Kind == VariableKind.Function)
        {
            _localFunctions.Add(LambdaHeader(variable.Name));
        }
        else if (variable.Kind == VariableKind.Bag)
        {
            DeclareBag(variable.Name, variable.Bag!);
        }
        else
        {
            Declare(variable);
        }
    }

    public void Line(string line)
    {
        Cost += _runs;
        _text.Append(' ', 4 * _indent).Append(line).Append('\n');
    }

    /// <summary>Random statements, at least one, until the budget or the luck runs out.</summary>
    public void Statements(int most)
    {
        int count = choices.Next(1, Math.Max(1, most));
        for (int i = 0; i < count && (i == 0 || _left > 0); i++)
        {
            _left--;
            Statement();
        }
    }

    /// <summary>Statements in braces; what they declare ends with them.</summary>
    private void Block(Action body, string end = "}")
    {
        Line("{");
        _indent++;
        Scoped(body);
        _indent--;
        Line(end);
    }

    private void Scoped(Action body)
    {
        int variables = _variables.Count;
        int functions = _localFunctions.Count;
        _depth++;
        body();
        _depth--;
        _variables.RemoveRange(variables, _variables.Count - variables);
        _localFunctions.RemoveRange(functions, _localFunctions.Count - functions);
    }

    /// <summary>A body that runs up to <paramref name="trips"/> times for each time this place is reached.</summary>
    private void Repeated(int trips, JumpPlace place, Action body)
    {
        (int runs, JumpPlace outer) = (_runs, _place);
        _runs *= Math.Max(1, trips);
        _place = place;
        body();
        _runs = runs;
        _place = outer;
    }

    private Variable? Any(Func<Variable, bool> isWanted)
    {
        Variable[] candidates = [.. _variables.Where(isWanted)];
        return candidates.Length == 0 ? null : choices.Of(candidates);
    }

    private static string Literal(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Literal(int number) => number.ToString(CultureInfo.InvariantCulture);
}
