using System.Diagnostics;
using Tangent;

namespace Surgery;

/// <summary>
/// A recurrent network that plays a tune by itself: its state is h = tanh(A h + b), what it says is c h. It is trained to say a given
/// wave, by the gradient through all steps.
/// </summary>
internal static partial class Network
{
    public const int Hidden = 16;
    private const int Shift = Hidden * Hidden;
    private const int Answer = Shift + Hidden;
    private const int Start = Answer + Hidden;

    public const int Weights = Start + Hidden;

    /// <summary>The mean square of how far the network is from the wave.</summary>
    /// <param name="w">The weights: A by rows, b, c, and the state it starts from.</param>
    /// <param name="wave">What it should say at each step.</param>
    /// <param name="limit">The longest that the adjoint of a state may be; longer ones are shortened.</param>
    /// <param name="norms">Is given the length of that adjoint at each step, before it is shortened.</param>
    [Differentiable("w")]
    public static double Loss(double[] w, double[] wave, double limit, double[] norms)
    {
        double[] h = w[Start..];
        double loss = 0;
        for (int t = 0; t < wave.Length; t++)
        {
            var next = new double[Hidden];
            for (int i = 0; i < Hidden; i++)
            {
                double sum = w[Shift + i];
                for (int j = 0; j < Hidden; j++)
                {
                    sum += w[Hidden * i + j] * h[j];
                }

                next[i] = Math.Tanh(sum);
            }

            h = next;
            Gradient.Insert(h, (double[] dh) =>
            {
                double norm = 0;
                for (int i = 0; i < dh.Length; i++)
                {
                    norm += dh[i] * dh[i];
                }

                norm = Math.Sqrt(norm);
                norms[t] = norm;
                if (norm > 1000 && Debugger.IsAttached)
                {
                    Debugger.Break();
                }

                if (norm > limit)
                {
                    for (int i = 0; i < dh.Length; i++)
                    {
                        dh[i] *= limit / norm;
                    }
                }
            });

            double said = 0;
            for (int i = 0; i < Hidden; i++)
            {
                said += w[Answer + i] * h[i];
            }

            loss += (said - wave[t]) * (said - wave[t]) / wave.Length;
        }

        return loss;
    }
}
