using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Uses a value under its own name: <c>double ds = seed; … ds …</c> becomes <c>… seed …</c>, where neither variable changes
/// while the copy is in use.
/// </summary>
internal sealed class CopyPropagation
{
    private readonly int _firstGenerated;
    private readonly HashSet<string> _names;
    private readonly Dictionary<int, List<int>> _assignedAt = new();
    private readonly Dictionary<int, int> _loopStart = new();
    private readonly Dictionary<int, Expr> _copies = new();
    private int _position;

    private CopyPropagation(HashSet<string> names, int firstGenerated)
    {
        _names = names;
        _firstGenerated = firstGenerated;
    }

    public static Block Run(Function function, Block block, int firstGenerated)
    {
        var pass = new CopyPropagation(DerivativeNames.Among(function, block), firstGenerated);
        pass.Collect(block, outermostLoop: -1);
        pass._position = 0;
        pass.Find(block);
        return pass._copies.Count == 0 ? block : new Substitution(pass._copies).Visit(block);
    }

    private void Collect(Block block, int outermostLoop)
    {
        foreach (Statement statement in block.Statements)
        {
            int position = _position++;
            int loop = outermostLoop < 0 && statement is For or While or DoWhile ? position : outermostLoop;
            if (outermostLoop >= 0)
            {
                _loopStart[position] = outermostLoop;
            }

            foreach (int id in Tidy.AssignedBy(statement))
            {
                if (!_assignedAt.TryGetValue(id, out List<int>? positions))
                {
                    positions = new List<int>();
                    _assignedAt.Add(id, positions);
                }

                positions.Add(position);
            }

            foreach (Block inner in statement.Blocks())
            {
                Collect(inner, statement is For or While or DoWhile ? (loop < 0 ? position : loop) : outermostLoop);
            }
        }
    }

    private void Find(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            int position = _position++;
            if (statement is Declare { Value: Expr value } s
                && s.Variable.Id >= _firstGenerated
                && s.Variable.Type is not SpanType
                && !(s.Variable.Type.IsReference && DerivativeNames.Has(_names, s.Variable))
                && Times(s.Variable.Id) == 1
                && IsCopy(value, position)
                && value.Type.Equals(s.Variable.Type))
            {
                _copies.Add(s.Variable.Id, value);
            }

            foreach (Block inner in statement.Blocks())
            {
                Find(inner);
            }
        }
    }

    private int Times(int variable) => _assignedAt.TryGetValue(variable, out List<int>? positions) ? positions.Count : 0;

    private bool IsCopy(Expr value, int position) => value switch
    {
        Literal => true,
        Local source => IsUnchanged(source.Variable.Id, position),
        Unary { Operator: UnaryOperator.Negate or UnaryOperator.Not, Operand: Local source } => IsUnchanged(source.Variable.Id, position),
        _ => false,
    };

    /// <summary>Whether the variable has its last value here: no later assignment, and none in a loop around.</summary>
    private bool IsUnchanged(int variable, int position)
    {
        int from = _loopStart.TryGetValue(position, out int loop) ? loop : position;
        if (!_assignedAt.TryGetValue(variable, out List<int>? positions))
        {
            return true;
        }

        // A declaration inside the same loop gives a new variable each trip, so it does not change this one.
        return positions.Count == 1 ? positions[0] < position : positions.All(p => p < from);
    }

    private sealed class Substitution(Dictionary<int, Expr> copies) : IrRewriter
    {
        public override Expr Visit(Expr expr)
        {
            while (expr is Local local && copies.TryGetValue(local.Variable.Id, out Expr? copy))
            {
                expr = copy;
            }

            Expr rebuilt = base.Visit(expr);
            return rebuilt switch
            {
                // Only the passes' own products mention their variables.
                Binary { Operator: BinaryOperator.Multiply, Type: RealType { IsScalar: true } } product
                    when expr is Binary before && (BecomesKnown(before.Left, product.Left) || BecomesKnown(before.Right, product.Right)) =>
                    Build.Multiply(product.Left, product.Right),
                Unary { Operator: UnaryOperator.Negate, Operand: Literal known, Type: RealType }
                    when expr is Unary before && BecomesKnown(before.Operand, known) => Build.Negate(known),
                Unary { Operator: UnaryOperator.Negate, Operand: Unary { Operator: UnaryOperator.Negate } inner } => inner.Operand,
                Binary { Operator: BinaryOperator.Add, Right: Unary { Operator: UnaryOperator.Negate } negated } sum
                    when sum.Type is RealType => sum with { Operator = BinaryOperator.Subtract, Right = negated.Operand },
                Binary { Operator: BinaryOperator.Subtract, Right: Unary { Operator: UnaryOperator.Negate } negated } difference
                    when difference.Type is RealType => difference with { Operator = BinaryOperator.Add, Right = negated.Operand },
                _ => rebuilt,
            };
        }

        private static bool BecomesKnown(Expr before, Expr after) => before is Local or Unary { Operator: UnaryOperator.Negate, Operand: Local } && after is Literal;

        public override IEnumerable<Statement> Visit(Statement statement) =>
            statement is Declare declare && copies.ContainsKey(declare.Variable.Id)
                ? System.Array.Empty<Statement>()
                : base.Visit(statement);
    }
}
