namespace Benchmarks.Lstm;

internal static class LstmProblem
{
    public static Problem Of(LstmInput p) => ScalarProblem.Of(
        $"LSTM l{p.Layers} c{p.Steps}",
        [p.Main, p.Extra],
        () => LstmObjective.Loss(p.Main, p.Extra, p.State, p.Sequence, p.Layers, p.Width),
        b => LstmObjective.LossVjp(p.Main, p.Extra, p.State, p.Sequence, p.Layers, p.Width, b[0], b[1]),
        b => LstmByHand.Gradient(p, b[0], b[1]),
        v => LstmObjective.LossJvp(p.Main, p.Extra, p.State, p.Sequence, p.Layers, p.Width, v[0], v[1]).Tangent,
        v => LstmObjective.LossHvp(p.Main, p.Extra, p.State, p.Sequence, p.Layers, p.Width, v[0], v[1]));
}
