namespace Benchmarks.BundleAdjustment;

/// <summary>A vector turned by Rodrigues' formula, and the way back of an adjoint. For <see cref="BaByHand"/>.</summary>
internal readonly record struct Rotation(
    double Angle,
    double Cosine,
    double Sine,
    double A,
    double B,
    double C,
    double X,
    double Y,
    double Z,
    double SeenX,
    double SeenY,
    double SeenZ)
{
    public static Rotation Of(ReadOnlySpan<double> r, double x, double y, double z)
    {
        double squared = r[0] * r[0] + r[1] * r[1] + r[2] * r[2];
        if (squared == 0)
        {
            return new Rotation(0, 1, 0, 0, 0, 0, x, y, z, x + r[1] * z - r[2] * y, y + r[2] * x - r[0] * z, z + r[0] * y - r[1] * x);
        }

        double angle = Math.Sqrt(squared);
        (double sine, double cosine) = Math.SinCos(angle);
        double a = r[0] / angle, b = r[1] / angle, c = r[2] / angle;
        double along = (a * x + b * y + c * z) * (1 - cosine);
        return new Rotation(
            angle,
            cosine,
            sine,
            a,
            b,
            c,
            x,
            y,
            z,
            x * cosine + (b * z - c * y) * sine + a * along,
            y * cosine + (c * x - a * z) * sine + b * along,
            z * cosine + (a * y - b * x) * sine + c * along);
    }

    /// <summary>Writes the derivatives by rotation, centre and point for the adjoints of the two picture coordinates.</summary>
    public void Back(double inverse, double u, double v, double du, double dv, Span<double> row)
    {
        double gx = du * inverse, gy = dv * inverse, gz = -(u * du + v * dv) * inverse;
        double turn = A * gx + B * gy + C * gz, rest = 1 - Cosine;
        double dx = gx * Cosine - (B * gz - C * gy) * Sine + A * turn * rest;
        double dy = gy * Cosine - (C * gx - A * gz) * Sine + B * turn * rest;
        double dz = gz * Cosine - (A * gy - B * gx) * Sine + C * turn * rest;

        // point × g
        double px = Y * gz - Z * gy, py = Z * gx - X * gz, pz = X * gy - Y * gx;
        if (Angle == 0)
        {
            // At no rotation the turned vector is x + r × x, and its way back g + g × r with r = 0.
            row[0] = px;
            row[1] = py;
            row[2] = pz;
        }
        else
        {
            double along = A * X + B * Y + C * Z;
            double dAngle = A * px + B * py + C * pz;
            dAngle = dAngle * Cosine + (along * turn - (X * gx + Y * gy + Z * gz)) * Sine;
            double da = Sine * px + rest * (along * gx + turn * X);
            double db = Sine * py + rest * (along * gy + turn * Y);
            double dc = Sine * pz + rest * (along * gz + turn * Z);
            double radial = dAngle - (A * da + B * db + C * dc) / Angle;
            row[0] = A * radial + da / Angle;
            row[1] = B * radial + db / Angle;
            row[2] = C * radial + dc / Angle;
        }

        row[3] = -dx;
        row[4] = -dy;
        row[5] = -dz;
        row[11] = dx;
        row[12] = dy;
        row[13] = dz;
    }
}
