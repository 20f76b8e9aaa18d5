using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;
using Tangent.Generator.Passes.Vectors;
using Tangent.Generator.Support;

namespace Tangent.Generator.Tests.Passes;

/// <summary>The passes that prepare loops to become calls of <c>TensorPrimitives</c>.</summary>
internal sealed class VectorPassTests
{
    private const string Parameters = "double F(double[] a, double[] x, int n, int next, double c)";

    [Test]
    public void Counter_that_moves_down_first_ends_at_the_least_element() => Counted(
        "for (int j = n - 1; j >= 2; j--) { next--; a[next] = x[j] * c; } return c;",
        """
        next -= n - 2;
        for (int k = 0; k < n - 2; k++)
        {
            a[next + k] = x[2 + k] * c;
        }
        return c;
        """);

    [Test]
    public void Counter_that_moves_down_last_is_one_below_the_least_element() => Counted(
        "for (int j = n - 1; j >= 0; j--) { a[next] = x[j]; next--; } return c;",
        """
        next -= n;
        for (int k = 0; k < n; k++)
        {
            a[next + 1 + k] = x[k];
        }
        return c;
        """);

    [Test]
    public void Counter_that_moves_up_last_begins_at_the_least_element() => Counted(
        "for (int j = 0; j < n; j++) { a[next] = x[j]; next++; } return c;",
        """
        for (int k = 0; k < n; k++)
        {
            a[next + k] = x[k];
        }
        next += n;
        return c;
        """);

    [Test]
    public void Counter_that_moves_up_first_is_one_below_the_least_element() => Counted(
        "for (int j = 0; j < n; j++) { next++; a[next] = x[j]; } return c;",
        """
        for (int k = 0; k < n; k++)
        {
            a[next + 1 + k] = x[k];
        }
        next += n;
        return c;
        """);

    [Test]
    public void Counter_leaves_other_offsets_as_they_are() => Counted(
        "for (int j = 2; j < n; j++) { a[next] = x[n + j] * x[j + j] * x[next + j] * x[n + next] * x[n + n]; next++; } return c;",
        """
        for (int k = 0; k < n - 2; k++)
        {
            a[next + k] = x[n + 2 + k] * x[2 + k + (2 + k)] * x[next + k + (2 + k)] * x[n + (next + k)] * x[n + n];
        }
        next += n - 2;
        return c;
        """);

    [TestCase("for (int j = next; j >= 0; j--) { a[next] = x[j]; next--; }", Description = "it says how many trips there are")]
    [TestCase("for (int j = next; j < n; j++) { a[next] = x[j]; next++; }", Description = "it says where the loop begins")]
    [TestCase("for (int j = 0; j < n; j++) { a[j] = x[j]; }", Description = "there is one statement, which moves nothing")]
    [TestCase("for (int j = 0; j < n; j++) { a[next] = x[j]; next--; }", Description = "it moves against the index")]
    [TestCase("for (int j = 0; j < n; j++) { a[next] = x[j]; next += 2; }", Description = "it moves by two")]
    [TestCase("for (int j = 0; j < next; j++) { a[j] = x[j]; next++; }", Description = "the number of trips is made of it")]
    [TestCase("for (int j = 0; j < n; j++) { a[next] = x[j]; if (x[j] > 0) { next = 0; } next++; }", Description = "it is assigned elsewhere too")]
    [TestCase("for (int j = 0; j < n; j++) { a[next] = x[j]; next++; a[next] = c; }", Description = "it moves in the middle")]
    public void Counter_is_none(string loop)
    {
        Function f = Lowered.Function(Parameters + " { " + loop + " return c; }");
        Assert.That(CounterOf(f, f.Body.Statements.OfType<For>().FirstOrDefault()), Is.Null);
    }

    [Test]
    public void HoistRents_rents_once() => Hoisted(
        "for (int i = 0; i < n; i++) { double[] s = new double[n]; s[0] = x[i]; a[i] = s[0]; double done_s = 0; } return c;",
        """
        double[] s = History.Rent<double>(n);
        for (int i = 0; i < n; i++)
        {
            s[0] = x[i];
            a[i] = s[0];
        }
        History.Return(s);
        return c;
        """);

