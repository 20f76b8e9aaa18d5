using System;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Emit;

/// <summary>Statements of one line, and the first lines of the others.</summary>
internal sealed partial class StatementPrinter
{
    private string Header(Statement statement) => statement switch
    {
        Note note => "// " + note.Text,
        If branch => "if (" + expressions.Alone(IsNegated(branch) ? Not(branch.Condition) : branch.Condition) + ")",
        For loop => ForHeader(loop),
        ParallelFor loop => expressions.ParallelHeader(loop),
        While loop => WhileHeader(loop),
        DoWhile => "do",
        Try => "try",
        Scope scope => WholeFor(scope) is While loop ? ForHeader(scope, loop) : "{",
        Break => "break;",
        Continue => _continueTarget.Use(),
        Return { Value: { } value } => "return " + expressions.Result(value) + ";",
        Return => "return;",
        _ => Action(statement) + ";",
    };

    /// <summary>A statement that could as well stand in the head of a <c>for</c>, without its semicolon.</summary>
    private string Action(Statement statement) => statement switch
    {
        Declare { Value: MathCall { Function: "Invert" } } or Assign { Value: MathCall { Function: "Invert" } } => InverseText(statement),
        Declare { Value: { } value } declare => Declaration(declare.Variable) + " = " + expressions.Value(value),
        Declare declare => Declaration(declare.Variable),
        Deconstruct parts => "(" + string.Join(", ", parts.Variables.Select(Declaration)) + ") = " + expressions.Value(parts.Value),
        Assign assign => AssignmentText(assign),
        Do action => expressions.Alone(action.Value),
        Throw { Exception: Code { Template: "" } } => "throw",
        Throw exit => "throw " + expressions.Alone(exit.Exception),
        InsertAt { Index: null } insert => expressions.Owner(insert.List) + ".Add(" + expressions.Value(insert.Value) + ")",
        InsertAt insert => expressions.Owner(insert.List) + ".Insert(" + expressions.Alone(insert.Index!) + ", " + expressions.Value(insert.Value) + ")",
        RemoveAt removal => expressions.Owner(removal.List) + ".RemoveAt(" + expressions.Alone(removal.Place) + ")",
        Push push => expressions.Owner(push.Stack) + ".Push(" + expressions.Value(push.Value) + ")",
        Release { History.Type: StackType } release => expressions.Owner(release.History) + ".Return()",
        Release release => expressions.History + ".Return(" + expressions.Alone(release.History) + ")",
        Accumulate sum => SumText(sum),
        CopyInto copy => CopyText(copy),
        Restore restore => expressions.Owner(restore.Snapshot) + ".Restore()",
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };

    /// <summary>An inverse, which is an argument of the call that computes it.</summary>
    private string InverseText(Statement statement) => statement switch
    {
        Declare { Value: MathCall inverse } declare => expressions.InverseText(inverse, Declaration(declare.Variable)),
        Assign { Value: MathCall inverse } assign => expressions.InverseText(inverse, expressions.Target(assign.Target)),
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };

    /// <summary>
    /// <code>
    /// bool ok = Matrix4x4.Invert(m, out _);
    /// Matrix4x4.Invert(m, out Matrix4x4 inverse);      →      bool ok = Matrix4x4.Invert(m, out Matrix4x4 inverse);
    /// </code>
    /// </summary>
    private string? WholeInverse(Statement test, Statement inverse)
    {
        Expr? value = inverse is Declare declare ? declare.Value : (inverse as Assign)?.Value;
        return test is Declare { Variable: var isInvertible, Value: Code { Operands: [var matrix] } }
            && value is MathCall { Function: "Invert", Arguments: [var inverted, Local flag] }
            && flag.Variable.Id == isInvertible.Id && inverted.Equals(matrix)
            ? Declaration(isInvertible) + " = " + InverseText(inverse)
            : null;
    }

    private string Declaration(Variable variable) => expressions.Types.Print(variable.Type) + " " + expressions.Name(variable);

