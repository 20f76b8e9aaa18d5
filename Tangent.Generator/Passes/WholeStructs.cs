using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// The last pass: what is done to the parts of structs in arrays is written as C# allows it. A struct whose fields cannot be set one by
/// one is set as a whole; sums over arrays of structs go part by part.
/// <code>
/// da[i].X = da[i].X + v;      →      da[i] = new Vec(da[i].X + v, da[i].Y + w);
/// da[i].Y = da[i].Y + w;
/// </code>
/// </summary>
internal sealed class WholeStructs : IrRewriter
{
    private readonly Fresh _fresh;

    private WholeStructs(Fresh fresh) => _fresh = fresh;

    public static Function Run(Function function)
    {
        var fresh = new Fresh(function);
        var pass = new WholeStructs(fresh);
        return function with { Body = pass.Merge(pass.Visit(function.Body)), NextId = fresh.NextId };
    }

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        Statement rebuilt = Rebuild(statement);
        yield return rebuilt switch
        {
            Accumulate s when ElementOf(s.Target.Type) is TupleType element => Sum(s, element),
            If s => s with { Then = Merge(s.Then), Else = Merge(s.Else) },
            For s => s with { Body = Merge(s.Body) },
            While s => s with { Body = Merge(s.Body) },
            DoWhile s => s with { Body = Merge(s.Body) },
            Scope or Try => rebuilt.WithBlocks(Merge),
            var other => other,
        };
    }

    private static IrType? ElementOf(IrType type) => type switch
    {
        ArrayType array => array.Element,
        SpanType span => span.Element,
        ListType list => list.Element,
        _ => null,
    };

    /// <summary>A loop over the elements, with an assignment for each part that carries a derivative.</summary>
    private For Sum(Accumulate sum, TupleType element)
    {
        if (sum.Target.Type is ArrayType { Rank: > 1 })
        {
            throw new NotDifferentiableException("a sum over a rectangular array of structs");
        }

        Variable index = _fresh.Variable("i", IrType.Int);
        Expr At(Expr array) => new ElementAt(array, EquatableArray.Of<Expr>(new Local(index)), element);
        IEnumerable<Statement> parts = Parts.Of(element).Where(p => p.Type.CarriesDerivative).Select(p =>
        {
            Expr place = Parts.At(At(sum.Target), p);
            return (Statement)new Assign(place, new Binary(BinaryOperator.Add, place, Parts.At(At(sum.Addend), p), p.Type)) { Source = sum.Source };
        });
        return new For(index, new Literal("0", IrType.Int), BinaryOperator.LessThan, new LengthOf(sum.Target), 1, Merge(new Block(parts.ToEquatable())))
        {
            Source = sum.Source,
        };
    }

    private Block Merge(Block block)
    {
        var result = new List<Statement>();
        EquatableArray<Statement> statements = block.Statements;
        for (int i = 0; i < statements.Count; i++)
        {
            if (statements[i] is not Assign first || Fixed(first.Target) is not Expr element)
            {
                result.Add(statements[i]);
                continue;
            }

            var values = new Dictionary<Expr, Expr> { [first.Target] = first.Value };
            while (i + 1 < statements.Count && statements[i + 1] is Assign next && element.Equals(Fixed(next.Target))
                && !values.ContainsKey(next.Target) && !ReadsAny(next.Value, values.Keys))
            {
                values.Add(next.Target, next.Value);
                i++;
            }

            IReadOnlyList<Expr> parts = Parts.Of(element.Type)
                .Select(p => Parts.At(element, p))
                .Select(place => values.TryGetValue(place, out Expr? value) ? value : place)
                .ToArray();
            result.Add(new Assign(element, Parts.Whole(element.Type, parts)) { Source = first.Source });
        }

        return new Block(result.ToEquatable());
    }

    /// <summary>Whether a value reads a part that was assigned before it, maybe under another index.</summary>
    private static bool ReadsAny(Expr value, IEnumerable<Expr> assigned) => value.Descendants().OfType<TupleItem>()
        .Any(read => assigned.OfType<TupleItem>().Any(a => a.Index == read.Index && a.Tuple.Type.Equals(read.Tuple.Type)));

    /// <summary>The outermost struct in an element that has to be set as a whole; null where the part can be set by itself.</summary>
    private static Expr? Fixed(Expr target)
    {
        Expr? found = null;
        Expr place = target;
        for (; place is TupleItem item; place = item.Tuple)
        {
            found = item.Tuple.Type is TupleType { Struct.IsWritable: false } || item.Tuple is ElementAt { Array.Type: ListType }
                ? item.Tuple
                : found;
        }

        // What a property returns is no variable: it is set as a whole.
        return place is not ElementAt element ? null
            : element.Type is TupleType && target is TupleItem && ObjectFields.Of(element) is { IsProperty: true } ? element
            : found;
    }
}