    [Test]
    public void HoistRents_goes_through_nested_loops() => Hoisted(
        "for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { double[] s = new double[n]; s[0] = x[i]; a[j] = s[0]; double done_s = 0; } } return c;",
        """
        double[] s = History.Rent<double>(n);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                s[0] = x[i];
                a[j] = s[0];
            }
        }
        History.Return(s);
        return c;
        """);

    [Test]
    public void HoistRents_shares_what_is_not_in_use_at_the_same_time() => Hoisted(
        "for (int i = 0; i < n; i++) { double[] s = new double[n]; s[0] = x[i]; a[i] = s[0]; double done_s = 0; double[] t = new double[n]; t[0] = 2; a[i] = t[0]; double done_t = 0; } return c;",
        """
        double[] s = History.Rent<double>(n);
        for (int i = 0; i < n; i++)
        {
            s[0] = x[i];
            a[i] = s[0];
            s[0] = 2;
            a[i] = s[0];
        }
        History.Return(s);
        return c;
        """);

    [Test]
    public void HoistRents_keeps_apart_what_is_in_use_at_the_same_time() => Hoisted(
        "for (int i = 0; i < n; i++) { double[] s = new double[n]; s[0] = x[i]; double[] t = new double[n]; t[0] = s[0]; a[i] = t[0]; double done_s = 0; double done_t = 0; } return c;",
        """
        double[] s = History.Rent<double>(n);
        double[] t = History.Rent<double>(n);
        for (int i = 0; i < n; i++)
        {
            s[0] = x[i];
            t[0] = s[0];
            a[i] = t[0];
        }
        History.Return(s);
        History.Return(t);
        return c;
        """);

    [Test]
    public void HoistRents_shares_what_is_free_with_one_only() => Hoisted(
        "for (int i = 0; i < n; i++) { double[] s = new double[n]; s[0] = x[i]; double done_s = 0; double[] t = new double[n]; t[0] = 2; double[] u = new double[n]; u[0] = t[0]; a[i] = u[0]; double done_t = 0; double done_u = 0; } return c;",
        """
        double[] s = History.Rent<double>(n);
        double[] u = History.Rent<double>(n);
        for (int i = 0; i < n; i++)
        {
            s[0] = x[i];
            s[0] = 2;
            u[0] = s[0];
            a[i] = u[0];
        }
        History.Return(s);
        History.Return(u);
        return c;
        """);

    [Test]
    public void HoistRents_moves_what_is_given_back_at_once() => Hoisted(
        "for (int i = 0; i < n; i++) { double[] s = new double[n]; double done_s = 0; a[i] = 1; } return c;",
        """
        double[] s = History.Rent<double>(n);
        for (int i = 0; i < n; i++)
        {
            a[i] = 1;
        }
        History.Return(s);
        return c;
        """);

    [TestCase("for (int i = 0; i < n; i++) { int m = i + 1; double[] s = new double[n + m]; s[0] = x[i]; a[i] = s[0]; double done_s = 0; }", Description = "a part of the length changes from trip to trip")]
    [TestCase("for (int i = 0; i < n; i++) { int m = i + 1; double[] s = new double[m]; s[0] = x[i]; a[i] = s[0]; double done_s = 0; }", Description = "the length changes from trip to trip")]
    [TestCase("for (int i = 0; i < n; i++) { double[] s = new double[n]; s[0] = x[i]; if (x[i] > 1) { return 0; } a[i] = s[0]; double done_s = 0; }", Description = "the loop may be left from inside")]
    [TestCase("for (int i = 0; i < n; i++) { double[] s = new double[n]; s[0] = x[i]; a[i] = s[0]; }", Description = "it is not given back in the loop")]
    public void HoistRents_keeps(string loop)
    {
        Function f = Lowered.Function(Parameters + " { " + loop + " return c; }");
        Block rented = new Rented().Visit(f.Body);
        Assert.That(HoistRents.Run(rented), Is.EqualTo(rented));
    }

