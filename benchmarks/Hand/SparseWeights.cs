namespace Benchmarks.Hand;

/// <summary>For each vertex the bones it hangs on. For <see cref="HandByHand"/>.</summary>
internal sealed record SparseWeights(int[] Starts, int[] Bones, double[] Weights)
{
    public static SparseWeights Of(HandModel model)
    {
        var starts = new List<int> { 0 };
        var bones = new List<int>();
        var weights = new List<double>();
        for (int v = 0; v < model.VertexCount; v++)
        {
            for (int b = 0; b < HandModel.Bones; b++)
            {
                if (model.Weights[v * HandModel.Bones + b] != 0)
                {
                    bones.Add(b);
                    weights.Add(model.Weights[v * HandModel.Bones + b]);
                }
            }

            starts.Add(bones.Count);
        }

        return new SparseWeights(starts.ToArray(), bones.ToArray(), weights.ToArray());
    }

    /// <summary>The weighted sum of what the transforms of the bones from..to make of each vertex.</summary>
    public void Skin(double[] transforms, double[] vertices, int from, int to, double[] result)
    {
        for (int v = 0; v < vertices.Length / 3; v++)
        {
            double x = 0, y = 0, z = 0;
            for (int k = Starts[v]; k < Starts[v + 1]; k++)
            {
                int bone = Bones[k];
                if (bone < from || bone >= to)
                {
                    continue;
                }

                double weight = Weights[k];
                ReadOnlySpan<double> t = transforms.AsSpan(bone * HandModel.TransformSize, HandModel.TransformSize);
                ReadOnlySpan<double> p = vertices.AsSpan(3 * v, 3);
                x += weight * (t[0] * p[0] + t[1] * p[1] + t[2] * p[2] + t[3]);
                y += weight * (t[4] * p[0] + t[5] * p[1] + t[6] * p[2] + t[7]);
                z += weight * (t[8] * p[0] + t[9] * p[1] + t[10] * p[2] + t[11]);
            }

            result[3 * v] = x;
            result[3 * v + 1] = y;
            result[3 * v + 2] = z;
        }
    }
}
