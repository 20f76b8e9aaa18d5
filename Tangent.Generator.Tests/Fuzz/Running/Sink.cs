using System;
using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Tests.Fuzz.Oracle;

namespace Tangent.Generator.Tests.Fuzz.Running;

/// <summary>Numbers of every shape, in one list. Public for the drivers' sake.</summary>
public sealed class Sink
{
    private readonly List<Dual> _numbers = [];

    public IReadOnlyList<Dual> Duals => _numbers;

    public double[] Numbers => [.. _numbers.Select(n => n.Value)];

    public void Add(double number) => _numbers.Add(number);

    public void Add(Dual number) => _numbers.Add(number);

    public void Add(float number) => _numbers.Add((double)number);

    public void Add(bool flag) => _numbers.Add(flag ? 1 : 0);

    public void Add((double A, double B) pair)
    {
        Add(pair.A);
        Add(pair.B);
    }

    public void Add((Dual A, Dual B) pair)
    {
        Add(pair.A);
        Add(pair.B);
    }

    public void Add(int[] numbers) => _numbers.AddRange(numbers.Select(n => (Dual)(double)n));

    public void Add(List<double> numbers) => _numbers.AddRange(numbers.Select(n => (Dual)n));

    public void Add(List<Dual> numbers) => _numbers.AddRange(numbers);

    public void Add(double[,,] cube) => _numbers.AddRange(cube.Cast<double>().Select(n => (Dual)n));

    public void Add(Dual[,,] cube) => _numbers.AddRange(cube.Cast<Dual>());

    public void Add(double[,,,] cube) => _numbers.AddRange(cube.Cast<double>().Select(n => (Dual)n));

    public void Add(Dual[,,,] cube) => _numbers.AddRange(cube.Cast<Dual>());

    public void Add(double[][][] deep) => Array.ForEach(deep, Add);

    public void Add(Dual[][][] deep) => Array.ForEach(deep, Add);

    public void Add(double[] numbers) => _numbers.AddRange(numbers.Select(n => (Dual)n));

    public void Add(Dual[] numbers) => _numbers.AddRange(numbers);

    public void Add(double[][] rows) => Array.ForEach(rows, Add);

    public void Add(Dual[][] rows) => Array.ForEach(rows, Add);

    public void Add(double[,] table) => _numbers.AddRange(table.Cast<double>().Select(n => (Dual)n));

    public void Add(Dual[,] table) => _numbers.AddRange(table.Cast<Dual>());
}
