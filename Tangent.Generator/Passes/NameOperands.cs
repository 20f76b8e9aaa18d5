using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// Gives a name to every value that a derivative reads twice: the operands of non-linear operations, and results that
/// their own derivative reads. Sums and other linear operations stay as the user wrote them.
/// <code>
/// double s = Math.Sin(x * y);          double a = x * y;
///                               →      double s = Math.Sin(a);
/// return s / (1 + y * y);              double b = 1 + y * y;
///                                      return s / b;
/// </code>
/// </summary>
internal sealed class NameOperands
{
    private readonly Activity _activity;
    private readonly Fresh _fresh;
    private readonly Dictionary<Expr, Local> _named = new();
    private List<Statement> _before = new();

    private NameOperands(Activity activity, Fresh fresh)
    {
        _activity = activity;
        _fresh = fresh;
    }

    public static Function Run(Function function, Activity activity)
    {
        var fresh = new Fresh(function);
        var pass = new NameOperands(activity, fresh);
        return function with { Body = pass.Visit(function.Body), NextId = fresh.NextId };
    }

    private Block Visit(Block block)
    {
        var result = new List<Statement>();
        foreach (Statement statement in block.Statements)
        {
            List<Statement> outer = _before;
            _before = new List<Statement>();
            _named.Clear();
            Statement rebuilt = Visit(statement);
            result.AddRange(_before.Select(s => s.Source is null ? s with { Source = statement.Source } : s));
            result.Add(rebuilt);
            _before = outer;
        }

        return new Block(result.ToEquatable());
    }

    private Statement Visit(Statement statement)
    {
        switch (statement)
        {
            case Declare { Value: Expr value } s when _activity.IsActive(s.Variable) && s.Variable.Type is RealType:
                return s with { Value = Flatten(value, isTarget: true) };
            case Declare { Value: Expr value } s:
                return s with { Value = FlattenParts(value) };
            case Assign { Target: Local local } s when _activity.IsActive(local.Variable) && local.Type is RealType:
                return s with { Value = Flatten(s.Value, isTarget: !s.Value.Mentions(local.Variable)) };
            case Assign s when s.Target.Type is RealType:
                return s with { Value = Flatten(s.Value, isTarget: false) };
            case Assign s:
                return s with { Value = FlattenParts(s.Value) };
            case InsertAt s:
                return s with { Value = FlattenParts(s.Value) };
            case Deconstruct s:
                return s with { Value = FlattenParts(s.Value) };
            case Do s:
                return s with { Value = FlattenParts(s.Value) };
            case Return { Value: Expr value } s:
                return s with { Value = value.Type is RealType ? Flatten(value, isTarget: true) : FlattenParts(value) };
            case If s:
                return s with { Then = Visit(s.Then), Else = Visit(s.Else) };
            case For s:
                return s with { Body = Visit(s.Body) };
            case While s:
                return s with { Body = Visit(s.Body), Update = Visit(s.Update) };
            case DoWhile s:
                return s with { Body = Visit(s.Body) };
            case Scope or Try:
                return statement.WithBlocks(Visit);
            default:
                return statement;
        }
    }

    /// <summary>Flattens the real parts of a call's arguments, a tuple's items, an array's elements or an object's fields.</summary>
    private Expr FlattenParts(Expr expr)
    {
        switch (expr)
        {
            case Call call:
                return call with
                {
                    Arguments = call.Arguments
                        .Select(a => a.Passing == Passing.Value ? a with { Value = FlattenParts(a.Value) } : a)
                        .ToEquatable(),
                };
            case TupleOf tuple:
                return tuple with { Items = tuple.Items.Select(FlattenParts).ToEquatable() };
            case ArrayLiteral literal:
                return literal with { Elements = literal.Elements.Select(FlattenParts).ToEquatable() };
            case NewObject created:
                return created with { Fields = created.Fields.Select(FlattenParts).ToEquatable() };
            default:
                return expr.Type is RealType ? Flatten(expr, isTarget: false) : expr;
        }
    }

