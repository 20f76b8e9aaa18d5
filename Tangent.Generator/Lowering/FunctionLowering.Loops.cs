using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Loops. A <c>for</c> whose trip count is known on entry stays one; any other becomes a <see cref="While"/> that keeps the
/// third part of the header apart, because <c>continue</c> goes there. A condition with effects is tested inside.
/// <code>
/// while (i++ &lt; n) { … }      becomes      while (true) { int i0 = i; i = i + 1; if (!(i0 &lt; n)) { break; } … }
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private void LowerFor(IForLoopOperation loop)
    {
        Block before = Collect(() =>
        {
            foreach (IOperation part in loop.Before)
            {
                LowerForPart(part);
            }
        });
        (Expr Value, Block Effects) condition = loop.Condition is { } test
            ? Collect(() => LowerValue(test))
            : (True, Block.Empty);
        Block body = LowerBlock(loop.Body);
        Block update = Collect(() =>
        {
            foreach (IOperation part in loop.AtLoopBottom)
            {
                LowerForPart(part);
            }
        });

        Block whole = CountedLoop.TryMake(before, condition.Value, condition.Effects, body, update)
            ?? Collect(() =>
            {
                EmitAll(before.Statements);
                EmitWhile(condition, body, update);
            });
        if (whole.Statements.Count == 1)
        {
            Emit(whole.Statements[0]);
        }
        else
        {
            Emit(new Scope(Block.Empty with { Statements = WithSource(whole) }));
        }
    }

    private Support.EquatableArray<Statement> WithSource(Block block) => Collect(() =>
    {
        foreach (Statement statement in block.Statements)
        {
            Emit(statement);
        }
    }).Statements;

    private void LowerForPart(IOperation part)
    {
        switch (part)
        {
            case IVariableDeclarationGroupOperation group:
                LowerDeclarations(group);
                break;
            case IExpressionStatementOperation statement:
                LowerEffect(statement.Operation);
                break;
            default:
                Refuse(part.Syntax, "this is not supported in the header of a 'for'");
                break;
        }
    }

    private void LowerWhile(IWhileLoopOperation loop)
    {
        (Expr, Block) condition = Collect(() => LowerValue(loop.Condition!));
        EmitWhile(condition, LowerBlock(loop.Body), Block.Empty);
    }

    private void EmitWhile((Expr Value, Block Effects) condition, Block body, Block update)
    {
        if (!update.Statements.All(s => s is Assign or Do { Value: Code }))
        {
            (body, update) = (WithUpdateInside(body, update), Block.Empty);
        }

        if (condition.Effects.IsEmpty)
        {
            Emit(new While(condition.Value, body, update));
            return;
        }

        Block tested = Collect(() =>
        {
            EmitAll(condition.Effects.Statements);
            Emit(new If(Not(condition.Value), Block.Of(new Break { Source = _source }), Block.Empty));
            EmitAll(body.Statements);
        });
        Emit(new While(True, tested, update));
    }

    /// <summary>An update that needs variables of its own: behind the body, and before each <c>continue</c> in it.</summary>
    private Block WithUpdateInside(Block body, Block update) => new ContinueThrough(update, NewVariable).AtEndOf(body);

    private void LowerDo(IWhileLoopOperation loop)
    {
        Block body = LowerBlock(loop.Body);
        (Expr value, Block effects) = Collect(() => LowerValue(loop.Condition!));
        if (effects.IsEmpty)
        {
            Emit(new DoWhile(body, value));
            return;
        }

        Variable again = NewVariable("again", IrType.Bool);
        Emit(new Declare(again, null));
        Block test = Collect(() =>
        {
            EmitAll(effects.Statements);
            Emit(new Assign(new Local(again), value));
        });
        Emit(new DoWhile(WithUpdateInside(body, test), new Local(again)));
    }

    private void LowerForEach(IForEachLoopOperation loop)
    {
        IOperation collection = loop.Collection;
        while (collection is IConversionOperation { IsImplicit: true } conversion)
        {
            collection = conversion.Operand;
        }

        if (collection is IInvocationOperation range && IsCheckpoints(range.TargetMethod))
        {
            LowerCheckpoints(loop, range);
            return;
        }

        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: var local } declarator
            || (collection.Type is not IArrayTypeSymbol { Rank: 1 } && !TypeMapping.IsSpan(collection.Type)))
        {
            Refuse(loop.Collection.Syntax, "'foreach' is supported over one-dimensional arrays and spans: use 'for'");
            return;
        }

        if (!CanDeclare(local, declarator.Syntax))
        {
            return;
        }

        Expr sequence = LowerValue(collection);
        Variable index = NewVariable("k", IrType.Int);
        Variable item = NewVariable(local, local.Type);
        Block body = LowerBlock(loop.Body);
        if (sequence is not Local and not Code || Effects.Of(body).CanChange(sequence))
        {
            sequence = Spill(sequence, sequence is Local ? null : "sequence");
        }

        IrType element = sequence.Type is ArrayType array ? array.Element : ((SpanType)sequence.Type).Element;
        Expr read = new ElementAt(sequence, Support.EquatableArray.Of<Expr>(new Local(index)), element);
        Block withItem = Collect(() =>
        {
            Emit(new Declare(item, Widen(read, item.Type)));
            EmitAll(body.Statements);
        });
        Emit(new For(index, new Literal("0", IrType.Int), BinaryOperator.LessThan, new LengthOf(sequence), 1, withItem));
    }
}
