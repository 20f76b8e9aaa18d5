namespace Benchmarks.Hand;

/// <summary>The transforms of the bones, and their derivatives by one angle. For <see cref="HandByHand"/>.</summary>
internal sealed class Bones(HandModel model)
{
    private const int Size = HandModel.TransformSize;

    private readonly double[] _relative = new double[HandModel.Bones * Size];
    private readonly double[] _absolute = new double[HandModel.Bones * Size];
    private readonly double[] _dAbsolute = new double[HandModel.Bones * Size];
    private readonly double[] _dRelative = new double[Size];

    public double[] Transforms { get; } = new double[HandModel.Bones * Size];

    public double[] Derivatives { get; } = new double[HandModel.Bones * Size];

    public void Pose(double[] theta)
    {
        for (int b = 0; b < HandModel.Bones; b++)
        {
            (double bend, double spread) = Angles(theta, b);
            (double sx, double cx) = Math.SinCos(bend);
            (double sz, double cz) = Math.SinCos(spread);
            ReadOnlySpan<double> turn = [cz, -sz * cx, sz * sx, sz, cz * cx, -cz * sx, 0, sx, cx];
            Span<double> relative = Of(_relative, b);
            Linear(Of(model.BaseRelative, b), turn, relative);
            for (int r = 0; r < 3; r++)
            {
                relative[4 * r + 3] = model.BaseRelative[b * Size + 4 * r + 3];
            }

            if (model.Parents[b] < 0)
            {
                relative.CopyTo(Of(_absolute, b));
            }
            else
            {
                Multiply(Of(_absolute, model.Parents[b]), relative, Of(_absolute, b));
            }

            Multiply(Of(_absolute, b), Of(model.InverseBase, b), Of(Transforms, b));
        }
    }

    /// <summary>The derivatives by angle k of the bones it moves, which are those from..to.</summary>
    public (int From, int To) Derive(double[] theta, int k)
    {
        int finger = (k - 6) / 4, angle = (k - 6) % 4;
        int bone = 1 + 4 * finger + Math.Max(1, angle), end = 5 + 4 * finger;
        (double bend, double spread) = Angles(theta, bone);
        (double sx, double cx) = Math.SinCos(bend);
        (double sz, double cz) = Math.SinCos(spread);
        ReadOnlySpan<double> slope = angle == 1
            ? [-sz, -cz * cx, cz * sx, cz, -sz * cx, sz * sx, 0, 0, 0]
            : [0, sz * sx, sz * cx, 0, -cz * sx, -cz * cx, 0, cx, -sx];
        Linear(Of(model.BaseRelative, bone), slope, _dRelative);
        MultiplyLinear(Of(_absolute, model.Parents[bone]), _dRelative, Of(_dAbsolute, bone));
        for (int b = bone; b < end; b++)
        {
            if (b > bone)
            {
                Multiply(Of(_dAbsolute, b - 1), Of(_relative, b), Of(_dAbsolute, b));
            }

            Multiply(Of(_dAbsolute, b), Of(model.InverseBase, b), Of(Derivatives, b));
        }

        return (bone, end);
    }

    private static (double Bend, double Spread) Angles(double[] theta, int bone)
    {
        int joint = (bone + 3) % 4, finger = 6 + 4 * ((bone - 1) / 4);
        return bone == 0 || bone == HandModel.Bones - 1 || joint == 0 ? (0, 0)
            : joint == 1 ? (theta[finger], theta[finger + 1])
            : (theta[finger + joint], 0);
    }

    private static Span<double> Of(double[] transforms, int bone) => transforms.AsSpan(bone * Size, Size);

    /// <summary>The left three columns of a transform times a 3 × 3 matrix.</summary>
    private static void Linear(ReadOnlySpan<double> left, ReadOnlySpan<double> turn, Span<double> product)
    {
        for (int r = 0; r < 3; r++)
        {
            for (int c = 0; c < 3; c++)
            {
                product[4 * r + c] = left[4 * r] * turn[c] + left[4 * r + 1] * turn[3 + c] + left[4 * r + 2] * turn[6 + c];
            }
        }
    }

    private static void Multiply(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> product)
    {
        MultiplyLinear(left, right, product);
        for (int r = 0; r < 3; r++)
        {
            product[4 * r + 3] += left[4 * r + 3];
        }
    }

    private static void MultiplyLinear(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> product)
    {
        for (int r = 0; r < 3; r++)
        {
            for (int c = 0; c < 4; c++)
            {
                product[4 * r + c] = left[4 * r] * right[c] + left[4 * r + 1] * right[4 + c] + left[4 * r + 2] * right[8 + c];
            }
        }
    }
}