    /// <param name="expr">The expression.</param>
    /// <param name="isTarget">Whether the value lands in a variable that its derivative can read it from.</param>
    private Expr Flatten(Expr expr, bool isTarget)
    {
        if (IsLeaf(expr) || !_activity.IsActive(expr) || ScaledSquare.Is(expr, _activity.IsActive))
        {
            return expr;
        }

        if (expr is Convert convert)
        {
            return convert with { Operand = Flatten(convert.Operand, isTarget: false) };
        }

        if (expr is Conditional conditional)
        {
            return FlattenConditional(conditional);
        }

        if (Rule.Of(expr) is not MathRule rule)
        {
            return expr;
        }

        IReadOnlyList<Expr> arguments = Rule.Arguments(expr);
        List<int> active = Enumerable.Range(0, arguments.Count)
            .Where(k => rule.HasPartial(k) && _activity.IsActive(arguments[k]))
            .ToList();
        var read = new HashSet<int>(active.SelectMany(rule.Reads));
        Expr[] flat = arguments
            .Select((a, k) => read.Contains(k) ? Name(Flatten(a, isTarget: false)) : Flatten(a, isTarget: false))
            .ToArray();
        Expr rebuilt = Rule.With(expr, flat);
        return !isTarget && active.Any(rule.UsesValue) ? Name(rebuilt) : rebuilt;
    }

    /// <summary>
    /// An arm is evaluated only if it is chosen, so its operands can't be named before the whole: where an arm needs
    /// names, the choice becomes a statement.
    /// </summary>
    private Expr FlattenConditional(Conditional conditional)
    {
        (List<Statement> before, Expr value) whenTrue = FlattenApart(conditional.WhenTrue);
        (List<Statement> before, Expr value) whenFalse = FlattenApart(conditional.WhenFalse);
        if (whenTrue.before.Count == 0 && whenFalse.before.Count == 0)
        {
            return conditional with { WhenTrue = whenTrue.value, WhenFalse = whenFalse.value };
        }

        var chosen = new Local(_fresh.Variable("chosen", conditional.Type));
        whenTrue.before.Add(new Assign(chosen, whenTrue.value));
        whenFalse.before.Add(new Assign(chosen, whenFalse.value));
        _before.Add(new Declare(chosen.Variable, null));
        _before.Add(new If(
            conditional.Condition,
            new Block(whenTrue.before.ToEquatable()),
            new Block(whenFalse.before.ToEquatable())));
        return chosen;
    }

    private (List<Statement> Before, Expr Value) FlattenApart(Expr arm)
    {
        List<Statement> outer = _before;
        var named = new Dictionary<Expr, Local>(_named);
        _before = new List<Statement>();
        Expr value = Flatten(arm, isTarget: false);
        List<Statement> before = _before;
        _before = outer;
        _named.Clear();
        foreach (KeyValuePair<Expr, Local> pair in named)
        {
            _named.Add(pair.Key, pair.Value);
        }

        return (before, value);
    }

    private Expr Name(Expr value)
    {
        if (IsLeaf(value))
        {
            return value;
        }

        if (!_named.TryGetValue(value, out Local? local))
        {
            local = new Local(_fresh.Temporary(value));
            _before.Add(new Declare(local.Variable, value));
            _named.Add(value, local);
        }

        return local;
    }

    /// <summary>What costs next to nothing to evaluate again.</summary>
    private static bool IsLeaf(Expr expr) => expr switch
    {
        Local or Literal or Zero or LengthOf => true,
        TupleItem item => IsLeaf(item.Tuple),
        Convert convert => IsLeaf(convert.Operand) && convert.Operand.Type is not RealType,
        ElementAt element => IsLeaf(element.Array) && element.Indices.All(IsIndex),
        Unary { Operator: UnaryOperator.Negate } unary => IsLeaf(unary.Operand),
        Code { Operands.Count: 0, IsPure: true } => true,
        _ => false,
    };

    private static bool IsIndex(Expr expr) =>
        IsLeaf(expr) || (expr is Binary binary && IsLeaf(binary.Left) && IsLeaf(binary.Right));
}
