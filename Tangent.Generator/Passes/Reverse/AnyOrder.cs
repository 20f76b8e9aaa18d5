using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// Whether the trips of a loop may be run back in any order: they only add to adjoints that none of them reads, and put nothing back. Then the
/// loop runs forward, as the user wrote it, and the runtime's compiler knows how to leave out the checks of its indices.
/// </summary>
internal sealed class AnyOrder
{
    private readonly AdjointMap _adjoints;
    private readonly AliasClasses _aliases;
    private readonly HashSet<int> _own;
    private readonly HashSet<int> _sums = new();
    private readonly HashSet<int> _summedStorage = new();

    private AnyOrder(AdjointMap adjoints, AliasClasses aliases, HashSet<int> own)
    {
        _adjoints = adjoints;
        _aliases = aliases;
        _own = own;
    }

    /// <param name="loop">The loop.</param>
    /// <param name="slots">The histories, of which growable ones have an order.</param>
    /// <param name="adjoints">The adjoints of the function.</param>
    /// <param name="aliases">Which references may name the same storage.</param>
    public static bool Suits(LoopStep loop, Slots slots, AdjointMap adjoints, AliasClasses aliases)
    {
        List<Step> steps = All(loop.Body).ToList();
        if (steps.Any(s => s is GuardedStep)
            || steps.OfType<PlainStep>().Any(s => s.IsInserted || s.AlsoWrites.Count > 0 || s.Overwrites.Any(o => o.IsRequired)
                || s.Declares.Any(v => slots.Of(v) is StackSlot))
            || steps.OfType<LoopStep>().Any(l => l.Trips is Variable trips && slots.Of(trips) is StackSlot))
        {
            return false;
        }

        List<Statement> statements = loop.Body.SelectMany(KnownBefore.Backward).ToList();
        var own = new HashSet<int>(statements.OfType<Declare>().Select(d => d.Variable.Id)
            .Concat(steps.OfType<PlainStep>().SelectMany(s => s.Declares).Where(adjoints.IsActive).Select(v => adjoints.Of(v).Id)));
        var pass = new AnyOrder(adjoints, aliases, own);
        return statements.All(pass.OnlyAdds) && statements.All(s => pass.Read(s).All(pass.IsSettled));
    }

    private static IEnumerable<Step> All(IEnumerable<Step> steps) => steps.SelectMany(step => new[] { step }.Concat(All(
        step is LoopStep loop ? loop.Body : step is BranchStep branch ? branch.Then.Concat(branch.Else) : [])));

    /// <summary>Notes what is added to; false for a statement that does anything else to what is not the trip's own.</summary>
    private bool OnlyAdds(Statement statement)
    {
        switch (statement)
        {
            case Declare { Value: not null and not Call } or If:
                return true;
            case Assign { Target: Local target } when _own.Contains(target.Variable.Id):
                return !target.Type.IsReference;
            case Assign { Target: Local { Type: RealType } target } assign when IsSum(assign):
                _sums.Add(target.Variable.Id);
                return true;
            case Assign { Target: ElementAt { Type: RealType } target } assign when IsSum(assign) && StorageOf(target) is int storage:
                _summedStorage.Add(storage);
                return true;
            default:
                return false;
        }
    }

    private static bool IsSum(Assign assign) =>
        assign.Value is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum && sum.Left.Equals(assign.Target);

    private IEnumerable<Expr> Read(Statement statement) => statement is Assign assign && IsSum(assign) && !IsOwn(assign)
        ? ((Binary)assign.Value).Right.Descendants().Concat(assign.Target.Children().SelectMany(c => c.Descendants()))
        : statement.Expressions().SelectMany(e => e.Descendants());

    private bool IsOwn(Assign assign) => assign.Target is Local target && _own.Contains(target.Variable.Id);

    private bool IsSettled(Expr expr) => expr switch
    {
        Local local => !_sums.Contains(local.Variable.Id),
        ElementAt { Type: RealType } element => StorageOf(element) is not int storage || !_summedStorage.Contains(storage),
        Call or Pop => false,
        _ => true,
    };

    /// <summary>The adjoint storage that an element is in, null for an element of the user's.</summary>
    private int? StorageOf(ElementAt element) =>
        element.Root() is Variable root && _adjoints.PrimalOfShadow(root) is Variable primal ? _aliases.ClassOf(primal) : null;
}
