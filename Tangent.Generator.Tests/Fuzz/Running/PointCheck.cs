using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Tangent.Generator.Tests.Fuzz.Oracle;

namespace Tangent.Generator.Tests.Fuzz.Running;

/// <summary>
/// One program at one point: every derivative against the oracle, the oracle against differences, and the modes against each other. The
/// point, the direction and the seed are drawn from the random numbers given, so that the same ones come again.
/// </summary>
internal sealed class PointCheck
{
    private const int Fuel = 1_000_000;

    /// <summary>How far two tangents may be apart, in the scale of the terms they are sums of.</summary>
    private double Rounding => _run.Program.UsesSingles ? 1e-4 : 1e-9;

    private readonly ProgramRun _run;
    private readonly Driver _driver;
    private readonly Dictionary<string, int[]> _shapes;
    private readonly int[] _integers;
    private readonly bool[] _isActive;
    private readonly double[] _point;
    private readonly double[] _direction;
    private readonly Random _random;

    public PointCheck(ProgramRun run, Random random)
    {
        _run = run;
        _random = random;
        _driver = run.Driver!;
        _shapes = Arguments.Shapes(run, random);
        _integers = Arguments.Integers(run, _shapes, random);
        _isActive = Arguments.Numbers(run.Signature!, _shapes);
        _point = [.. _isActive.Select(_ => (random.NextDouble() * 4) - 2)];
        _direction = [.. _isActive.Where(active => active).Select(_ => (random.NextDouble() * 2) - 1)];
    }

    /// <summary>Runs the checks one after another; the first that fails is the run's failure.</summary>
    public void Check()
    {
        _run.Findings.Points++;
        if (Thrown(_driver.Oracle, out Call oracle) is Exception thrown)
        {
            CheckThrowing(thrown);
            return;
        }

        try
        {
            CheckDerivatives(oracle);
        }
        catch (Exception exception)
        {
            Fail(FailureKind.Throws, string.Join("\n", exception.ToString().Split('\n').Take(6)));
        }
    }

    private void CheckDerivatives(Call oracle)
    {
        Call primal = Run(_driver.Primal, NewCall(_point));
        if (!Numbers.SameBits(primal.Values.Numbers, oracle.Values.Numbers))
        {
            Fail(FailureKind.OracleValue, Numbers.Difference(primal.Values.Numbers, oracle.Values.Numbers));
            return;
        }

        bool isFinite = oracle.Tangents.Duals.All(t => double.IsFinite(t.Value) && double.IsFinite(t.Tangent) && double.IsFinite(t.Magnitude));
        if (!isFinite)
        {
            _run.Findings.NotFinite++;
        }

        CheckForward(primal, oracle, isFinite);
        bool hasStopped = Trace.HasStopped;
        IReadOnlyList<Dual> tangents = oracle.Tangents.Duals;
        oracle = Trace.HasInserted ? WithInserts() : oracle;
        CheckReverse(primal, oracle, isFinite);
        if (_run.Signature!.ReturnsNumber)
        {
            CheckGradient("FGrad", _driver.Gradient, primal, oracle, isFinite, skipped: 1);
            CheckGradient("FValueAndGrad", _driver.ValueAndGradient, primal, oracle, isFinite, skipped: 0);
        }

        if (_run.Signature.Emits("Pullback"))
        {
            CheckGradient("FPullback", _driver.Pullback, primal, oracle, isFinite, skipped: 0, FailureKind.Pullback);
        }

        if (_run.Signature.Emits("Jacobian") && isFinite)
        {
            CheckJacobian(oracle, tangents);
        }

        if (!isFinite || !_run.IsAlive || _run.Program.UsesSingles || hasStopped)
        {
            return; // The differences of rounded numbers say nothing, nor those of what is held constant.
        }

        DifferenceCheck differences = new(_run.Findings, Sampled);
        differences.Check(_point, _direction, _isActive, tangents, FailureKind.OracleAgainstDifferences, Fail);
        if (_run.Signature.Emits("Hvp"))
        {
            CheckHessianProduct(primal);
        }
    }

    /// <summary>The oracle's run that reverse mode is compared with: statements inserted into the backward sweep count.</summary>
    private Call WithInserts()
    {
        Trace.Inserts = true;
        Call oracle = NewCall(_point);
        try
        {
            Trace.Start(Fuel);
            return Run(_driver.Oracle, oracle);
        }
        finally
        {
            Trace.Inserts = false;
        }
    }

