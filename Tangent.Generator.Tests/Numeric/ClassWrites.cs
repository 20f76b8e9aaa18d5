using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Objects that are written and made: fields and what they hold, constructors, initializers, <c>with</c>, two names for one object.</summary>
internal static partial class ClassWrites
{
    [Differentiable]
    public static double Orbit(Particle p, double dt, int n)
    {
        for (int i = 0; i < n; i++)
            p.Step(dt);
        return p.Energy * p.Hits;
    }

    [Differentiable]
    public static void InPlace(Dense layer, double rate)
    {
        for (int i = 0; i < layer.Weights.Length; i++)
            layer.Weights[i] = layer.Weights[i] * layer.Weights[i] - rate * layer.Bias[i] * layer.Gain;
    }

    [Differentiable]
    public static double Setter(Particle p, double m)
    {
        p.Momentum = m * p.Mass;
        p.Momentum *= p.Position;
        return p.Velocity * p.Momentum;
    }

    [Differentiable]
    public static double WhileWritten(Particle p, double x)
    {
        while (p.Position < 5)
        {
            p.Velocity = p.Velocity * x + 1;
            p.Position += p.Velocity * p.Velocity;
        }

        return p.Position * p.Velocity;
    }

    [Differentiable]
    public static double Made(double x, double v, int n)
    {
        var p = new Particle { Position = x, Velocity = v };
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            p.Step(0.1);
            sum += p.Energy;
        }

        p.Mass = sum;
        Particle q = p;
        q.Position *= x;
        return p.Energy + q.Position;
    }

    [Differentiable]
    [At(new double[] { 0.3, 0.4 }, 0.6)]
    public static double With(double[] w, double g)
    {
        var layer = new Dense(w, new double[] { g, g * g }, g);
        Dense m = layer with { Gain = layer.Gain * w[0] };
        double sum = 0;
        for (int i = 0; i < 2; i++)
        {
            sum += m.Weights[i] * layer.Bias[i] * m.Gain;
            m = m with { Gain = m.Gain + sum };
        }

        return sum;
    }

    [Differentiable]
    public static double InLoops(double x, int n)
    {
        Particle best = new Particle { Position = x };
        for (int i = 0; i < n; i++)
        {
            var p = new Particle { Position = x * i, Velocity = best.Position };
            p.Step(0.2);
            if (p.Position > best.Position)
                best = p;
            best.Velocity += p.Position * x;
        }

        return best.Energy;
    }

    [Differentiable]
    public static double Constructors(double k, double x)
    {
        var c = new Tuning(k * x);
        var d = new Tuning { Slope = c.Slope * k };
        c.Knots[1] = c.Slope * x;
        return c.Knots[0] * c.Knots[1] * c.Slope + d.Slope * d.Knots.Length;
    }

    [Differentiable]
    public static Dense Result(Dense layer, double s)
    {
        var w = new double[layer.Weights.Length];
        for (int i = 0; i < w.Length; i++)
            w[i] = layer.Weights[i] * s * layer.Gain;
        return new Dense(w, layer.Bias, layer.Gain * s);
    }

    [Differentiable]
    public static double Results(Dense layer, double s)
    {
        Dense m = Result(Result(layer, s), layer.Gain);
        return m.Weights[0] * m.Gain + m.Bias[0] * m.Weights[^1];
    }

    [Differentiable]
    public static double Swapped(double a, double b)
    {
        var p = new Particle { Position = a };
        var q = new Particle { Position = b };
        for (int i = 0; i < 3; i++)
        {
            Particle t = p;
            p = q;
            q = t;
            p.Position += q.Position * a;
        }

        Particle[] all = { p, q, p };
        double sum = 0;
        foreach (Particle o in all)
        {
            o.Velocity = sum + o.Position;
            sum += o.Velocity * o.Position;
        }

        return sum * (p == q ? 1 : 2);
    }

    [Differentiable]
    [At(new object[] { 0.5, 0.7, 1.2, 0 }, "=a")]
    [At]
    public static double TwoNamesWritten(Particle a, Particle b)
    {
        a.Position *= b.Velocity;
        b.Position *= b.Position;
        return a.Position + 3 * b.Position * a.Mass;
    }

    [Differentiable]
    public static double Replaced(Network net, double x)
    {
        Dense before = net.First;
        net.First = new Dense(new[] { x, before.Gain }, before.Bias, x * x);
        double y = net.First.Weights[0] * net.First.Weights[1] * net.First.Gain + net.Second.Gain;
        net.First = before;
        return y * net.First.Gain;
    }

    [Differentiable("knobs", "x")]
    public static double InitOnly(Knobs knobs, double x)
    {
        double sum = knobs.Bias;
        for (int i = 0; i < knobs.Weights.Length; i++)
            sum += knobs.Weights[i] * x * knobs.Kind;
        return sum * knobs.Bias;
    }

    [Differentiable]
    public static double MadeOfInitOnly(double x)
    {
        var m = new Knobs { Weights = new[] { x, x * x }, Bias = x, Kind = 2 };
        Knobs n = m with { Bias = m.Bias * m.Weights[1] };
        return InitOnly(n, x) + InitOnly(m, n.Bias);
    }

    [Differentiable]
    public static double MadeDerived(double x)
    {
        var d = new Derived { Offset = x, Terms = new[] { x, 2, x * x } };
        d.Terms[1] = d.Offset;
        return d.Sum(x);
    }

    [Differentiable]
    public static double ByReference(Particle p, double x)
    {
        Bump(ref p.Velocity, x);
        Bump(ref p.Position, p.Velocity);
        return p.Energy;
    }

    [Differentiable]
    public static (double, double) InTuples(Particle p, double x)
    {
        var t = (p, x);
        t.p.Velocity *= t.x;
        return (t.p.Velocity, p.Energy);
    }

    [Differentiable]
    public static double Recursive(Particle p, double x, int n)
    {
        Visit(p, x, n + 1);
        return p.Energy * p.Velocity;
    }

    private static void Visit(Particle p, double x, int n)
    {
        if (n == 0)
        {
            p.Velocity *= x;
            return;
        }

        p.Position += x * p.Velocity;
        Visit(p, x * p.Position, n - 1);
        p.Velocity += 0.1 * p.Position;
    }

    private static void Bump(ref double v, double x) => v = (v * x) + 1;
}
