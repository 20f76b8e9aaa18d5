using System.Collections.Generic;

namespace Tangent.Generator.Tests.Fuzz.Mutants;

/// <summary>
/// Bugs of the kinds that differentiation tools have had: in rules, in what is recorded, in control flow, in memory. The fuzzer is
/// as good as it finds them (<see cref="MutantCommand"/>).
/// </summary>
internal static class MutantList
{
    public static readonly IReadOnlyList<Mutant> All =
    [
        new("the rule of Tanh lacks a square", "Rules/HyperbolicRules.cs", "1 - (y * y)", "1 - y"),
        new("Clamp passes the derivative on above its upper bound", "Rules/ChoiceRules.cs", "x >= low & x <= high", "x >= low"),
        new("the divisor of a remainder has the wrong sign", "Rules/OperatorRules.cs", "(m, x, y, value) => (value - x) / y)", "(m, x, y, value) => (x - value) / y)"),
        new("a loop with a step counts a trip too few where its bound is included", "Passes/Reverse/TripCount.cs", "inclusive ? step : step - 1", "step - 1"),
        new("the mirrored loop leaves out the first trip", "Passes/Reverse/BackwardSweep.cs", "BinaryOperator.LessThan => new For(index, TripCount.Add(loop.Bound, -1), BinaryOperator.GreaterThanOrEqual", "BinaryOperator.LessThan => new For(index, TripCount.Add(loop.Bound, -1), BinaryOperator.GreaterThan"),
        new("statements of a block are mirrored in the order they ran", "Passes/Reverse/BackwardSweep.cs", "in steps.Reverse())", "in steps)"),
        new("what only one arm of a branch needs is not recorded", "Passes/Reverse/Requirements.cs", "        required.UnionWith(otherwise);", "        required.IntersectWith(otherwise);"),
        new("a value is recomputed although what it was made of has changed", "Passes/Reverse/Keeping.cs", "positions.All(p => p < from)", "positions.Count > 0"),
        new("an adjoint that is zero after one arm is taken for zero after both", "Passes/Cleanup/ZeroPropagation.cs", "_zero.IntersectWith(afterThen)", "_zero.UnionWith(afterThen)"),
        new("the adjoint of an overwritten element stays", "Passes/Reverse/ValueSteps.cs", "new Assign(place, contributions.SelfShare!)", "new Assign(place, contributions.SelfShare is Zero ? place : contributions.SelfShare!)"),
        new("adjoints of the operands read the target's earlier value", "Passes/Reverse/ValueSteps.cs", "readsTarget && !valueReadsTarget ? step.After", "readsTarget && valueReadsTarget ? step.After"),
        new("an array chosen by a condition is taken for its first alternative only", "Analysis/AliasClasses.cs", "Sources(c.WhenTrue, functions).Concat(Sources(c.WhenFalse, functions))", "Sources(c.WhenTrue, functions)"),
        new("an inlined method writes to its caller's variable", "Passes/InlineCalls.cs", "bool isKept = argument is Literal or Local && !assigned.Contains(parameter.Id);", "bool isKept = argument is Literal or Local;"),
        new("arguments that a derivative changed are not put back", "Passes/Reverse/FinalContents.cs", "PutBack.Add(new CopyInto(new Local(final), reference));", ""),
        new("of the third part of a for loop only the first action runs after continue", "Passes/Reverse/StructureExits.cs", "Block body = Sequence(s2.Body, context);", "Block body = Sequence(new Block(s2.Body.Statements.Concat(s2.Update.Statements.Skip(1)).ToEquatable()), context); s2 = s2 with { Update = new Block(s2.Update.Statements.Take(1).ToEquatable()) };"),
        new("a captured variable is not taken for written by what its function calls", "Lowering/Captures.cs", "else if (capture.IsWritten)", "else if (capture.IsWritten && known < 0)"),
    ];
}