    /// <summary>The product is what differences of the gradient say.</summary>
    private void CheckHessianProduct(Call primal)
    {
        PoolPoison.Spread();
        double[] gradient = Run(_driver.Gradient, NewCall(_point)).Adjoints.Numbers;
        Call product = Run(_driver.HessianProduct, NewCall(_point));
        ExpectValue(primal, product, "FHvp", skipped: 1);
        double[] products = product.Adjoints.Numbers;
        Dual[] expected = [.. gradient.Zip(products, (g, p) => new Dual(g, p, 1))];
        new DifferenceCheck(_run.Findings, SampledGradient).Check(_point, _direction, _isActive, expected, FailureKind.HessianProduct, Fail);
    }

    /// <summary>
    /// The matrix times the direction is the oracle's tangent: by rows with what is inserted into the backward sweep, by columns without.
    /// </summary>
    private void CheckJacobian(Call oracle, IReadOnlyList<Dual> byColumns)
    {
        PoolPoison.Spread();
        Call call = Run(_driver.Jacobian, NewCall(_point));
        int rows = (int)call.Values.Numbers[0];
        double[] matrix = call.Adjoints.Numbers;
        if (matrix.Length != rows * _direction.Length)
        {
            Fail(FailureKind.Jacobian, Text($"FJacobian has {matrix.Length} entries in {rows} rows for {_direction.Length} inputs."));
            return;
        }

        if (Mismatch(matrix, rows, oracle.Tangents.Duals) is string mismatch && Mismatch(matrix, rows, byColumns) is not null)
        {
            Fail(FailureKind.Jacobian, mismatch);
        }
    }

    private string? Mismatch(double[] matrix, int rows, IReadOnlyList<Dual> tangents)
    {
        // Where the method returns nothing, arrays that it does not write have no rows: their tangents are passed over.
        bool mayLeaveOut = _run.Signature!.ReturnsNothing;
        int next = 0;
        for (int i = 0; i < rows; i++)
        {
            double[] terms = [.. _direction.Select((v, j) => v * matrix[(i * _direction.Length) + j])];
            while (mayLeaveOut && next < tangents.Count && !IsSum(tangents[next], terms))
            {
                next++;
            }

            if (next >= tangents.Count || !IsSum(tangents[next], terms))
            {
                return Text($"FJacobian: row {i} times v is {terms.Sum():R}, expected one of {Numbers.List(tangents.Select(t => t.Tangent))}");
            }

            next++;
        }

        return null;
    }

    private bool IsSum(Dual tangent, double[] terms) =>
        Math.Abs(terms.Sum() - tangent.Tangent) <= Rounding * (tangent.Magnitude + terms.Sum(Math.Abs) + 1e-3);

    /// <summary>Where the program throws, each derivative throws the same.</summary>
    private void CheckThrowing(Exception thrown)
    {
        if (thrown is OutOfFuelException)
        {
            Fail(FailureKind.ProgramThrows, "It runs too long.");
            return;
        }

        _run.Findings.Throwing++;
        List<(string Name, Action<Call> Entry)> entries = [("F", _driver.Primal), ("FJvp", _driver.Forward)];
        if (!_run.Signature!.HasSeed || _run.Signature.ReturnsNumber)
        {
            entries.Add(("FVjp", _driver.Reverse)); // Elsewhere the shape of the seed is not known.
        }

        foreach ((string name, Action<Call> entry) in entries)
        {
            Exception? own = Thrown(entry, out _);
            if (own?.GetType() != thrown.GetType())
            {
                Fail(name == "F" ? FailureKind.ProgramThrows : FailureKind.Throws, $"{name}: {own?.Message ?? "returns"} where the oracle throws {thrown}");
                return;
            }
        }
    }

    private void CheckForward(Call primal, Call oracle, bool isFinite)
    {
        Call forward = Run(_driver.Forward, NewCall(_point));
        ExpectValue(primal, forward, "FJvp", skipped: 0);
        IReadOnlyList<Dual> expected = oracle.Tangents.Duals;
        double[] tangents = forward.Tangents.Numbers;
        for (int i = 0; isFinite && i < expected.Count; i++)
        {
            if (!(Math.Abs(expected[i].Tangent - tangents[i]) <= Rounding * (expected[i].Magnitude + 1e-3)))
            {
                Fail(FailureKind.Tangent, Text($"FJvp: tangent {i} is {tangents[i]:R}, expected {expected[i].Tangent:R} (magnitude {expected[i].Magnitude:G3})"));
            }
        }
    }

