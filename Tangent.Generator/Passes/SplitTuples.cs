using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// Replaces tuple variables by a variable for each item, so that every variable that carries a derivative is a real
/// number or a reference.
/// <code>
/// (double s, double c) t = (Math.Sin(x), Math.Cos(x));      →      double tS = Math.Sin(x);
/// return t.s * t.c;                                                double tC = Math.Cos(x);
///                                                                  return tS * tC;
/// </code>
/// </summary>
internal sealed class SplitTuples : IrRewriter
{
    private readonly Fresh _fresh;
    private readonly Dictionary<int, Variable[]> _parts = new();

    private SplitTuples(Fresh fresh) => _fresh = fresh;

    public static Function Run(Function function)
    {
        if (!function.Parameters.Any(p => IsSplit(p.Variable.Type))
            && !function.Body.AllStatements().SelectMany(Fresh.Declared).Any(v => IsSplit(v.Type)))
        {
            return function;
        }

        var fresh = new Fresh(function);
        var pass = new SplitTuples(fresh);
        var start = new List<Statement>();
        foreach (Parameter parameter in function.Parameters.Where(p => IsSplit(p.Variable.Type)))
        {
            if (AliasClasses.HoldsReference(parameter.Variable.Type))
            {
                throw new NotDifferentiableException("a parameter that is a tuple with an array in it: " + parameter.Variable.Name);
            }

            Variable[] parts = pass.Parts(parameter.Variable);
            pass._parts.Add(parameter.Variable.Id, parts);
            start.AddRange(parts.Select((p, k) => new Declare(p, new TupleItem(new Local(parameter.Variable), k, p.Type))));
        }

        Block body = pass.Visit(function.Body);
        return function with
        {
            Body = new Block(start.Concat(body.Statements).ToEquatable()),
            NextId = fresh.NextId,
        };
    }

    public override Expr Visit(Expr expr)
    {
        switch (expr)
        {
            case TupleItem { Tuple: Local local } item when _parts.TryGetValue(local.Variable.Id, out Variable[]? parts):
                return new Local(parts[item.Index]);
            case TupleItem { Tuple: TupleOf tuple } item:
                return Visit(tuple.Items[item.Index]);
            case Local whole when _parts.TryGetValue(whole.Variable.Id, out Variable[]? parts):
                return new TupleOf((TupleType)whole.Type, parts.Select(p => (Expr)new Local(p)).ToEquatable());
            default:
                return base.Visit(expr);
        }
    }

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        switch (statement)
        {
            case Declare s when IsSplit(s.Variable.Type):
                return Declaration(s);
            case Assign { Target: Local local } s when _parts.ContainsKey(local.Variable.Id):
                return Assignment(s, _parts[local.Variable.Id]);
            default:
                return base.Visit(statement);
        }
    }

    private static bool IsSplit(IrType type) => type is TupleType;

    private IEnumerable<Statement> Declaration(Declare s)
    {
        Variable[] parts = Parts(s.Variable);
        _parts.Add(s.Variable.Id, parts);
        switch (s.Value)
        {
            case null:
                return parts.Select(p => new Declare(p, null) { Source = s.Source });
            case TupleOf tuple:
                return parts.Select((p, k) => new Declare(p, Visit(tuple.Items[k])) { Source = s.Source });
            case Call call:
                return new[] { new Deconstruct(parts.ToEquatable(), Visit(call)) { Source = s.Source } };
            case Local other when _parts.TryGetValue(other.Variable.Id, out Variable[]? others):
                return parts.Select((p, k) => new Declare(p, new Local(others[k])) { Source = s.Source });
            case DefaultOf:
                return parts.Select(p => new Declare(p, Default(p.Type)) { Source = s.Source });
            case Conditional choice:
                return parts.Select((p, k) => new Declare(p, Item(Visit(choice), k, p.Type)) { Source = s.Source });
            default:
                throw Unsupported(s);
        }
    }

    private IEnumerable<Statement> Assignment(Assign s, Variable[] parts)
    {
        switch (s.Value)
        {
            case Call call:
                Variable[] results = parts.Select(p => _fresh.Variable(p.Name, p.Type)).ToArray();
                var first = new Deconstruct(results.ToEquatable(), Visit(call)) { Source = s.Source };
                return new Statement[] { first }.Concat(
                    parts.Select((p, k) => new Assign(new Local(p), new Local(results[k])) { Source = s.Source }));
            default:
                // The items may read the variable that is assigned: (a, b) = (b, a) needs both old values.
                Expr value = Visit(s.Value);
                Variable[] items = parts.Select(p => _fresh.Variable(p.Name, p.Type)).ToArray();
                return items.Select((v, k) => (Statement)new Declare(v, Item(value, k, v.Type)) { Source = s.Source })
                    .Concat(parts.Select((p, k) => new Assign(new Local(p), new Local(items[k])) { Source = s.Source }));
        }
    }

    private static Expr Item(Expr value, int k, IrType type) => value switch
    {
        TupleOf tuple => tuple.Items[k],
        DefaultOf => Default(type),
        Conditional c => new Conditional(c.Condition, Item(c.WhenTrue, k, type), Item(c.WhenFalse, k, type), type),
        _ => throw new NotDifferentiableException("a tuple that comes from " + value.GetType().Name),
    };

    private static Expr Default(IrType type) => type is RealType ? new Literal("0", type) : new DefaultOf(type);

    private static NotDifferentiableException Unsupported(Statement s) =>
        new("a tuple that is computed this way") { Statement = s.Source };

    private Variable[] Parts(Variable tuple) => ((TupleType)tuple.Type).Elements
        .Select((e, k) => IsSplit(e.Type)
            ? throw new NotDifferentiableException("a tuple inside a tuple: " + tuple.Name)
            : _fresh.Variable(tuple.Name + NameText.PascalCase(e.Name ?? "Item" + (char)('1' + k)), e.Type))
        .ToArray();
}
