using System;

namespace Tangent.Generator.Tests.Higher;

/// <summary>Methods whose derivatives are nearly all zero.</summary>
internal static partial class SparseModels
{
    public const int CameraSize = 11;

    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp | Derivatives.Hessian | Derivatives.HessianSparse)]
    public static double Rosenbrock(double[] x)
    {
        double s = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double fall = x[i + 1] - x[i] * x[i];
            s += 100 * fall * fall + (1 - x[i]) * (1 - x[i]);
        }

        return s;
    }

    /// <summary>Two inputs meet all others, which do not meet each other.</summary>
    [Differentiable(Emit = Derivatives.Default | Derivatives.Hessian | Derivatives.HessianSparse)]
    public static double Arrow(double[] x, double t)
    {
        double s = t * t;
        for (int i = 1; i < x.Length; i++)
        {
            s += Math.Sin(x[i]) * x[0] * t;
        }

        return s;
    }

    /// <summary>
    /// Bundle adjustment: for each observation two numbers, how far the image of its point in its camera is from where it was seen, and a
    /// third for its weight. A camera is an axis of rotation, a place, a focal length, a centre and two distortions.
    /// </summary>
    [Differentiable("cameras", "points", "weights", Emit = Derivatives.Forward | Derivatives.Jacobian | Derivatives.JacobianSparse)]
    public static double[] Reprojection(double[] cameras, double[] points, double[] weights, int[] cameraOf, int[] pointOf, double[] seen)
    {
        double[] errors = new double[3 * weights.Length];
        for (int o = 0; o < weights.Length; o++)
        {
            ReadOnlySpan<double> camera = cameras.AsSpan(CameraSize * cameraOf[o], CameraSize);
            ReadOnlySpan<double> point = points.AsSpan(3 * pointOf[o], 3);
            (double u, double v) = Project(camera, point);
            errors[2 * o] = weights[o] * (u - seen[2 * o]);
            errors[2 * o + 1] = weights[o] * (v - seen[2 * o + 1]);
            errors[2 * weights.Length + o] = 1 - weights[o] * weights[o];
        }

        return errors;
    }

    /// <summary>Arrays of arrays, a scalar and numbers of type float; what comes out is what is written.</summary>
    [Differentiable("rows", "scale", "result", Emit = Derivatives.Forward | Derivatives.Jacobian | Derivatives.JacobianSparse)]
    public static void Scaled(float[][] rows, float scale, float[] result)
    {
        int k = 0;
        foreach (float[] row in rows)
        {
            foreach (float x in row)
            {
                result[k++] = x * x * scale;
            }
        }

        result[0] = rows[0][0];
    }

    private static (double U, double V) Project(ReadOnlySpan<double> camera, ReadOnlySpan<double> point)
    {
        double x = point[0] - camera[3], y = point[1] - camera[4], z = point[2] - camera[5];
        double px = x + camera[1] * z - camera[2] * y;
        double py = y + camera[2] * x - camera[0] * z;
        double pz = z + camera[0] * y - camera[1] * x;
        double a = px / pz, b = py / pz;
        double r = a * a + b * b;
        double distortion = 1 + camera[9] * r + camera[10] * r * r;
        return (camera[6] * a * distortion + camera[7], camera[6] * b * distortion + camera[8]);
    }
}
