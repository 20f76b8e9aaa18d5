using System.Buffers;
using System.Numerics.Tensors;
using Benchmarks.Lstm;

namespace Benchmarks.Vectors;

/// <summary>
/// The gradient of <see cref="LstmVectors"/> by hand: for every step and layer the forward sweep keeps the input, the state before, the
/// four gates and the cell's tanh, each as a row.
/// </summary>
internal static class LstmVectorsByHand
{
    private const int Rows = 8;

    public static void Gradient(LstmInput input, double[] dMain, double[] dExtra)
    {
        int width = input.Width, layers = input.Layers, steps = input.Steps - 1;
        double[] tape = ArrayPool<double>.Shared.Rent(steps * layers * width * Rows);
        double[] softmax = ArrayPool<double>.Shared.Rent(steps * width);
        double[] tops = ArrayPool<double>.Shared.Rent(steps * width);
        double[] memory = ArrayPool<double>.Shared.Rent((4 * layers + 7) * width);
        Span<double> state = memory.AsSpan(0, 2 * layers * width);
        Span<double> dState = memory.AsSpan(2 * layers * width, 2 * layers * width);
        Span<double> scratch = memory.AsSpan(4 * layers * width, 6 * width);
        Span<double> x = memory.AsSpan((4 * layers + 6) * width, width);
        input.State.CopyTo(state);
        for (int t = 0; t < steps; t++)
        {
            TensorPrimitives.Multiply(input.Sequence.AsSpan(t * width, width), input.Extra.AsSpan(0, width), x);
            for (int layer = 0; layer < layers; layer++)
            {
                Forward(
                    input.Main.AsSpan(8 * layer * width, 8 * width),
                    state.Slice(2 * layer * width, 2 * width),
                    x,
                    tape.AsSpan((t * layers + layer) * width * Rows, width * Rows));
            }

            x.CopyTo(tops.AsSpan(t * width));
            Span<double> probability = softmax.AsSpan(t * width, width);
            TensorPrimitives.MultiplyAdd(x, input.Extra.AsSpan(width, width), input.Extra.AsSpan(2 * width, width), probability);
            TensorPrimitives.Exp(probability, probability);
            TensorPrimitives.Divide(probability, 2 + TensorPrimitives.Sum<double>(probability), probability);
        }

        dState.Clear();
        double scale = -1.0 / (steps * width);
        for (int t = steps - 1; t >= 0; t--)
        {
            ReadOnlySpan<double> wanted = input.Sequence.AsSpan((t + 1) * width, width);
            double count = TensorPrimitives.Sum(wanted);
            Span<double> dy = scratch[..width];
            TensorPrimitives.Multiply(softmax.AsSpan(t * width, width), -count, dy);
            TensorPrimitives.Add(wanted, dy, dy);
            TensorPrimitives.Multiply(dy, scale, dy);
            Add(dy, dExtra.AsSpan(2 * width, width));
            AddProduct(dy, tops.AsSpan(t * width, width), dExtra.AsSpan(width, width));
            TensorPrimitives.Multiply(dy, input.Extra.AsSpan(width, width), x);
            for (int layer = layers - 1; layer >= 0; layer--)
            {
                Backward(
                    input.Main.AsSpan(8 * layer * width, 4 * width),
                    tape.AsSpan((t * layers + layer) * width * Rows, width * Rows),
                    dState.Slice(2 * layer * width, 2 * width),
                    x,
                    dMain.AsSpan(8 * layer * width, 8 * width),
                    scratch);
            }

            AddProduct(x, input.Sequence.AsSpan(t * width, width), dExtra.AsSpan(0, width));
        }

        ArrayPool<double>.Shared.Return(tape);
        ArrayPool<double>.Shared.Return(softmax);
        ArrayPool<double>.Shared.Return(tops);
        ArrayPool<double>.Shared.Return(memory);
    }

