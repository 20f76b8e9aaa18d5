using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>
/// <c>if</c>, <c>?:</c> and <c>??</c>. A choice between values stays an expression as long as its arms are; an arm with
/// effects makes it a statement, which assigns the variable that the value was for.
/// <code>
/// double y = x &gt; 0 ? F(x) : 0;      becomes      double y;
///                                             if (x &gt; 0) { y = F(x); } else { y = 0; }
/// x &gt; 0 ? x : throw e               becomes      if (!(x &gt; 0)) { throw e; }
///                                             x
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    /// <summary>Where the value of a choice goes when it has to be a statement: made when that is known.</summary>
    private sealed class Destination(Func<Expr> make)
    {
        private Expr? _made;

        public Expr Get() => _made ??= make();
    }

    private void LowerIf(IConditionalOperation statement)
    {
        if (Decided(statement) is bool isTaken)
        {
            Block arm = LowerBlock(isTaken ? statement.WhenTrue : statement.WhenFalse);
            if (!arm.Statements.Any(s => s is Return or Throw or Break or Continue))
            {
                EmitAll(arm.Statements);
                return;
            }

            // What follows is never reached, but it is the user's to read.
            var constant = new Literal(isTaken ? "true" : "false", IrType.Bool);
            Emit(isTaken ? new If(constant, arm, Block.Empty) : new If(constant, Block.Empty, arm));
            return;
        }

        Expr condition = LowerValue(statement.Condition);
        Emit(new If(condition, LowerBlock(statement.WhenTrue), LowerBlock(statement.WhenFalse)));
    }

    /// <summary>What a constant decides: <c>2 &lt;= 0</c>. The compiler follows such a choice as one arm too.</summary>
    private static bool? Decided(IConditionalOperation choice) => choice.Condition.ConstantValue is { HasValue: true, Value: bool value } ? value : null;

    private bool TryLowerChoiceInto(Variable variable, IOperation value)
    {
        if (!IsChoice(value))
        {
            return false;
        }

        var local = new Local(variable);
        Expr result = LowerChoice(value, new Destination(() => Declared(variable)));
        if (!ReferenceEquals((result as Local)?.Variable, variable))
        {
            Emit(new Declare(variable, result));
        }

        return true;
    }

    private bool TryLowerChoiceInto(Target target, IOperation value)
    {
        if (!IsChoice(value))
        {
            return false;
        }

        var destination = new Destination(target.Read);
        Expr result = LowerChoice(value, destination);
        if (!ReferenceEquals(result, destination.Get()))
        {
            Store(target, result);
        }

        return true;
    }

    private static bool IsChoice(IOperation value) =>
        value is IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation && !value.ConstantValue.HasValue;

    private Expr LowerChoice(IOperation choice, Destination? destination)
    {
        IrType type = Map(choice.Type);
        destination ??= new Destination(() => Declared(NewVariable("result", type)));
        if (choice is IConditionalOperation decided && Decided(decided) is bool isTaken)
        {
            return LowerRoot(isTaken ? decided.WhenTrue : decided.WhenFalse!);
        }

        return choice switch
        {
            IConditionalOperation { WhenFalse: { } whenFalse } conditional => LowerArms(
                LowerValue(conditional.Condition),
                Collect(() => LowerRoot(conditional.WhenTrue)),
                Collect(() => LowerRoot(whenFalse)),
                destination,
                type),
            ICoalesceOperation coalesce => LowerCoalesce(coalesce, destination),
            ISwitchExpressionOperation expression => LowerSwitchExpression(expression, destination),
            _ => Refuse(choice, "this choice is not supported in differentiated code"),
        };
    }

    private Local Declared(Variable variable)
    {
        Emit(new Declare(variable, null));
        return new Local(variable);
    }

    private Expr LowerCoalesce(ICoalesceOperation coalesce, Destination destination)
    {
        if (IsNullable(coalesce.Value))
        {
            return LowerNullableCoalesce(coalesce, destination);
        }

        if (coalesce.Value.Type is { IsValueType: true })
        {
            return LowerOpaque(coalesce);
        }

        Expr value = LowerValue(coalesce.Value);
        return LowerArms(
            IsNull(value),
            Collect(() => LowerRoot(coalesce.WhenNull)),
            (value, Block.Empty),
            destination,
            Map(coalesce.Type));
    }

    private Expr LowerArms(
        Expr condition, (Expr Value, Block Effects) whenTrue, (Expr Value, Block Effects) whenFalse, Destination destination, IrType type)
    {
        if (Throws(whenTrue.Effects))
        {
            Emit(new If(condition, whenTrue.Effects, Block.Empty));
            EmitAll(whenFalse.Effects.Statements);
            return whenFalse.Value;
        }

        if (Throws(whenFalse.Effects))
        {
            Emit(new If(Not(condition), whenFalse.Effects, Block.Empty));
            EmitAll(whenTrue.Effects.Statements);
            return whenTrue.Value;
        }

        bool isExpression = whenTrue.Effects.IsEmpty && whenFalse.Effects.IsEmpty
            && !NeedsStatement(whenTrue.Value) && !NeedsStatement(whenFalse.Value);
        if (isExpression)
        {
            return new Conditional(condition, whenTrue.Value, whenFalse.Value, type);
        }

        Expr result = destination.Get();
        Emit(new If(condition, Assigning(result, whenTrue), Assigning(result, whenFalse)));
        return result;
    }

    private Block Assigning(Expr target, (Expr Value, Block Effects) arm) => Collect(() =>
    {
        EmitAll(arm.Effects.Statements);
        if (!Throws(arm.Effects))
        {
            Emit(new Assign(target, arm.Value));
        }
    });

    private static bool Throws(Block block) => block.Statements.Count > 0 && block.Statements[block.Statements.Count - 1] is Throw;
}
