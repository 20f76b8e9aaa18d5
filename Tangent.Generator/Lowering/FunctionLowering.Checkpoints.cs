using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// <c>foreach (int t in Checkpoint.Range(n, slots))</c>: a counted loop that says how reverse mode keeps its state. Its trips are run
/// again, so each must always do the same.
/// </summary>
internal sealed partial class FunctionLowering
{
    private int _checkpointDepth;

    private static bool IsCheckpoints(IMethodSymbol method) =>
        method is { Name: "Range", ContainingType: { Name: "Checkpoint", ContainingNamespace: { Name: "Tangent", ContainingNamespace.IsGlobalNamespace: true } } };

    private void LowerCheckpoints(IForEachLoopOperation loop, IInvocationOperation range)
    {
        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: { Type.SpecialType: SpecialType.System_Int32 } local } declarator)
        {
            Refuse(loop.LoopControlVariable.Syntax, "the numbers of 'Checkpoint.Range' are taken as an 'int'");
            return;
        }

        if (!CanDeclare(local, declarator.Syntax) || !CheckTrips(loop))
        {
            return;
        }

        var operands = new Operands(this);
        var places = new int[2];
        foreach (IArgumentOperation argument in range.Arguments)
        {
            places[argument.Parameter!.Ordinal] = operands.Count;
            operands.Add(argument.Value);
        }

        Expr count = operands[places[0]];
        Variable index = NewVariable(local, local.Type);
        _checkpointDepth++;
        Block body = LowerBlock(loop.Body);
        _checkpointDepth--;
        if (Endings.Breaks(body))
        {
            Variable stopped = NewVariable("stopped", IrType.Bool);
            Emit(new Declare(stopped, new Literal("false", IrType.Bool)));
            body = StoppedTrips.Of(body, stopped);
        }

        if (count is not (Literal or Local) || Effects.Of(body).CanChange(count))
        {
            count = Spill(count, "count");
        }

        List<(int, SyntaxNode)> moves = MovesIn(loop.Body)
            .Where(m => _variables.ContainsKey(m.Variable))
            .Select(m => (_variables[m.Variable].Id, m.At))
            .ToList();
        _context.Checkpoints.Add(new CheckpointSite(_id, index, range.Syntax, moves));
        Emit(new For(index, new Literal("0", IrType.Int), BinaryOperator.LessThan, count, 1, body) { Slots = operands[places[1]] });
    }

    private bool CheckTrips(IForEachLoopOperation loop)
    {
        foreach (IOperation exit in ReturnsIn(loop.Body))
        {
            Refuse(exit, "a method cannot return from inside a loop over 'Checkpoint.Range', which is run backward from its end: put the result into a variable and use 'break'");
            return false;
        }

        return true;
    }

    /// <summary>Where the body gives array variables from outside other arrays.</summary>
    private static IEnumerable<(ISymbol Variable, SyntaxNode At)> MovesIn(IOperation body)
    {
        IEnumerable<ISymbol> variables = body.DescendantsAndSelf()
            .Select(o => (o as ILocalReferenceOperation)?.Local ?? (ISymbol?)(o as IParameterReferenceOperation)?.Parameter)
            .OfType<ISymbol>()
            .Distinct<ISymbol>(SymbolEqualityComparer.Default);
        foreach (ISymbol variable in variables)
        {
            if (Assignments.FirstOf(body, variable) is { } assignment)
            {
                yield return (variable, assignment.Syntax);
            }
        }
    }

    /// <summary>Where a loop's body leaves the method.</summary>
    private static IEnumerable<IOperation> ReturnsIn(IOperation code) => code switch
    {
        IAnonymousFunctionOperation or ILocalFunctionOperation => [],
        IReturnOperation => [code],
        _ => code.ChildOperations.SelectMany(ReturnsIn),
    };

    /// <summary>What may be something else the next time has to be read before the loop.</summary>
    private void RefuseInTrip(IOperation value)
    {
        if (_checkpointDepth > 0)
        {
            Refuse(value, "a trip of a loop over 'Checkpoint.Range' is run more than once, and this may then be another value: read it into a variable before the loop");
        }
    }

    /// <summary>Code that is not looked into may put another value into an array each time.</summary>
    private void RefuseArraysInTrip(IOperation call, IOperation[] operands, EquatableArray<Expr> values, IMethodSymbol method)
    {
        if (_checkpointDepth > 0 && !OpaqueUse.Allows(method, isReference: true)
            && Enumerable.Range(0, operands.Length).Any(k => values[k].Type.IsReference))
        {
            Refuse(call, "a trip of a loop over 'Checkpoint.Range' is run more than once, and this call may then write something else into the array");
        }
    }
}
