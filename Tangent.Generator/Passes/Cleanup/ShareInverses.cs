using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Divides once where a derivative would divide by the same value several times: a division takes as long as four products or more.
/// <code>
/// double db = dq / s;                    double inverse = 1 / s;
/// double dc = dr / (2 * s);      →       double db = dq * inverse;
///                                        double dc = 0.5 * dr * inverse;
/// </code>
/// Zero, infinite and undefined divisors give what the divisions gave. The method's own divisions stay.
/// </summary>
internal sealed class ShareInverses
{
    private readonly int _firstGenerated;
    private readonly Fresh _fresh;
    private readonly HashSet<int> _derivatives;

    private ShareInverses(Function function, int firstGenerated, HashSet<int> derivatives)
    {
        _firstGenerated = firstGenerated;
        _fresh = new Fresh(function);
        _derivatives = derivatives;
    }

    /// <param name="function">The derivative.</param>
    /// <param name="firstGenerated">The lowest variable id that is not the user's.</param>
    /// <param name="derivatives">The variables of it that <see cref="DerivativeValues"/> finds.</param>
    public static Function Run(Function function, int firstGenerated, System.Lazy<HashSet<int>> derivatives)
    {
        if (!function.Body.AllStatements().SelectMany(s => s.Expressions()).SelectMany(e => e.Descendants())
            .Any(e => e is Binary { Operator: BinaryOperator.Divide, Type: RealType }))
        {
            return function;
        }

        var pass = new ShareInverses(function, firstGenerated, derivatives.Value);
        Block body = pass.Visit(function.Body);
        return function with { Body = body, NextId = pass._fresh.NextId };
    }

    private Block Visit(Block block)
    {
        List<Statement> statements = block.Statements.ToList();
        var declaredInside = new HashSet<int>(statements.OfType<Scope>().SelectMany(s => s.Body.AllStatements()).SelectMany(Fresh.Declared).Select(v => v.Id));
        IEnumerable<Variable> shared = statements.SelectMany(Divisors)
            .GroupBy(v => v.Id)
            .Where(g => g.Count() > 1 && !declaredInside.Contains(g.Key) && StaysTheSame(g.Key, statements))
            .Select(g => g.First())
            .ToList();
        foreach (Variable divisor in shared)
        {
            Variable inverse = _fresh.Variable("inverse", divisor.Type);
            var multiply = new Multiplications(this, divisor, inverse);
            int first = statements.FindIndex(s => Divisors(s).Any(v => v.Id == divisor.Id));
            for (int at = first; at < statements.Count; at++)
            {
                statements[at] = multiply.Visit(statements[at]).Single();
            }

            statements.Insert(first, new Declare(inverse, new Binary(BinaryOperator.Divide, One(divisor.Type), new Local(divisor), divisor.Type)) { Source = statements[first].Source });
        }

        return new Block(statements.Select(s => s.WithBlocks(Visit)).ToEquatable());
    }

    /// <summary>From the first division on to the last one.</summary>
    private bool StaysTheSame(int divisor, List<Statement> statements)
    {
        int first = statements.FindIndex(s => Divisors(s).Any(v => v.Id == divisor));
        int last = statements.FindLastIndex(s => Divisors(s).Any(v => v.Id == divisor));
        return !statements.Skip(first).Take(last - first + 1).SelectMany(Tidy.AssignedIn).Contains(divisor);
    }

    private static Literal One(IrType type) => new(type == IrType.Single ? "1f" : "1.0", type);

    /// <summary>What the statement, which runs whenever its block does, divides derivatives by.</summary>
    private IEnumerable<Variable> Divisors(Statement statement) => statement is Scope scope
        ? scope.Body.Statements.SelectMany(Divisors)
        : Value(statement) is Expr value ? value.Descendants().Select(e => Divisor(e)?.Variable).OfType<Variable>() : [];

    /// <summary>The derivative that a statement computes, null for any other statement.</summary>
    private Expr? Value(Statement statement)
    {
        Expr? value = statement switch
        {
            Declare declare when declare.Variable.Id >= _firstGenerated => declare.Value,
            Assign { Target: Local or ElementAt } assign when assign.Target.Root() is Variable root && root.Id >= _firstGenerated => assign.Value,
            _ => null,
        };
        return value is not null && !value.Descendants().Any(e => e is Conditional) && value.IsMovable() ? value : null;
    }

    /// <summary>The variable and the number of <c>x / (number * variable)</c>, where x is a derivative.</summary>
    private (Variable Variable, double Number)? Divisor(Expr expr)
    {
        if (expr is not Binary { Operator: BinaryOperator.Divide, Type: RealType { HasLiterals: true } } quotient
            || !quotient.Left.Variables().Any(v => _derivatives.Contains(v.Id)))
        {
            return null;
        }

        return quotient.Right switch
        {
            Local local when local.Type.Equals(expr.Type) => (local.Variable, 1),
            Binary { Operator: BinaryOperator.Multiply, Right: Local local } product when Build.Number(product.Left) is 2.0 && local.Type.Equals(expr.Type) => (local.Variable, 2),
            _ => null,
        };
    }

    private sealed class Multiplications(ShareInverses pass, Variable divisor, Variable inverse) : IrRewriter
    {
        public override IEnumerable<Statement> Visit(Statement statement) =>
            statement is Scope ? base.Visit(statement) : pass.Value(statement) is null ? [statement] : [Rebuild(statement)];

        public override Expr Visit(Expr expr)
        {
            if (pass.Divisor(expr) is not (Variable variable, double number) || variable.Id != divisor.Id)
            {
                return base.Visit(expr);
            }

            Expr dividend = Visit(((Binary)expr).Left);
            return Build.Multiply(number == 2 ? Build.Multiply(Build.Real(0.5, expr.Type), dividend) : dividend, new Local(inverse));
        }
    }
}
