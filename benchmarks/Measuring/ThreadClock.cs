using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Benchmarks;

/// <summary>
/// The time that the calling thread has run, where the system tells it (Linux): what other programs do meanwhile does not count.
/// Elsewhere the time of the clock.
/// </summary>
internal static class ThreadClock
{
    private const int ThreadCpuTime = 3;

    private static readonly bool IsKnown = OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>Milliseconds from some start.</summary>
    public static double Now
    {
        get
        {
            if (!IsKnown || Get(ThreadCpuTime, out TimeSpec time) != 0)
            {
                return Stopwatch.GetTimestamp() * 1000.0 / Stopwatch.Frequency;
            }

            return time.Seconds * 1000.0 + time.Nanoseconds / 1e6;
        }
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int Get(int clock, out TimeSpec time);

    private readonly record struct TimeSpec(long Seconds, long Nanoseconds);
}
