namespace Benchmarks.Hand;

/// <summary>
/// The Jacobian by hand: an angle moves its own bone and those behind it in the finger, and the vertices that hang on them. The
/// weights are taken as the short lists they are, once and for all.
/// </summary>
internal sealed class HandByHand
{
    private readonly HandInput _input;
    private readonly SparseWeights _weights;
    private readonly Bones _bones;
    private readonly double[] _posed;
    private readonly double[] _moved;
    private readonly double[] _global = new double[9];
    private readonly double[] _dGlobal = new double[9];

    public HandByHand(HandInput input)
    {
        _input = input;
        _weights = SparseWeights.Of(input.Model);
        _bones = new Bones(input.Model);
        _posed = new double[input.Model.Vertices.Length];
        _moved = new double[input.Model.Vertices.Length];
    }

    /// <summary>Fills the errors and the Jacobian, by columns.</summary>
    public void Jacobian(double[] errors, double[] jacobian)
    {
        double[] theta = _input.Theta;
        _bones.Pose(theta);
        GlobalRotation.Fill(theta, _global);
        _weights.Skin(_bones.Transforms, _input.Model.Vertices, 0, HandModel.Bones, _posed);
        Turn(_global, _posed, _moved);
        for (int i = 0; i < _moved.Length; i++)
        {
            _moved[i] += theta[3 + i % 3];
        }

        int first = _input.IsComplicated ? 2 : 0;
        Correspond.Errors(_input, _moved, errors);
        if (first > 0)
        {
            Correspond.ByOwnNumbers(_input, _moved, jacobian);
        }

        for (int k = 0; k < 3; k++)
        {
            GlobalRotation.FillDerivative(theta, k, _dGlobal);
            Turn(_dGlobal, _posed, _moved);
            Correspond.Column(_input, _moved, Column(jacobian, first + k));
            Correspond.Translation(Column(jacobian, first + 3 + k), k);
        }

        for (int k = 6; k < HandInput.Angles; k++)
        {
            (int from, int to) = _bones.Derive(theta, k);
            _weights.Skin(_bones.Derivatives, _input.Model.Vertices, from, to, _moved);
            Turn(_global, _moved, _moved);
            Correspond.Column(_input, _moved, Column(jacobian, first + k));
        }
    }

    private Span<double> Column(double[] jacobian, int column) => jacobian.AsSpan(column * _input.Rows, _input.Rows);

    private static void Turn(double[] rotation, double[] from, double[] to)
    {
        for (int v = 0; v < from.Length; v += 3)
        {
            double x = from[v], y = from[v + 1], z = from[v + 2];
            to[v] = rotation[0] * x + rotation[1] * y + rotation[2] * z;
            to[v + 1] = rotation[3] * x + rotation[4] * y + rotation[5] * z;
            to[v + 2] = rotation[6] * x + rotation[7] * y + rotation[8] * z;
        }
    }
}
