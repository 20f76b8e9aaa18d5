using System;

namespace Tangent.Generator.Tests.Fuzz.Oracle;

/// <summary>
/// Which way a run went, as a hash over every comparison and rounding of numbers: two points with one trace lie on one smooth piece of
/// the function. Also its fuel, so that a program that a shrinking step made endless comes to an end. Public for the programs' sake.
/// </summary>
public static class Trace
{
    [ThreadStatic]
    private static ulong _hash;

    [ThreadStatic]
    private static int _fuel;

    /// <summary>Set where a derivative was cut: what differences say then differs from it.</summary>
    [field: ThreadStatic]
    public static bool HasStopped { get; set; }

    /// <summary>Set where a statement was inserted into the backward sweep.</summary>
    [field: ThreadStatic]
    public static bool HasInserted { get; set; }

    /// <summary>Whether inserted statements count: in reverse mode they do, in forward mode they do not.</summary>
    [field: ThreadStatic]
    public static bool Inserts { get; set; }

    public static ulong Hash => _hash;

    public static void Start(int fuel)
    {
        _hash = 14695981039346656037;
        _fuel = fuel;
        HasStopped = false;
        HasInserted = false;
    }

    /// <summary>Stands at the head of every loop body.</summary>
    public static void Burn() => Burn(1);

    /// <summary>Stands at the head of every method: a call costs more, so that a recursion without end stops before the stack does.</summary>
    public static void Enter() => Burn(100);

    private static void Burn(int amount)
    {
        _fuel -= amount;
        if (_fuel < 0)
        {
            throw new OutOfFuelException();
        }
    }

    public static bool Record(bool condition)
    {
        Mix(condition ? 1UL : 2UL);
        return condition;
    }

    public static void Record(int value) => Mix((ulong)value + 3);

    public static void Record(double value) => Mix((ulong)BitConverter.DoubleToInt64Bits(value));

    private static void Mix(ulong value) => _hash = (_hash ^ value) * 1099511628211 + 12345;
}
