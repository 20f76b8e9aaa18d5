using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Computes once what a derivative of a derivative would compute twice: the cosine in the tangent of a sine is also in the sine's
/// adjoint. The user's own expressions stay as they are.
/// <code>
/// double s = Math.Sin(a);               double s = Math.Sin(a);
/// double vs = Math.Cos(a) * va;   →     double cos = Math.Cos(a);
/// …                                     double vs = cos * va;
/// double da = Math.Cos(a) * ds;         …
/// double vda = -Math.Sin(a) * …         double da = cos * ds;
///                                       double vda = -s * …
/// </code>
/// </summary>
internal sealed class ReuseValues : IrRewriter
{
    private readonly int _firstGenerated;
    private readonly Fresh _fresh;
    private readonly HashSet<int> _stable;
    private readonly Dictionary<Expr, int> _occurrences;
    private Dictionary<Expr, Variable> _known = new();
    private List<Declare>? _before;

    private ReuseValues(Function function, int firstGenerated)
    {
        _firstGenerated = firstGenerated;
        _fresh = new Fresh(function);
        _stable = Stable(function);
        _occurrences = function.Body.AllStatements()
            .SelectMany(s => s.Expressions())
            .SelectMany(e => e.Descendants())
            .OfType<MathCall>()
            .Where(IsStable)
            .GroupBy(call => (Expr)call)
            .ToDictionary(g => g.Key, g => g.Count());
    }

    public static Function Run(Function function, int firstGenerated)
    {
        var pass = new ReuseValues(function, firstGenerated);
        Block body = pass.VisitBlock(function.Body);
        return function with { Body = body, NextId = pass._fresh.NextId };
    }

    public override Expr Visit(Expr expr)
    {
        if (_known.TryGetValue(expr, out Variable? variable))
        {
            return new Local(variable);
        }

        Expr rebuilt = base.Visit(expr);
        if (rebuilt is MathCall && _before is not null && _occurrences.TryGetValue(rebuilt, out int count) && count > 1)
        {
            Variable name = _fresh.Temporary(rebuilt);
            _before.Add(new Declare(name, rebuilt));
            _known.Add(rebuilt, name);
            _stable.Add(name.Id);
            return new Local(name);
        }

        return rebuilt;
    }

    private Block VisitBlock(Block block)
    {
        Dictionary<Expr, Variable> outer = _known;
        _known = new Dictionary<Expr, Variable>(outer);
        var result = new List<Statement>();
        foreach (Statement statement in block.Statements)
        {
            result.AddRange(VisitStatement(statement));
        }

        _known = outer;
        return new Block(result.ToEquatable());
    }

    private IEnumerable<Statement> VisitStatement(Statement statement)
    {
        switch (statement)
        {
            case If s:
                return new[] { s with { Then = VisitBlock(s.Then), Else = VisitBlock(s.Else) } };
            case For s:
                return new[] { s with { Body = VisitBlock(s.Body) } };
            case While s:
                return new[] { s with { Body = VisitBlock(s.Body), Update = VisitBlock(s.Update) } };
            case DoWhile s:
                return new[] { s with { Body = VisitBlock(s.Body) } };
            case Scope s:
                return new[] { s with { Body = VisitBlock(s.Body) } };
            case Declare { Value: MathCall whole } s when IsStable(whole) && !_known.ContainsKey(whole):
                // It has a name already.
                Remember(s);
                return new[] { statement };
            case Declare { Value: Expr } s when s.Variable.Id < _firstGenerated:
                Remember(s);
                return new[] { statement };
            case Declare or Assign or Return when !IsUsers(statement):
                IEnumerable<Statement> rebuilt = Reusing(statement);
                if (statement is Declare declare)
                {
                    Remember(declare);
                }

                return rebuilt;
            default:
                return new[] { statement };
        }
    }

    private IEnumerable<Statement> Reusing(Statement statement)
    {
        bool hasChoice = statement.Expressions().SelectMany(e => e.Descendants()).Any(e => e is Conditional);
        var before = new List<Declare>();

        // An arm of a choice is evaluated only if it is chosen: nothing in it is computed before.
        _before = hasChoice ? null : before;
        Statement rebuilt = Rebuild(statement);
        _before = null;
        return before.Select(d => (Statement)(d with { Source = statement.Source })).Append(rebuilt);
    }

    private void Remember(Declare declare)
    {
        if (declare.Value is MathCall or Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide }
            && _stable.Contains(declare.Variable.Id) && IsStable(declare.Value)
            && declare.Value.Type.Equals(declare.Variable.Type) && !_known.ContainsKey(declare.Value))
        {
            _known.Add(declare.Value, declare.Variable);
        }
    }

    private bool IsUsers(Statement statement) =>
        statement is Assign assign && (assign.Target.Root() is not Variable root || root.Id < _firstGenerated);

    /// <summary>Arithmetic on real numbers whose variables have one value wherever they can be seen.</summary>
    private bool IsStable(Expr expr) => expr.Type is RealType && expr.Descendants().All(e => e switch
    {
        Local local => _stable.Contains(local.Variable.Id),
        Literal or MathCall or Unary or Binary or Convert => true,
        _ => false,
    });

    /// <summary>By-value parameters that nothing assigns, and variables that are given their value where they are declared.</summary>
    private static HashSet<int> Stable(Function function)
    {
        var assigned = function.Body.AllStatements().SelectMany(Tidy.AssignedBy).GroupBy(id => id).ToDictionary(g => g.Key, g => g.Count());
        IEnumerable<int> parameters = function.Parameters
            .Where(p => p.Passing == Passing.Value && !assigned.ContainsKey(p.Variable.Id))
            .Select(p => p.Variable.Id);
        IEnumerable<int> locals = function.Body.AllStatements().SelectMany(s => s switch
        {
            Declare { Value: not null } declare => new[] { declare.Variable.Id },
            Deconstruct parts => parts.Variables.Select(v => v.Id),
            For loop => new[] { loop.Index.Id },
            _ => Enumerable.Empty<int>(),
        }).Where(id => assigned[id] == 1);
        return new HashSet<int>(parameters.Concat(locals));
    }
}
