using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// <c>switch</c>, as a statement and as an expression, becomes a chain of <c>if</c>.
/// <code>
/// switch (kind) { case 1: case 2: y = x; break; default: y = 0; break; }
/// becomes
/// if (kind == 1 || kind == 2) { y = x; } else { y = 0; }
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private readonly Stack<ILabelSymbol> _switchExits = new();

    private bool IsSwitchExit(ILabelSymbol label) => _switchExits.Contains(label, SymbolEqualityComparer.Default);

    private void LowerSwitch(ISwitchOperation statement)
    {
        List<ISwitchCaseOperation> sections = statement.Cases.Where(c => !IsDefault(c)).ToList();
        ISwitchCaseOperation? last = statement.Cases.FirstOrDefault(IsDefault);
        if (last is not null && last.Clauses.Length > 1 && statement.Cases[statement.Cases.Length - 1] != last)
        {
            Refuse(last.Clauses[0].Syntax, "a section with 'default' and other labels has to be the last one");
            return;
        }

        Expr subject = Subject(statement.Value);
        _switchExits.Push(statement.ExitLabel);
        LowerSections(sections, 0, last, subject);
        _switchExits.Pop();
    }

    private static bool IsDefault(ISwitchCaseOperation section) => section.Clauses.Any(c => c is IDefaultCaseClauseOperation);

    private void LowerSections(List<ISwitchCaseOperation> sections, int index, ISwitchCaseOperation? last, Expr subject)
    {
        if (index == sections.Count)
        {
            if (last is not null)
            {
                EmitAll(LowerSection(last).Statements);
            }

            return;
        }

        ISwitchCaseOperation section = sections[index];
        string? source = index == 0 ? _source : string.Join(" ", section.Clauses.Select(c => StatementText.Of(c.Syntax)));
        WithSource(source, () =>
        {
            Expr condition = section.Clauses.Select(c => LowerClause(c, subject)).Aggregate(Either);
            Block body = LowerSection(section);
            Block rest = Collect(() => LowerSections(sections, index + 1, last, subject));
            Emit(new If(condition, body, rest));
        });
    }

    private Block LowerSection(ISwitchCaseOperation section)
    {
        Block body = Collect(() => LowerStatements(section.Body));
        if (SwitchExits.TryRemove(body.Statements) is List<Statement> statements)
        {
            return new Block(statements.ToEquatable());
        }

        Refuse(section.Body[0].Syntax, "a 'break' in the middle of a section is too deep in it: use 'if' and 'else'");
        return Block.Empty;
    }

    private Expr LowerClause(ICaseClauseOperation clause, Expr subject)
    {
        switch (clause)
        {
            case ISingleValueCaseClauseOperation { Value.ConstantValue: { HasValue: true, Value: null } }:
                return IsNull(subject);
            case ISingleValueCaseClauseOperation single:
                return new Binary(BinaryOperator.Equal, subject, LowerValue(single.Value), IrType.Bool);
            case IPatternCaseClauseOperation pattern:
                return Guarded(LowerPattern(pattern.Pattern, subject), pattern.Guard);
            default:
                return Refuse(clause, "this label is not supported in differentiated code");
        }
    }

    private Expr Guarded(Expr condition, IOperation? guard)
    {
        if (guard is null)
        {
            return condition;
        }

        (Expr value, Block effects) = Collect(() => LowerValue(guard));
        return effects.IsEmpty
            ? Both(condition, value)
            : Refuse(guard, "a guard that calls or assigns is not supported: use 'if' inside the case");
    }

    private Expr LowerSwitchExpression(ISwitchExpressionOperation expression, Destination destination)
    {
        Expr subject = Subject(expression.Value);
        Expr result = destination.Get();
        LowerSwitchArms(expression, 0, subject, result);
        return result;
    }

    private void LowerSwitchArms(ISwitchExpressionOperation expression, int index, Expr subject, Expr result)
    {
        if (index == expression.Arms.Length)
        {
            Emit(new Throw(new Code(UnmatchedException(), EquatableArray<Expr>.Empty, new PlainType("Exception", PlainKind.Other), IsPure: true)));
            return;
        }

        ISwitchExpressionArmOperation arm = expression.Arms[index];
        Expr condition = Guarded(LowerPattern(arm.Pattern, subject), arm.Guard);
        Block body = Assigning(result, Collect(() => LowerRoot(arm.Value)));
        if (IsTrue(condition))
        {
            EmitAll(body.Statements);
            return;
        }

        Block rest = Collect(() => LowerSwitchArms(expression, index + 1, subject, result));
        Emit(new If(condition, body, rest));
    }

    /// <summary>What the compiler throws where no arm matches.</summary>
    private string UnmatchedException()
    {
        INamedTypeSymbol? type =
            _context.Compilation.GetTypeByMetadataName("System.Runtime.CompilerServices.SwitchExpressionException")
            ?? _context.Compilation.GetTypeByMetadataName("System.InvalidOperationException");
        return "new " + (type is null ? "Exception" : _context.Names.Type(type)) + "()";
    }
}