    private static void Forward(ReadOnlySpan<double> main, Span<double> state, Span<double> x, Span<double> tape)
    {
        int width = x.Length;
        x.CopyTo(tape);
        state.CopyTo(tape[width..]);
        for (int gate = 0; gate < 4; gate++)
        {
            Span<double> value = Row(tape, 3 + gate, width);
            TensorPrimitives.MultiplyAdd(gate % 2 == 0 ? x : state[..width], Row(main, gate, width), Row(main, 4 + gate, width), value);
            if (gate < 3)
            {
                TensorPrimitives.Sigmoid(value, value);
            }
            else
            {
                TensorPrimitives.Tanh(value, value);
            }
        }

        Span<double> cell = state[width..];
        TensorPrimitives.Multiply(cell, Row(tape, 3, width), cell);
        TensorPrimitives.MultiplyAdd(Row(tape, 4, width), Row(tape, 6, width), cell, cell);
        TensorPrimitives.Tanh(cell, Row(tape, 7, width));
        TensorPrimitives.Multiply(Row(tape, 7, width), Row(tape, 5, width), x);
        x.CopyTo(state);
    }

    /// <summary>On entry <paramref name="dx"/> is the adjoint of the layer's output, on exit that of its input.</summary>
    private static void Backward(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> tape, Span<double> dState, Span<double> dx, Span<double> dMain, Span<double> scratch)
    {
        int width = dx.Length;
        ReadOnlySpan<double> tanh = Row(tape, 7, width), outgate = Row(tape, 5, width);
        Span<double> dHidden = Row(scratch, 0, width), slope = Row(scratch, 1, width), dCell = dState[width..];
        TensorPrimitives.Add(dx, dState[..width], dHidden);
        TensorPrimitives.Multiply(tanh, tanh, slope);
        TensorPrimitives.Subtract(1, slope, slope);
        TensorPrimitives.Multiply(slope, outgate, slope);
        TensorPrimitives.MultiplyAdd(dHidden, slope, dCell, dCell);
        for (int gate = 0; gate < 4; gate++)
        {
            ReadOnlySpan<double> value = Row(tape, 3 + gate, width);
            Span<double> dGate = Row(scratch, 2 + gate, width);
            TensorPrimitives.Multiply(value, value, slope);
            if (gate < 3)
            {
                TensorPrimitives.Subtract(value, slope, slope);
            }
            else
            {
                TensorPrimitives.Subtract(1, slope, slope);
            }

            ReadOnlySpan<double> other = gate switch { 0 => Row(tape, 2, width), 1 => Row(tape, 6, width), 2 => tanh, _ => Row(tape, 4, width) };
            TensorPrimitives.Multiply(gate == 2 ? dHidden : dCell, other, dGate);
            TensorPrimitives.Multiply(dGate, slope, dGate);
            AddProduct(dGate, Row(tape, gate % 2, width), Row(dMain, gate, width));
            Add(dGate, Row(dMain, 4 + gate, width));
        }

        TensorPrimitives.Multiply(dCell, Row(tape, 3, width), dCell);
        TensorPrimitives.Multiply(Row(scratch, 3, width), Row(weights, 1, width), dState[..width]);
        AddProduct(Row(scratch, 5, width), Row(weights, 3, width), dState[..width]);
        TensorPrimitives.Multiply(Row(scratch, 2, width), Row(weights, 0, width), dx);
        AddProduct(Row(scratch, 4, width), Row(weights, 2, width), dx);
    }

    private static void Add(ReadOnlySpan<double> x, Span<double> sum) => TensorPrimitives.Add(sum, x, sum);

    private static void AddProduct(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> sum) => TensorPrimitives.MultiplyAdd(x, y, sum, sum);

    private static Span<double> Row(Span<double> rows, int row, int width) => rows.Slice(row * width, width);

    private static ReadOnlySpan<double> Row(ReadOnlySpan<double> rows, int row, int width) => rows.Slice(row * width, width);
}
