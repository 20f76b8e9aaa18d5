using System;
using System.Threading;

namespace Tangent.Generator.Tests.Fuzz.Running;

/// <summary>One compiled program at several points, on a thread of its own: one that does not come to an end costs no more than its time.</summary>
internal static class ProgramCheck
{
    private const int StackSize = 64 << 20;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static void Check(ProgramRun run, int points)
    {
        Thread thread = new(() => CheckPoints(run, points), StackSize) { IsBackground = true };
        thread.Start();
        if (!thread.Join(Limit))
        {
            run.Fail(FailureKind.Hangs, "A derivative does not return.");
        }

        run.Driver = null; // The assembly may go.
    }

    private static void CheckPoints(ProgramRun run, int points)
    {
        Random random = new(Seeds.Mix(run.Program.Name));
        for (int i = 0; i < points && run.IsAlive; i++)
        {
            new PointCheck(run, random).Check();
        }
    }
}
