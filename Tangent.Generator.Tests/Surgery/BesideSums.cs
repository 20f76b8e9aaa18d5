using System;
using NUnit.Framework;

namespace Tangent.Generator.Tests.Surgery;

/// <summary>Statements inserted beside a sum whose trips could be run back one by one: they act when their turn comes, and only then.</summary>
public sealed partial class BesideSums
{
    private static readonly double[] X = [0.1, 0.7, -0.3];

    [Test]
    public void After_the_loop()
    {
        double loop = 0;
        foreach (double x in X)
        {
            loop += Math.Sin(2 * 0.4 * x) * x;
        }

        Assert.That(AfterwardsGrad(0.4, X).dw, Is.EqualTo((0.5 * 2 * 0.4) + loop).Within(1e-14));
    }

    [Test]
    public void In_the_loop()
    {
        double dw = 2 * 0.4;
        for (int i = X.Length - 1; i >= 0; i--)
        {
            dw = (0.5 * dw) + (Math.Sin(2 * 0.4 * X[i]) * X[i]);
        }

        Assert.That(InTheLoopGrad(0.4, X).dw, Is.EqualTo(dw).Within(1e-14));
    }

    [Differentiable]
    private static double Afterwards(double w, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double z = Math.Sin(w * x[i]);
            sum += z * z;
        }

        Gradient.Insert(w, (ref double dw) => { dw *= 0.5; });
        return sum + w * w;
    }

    [Differentiable]
    private static double InTheLoop(double w, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double z = Math.Sin(w * x[i]);
            Gradient.Insert(w, (ref double dw) => { dw *= 0.5; });
            sum += z * z;
        }

        return sum + w * w;
    }
}
