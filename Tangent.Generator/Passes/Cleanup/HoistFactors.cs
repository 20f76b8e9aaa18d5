using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Multiplies the factors of a derivative that a loop does not change once, in front of it.
/// <code>
/// for (…)                                      double a = 200 * seed;
/// {                                            for (…)
///     dx[i] += 200 * x[i] * seed;       →      {
/// }                                                dx[i] += a * x[i];
///                                              }
/// </code>
/// Only products that an adjoint or a tangent is a factor of are rounded in another order by this; the method's own values are not touched.
/// </summary>
internal sealed class HoistFactors : IrRewriter
{
    private readonly int _firstGenerated;
    private readonly Fresh _fresh;
    private readonly HashSet<int> _derivatives;
    private readonly Dictionary<int, int> _assignments;
    private HashSet<int> _inside = new();
    private Dictionary<Expr, Variable> _known = new();
    private List<Declare> _before = new();

    private HoistFactors(Function function, int firstGenerated, HashSet<int> derivatives)
    {
        _firstGenerated = firstGenerated;
        _fresh = new Fresh(function);
        _derivatives = derivatives;
        _assignments = function.Body.AllStatements().SelectMany(Tidy.AssignedBy).GroupBy(id => id).ToDictionary(g => g.Key, g => g.Count());
    }

    /// <param name="function">The derivative.</param>
    /// <param name="firstGenerated">The lowest variable id that is not the user's.</param>
    /// <param name="derivatives">The variables of it that <see cref="DerivativeValues"/> finds.</param>
    public static Function Run(Function function, int firstGenerated, System.Lazy<HashSet<int>> derivatives)
    {
        if (!function.Body.AllStatements().Any(s => s is For or While or DoWhile))
        {
            return function;
        }

        var pass = new HoistFactors(function, firstGenerated, derivatives.Value);
        Block body = pass.Around(function.Body);
        return function with { Body = body, NextId = pass._fresh.NextId };
    }

    /// <summary>The loops of a block, from the outermost in: what no trip of any of them changes moves farthest.</summary>
    private Block Around(Block block)
    {
        var result = new List<Statement>();
        foreach (Statement statement in block.Statements)
        {
            Statement rebuilt = statement;
            if (statement is For or While or DoWhile)
            {
                _inside = new HashSet<int>(Tidy.AssignedIn(statement));
                _known = new Dictionary<Expr, Variable>();
                _before = new List<Declare>();
                rebuilt = statement.WithBlocks(Visit);
                result.AddRange(_before.Select(d => d with { Source = statement.Source }));
            }

            result.Add(rebuilt.WithBlocks(Around));
        }

        return new Block(result.ToEquatable());
    }

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        switch (statement)
        {
            case Declare { Value: Expr value } declare when IsDerivative(value) && IsMovedWhole(declare):
                _before.Add(declare);
                _inside.Remove(declare.Variable.Id);
                return [];
            case Declare { Value: Expr value } declare when declare.Variable.Id >= _firstGenerated && IsDerivative(value):
                return [declare with { Value = Visit(value) }];
            case Assign { Target: Local or ElementAt } assign when IsGenerated(assign.Target) && IsDerivative(assign.Value):
                return [assign with { Value = Visit(assign.Value) }];
            default:
                return [statement.WithBlocks(Visit)];
        }
    }

    public override Expr Visit(Expr expr)
    {
        if (expr is not (Binary { Operator: BinaryOperator.Multiply, Type: RealType { HasLiterals: true } } or Unary { Operator: UnaryOperator.Negate, Type: RealType { HasLiterals: true } })
            || !IsDerivative(expr))
        {
            // The arms of a choice are evaluated apart: an index or a condition is no derivative.
            return expr is ElementAt or Conditional ? expr : base.Visit(expr);
        }

        var factors = new List<Expr>();
        bool isNegative = Collect(expr, factors);
        List<Expr> fixedOnes = factors.Where(IsFixed).ToList();
        if (fixedOnes.Count < 2 || fixedOnes.All(f => f is Literal))
        {
            return base.Visit(expr);
        }

        Expr whole = fixedOnes.OrderBy(f => f is Literal ? 0 : 1).Aggregate(Build.Multiply);
        Expr product = factors.Where(f => !IsFixed(f)).Select(Visit).Aggregate((Expr)new Local(Name(whole)), (left, right) =>
            new Binary(BinaryOperator.Multiply, left, right, expr.Type));
        return isNegative ? Build.Negate(product) : product;
    }

    private Variable Name(Expr whole)
    {
        if (!_known.TryGetValue(whole, out Variable? name))
        {
            name = _fresh.Temporary(whole);
            _known.Add(whole, name);
            _before.Add(new Declare(name, whole));
            _derivatives.Add(name.Id);
        }

        return name;
    }

    /// <summary>The factors of a product; whether an odd number of signs stands among them.</summary>
    private static bool Collect(Expr expr, List<Expr> factors)
    {
        switch (expr)
        {
            case Binary { Operator: BinaryOperator.Multiply, Type: RealType } product:
                bool left = Collect(product.Left, factors);
                return Collect(product.Right, factors) != left;
            case Unary { Operator: UnaryOperator.Negate } negated:
                return !Collect(negated.Operand, factors);
            default:
                factors.Add(expr);
                return false;
        }
    }

    /// <summary>A temporary of the passes' own that is computed once, from what the loop does not change.</summary>
    private bool IsMovedWhole(Declare declare) => declare.Variable.Id >= _firstGenerated
        && declare.Variable.Type is RealType { HasLiterals: true }
        && _assignments[declare.Variable.Id] == 1 && declare.Value is not (Local or Literal or Zero) && IsFixed(declare.Value!);

    /// <summary>Arithmetic on variables that the loop does not assign. Elements may change under another name.</summary>
    private bool IsFixed(Expr expr) => expr.Type is RealType { HasLiterals: true } && expr.Descendants().All(e => e switch
    {
        Local local => !_inside.Contains(local.Variable.Id),
        Literal => true,
        Unary { Operator: UnaryOperator.Negate, Type: RealType } or Binary { Type: RealType } => true,
        Convert { Operand: Local or Literal, Overflow: not Overflow.Checked, Type: RealType } => true,
        _ => false,
    });

    private bool IsGenerated(Expr target) => target.Root() is Variable root && root.Id >= _firstGenerated;

    private bool IsDerivative(Expr expr) => expr.Variables().Any(v => _derivatives.Contains(v.Id));
}
