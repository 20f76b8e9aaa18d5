using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Tangent.Generator.IR;

namespace Tangent.Generator.Tests.Support;

/// <summary>
/// Computes what an expression of the IR is worth, as the C# printed from it would. It is strict where C# would be lenient: a
/// <c>float</c> that meets a <c>double</c>, and two whole literals that C# would divide as integers, are errors in derivative code.
/// </summary>
internal sealed class IrEvaluator(IReadOnlyDictionary<int, object> variables)
{
    public static object Evaluate(Expr expr) => new IrEvaluator(new Dictionary<int, object>()).Visit(expr);

    public object Visit(Expr expr) => expr switch
    {
        Literal e => OfLiteral(e),
        Zero e => OfNumber(0, e.Type),
        Local e => variables[e.Variable.Id],
        Unary e => OfUnary(e.Operator, Visit(e.Operand)),
        Binary { Operator: BinaryOperator.ConditionalAnd } e => (bool)Visit(e.Left) && (bool)Visit(e.Right),
        Binary { Operator: BinaryOperator.ConditionalOr } e => (bool)Visit(e.Left) || (bool)Visit(e.Right),
        Binary e => OfBinary(e),
        IR.Convert e => OfNumber(System.Convert.ToDouble(Visit(e.Operand), CultureInfo.InvariantCulture), e.Type),
        Conditional e => Visit((bool)Visit(e.Condition) ? e.WhenTrue : e.WhenFalse),
        MathCall e => OfCall(e.Owner, e.Function, e.Arguments.Select(Visit).ToArray()),
        _ => throw new NotSupportedException(expr.GetType().Name),
    };

    private static object OfLiteral(Literal literal)
    {
        if (literal.Text.Split('.') is [string owner, string member] && MathLibrary.Type(owner) is Type type)
        {
            return type.GetField(member)!.GetValue(null)!;
        }

        double number = Build.Number(literal) ?? throw new NotSupportedException(literal.Text);
        return OfNumber(number, literal.Type);
    }

    private static object OfNumber(double number, IrType type) =>
        type == IrType.Double ? number : type == IrType.Single ? (float)number : (object)(int)number;

    private static object OfUnary(UnaryOperator op, object operand) => (op, operand) switch
    {
        (UnaryOperator.Negate, double x) => -x,
        (UnaryOperator.Negate, float x) => -x,
        (UnaryOperator.Plus, _) => operand,
        (UnaryOperator.Not, bool x) => !x,
        _ => throw new NotSupportedException($"{op} {operand}"),
    };

    private object OfBinary(Binary e)
    {
        if (e is { Operator: BinaryOperator.Divide, Left: Literal left, Right: Literal right }
            && Build.Number(left) is not null && Build.Number(right) is not null)
        {
            throw new InvalidOperationException($"{left.Text} / {right.Text} would be an integer division.");
        }

        return (Visit(e.Left), Visit(e.Right)) switch
        {
            (double x, double y) => OfDoubles(e.Operator, x, y),
            (float x, float y) => OfSingles(e.Operator, x, y),
            (object x, object y) => throw new InvalidOperationException($"{e.Operator} over {x.GetType()} and {y.GetType()}"),
        };
    }

    private static object OfDoubles(BinaryOperator op, double x, double y) => op switch
    {
        BinaryOperator.Add => x + y,
        BinaryOperator.Subtract => x - y,
        BinaryOperator.Multiply => x * y,
        BinaryOperator.Divide => x / y,
        BinaryOperator.Remainder => x % y,
        _ => OfComparison(op, x, y),
    };

    private static object OfSingles(BinaryOperator op, float x, float y) => op switch
    {
        BinaryOperator.Add => x + y,
        BinaryOperator.Subtract => x - y,
        BinaryOperator.Multiply => x * y,
        BinaryOperator.Divide => x / y,
        BinaryOperator.Remainder => x % y,
        _ => OfComparison(op, x, y),
    };

    private static object OfComparison(BinaryOperator op, double x, double y) => op switch
    {
        BinaryOperator.Equal => x == y,
        BinaryOperator.NotEqual => x != y,
        BinaryOperator.LessThan => x < y,
        BinaryOperator.LessThanOrEqual => x <= y,
        BinaryOperator.GreaterThan => x > y,
        BinaryOperator.GreaterThanOrEqual => x >= y,
        _ => throw new NotSupportedException(op.ToString()),
    };

    private static object OfCall(string owner, string function, object[] arguments)
    {
        MethodInfo method = MathLibrary.Type(owner)!.GetMethod(function, arguments.Select(a => a.GetType()).ToArray())
            ?? throw new MissingMethodException(owner, function);
        return method.Invoke(null, arguments)!;
    }
}
