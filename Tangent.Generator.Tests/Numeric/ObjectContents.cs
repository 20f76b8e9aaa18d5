using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>
/// What objects hold, written: lists, structs and tuples in fields, arrays of objects, parameters that come to name another object. Every
/// derivative leaves all of it as the method does.
/// </summary>
internal static partial class ObjectContents
{
    internal record struct Spot(double X, double Y)
    {
        public static Spot operator +(Spot a, Spot b) => new(a.X + b.X, a.Y + b.Y);

        public readonly double Times(double k) => X * Y * k;

        public double Grow(double k)
        {
            X *= k;
            Y += X;
            return X + k;
        }
    }

    internal sealed class Store
    {
        public List<double> Items = [];
        public List<Spot> Places = [];
        public Spot Place;
        public Spot[] Grid = [];
        public (double Weight, int Count) Pair;
        public (Spot At, double Size)[] Pairs = [];
        public double Scale;
    }

    internal sealed class Cell
    {
        public double[] Weights = [];
        public double Bias;

        public double Apply(double x) => Bias + Weights.Sum(w => w * x);
    }

    internal sealed class Board
    {
        public Cell?[] Cells = [];
        public Store? Store;
        public double Level;
    }

    [Differentiable]
    [At]
    public static double ElementsOfAList(Store s, double x)
    {
        s.Items[0] = x * s.Items[^1];
        s.Items[^1] *= s.Items[0];
        return s.Items[0] * s.Items[^1] * s.Scale;
    }

    [Differentiable]
    [At]
    public static double ListOfStructs(Store s, double x)
    {
        s.Places[0] = s.Places[0] + s.Places[^1];
        Spot last = s.Places[^1];
        last.Grow(x);
        s.Places[^1] = last;
        return s.Places[0].X * x * s.Places[^1].Y;
    }

    [Differentiable]
    [At]
    public static double StructFields(Store s, double x)
    {
        s.Place.X *= x;
        s.Place = s.Place + s.Place;
        s.Grid[0].X *= s.Place.X;
        s.Grid[^1] = s.Grid[0] with { Y = x };
        s.Pair = (s.Pair.Weight * x, s.Pair.Count + 1);
        return s.Place.X * s.Grid[^1].X * s.Pair.Weight * s.Pair.Count;
    }

    [Differentiable]
    [At]
    public static double ItemsOfTuples(Store s, double x)
    {
        s.Pair.Weight *= x;
        s.Pair.Count++;
        s.Pairs[0].At.X *= s.Pair.Weight;
        s.Pairs[0].At = s.Pairs[^1].At + s.Pairs[0].At;
        s.Pairs[^1].Size *= s.Pairs[0].At.Y;
        s.Pairs[^1].At.Grow(x);
        return s.Pairs[0].At.X * s.Pairs[^1].Size * s.Pair.Weight * s.Pair.Count + s.Pairs[^1].At.Y;
    }

    [Differentiable]
    public static double ItemsOfAnArray((double A, double B)[] t, double x)
    {
        for (int i = 0; i < t.Length; i++)
        {
            t[i].A *= x;
            t[i].B += t[i].A;
            (t[i].A, t[i].B) = (t[i].B, t[i].A);
        }

        return t[0].A * t[^1].B;
    }

    [Differentiable]
    [At]
    public static double MethodsOfStructFields(Store s, double x, int n)
    {
        Store t = s;
        for (int i = 0; i < n; i++)
        {
            t.Place.Grow(x);
            t.Grid[0].Grow(t.Place.Y);
            t.Place = t.Grid[0] + t.Place;
            if (t.Place.X > 5)
                break;
        }

        return t.Place.X * s.Grid[0].Y;
    }

    [Differentiable]
    [At]
    public static double ReadAfterItsArgument(Store s, double x)
    {
        double r = s.Place.Times(s.Place.X = x * s.Scale);
        double q = s.Place.Grow(s.Scale = x * s.Scale);
        return s.Place.X * r * q * s.Scale;
    }

    [Differentiable]
    [At]
    public static double ParameterOfAnotherObject(Store a, Store b, double x)
    {
        a.Scale *= x;
        a.Place.Grow(x);
        a = b;
        a.Scale *= a.Scale;
        a.Place.X *= x;
        return a.Scale * b.Scale * b.Place.X;
    }

    [Differentiable]
    [At]
    public static double Recursive(Store s, double x)
    {
        Update(s, x, 3);
        return s.Scale * s.Items[0] + s.Place.Y;
    }

    [Differentiable]
    [At]
    public static double ByReference(Store s, double x)
    {
        double r = Both(ref s.Place, x) * Both(ref s.Place, x * x);
        return r * s.Place.X;
    }

    [Differentiable]
    public static double ArrayOfObjects(Cell[] cells, double x)
    {
        double s = x;
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i].Bias = s * cells[^1].Bias;
            s = cells[i].Apply(s) * 0.3;
        }

        return s;
    }

    [Differentiable]
    public static double ArraysInAnArrayOfObjects(Cell[] cells, double x)
    {
        foreach (Cell cell in cells)
        {
            for (int i = 0; i < cell.Weights.Length; i++)
                cell.Weights[i] *= x * cell.Weights[(i + 1) % cell.Weights.Length];
            x *= cell.Apply(x);
        }

        return x;
    }

    [Differentiable]
    [At]
    public static double ObjectsInArraysInObjects(Board[] boards, double x)
    {
        foreach (Board board in boards)
        {
            board.Level *= x;
            foreach (Cell? cell in board.Cells)
            {
                if (cell is null)
                    continue;
                cell.Bias *= board.Level;
                cell.Weights[0] *= cell.Bias;
                x *= cell.Bias;
            }

            if (board.Store is { } store)
            {
                store.Items[0] *= x;
                store.Grid[0].X *= store.Items[0];
                x *= store.Grid[0].X;
            }
        }

        return x * boards[0].Level;
    }

    [Differentiable]
    public static double RecursionOverObjects(Cell[] cells, double x) => Step(cells, x, cells.Length - 1);

    [Differentiable]
    public static double ArrayAndOneOfIt(Cell[] cells, Cell cell, double x)
    {
        cells[0].Bias *= x;
        cell.Bias *= cells[0].Bias;
        return cell.Bias * cells[0].Bias;
    }

    [Differentiable]
    public static double NamedMatches(Store? s, double[] x)
    {
        double sum = x is [var first, ..] whole ? first * whole.Length : 0;
        if (s is { Scale: > 0, Pair.Count: > 1 } found)
            sum *= found.Scale;
        return s is { Place: { X: > 0.2 } place } ? sum * place.X * place.Y : sum;
    }

    private static double Step(Cell[] cells, double x, int k)
    {
        if (k < 0)
            return x;
        cells[k].Bias *= x;
        double r = Step(cells, x * cells[k].Bias, k - 1);
        cells[k].Weights[0] *= r;
        return r * cells[k].Apply(x);
    }

    private static void Update(Store s, double x, int depth)
    {
        if (depth == 0)
            return;
        s.Scale *= x;
        s.Place.Grow(s.Scale);
        Update(s, x * s.Place.X, depth - 1);
        s.Items[depth % s.Items.Count] *= s.Scale;
    }

    private static double Both(ref Spot spot, double x)
    {
        spot.Y *= x;
        return spot.Grow(spot.Y);
    }
}
