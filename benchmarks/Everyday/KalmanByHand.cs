using System.Buffers;

namespace Benchmarks.Everyday;

/// <summary>The gradient of <see cref="Kalman"/> by hand: four numbers of a step are kept, the rest follows from them.</summary>
internal static class KalmanByHand
{
    private const int Kept = 4;

    public static (double Level, double Slope, double Error) Gradient(double levelNoise, double slopeNoise, double error, double[] series)
    {
        double q1 = Math.Exp(levelNoise), q2 = Math.Exp(slopeNoise), r = Math.Exp(error);
        double[] tape = ArrayPool<double>.Shared.Rent(series.Length * Kept);
        double level = 0, slope = 0, p11 = 10, p12 = 0, p22 = 10;
        for (int t = 0; t < series.Length; t++)
        {
            level += slope;
            p11 = p11 + 2 * p12 + p22 + q1;
            p12 += p22;
            p22 += q2;
            double s = p11 + r, v = series[t] - level;
            Span<double> kept = tape.AsSpan(t * Kept, Kept);
            kept[0] = p11;
            kept[1] = p12;
            kept[2] = 1 / s;
            kept[3] = v;
            double k1 = p11 / s, k2 = p12 / s;
            level += k1 * v;
            slope += k2 * v;
            p22 -= k2 * p12;
            p12 -= k1 * p12;
            p11 -= k1 * p11;
        }

        double dLevel = 0, dSlope = 0, d11 = 0, d12 = 0, d22 = 0, dq1 = 0, dq2 = 0, dr = 0;
        for (int t = series.Length - 1; t >= 0; t--)
        {
            ReadOnlySpan<double> kept = tape.AsSpan(t * Kept, Kept);
            p11 = kept[0];
            p12 = kept[1];
            double inverse = kept[2], v = kept[3], k1 = p11 * inverse, k2 = p12 * inverse;
            double dk1 = dLevel * v - d12 * p12 - d11 * p11;
            double dk2 = dSlope * v - d22 * p12;
            double dv = dLevel * k1 + dSlope * k2 - v * inverse;
            double ds = -0.5 * inverse * (1 - v * v * inverse) - (dk1 * k1 + dk2 * k2) * inverse;
            d12 = d12 * (1 - k1) - d22 * k2 + dk2 * inverse;
            d11 = d11 * (1 - k1) + dk1 * inverse + ds;
            dr += ds;
            dLevel -= dv;
            dq1 += d11;
            dq2 += d22;
            d22 += d11 + d12;
            d12 += 2 * d11;
            dSlope += dLevel;
        }

        ArrayPool<double>.Shared.Return(tape);
        return (dq1 * q1, dq2 * q2, dr * r);
    }
}
