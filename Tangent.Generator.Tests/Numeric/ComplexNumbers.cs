using System;
using System.Numerics;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary><c>Complex</c>: every function with a derivative, and code that uses it.</summary>
internal static partial class ComplexNumbers
{
    [Differentiable]
    public static Complex Exponentials(Complex z, Complex w) => Complex.Exp(z) * Complex.Log(w) + Complex.Log10(z) / Complex.Sqrt(w);

    [Differentiable]
    public static Complex Circular(Complex z) => Complex.Sin(z) * Complex.Cos(z) + Complex.Tan(z) - Complex.Asin(z) * Complex.Acos(z) + Complex.Atan(z);

    [Differentiable]
    public static Complex Hyperbolic(Complex z) => Complex.Sinh(z) * Complex.Cosh(z) - Complex.Tanh(z);

    [Differentiable]
    public static Complex Powers(Complex z, Complex w, double p) => Complex.Pow(z, w) + Complex.Pow(z, p) - Complex.Log(w, p) * Complex.Pow(w, 3);

    [Differentiable]
    public static Complex Mixed(Complex z, double x, int n)
    {
        Complex w = x;
        w += z * x;
        w -= x / z;
        w *= z - x;
        w /= (x - z) * n;
        return x * w + w / x - (z + x) + (x + z) * 2 - -w;
    }

    [Differentiable]
    public static Complex Named(Complex z, Complex w, double x) =>
        Complex.Add(z, Complex.Multiply(w, x)) + Complex.Subtract(x, Complex.Divide(z, w)) * Complex.Negate(Complex.Divide(z, x))
        + Complex.Multiply(x, Complex.Multiply(z, w)) + Complex.Divide(x, w) + Complex.Subtract(z, x) + Complex.Add(x, w) + Complex.Add(z, x) + Complex.Subtract(z, w);

    [Differentiable]
    public static double Parts(Complex z) => z.Real * z.Imaginary + z.Magnitude * z.Phase + Complex.Abs(Complex.Conjugate(z) * Complex.Reciprocal(z + 1));

    [Differentiable]
    public static Complex Polar(double r, double angle) => Complex.FromPolarCoordinates(r * angle, angle) + new Complex(r, angle) * Complex.ImaginaryOne;

    [Differentiable]
    [At(new double[] { 0.0, 0.0 }, Gradient = [0, 0])]
    public static double ModulusOfZero(Complex z) => Complex.Abs(z);

    [Differentiable]
    public static double Iterated(Complex c, int n)
    {
        Complex z = Complex.Zero;
        for (int i = 0; i < n + 2; i++)
        {
            if (z.Magnitude > 2)
                break;
            z = z * z + c * 0.5;
        }

        return z.Magnitude + (z == Complex.One ? 1 : 0);
    }

    [Differentiable]
    public static Complex Horner(Complex[] coefficients, Complex z)
    {
        Complex sum = default;
        for (int i = coefficients.Length - 1; i >= 0; i--)
            sum = sum * z + coefficients[i];
        return sum;
    }

    [Differentiable]
    public static void Rotated(Complex[] z, double angle)
    {
        for (int i = 0; i < z.Length; i++)
            z[i] *= Complex.Exp(Complex.ImaginaryOne * (angle * i)) * Weight(z[i]);
    }

    [Differentiable]
    public static Complex[] Doubled(Complex[] z)
    {
        var y = (Complex[])z.Clone();
        for (int i = 1; i < y.Length; i++)
            y[i] += y[i - 1] * z[0];
        return y;
    }

    [Differentiable]
    public static (Complex Sum, double Size) Pair(Complex z, Complex w)
    {
        (Complex a, Complex b) = (w, z * w);
        return (a + b, Weight(a).Real);
    }

