using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Operators. A condition whose right side has effects becomes a statement, so that they happen only where they did.
/// <code>
/// a &gt; 0 &amp;&amp; Next(ref i)      becomes      bool condition = a &gt; 0;
///                                   if (condition) { condition = Next(ref i); }
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private Expr LowerUnary(IUnaryOperation unary)
    {
        if (unary.OperatorMethod is { } method && !IsBuiltIn(method))
        {
            return IsDerivable(method) && !unary.IsLifted ? LowerOperatorCall(method, unary.Operand) : LowerOpaque(unary);
        }

        if (unary is { OperatorMethod: { } ofSpace, IsLifted: false } && SpaceOf(unary.Type) is not null)
        {
            return LowerSpaceOperator(unary, ofSpace, unary.Operand);
        }

        if (unary is { OperatorMethod: { } imported, IsLifted: false } && TryLowerOnStructs(unary, imported) is Expr value)
        {
            return value;
        }

        if (TryLowerLifted(unary) is Expr lifted)
        {
            return lifted;
        }

        UnaryOperator? kind = unary.OperatorKind switch
        {
            UnaryOperatorKind.Plus => UnaryOperator.Plus,
            UnaryOperatorKind.Minus => UnaryOperator.Negate,
            UnaryOperatorKind.Not => UnaryOperator.Not,
            UnaryOperatorKind.BitwiseNegation => UnaryOperator.Complement,
            _ => null,
        };
        IrType type = Map(unary.Type);
        return kind is null
            ? Refuse(unary, "this operator is not supported in differentiated code")
            : new Unary(kind.Value, LowerValue(unary.Operand), type, OverflowOf(unary.IsChecked, type));
    }

    private Expr LowerBinary(IBinaryOperation binary)
    {
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr
            && binary.OperatorMethod is null)
        {
            return LowerShortCircuit(binary);
        }

        if (TestedForNull(binary) is IOperation reference)
        {
            Expr test = IsNullable(reference) ? Negated(NullableNumber.HasValue(LowerNullable(reference))) : IsNull(LowerValue(reference));
            return binary.OperatorKind == BinaryOperatorKind.Equals ? test : Not(test);
        }

        if (TryLowerLifted(binary) is Expr lifted)
        {
            return lifted;
        }

        if (TryCompareObjects(binary) is Expr same)
        {
            return same;
        }

        if (binary is { OperatorMethod: { } own, IsLifted: false } && IsDerivable(own)
            && binary.OperatorKind is not (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr))
        {
            return LowerOperatorCall(own, binary.LeftOperand, binary.RightOperand);
        }

        if (binary is { OperatorMethod: { } ofSpace, IsLifted: false } && SpaceOf(binary.Type) is not null)
        {
            return LowerSpaceOperator(binary, ofSpace, binary.LeftOperand, binary.RightOperand);
        }

        if (binary is { OperatorMethod: { } imported, IsLifted: false }
            && TryLowerOnStructs(binary, imported) is Expr value)
        {
            return value;
        }

        // What compares structs gives no derivative, and is passed along.
        if (LayoutOf(binary.LeftOperand) is not null || LayoutOf(binary.RightOperand) is not null)
        {
            return LowerOpaque(binary);
        }

        bool isText = binary.Type?.SpecialType == SpecialType.System_String;
        if (isText || (binary.OperatorMethod is { } method && !IsBuiltIn(method)))
        {
            return LowerOpaque(binary);
        }

        Operands operands = LowerInOrder(binary.LeftOperand, binary.RightOperand);
        IrType type = Map(binary.Type);
        return BinaryOf(binary.OperatorKind, operands[0], operands[1], type, OverflowOf(binary.IsChecked, type), binary);
    }

    /// <summary>An operator of the user's own is a call of it.</summary>
    private Expr LowerOperatorCall(IMethodSymbol method, params IOperation[] given)
    {
        var operands = new Operands(this);
        var places = new int[given.Length];
        var passing = new List<ByReference>();
        for (int k = 0; k < given.Length; k++)
        {
            AddByKind(method.Parameters[k].RefKind, given[k], operands, passing);
            places[k] = operands.Count - 1;
        }

        CopyIn(passing);
        return new Call(
            _context.Callees.Get(method),
            method.Parameters.Select((p, k) => new Argument(PassingOf(p), operands[places[k]])).ToEquatable(),
            Map(method.ReturnType));
    }

    /// <summary>The array or object in <c>array == null</c> or <c>null != array</c>.</summary>
    private IOperation? TestedForNull(IBinaryOperation binary)
    {
        if (binary.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
        {
            return null;
        }

        IOperation left = WithoutConversions(binary.LeftOperand);
        IOperation right = WithoutConversions(binary.RightOperand);
        IOperation? tested = IsNullLiteral(right) ? left : IsNullLiteral(left) ? right : null;
        return tested is not null && (Map(tested.Type) is ArrayType or ListType or ObjectType || IsNullable(tested)) ? tested : null;
    }

    private static bool IsNullLiteral(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };

    private static IOperation WithoutConversions(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } or ITranslatedQueryOperation)
        {
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((ITranslatedQueryOperation)operation).Operation;
        }

        return operation;
    }

    private Expr BinaryOf(
        BinaryOperatorKind kind, Expr left, Expr right, IrType type, Overflow overflow, IOperation operation)
    {
        BinaryOperator? known = kind switch
        {
            BinaryOperatorKind.Add => BinaryOperator.Add,
            BinaryOperatorKind.Subtract => BinaryOperator.Subtract,
            BinaryOperatorKind.Multiply => BinaryOperator.Multiply,
            BinaryOperatorKind.Divide => BinaryOperator.Divide,
            BinaryOperatorKind.Remainder => BinaryOperator.Remainder,
            BinaryOperatorKind.LeftShift => BinaryOperator.LeftShift,
            BinaryOperatorKind.RightShift => BinaryOperator.RightShift,
            BinaryOperatorKind.UnsignedRightShift => BinaryOperator.UnsignedRightShift,
            BinaryOperatorKind.And => BinaryOperator.And,
            BinaryOperatorKind.Or => BinaryOperator.Or,
            BinaryOperatorKind.ExclusiveOr => BinaryOperator.ExclusiveOr,
            BinaryOperatorKind.Equals => BinaryOperator.Equal,
            BinaryOperatorKind.NotEquals => BinaryOperator.NotEqual,
            BinaryOperatorKind.LessThan => BinaryOperator.LessThan,
            BinaryOperatorKind.LessThanOrEqual => BinaryOperator.LessThanOrEqual,
            BinaryOperatorKind.GreaterThan => BinaryOperator.GreaterThan,
            BinaryOperatorKind.GreaterThanOrEqual => BinaryOperator.GreaterThanOrEqual,
            _ => null,
        };
        return known is null
            ? Refuse(operation, "this operator is not supported in differentiated code")
            : new Binary(known.Value, left, right, type, overflow);
    }

    private Expr LowerShortCircuit(IBinaryOperation binary)
    {
        bool isAnd = binary.OperatorKind == BinaryOperatorKind.ConditionalAnd;
        if (binary is { ConstantValue.HasValue: false, LeftOperand.ConstantValue: { HasValue: true, Value: bool decided } })
        {
            // The compiler never looks at a right side that a constant shuts out, and may make invalid code of what it leaves of it.
            return LowerValue(decided == isAnd ? binary.RightOperand : binary.LeftOperand);
        }

        Expr left = LowerValue(binary.LeftOperand);
        (Expr right, Block effects) = Collect(() => LowerRoot(binary.RightOperand));
        if (effects.IsEmpty && !NeedsStatement(right))
        {
            return new Binary(
                isAnd ? BinaryOperator.ConditionalAnd : BinaryOperator.ConditionalOr, left, right, IrType.Bool);
        }

        var condition = (Local)Spill(left, "condition");
        Block assign = Collect(() =>
        {
            EmitAll(effects.Statements);
            Emit(new Assign(condition, right));
        });
        Emit(new If(isAnd ? condition : Not(condition), assign, Block.Empty));
        return condition;
    }

    private static Expr Not(Expr condition) => condition switch
    {
        Unary { Operator: UnaryOperator.Not } not => not.Operand,
        Binary { Operator: BinaryOperator.Equal, Right: Literal { Text: "null" } } test => test with { Operator = BinaryOperator.NotEqual },
        _ => new Unary(UnaryOperator.Not, condition, IrType.Bool),
    };

    /// <summary>Whether an operator method is the language's or the framework's own: strings, decimals, dates.</summary>
    private static bool IsBuiltIn(IMethodSymbol method) => method.DeclaringSyntaxReferences.Length == 0;

    /// <summary>The context of integer arithmetic, where it differs from the project's.</summary>
    private Overflow OverflowOf(bool isChecked, IrType type)
    {
        if (type is not PlainType { Kind: PlainKind.Integer } || isChecked == _context.ChecksOverflow)
        {
            return Overflow.Inherited;
        }

        return isChecked ? Overflow.Checked : Overflow.Unchecked;
    }
}