    /// <summary>Only <c>double</c> and <c>float</c> are added by the runtime itself, which may not know the others.</summary>
    private string SumText(Accumulate sum)
    {
        string arrays = expressions.Alone(sum.Addend) + ", " + expressions.Alone(sum.Target);
        IrType element = AliasClasses.BaseElement(sum.Target.Type);
        return element is RealType { HasLiterals: false }
            ? expressions.Shadow + ".Add<" + expressions.Types.Print(element) + ">(" + arrays + ", static (sum, addend) => sum + addend)"
            : expressions.Shadow + ".Add(" + arrays + ")";
    }

    private string CopyText(CopyInto copy)
    {
        if (copy.From is Slice { Span: AsSpan row, Length: Expr length } part && copy.Target.Type is ArrayType)
        {
            string source = expressions.Alone(row.Array) + ", " + expressions.Alone(part.Start);
            return expressions.Array + ".Copy(" + source + ", " + expressions.Alone(copy.Target) + ", 0, " + expressions.Alone(length) + ")";
        }

        string from = expressions.Owner(copy.From);
        if (copy.Target is Slice { Span: AsSpan kept } place && copy.From.Type is ArrayType)
        {
            return from + ".CopyTo(" + expressions.Alone(kept.Array) + ", " + expressions.Alone(place.Start) + ")";
        }

        string target = expressions.Alone(copy.Target);
        if (copy.From.Type is SpanType || copy.Target.Type is SpanType)
        {
            return from + ".CopyTo(" + target + ")";
        }

        return copy.From.Type is ArrayType { Rank: 1 }
            ? from + ".CopyTo(" + target + ", 0)"
            : expressions.Array + ".Copy(" + expressions.Alone(copy.From) + ", " + target + ", " + from + ".Length)";
    }

    /// <summary><c>target op= operand</c> where the value is the target and something else, <c>i++</c> for an integer and 1.</summary>
    private string AssignmentText(Assign assign)
    {
        if (assign.Target is ElementAt lanes && Lanes.Are(lanes.Type) && !Lanes.Are(SpanElements.TypeOf(lanes.Array)))
        {
            return expressions.StoreText(lanes, assign.Value);
        }

        string target = expressions.Target(assign.Target);
        if (assign.Value is MathCall { Arguments: [var whole, var part] } with && with.Function.StartsWith("with ", StringComparison.Ordinal) && whole.Equals(assign.Target))
        {
            return target + "." + with.Function.Substring("with ".Length) + " = " + expressions.Value(part);
        }

        if (assign.Value is not Binary value || !expressions.CanCompound(assign.Target, value))
        {
            return target + " = " + expressions.Value(assign.Value);
        }

        if (NumericTypes.IsInteger(value.Type) && value.Right is Literal { Text: "1" })
        {
            switch (value.Operator)
            {
                case BinaryOperator.Add:
                    return target + "++";
                case BinaryOperator.Subtract:
                    return target + "--";
            }
        }

        return target + " " + value.Operator.Token() + "= " + expressions.CompoundOperand(value);
    }

    private static Expr Not(Expr condition) => condition is Unary { Operator: UnaryOperator.Not } not
        ? not.Operand
        : new Unary(UnaryOperator.Not, condition, IrType.Bool);

    /// <summary>Where the declarations end that can stand on one line: zeros of one type, or variables without a value.</summary>
    private static int EndOfJoined(EquatableArray<Statement> statements, int start, int end)
    {
        if (statements[start] is not Declare first || !IsJoinable(first))
        {
            return start + 1;
        }

        int next = start + 1;
        while (next < end
            && next - start < MostJoined
            && statements[next] is Declare declare
            && IsJoinable(declare)
            && declare.Variable.Type == first.Variable.Type
            && declare.Value is null == first.Value is null)
        {
            next++;
        }

        return next;
    }

    // Eight short names keep the line in sight.
    private const int MostJoined = 8;

    private static bool IsJoinable(Declare declare) =>
        declare.Variable.Type is RealType && declare.Value is Zero || declare is { Value: null, Variable.Type: RealType or PlainType };

    private void PrintJoined(EquatableArray<Statement> statements, int start, int end)
    {
        string line = Action(statements[start]);
        for (int i = start + 1; i < end; i++)
        {
            var declare = (Declare)statements[i];
            line += ", " + expressions.Name(declare.Variable) + (declare.Value is { } value ? " = " + expressions.Value(value) : "");
        }

        writer.Line(line + ";");
    }
}
