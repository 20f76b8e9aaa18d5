using System;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Emit;

/// <summary>Operators: parentheses, and the conversions that numeric promotion makes by itself.</summary>
internal sealed partial class ExpressionPrinter
{
    /// <summary>The context that the text around gives to integer arithmetic.</summary>
    private Overflow _overflow = Overflow.Inherited;

    /// <summary><c>-1</c> for a real constant, where an integer will do. Not <c>-0</c>, which has no sign as an integer.</summary>
    private Printed NegatedLiteral(Unary unary, Literal literal)
    {
        Printed bare = LiteralText.Bare(literal);
        if (unary.Type is RealType { HasLiterals: false })
        {
            return UnaryText(unary);
        }

        return NumericTypes.IsReal(unary.Type) && bare.Natural == IrType.Int && bare.Text[0] != '-' && bare.Text.Any(c => c is >= '1' and <= '9')
            ? new Printed("-" + bare.Text, Precedence.Unary, IrType.Int)
            : UnaryText(unary);
    }

    private Printed UnaryText(Unary unary)
    {
        bool overflows = unary.Operator == UnaryOperator.Negate && NumericTypes.IsInteger(unary.Type);
        return overflows ? InContext(unary.Overflow, () => UnaryCore(unary)) : UnaryCore(unary);
    }

    private Printed UnaryCore(Unary unary)
    {
        Printed bare = Bare(unary.Operand);
        Printed operand = NumericTypes.Promote(bare.Natural) == unary.Operand.Type ? bare : Exact(unary.Operand);
        string token = unary.Operator.Token();
        string text = operand.At(Precedence.Unary);

        // - -x would read as --x.
        bool meets = text[0] is '-' or '+' && text[0] == token[0];
        return new Printed(token + (meets ? "(" + text + ")" : text), Precedence.Unary, unary.Type);
    }

    private Printed BinaryText(Binary binary)
    {
        bool overflows = binary.Operator.CanOverflow() && NumericTypes.IsInteger(binary.Type);
        return overflows ? InContext(binary.Overflow, () => BinaryCore(binary)) : BinaryCore(binary);
    }

    private Printed BinaryCore(Binary binary)
    {
        // An object's class may have an operator of its own.
        if (binary is { Left.Type: ObjectType, Right: Literal { Text: "null" }, Operator: BinaryOperator.Equal or BinaryOperator.NotEqual })
        {
            string test = Exact(binary.Left).At(Precedence.Relational) + (binary.Operator == BinaryOperator.Equal ? " is null" : " is not null");
            return new Printed(test, Precedence.Relational, binary.Type);
        }

        (Printed left, Printed right) = binary.Operator.IsShift()
            ? (ShiftedText(binary.Left), Exact(binary.Right))
            : Balanced(binary.Left, binary.Right, OperandType(binary));
        Precedence level = binary.Operator.Level();

        // All binary operators of C# associate to the left, so what stands on the right must hold tighter.
        string text = left.At(level) + " " + binary.Operator.Token() + " " + right.At(level + 1);
        return new Printed(text, level, binary.Type);
    }

    /// <summary>Two operands, with no more conversions than it takes for C# to promote both to the type.</summary>
    private (Printed Left, Printed Right) Balanced(Expr left, Expr right, IrType? type)
    {
        Printed bareLeft = Bare(left);
        Printed bareRight = Bare(right);
        if (Meet(bareLeft, bareRight) || (type is not null && Several.Are(type)))
        {
            return (bareLeft, bareRight);
        }

        // One side in its own type is enough; a constant's text bears that better than a cast does.
        Printed exactLeft = Exact(left);
        Printed exactRight = Exact(right);
        bool mendsLeft = left is Literal or Zero || right is not (Literal or Zero);
        if (mendsLeft && Meet(exactLeft, bareRight))
        {
            return (exactLeft, bareRight);
        }

        if (Meet(bareLeft, exactRight))
        {
            return (bareLeft, exactRight);
        }

        return (exactLeft, exactRight);

        bool Meet(Printed a, Printed b) => type is not null && NumericTypes.Promote(a.Natural, b.Natural) == type;
    }

    /// <summary>The type a binary operator works in.</summary>
    private static IrType? OperandType(Binary binary) => binary.Operator.IsComparison()
        ? NumericTypes.Promote(binary.Left.Type, binary.Right.Type)
        : binary.Type;

    private Printed ShiftedText(Expr left)
    {
        Printed bare = Bare(left);
        return NumericTypes.Promote(bare.Natural) == left.Type ? bare : Exact(left);
    }

    private Printed ConditionalText(Conditional conditional)
    {
        if (conditional is { Condition: Code { Operands: [var tested] } test, WhenTrue: IR.Convert { Type: ObjectType kind } cast, WhenFalse: Literal { Text: "null" } }
            && cast.Operand.Equals(tested) && test.Template == "{0} is " + kind.Form.Name)
        {
            return new Printed(Exact(tested).At(Precedence.Relational) + " as " + kind.Form.Name, Precedence.Relational, kind);
        }

        string condition = Exact(conditional.Condition).At(Precedence.Coalescing);
        (Printed yes, Printed no) = Balanced(conditional.WhenTrue, conditional.WhenFalse, conditional.Type);
        string text = condition + " ? " + yes.At(Precedence.Coalescing) + " : " + no.At(Precedence.Conditional);
        return new Printed(text, Precedence.Conditional, conditional.Type);
    }

    private Printed Cast(IR.Convert convert)
    {
        bool overflows = convert.IsExplicit && NumericTypes.IsInteger(convert.Type);
        return overflows ? InContext(convert.Overflow, () => CastCore(convert)) : CastCore(convert);
    }

    private Printed CastCore(IR.Convert convert)
    {
        // Between a type parameter and any other number there are no casts.
        if (convert.Type is RealType { Kind: RealKind.Parameter } || convert.Operand.Type is RealType { Kind: RealKind.Parameter })
        {
            return Printed.Primary(Types.Print(convert.Type) + ".CreateChecked(" + Exact(convert.Operand).Text + ")", convert.Type);
        }

        string operand = Exact(convert.Operand).At(Precedence.Unary);

        // (Mode)-1 is a difference to the parser, (double)-1 a cast.
        bool readsAsDifference = operand[0] is '-' or '+' && convert.Type is PlainType { Kind: PlainKind.Other };
        string text = "(" + Types.Print(convert.Type) + ")" + (readsAsDifference ? "(" + operand + ")" : operand);
        return new Printed(text, Precedence.Unary, convert.Type);
    }

    /// <summary>
    /// Integer arithmetic in its own overflow context. A mark on a node says that it differs from the project's default,
    /// so an unmarked node inside a marked one is in the opposite context.
    /// </summary>
    private Printed InContext(Overflow overflow, Func<Printed> print)
    {
        if (overflow == _overflow)
        {
            return print();
        }

        Overflow outer = _overflow;
        _overflow = overflow;
        Printed inner = print();
        _overflow = outer;
        bool isChecked = overflow == Overflow.Checked || (overflow == Overflow.Inherited && outer == Overflow.Unchecked);
        return Printed.Primary((isChecked ? "checked(" : "unchecked(") + inner.Text + ")", inner.Natural);
    }
}
