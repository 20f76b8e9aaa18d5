using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>Statements, each with its own text as the comment of what it becomes.</summary>
internal sealed partial class FunctionLowering
{
    private void LowerBody(IOperation? body)
    {
        if (_method.MethodKind == MethodKind.Constructor && _context.Types.Structs.Of(_method.ContainingType) is { } layout)
        {
            LowerConstructor(body, layout);
            return;
        }

        if (_method.MethodKind == MethodKind.Constructor && _context.Types.Objects.Of(_method.ContainingType) is { } created)
        {
            LowerObjectConstructor(body, created);
            return;
        }

        if (_self is not null && !_context.DifferentiatesThis && SymbolEqualityComparer.Default.Equals(_method, _context.Root) && UsesThis(body!))
        {
            var whole = new Code("this", Support.EquatableArray<Expr>.Empty, _self.Type, IsPure: true);
            Emit(new Declare(_self, whole));
            if (Analysis.AliasClasses.HoldsReference(_self.Type))
            {
                _context.StateReads.Add(new StateRead(_id, whole, body!.DescendantsAndSelf().First(IsThis).Syntax));
            }
        }

        switch (body)
        {
            case IBlockOperation block:
                LowerStatements(block.Operations);
                break;
            case IMethodBodyOperation { BlockBody: { } block }:
                LowerStatements(block.Operations);
                break;
            case IMethodBodyOperation { ExpressionBody: { } expression }:
                LowerStatements(expression.Operations);
                break;
            case IAnonymousFunctionOperation { Body: { } block }:
                LowerStatements(block.Operations);
                break;
            case ILocalFunctionOperation { Body: { } block }:
                LowerStatements(block.Operations);
                break;
            case { Syntax: ExpressionSyntax } value when _method.MethodKind == MethodKind.AnonymousFunction:
                // A clause of a query.
                WithSource(SourceOf(value), () => Emit(new Return(LowerValue(value))));
                break;
            default:
                Refuse(body!.Syntax, "it has no body in this project");
                break;
        }
    }

    private static bool UsesThis(IOperation body) => body.DescendantsAndSelf().Any(IsThis);

    private static bool IsThis(IOperation operation) =>
        operation is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    private void LowerStatements(IEnumerable<IOperation> operations)
    {
        List<IOperation> list = operations.ToList();
        for (int i = 0; i < list.Count; i++)
        {
            if (list[i] is IUsingDeclarationOperation declaration)
            {
                WithSource(SourceOf(declaration), () => LowerUsingDeclaration(declaration, list.Skip(i + 1)));
                return;
            }

            LowerStatement(list[i]);
        }
    }

    private void LowerStatement(IOperation operation)
    {
        _context.Cancellation.ThrowIfCancellationRequested();

        // A list of declarators is one statement of the user's and one operation; a block is many.
        string? source = operation is IBlockOperation ? _source : SourceOf(operation);
        WithSource(source, () => LowerStatementCore(operation));
    }

    private void LowerStatementCore(IOperation operation)
    {
        switch (operation)
        {
            case IBlockOperation block:
                Emit(new Scope(Collect(() => LowerStatements(block.Operations))));
                break;
            case IVariableDeclarationGroupOperation group:
                LowerDeclarations(group);
                break;
            case IExpressionStatementOperation statement:
                LowerEffect(statement.Operation);
                break;
            case IReturnOperation { IsImplicit: true, ReturnedValue: null }:
                break;
            case IReturnOperation { Kind: OperationKind.Return } statement:
                LowerReturn(statement);
                break;
            case IConditionalOperation statement:
                LowerIf(statement);
                break;
            case IForLoopOperation loop:
                LowerFor(loop);
                break;
            case IForEachLoopOperation loop:
                LowerForEach(loop);
                break;
            case IWhileLoopOperation { ConditionIsTop: true } loop:
                LowerWhile(loop);
                break;
            case IWhileLoopOperation loop:
                LowerDo(loop);
                break;
            case ISwitchOperation statement:
                LowerSwitch(statement);
                break;
            case IBranchOperation branch:
                LowerBranch(branch);
                break;
            case IThrowOperation { Exception: { } exception }:
                LowerThrow(exception);
                break;
            case IThrowOperation:
                Emit(new Throw(new Code(string.Empty, Support.EquatableArray<Expr>.Empty, new PlainType("Exception", PlainKind.Other), IsPure: true)));
                break;
            case ITryOperation statement:
                LowerTry(statement);
                break;
            case ILockOperation statement:
                LowerLock(statement);
                break;
            case IUsingOperation statement:
                LowerUsing(statement);
                break;
            case IEmptyOperation or ILocalFunctionOperation:
                break;
            default:
                Refuse(operation.Syntax, UnsupportedStatement.ReasonFor(operation));
                break;
        }
    }

    /// <summary>The body of a loop or a branch: its own block, without a further pair of braces.</summary>
    private Block LowerBlock(IOperation? operation) => Collect(() =>
    {
        if (operation is IBlockOperation block)
        {
            LowerStatements(block.Operations);
        }
        else if (operation is not null)
        {
            LowerStatement(operation);
        }
    });

    private void LowerEffect(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation invocation when IsWord(invocation.TargetMethod, "Insert"):
                LowerInsert(invocation);
                break;
            case IAssignmentOperation or IIncrementOrDecrementOperation:
                LowerAssignment(operation, isValueUsed: false);
                break;
            case IConditionalAccessOperation:
                Refuse(operation, "a call through '?.' may not happen: test for null with 'if'");
                break;
            default:
                Expr value = LowerRoot(operation);
                if (value is Call or Code { IsPure: false })
                {
                    Emit(new Do(value));
                }

                break;
        }
    }

    private void LowerReturn(IReturnOperation statement)
    {
        if (statement.ReturnedValue is null)
        {
            // A 'return' that gives nothing where something is due: the compiler says so, and no operation shows it.
            _context.IsBroken |= !_method.ReturnsVoid && _method.MethodKind != MethodKind.Constructor;
            Emit(new Return(_method.MethodKind == MethodKind.Constructor ? new Local(_self!) : null));
        }
        else if (_method.ReturnsVoid)
        {
            LowerEffect(statement.ReturnedValue);
        }
        else
        {
            Emit(new Return(LowerValue(statement.ReturnedValue)));
        }
    }

    private void LowerBranch(IBranchOperation branch)
    {
        switch (branch.BranchKind)
        {
            case BranchKind.Break when IsSwitchExit(branch.Target):
                Emit(new LeaveSwitch());
                break;
            case BranchKind.Break:
                Emit(new Break());
                break;
            case BranchKind.Continue:
                Emit(new Continue());
                break;
            default:
                Refuse(branch.Syntax, "a jump to a label has no mirror image: use a loop, 'break' or 'continue'");
                break;
        }
    }

    private void LowerThrow(IOperation exception) => Emit(new Throw(LowerException(exception)));

    private static string SourceOf(IOperation operation) => operation.Syntax switch
    {
        // The expression of '=> x' in a method, a local function or a lambda.
        ArrowExpressionClauseSyntax arrow => SourceOfExpressionBody(arrow.Expression, operation),
        ExpressionSyntax { Parent: ArrowExpressionClauseSyntax } expression => SourceOfExpressionBody(expression, operation),
        _ => StatementText.Of(operation.Syntax),
    };

    private static string SourceOfExpressionBody(ExpressionSyntax expression, IOperation operation) =>
        StatementText.OfExpressionBody(expression, operation is IReturnOperation { ReturnedValue: not null });
}