    private void CheckReverse(Call primal, Call oracle, bool isFinite)
    {
        PoolPoison.Spread();
        double[] seed = [.. oracle.Tangents.Duals.Select(_ => (_random.NextDouble() * 2) - 1)];
        Call reverse = Run(_driver.Reverse, NewCall(_point, seed, primal.Prototypes));
        ExpectValue(primal, reverse, "FVjp", skipped: 0);
        if (isFinite)
        {
            ExpectDot(FailureKind.Adjoint, "FVjp", oracle, seed, reverse.Adjoints.Numbers);
        }

        if (reverse.Leftovers.Numbers.Any(n => n != 0))
        {
            Fail(FailureKind.Leftover, "The adjoint of an out parameter is not zero on return.");
        }
    }

    private void CheckGradient(
        string name, Action<Call> entry, Call primal, Call oracle, bool isFinite, int skipped, FailureKind kind = FailureKind.Gradient)
    {
        PoolPoison.Spread();
        Call gradient = Run(entry, NewCall(_point));
        ExpectValue(primal, gradient, name, skipped);
        if (isFinite)
        {
            double[] seed = [1, .. oracle.Tangents.Duals.Skip(1).Select(_ => 0.0)];
            ExpectDot(kind, name, oracle, seed, gradient.Adjoints.Numbers);
        }
    }

    private void ExpectValue(Call primal, Call derivative, string name, int skipped)
    {
        double[] expected = [.. primal.Values.Numbers.Skip(skipped)];
        double[] actual = [.. derivative.Values.Numbers.Skip(skipped)];
        if (!Numbers.SameBits(expected, actual))
        {
            Fail(FailureKind.PrimalValue, name + ": " + Numbers.Difference(expected, actual));
        }
    }

    /// <summary>⟨seed, J v⟩ of the oracle is ⟨adjoints, v⟩, to rounding in the scale of the terms on both sides.</summary>
    private void ExpectDot(FailureKind kind, string name, Call oracle, double[] seed, double[] adjoints)
    {
        if (adjoints.Length != _direction.Length)
        {
            Fail(kind, $"{name} gives {adjoints.Length} adjoints for {_direction.Length} inputs.");
            return;
        }

        IReadOnlyList<Dual> tangents = oracle.Tangents.Duals;
        double left = seed.Select((s, i) => s * tangents[i].Tangent).Sum();
        double right = adjoints.Select((a, i) => a * _direction[i]).Sum();
        double scale = seed.Select((s, i) => Math.Abs(s) * tangents[i].Magnitude).Sum() + adjoints.Select((a, i) => Math.Abs(a * _direction[i])).Sum();
        if (!(Math.Abs(left - right) <= Rounding * (scale + 1e-3)))
        {
            Fail(kind, Text($"{name}: <adjoints, v> is {right:R}, expected {left:R}; adjoints {Numbers.List(adjoints)}"));
        }
    }

    private Sample Sampled(double[] point)
    {
        Trace.Start(Fuel);
        Call call = Run(_driver.Oracle, NewCall(point));
        return new Sample(Trace.Hash, call.Tangents.Numbers);
    }

    /// <summary>The gradient, on the piece that the oracle's run shows.</summary>
    private Sample SampledGradient(double[] point) =>
        new(Sampled(point).Piece, Run(_driver.Gradient, NewCall(point)).Adjoints.Numbers);

    private Call NewCall(double[] point, double[]? seed = null, List<object>? prototypes = null) => new(point, _integers)
    {
        Shapes = _shapes,
        Direction = new Source(_direction),
        Seed = new Source(seed ?? []),
        Prototypes = prototypes ?? [],
    };

    private static Call Run(Action<Call> entry, Call call)
    {
        entry(call);
        return call;
    }

    private Exception? Thrown(Action<Call> entry, out Call call)
    {
        call = NewCall(_point, prototypes: entry == _driver.Reverse ? [0.0] : null);
        try
        {
            Trace.Start(Fuel);
            entry(call);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private void Fail(FailureKind kind, string details) => _run.Fail(kind, Text(
        $"{details}\npoint {Numbers.List(_point)} integers [{string.Join(", ", _integers)}] lengths {string.Join("; ", _shapes.Select(s => s.Key + ": " + string.Join(",", s.Value)))}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
