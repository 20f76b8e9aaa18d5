using System.Buffers;

namespace Benchmarks.Lstm;

/// <summary>
/// The gradient of <see cref="LstmObjective"/> by hand: the forward sweep keeps the four gates, the cell before and the
/// cell's tanh of every step and layer in one array, side by side.
/// </summary>
internal static class LstmByHand
{
    private const int Kept = 8;

    public static void Gradient(LstmInput input, double[] dMain, double[] dExtra)
    {
        int width = input.Width, layers = input.Layers, steps = input.Steps - 1;
        double[] tape = ArrayPool<double>.Shared.Rent(steps * layers * width * Kept);
        double[] softmax = ArrayPool<double>.Shared.Rent(steps * width);
        double[] tops = ArrayPool<double>.Shared.Rent(steps * width);
        double[] scratch = ArrayPool<double>.Shared.Rent((4 * layers + 1) * width);
        Span<double> state = scratch.AsSpan(0, 2 * layers * width);
        Span<double> x = scratch.AsSpan(4 * layers * width, width);
        input.State.CopyTo(state);
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < width; i++)
            {
                x[i] = input.Sequence[t * width + i] * input.Extra[i];
            }

            for (int layer = 0; layer < layers; layer++)
            {
                Forward(
                    input.Main.AsSpan(8 * layer * width, 8 * width),
                    state.Slice(2 * layer * width, 2 * width),
                    x,
                    tape.AsSpan((t * layers + layer) * width * Kept, width * Kept));
            }

            x.CopyTo(tops.AsSpan(t * width));
            Predict(input, x, softmax.AsSpan(t * width, width));
        }

        Span<double> dState = scratch.AsSpan(2 * layers * width, 2 * layers * width);
        dState.Clear();
        double scale = -1.0 / (steps * width);
        for (int t = steps - 1; t >= 0; t--)
        {
            double count = 0;
            for (int i = 0; i < width; i++)
            {
                count += input.Sequence[(t + 1) * width + i];
            }

            for (int i = 0; i < width; i++)
            {
                double dy = scale * (input.Sequence[(t + 1) * width + i] - count * softmax[t * width + i]);
                dExtra[2 * width + i] += dy;
                dExtra[width + i] += dy * tops[t * width + i];
                x[i] = dy * input.Extra[width + i];
            }

            for (int layer = layers - 1; layer >= 0; layer--)
            {
                Backward(
                    input.Main.AsSpan(8 * layer * width, 4 * width),
                    tape.AsSpan((t * layers + layer) * width * Kept, width * Kept),
                    dState.Slice(2 * layer * width, 2 * width),
                    x,
                    dMain.AsSpan(8 * layer * width, 8 * width));
            }

            for (int i = 0; i < width; i++)
            {
                dExtra[i] += x[i] * input.Sequence[t * width + i];
            }
        }

        ArrayPool<double>.Shared.Return(tape);
        ArrayPool<double>.Shared.Return(softmax);
        ArrayPool<double>.Shared.Return(tops);
        ArrayPool<double>.Shared.Return(scratch);
    }

    private static void Forward(ReadOnlySpan<double> main, Span<double> state, Span<double> x, Span<double> tape)
    {
        int width = x.Length;
        for (int i = 0; i < width; i++)
        {
            double before = state[i], cell = state[width + i];
            double forget = Sigmoid(x[i] * main[i] + main[4 * width + i]);
            double ingate = Sigmoid(before * main[width + i] + main[5 * width + i]);
            double outgate = Sigmoid(x[i] * main[2 * width + i] + main[6 * width + i]);
            double change = Math.Tanh(before * main[3 * width + i] + main[7 * width + i]);
            double after = cell * forget + ingate * change;
            double tanh = Math.Tanh(after);
            Span<double> kept = tape.Slice(i * Kept, Kept);
            kept[0] = x[i];
            kept[1] = before;
            kept[2] = cell;
            kept[3] = forget;
            kept[4] = ingate;
            kept[5] = outgate;
            kept[6] = change;
            kept[7] = tanh;
            state[width + i] = after;
            state[i] = outgate * tanh;
            x[i] = state[i];
        }
    }

    /// <summary>On entry <paramref name="dx"/> is the adjoint of the layer's output, on exit that of its input.</summary>
    private static void Backward(
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> tape,
        Span<double> dState,
        Span<double> dx,
        Span<double> dMain)
    {
        int width = dx.Length;
        for (int i = 0; i < width; i++)
        {
            ReadOnlySpan<double> kept = tape.Slice(i * Kept, Kept);
            double forget = kept[3], ingate = kept[4], outgate = kept[5], change = kept[6], tanh = kept[7];
            double dHidden = dx[i] + dState[i];
            double dCell = dState[width + i] + dHidden * outgate * (1 - tanh * tanh);
            double dForget = dCell * kept[2] * forget * (1 - forget);
            double dIngate = dCell * change * ingate * (1 - ingate);
            double dOutgate = dHidden * tanh * outgate * (1 - outgate);
            double dChange = dCell * ingate * (1 - change * change);
            dMain[i] += dForget * kept[0];
            dMain[width + i] += dIngate * kept[1];
            dMain[2 * width + i] += dOutgate * kept[0];
            dMain[3 * width + i] += dChange * kept[1];
            dMain[4 * width + i] += dForget;
            dMain[5 * width + i] += dIngate;
            dMain[6 * width + i] += dOutgate;
            dMain[7 * width + i] += dChange;
            dState[width + i] = dCell * forget;
            dState[i] = dIngate * weights[width + i] + dChange * weights[3 * width + i];
            dx[i] = dForget * weights[i] + dOutgate * weights[2 * width + i];
        }
    }

    private static void Predict(LstmInput input, ReadOnlySpan<double> x, Span<double> softmax)
    {
        double sum = 2;
        for (int i = 0; i < x.Length; i++)
        {
            softmax[i] = Math.Exp(x[i] * input.Extra[x.Length + i] + input.Extra[2 * x.Length + i]);
            sum += softmax[i];
        }

        for (int i = 0; i < x.Length; i++)
        {
            softmax[i] /= sum;
        }
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