    [Test]
    public void Terms_of_what_is_added_are_added_one_after_another() => Translated(
        "for (int i = 0; i < n; i++) a[i] += x[i] * c + b[i] * next; return c;",
        """
        double[] a = new double[n];
        TensorPrimitives.MultiplyAdd<double>(x.AsSpan(0, n), c, a.AsSpan(0, n), a.AsSpan(0, n));
        TensorPrimitives.MultiplyAdd<double>(b.AsSpan(0, n), next, a.AsSpan(0, n), a.AsSpan(0, n));
        return c;
        """);

    [Test]
    public void A_term_that_reads_what_is_written_is_added_with_the_rest() => Translated(
        "for (int i = 0; i < n; i++) a[i] += x[i] * c + a[i] * next; return c;",
        """
        double[] a = new double[n];
        double[] scratchArray = History.Rent<double>(n);
        Span<double> scratch = scratchArray.AsSpan(0, n);
        double[] scratchArray2 = History.Rent<double>(n);
        Span<double> scratch2 = scratchArray2.AsSpan(0, n);
        TensorPrimitives.Multiply<double>(x.AsSpan(0, n), c, scratch);
        TensorPrimitives.Multiply<double>(a.AsSpan(0, n), next, scratch2);
        TensorPrimitives.Add<double>(scratch, scratch2, scratch);
        TensorPrimitives.Add<double>(a.AsSpan(0, n), scratch, a.AsSpan(0, n));
        History.Return(scratchArray);
        History.Return(scratchArray2);
        return c;
        """);

    private static void Translated(string statements, string expected)
    {
        Function f = Lowered.Function("double F(double[] b, double[] x, int n, double next, double c) { double[] a = new double[n]; " + statements + " }");
        For loop = f.Body.Statements.OfType<For>().Single();
        var overlaps = new Overlaps(f);
        LoopRange range = LoopRange.Of(loop, new Lengths(f))!;
        IReadOnlyList<Statement> calls = new LoopTranslation(LoopBody.Of(loop, overlaps)!, range, overlaps, new Fresh(f)).Translate()!;
        Check(f, new Block(f.Body.Statements.SelectMany(s => ReferenceEquals(s, loop) ? calls.Select(c => c with { Source = null }) : [s]).ToEquatable()), expected);
    }

    private static Counter? CounterOf(Function function, For? loop) =>
        loop is not null && LoopRange.Of(loop, new Lengths(function)) is LoopRange range ? Counter.Of(loop, range, new Fresh(function)) : null;

    private static void Counted(string statements, string expected)
    {
        Function f = Lowered.Function(Parameters + " { " + statements + " }");
        For loop = f.Body.Statements.OfType<For>().Single();
        Counter counter = CounterOf(f, loop)!;
        Assert.That(counter, Is.Not.Null);
        Check(f, new Block(f.Body.Statements.SelectMany(s => ReferenceEquals(s, loop) ? counter.Before.Append(counter.Loop).Concat(counter.After) : [s]).ToEquatable()), expected);
    }

    private static void Hoisted(string statements, string expected)
    {
        Function f = Lowered.Function(Parameters + " { " + statements + " }");
        Check(f, HoistRents.Run(new Rented().Visit(f.Body)), expected);
    }

    private static void Check(Function function, Block body, string expected) => Lowered.CheckBody(function with { Body = body }, expected);

    /// <summary>Arrays of a source are rented ones, and a variable <c>done_s</c> stands where <c>s</c> is given back.</summary>
    private sealed class Rented : IrRewriter
    {
        private readonly Dictionary<string, Variable> _arrays = [];

        public override IEnumerable<Statement> Visit(Statement statement)
        {
            switch (statement)
            {
                case Declare { Variable.Type: ArrayType type, Value: Expr made } declare:
                    _arrays.Add(declare.Variable.Name, declare.Variable);
                    return [declare with { Value = new Rent(type, ((NewArray)made).Sizes[0]), Source = null }];
                case Declare declare when _arrays.TryGetValue(declare.Variable.Name.Split('_')[^1], out Variable? array) && declare.Variable.Name.StartsWith("done_", System.StringComparison.Ordinal):
                    return [new Release(new Local(array))];
                default:
                    return [statement.WithBlocks(Visit) with { Source = null }];
            }
        }
    }
}