    [Differentiable]
    [At(3, 0.7, 4)]
    [At(3, 0.7, 0)]
    public static double Damped(double[] x, double omega, int steps)
    {
        double total = 0;
        int k = 0;
        while (k < steps)
        {
            Complex s = Complex.Zero;
            foreach (double v in x)
                s = (s + v) * new Complex(Math.Cos(omega * k), Math.Sin(omega * k));
            total += s.Real * s.Real + s.Imaginary * s.Imaginary * 0.5;
            k++;
        }

        return total;
    }

    /// <summary>
    /// The price of a European call under Heston's stochastic volatility. The characteristic function is that of Heston (1993) in the form
    /// without branch cuts of Albrecher, Mayer, Schoutens and Tistaert, "The little Heston trap" (2007); the price is the integral of
    /// Lewis, "A simple option formula for general jump-diffusion and other exponential Lévy processes" (2001), by the midpoint rule.
    /// </summary>
    [Differentiable]
    [At(100.0, 95.0, 0.02, 1.5, 0.04, 1.2, 0.06, 0.4, -0.6)]
    [At(1.0, 1.1, 0.01, 0.5, 0.09, 2.0, 0.05, 0.7, 0.3)]
    public static double HestonCall(
        double spot, double strike, double rate, double time, double v0, double kappa, double theta, double sigma, double rho)
    {
        const int Steps = 60;
        const double Width = 0.75;
        double forward = spot * Math.Exp(rate * time);
        double k = Math.Log(forward / strike);
        double integral = 0;
        for (int i = 0; i < Steps; i++)
        {
            double u = (i + 0.5) * Width;
            Complex phi = HestonCharacteristic(new Complex(u, -0.5), time, v0, kappa, theta, sigma, rho);
            integral += (Complex.Exp(new Complex(0, u * k)) * phi).Real / (u * u + 0.25) * Width;
        }

        return Math.Exp(-rate * time) * (forward - Math.Sqrt(forward * strike) / Math.PI * integral);
    }

    /// <summary>
    /// The magnitudes of a discrete Fourier transform of a real signal, by the radix-2 algorithm of Cooley and Tukey, "An algorithm for the
    /// machine calculation of complex Fourier series" (1965).
    /// </summary>
    [Differentiable]
    [At(8)]
    [At(4)]
    [At(1)]
    public static double SpectralEnergy(double[] signal)
    {
        var z = new Complex[signal.Length];
        for (int i = 0; i < z.Length; i++)
            z[i] = new Complex(signal[i], 0);
        Transform(z);
        double energy = 0;
        for (int i = 0; i < z.Length; i++)
            energy += i * z[i].Magnitude;
        return energy;
    }

    private static Complex HestonCharacteristic(Complex u, double time, double v0, double kappa, double theta, double sigma, double rho)
    {
        Complex iu = Complex.ImaginaryOne * u;
        Complex b = kappa - rho * sigma * iu;
        Complex d = Complex.Sqrt(b * b + sigma * sigma * (u * u + iu));
        Complex g = (b - d) / (b + d);
        Complex e = Complex.Exp(-d * time);
        Complex c = kappa * theta / (sigma * sigma) * ((b - d) * time - 2 * Complex.Log((1 - g * e) / (1 - g)));
        return Complex.Exp(c + v0 / (sigma * sigma) * (b - d) * (1 - e) / (1 - g * e));
    }

    private static void Transform(Complex[] z)
    {
        int n = z.Length;
        for (int i = 1, j = 0; i < n; i++)
        {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j ^= bit;
            if (i < j)
                (z[i], z[j]) = (z[j], z[i]);
        }

        for (int length = 2; length <= n; length <<= 1)
        {
            for (int start = 0; start < n; start += length)
            {
                for (int k = 0; k < length / 2; k++)
                {
                    Complex twiddle = Complex.FromPolarCoordinates(1, -2 * Math.PI * k / length);
                    Complex even = z[start + k];
                    Complex odd = z[start + k + length / 2] * twiddle;
                    z[start + k] = even + odd;
                    z[start + k + length / 2] = even - odd;
                }
            }
        }
    }

    private static Complex Weight(Complex z) => z / (1 + z.Magnitude);
}
