using System;

namespace Tangent.Generator.Tests.Fuzz.Oracle;

/// <summary>Independent trips, one after another. Public for the programs' sake.</summary>
public static class DualParallel
{
    public static void For(int start, int end, Action<int> trip)
    {
        for (int i = start; i < end; i++)
        {
            trip(i);
        }
    }
}
