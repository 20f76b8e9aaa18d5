using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Vectors;

/// <summary>
/// Each statement of a loop body as calls. What one call can't do goes through memory from the pool.
/// <code>
/// dx[i] += dz[i] * (1 - z[i] * z[i]);      becomes      double[] scratch = History.Rent&lt;double&gt;(z.Length);
///                                                      TensorPrimitives.Multiply(z, z, scratch);
///                                                      TensorPrimitives.Subtract(1, scratch.AsSpan(0, z.Length), scratch);
///                                                      TensorPrimitives.MultiplyAdd(dz, scratch.AsSpan(0, z.Length), dx, dx);
///                                                      History.Return(scratch);
/// </code>
/// </summary>
internal sealed class LoopTranslation(LoopBody body, LoopRange range, Overlaps overlaps, Fresh fresh)
{
    private readonly SpanValues _values = new(range, body.Statements.OfType<Assign>().First().Target.Type, fresh);

    /// <summary>The calls, null where some statement has no form as calls.</summary>
    public IReadOnlyList<Statement>? Translate()
    {
        var result = new List<Statement>();
        foreach (Statement statement in body.Statements)
        {
            bool isTranslated = statement switch
            {
                Declare declare => _values.Keep(declare),
                Assign { Target: var sum } assign when sum is Local || !sum.Mentions(range.Index) => Add(sum, assign),
                _ => Store((ElementAt)((Assign)statement).Target, (Assign)statement),
            };
            if (!isTranslated)
            {
                return null;
            }

            result.AddRange(_values.Take().Select(s => s with { Source = statement.Source ?? range.Loop.Source }));
        }

        return _values.Scratches.SelectMany(s => s.Declarations(range.Count))
            .Concat(result)
            .Concat(_values.Scratches.Select(s => s.Release()))
            .ToList();
    }

    /// <summary><c>s += x[i] * y[i]</c> is <c>s += Dot(x, y)</c>.</summary>
    private bool Add(Expr sum, Assign statement)
    {
        (Expr addend, bool isNegated) = LoopBody.Addend(statement)!.Value;
        foreach ((Expr summand, bool negated) in SumTerms.Of(addend, isNegated))
        {
            (Expr? scale, Expr term) = WithoutScale(summand);
            Expr? total = term is Binary { Operator: BinaryOperator.Multiply } product
                && _values.Of(product.Left) is { IsSpan: true } left && _values.Of(product.Right) is { IsSpan: true } right
                    ? Reduce("Dot", sum.Type, left.Expr, right.Expr)
                    : _values.Of(term) is { IsSpan: true } whole ? Reduce("Sum", sum.Type, whole.Expr) : null;
            if (total is null)
            {
                return false;
            }

            total = scale is null ? total : new Binary(BinaryOperator.Multiply, scale, total, sum.Type);
            _values.Emit(new Assign(sum, new Binary(negated ? BinaryOperator.Subtract : BinaryOperator.Add, sum, total, sum.Type)));
        }

        return true;
    }

    /// <summary><c>2 * x[i] * y[i]</c> is <c>x[i] * y[i]</c>, and 2, with which sums are multiplied as exactly as their terms.</summary>
    private static (Expr? Scale, Expr Term) WithoutScale(Expr term)
    {
        if (term is not Binary { Operator: BinaryOperator.Multiply } product)
        {
            return (null, term);
        }

        if (Build.Number(product.Left) is double number && number != 0 && Build.IsPowerOfTwo(number))
        {
            return (product.Left, product.Right);
        }

        (Expr? scale, Expr rest) = WithoutScale(product.Left);
        return (scale, scale is null ? term : product with { Left = rest });
    }

    private bool Store(ElementAt target, Assign statement)
    {
        Expr destination = Access.Of(target, range.Index)!.Span(range);
        if (LoopBody.Addend(statement) is (Expr addend, bool negated))
        {
            // One term after another, where none reads what the others are added to.
            return MayRead(addend, target)
                ? _values.AddTo(destination, addend, negated)
                : SumTerms.Of(addend, negated).All(t => _values.AddTo(destination, t.Term, t.Negated));
        }

        // A sum term by term, where the first term alone reads what is written.
        List<(Expr Term, bool Negated)> terms = SumTerms.Of(statement.Value, negated: false);
        if (terms.Count == 2 && !terms[1].Negated && MayRead(terms[1].Term, target) && !MayRead(terms[0].Term, target))
        {
            terms.Reverse();
        }

        return terms.Count == 1 || terms[0].Negated || terms.Skip(1).Any(t => MayRead(t.Term, target))
            ? Store(destination, statement.Value)
            : Store(destination, terms[0].Term) && terms.Skip(1).All(t => _values.AddTo(destination, t.Term, t.Negated));
    }

    private bool MayRead(Expr expr, ElementAt target) =>
        expr.Descendants().OfType<ElementAt>().Any(e => e.Equals(target) || overlaps.MayOverlap(e.Array, target.Array));

    private bool Store(Expr destination, Expr expr)
    {
        switch (_values.Of(expr, into: destination))
        {
            case null:
                return false;
            case { IsSpan: false } number:
                _values.Emit(new Do(new Code(
                    Build.Number(number.Expr) is 0.0 || number.Expr is Zero ? "{0}.Clear()" : "{0}.Fill({1})",
                    EquatableArray.Of(View(destination), number.Expr),
                    IrType.Void,
                    IsPure: false)));
                return true;
            case { } value when value.Expr.Equals(destination):
                return true;
            case { } value:
                _values.Emit(new CopyInto(View(value.Expr), View(destination)));
                return true;
        }
    }

    private static SpanCall Reduce(string member, IrType type, params Expr[] spans) => new(member, EquatableArray.Of(spans), 0, type);

    private static Expr View(Expr storage) => storage.Type is ArrayType array
        ? new AsSpan(storage, new SpanType(array.Element, IsReadOnly: false), IsImplicit: false)
        : storage;
}
