using System.Diagnostics.Tracing;

namespace Benchmarks;

/// <summary>
/// How much memory of the shared pools is out at one time: histories, and the shadows of a method's own arrays. Counted by the events of
/// <c>ArrayPool</c>, in arrays as long as the pool gives them, each element as the eight bytes of a <c>double</c>.
/// </summary>
internal sealed class PoolPeak : EventListener
{
    private const int Rented = 1;
    private const int Returned = 3;

    private long _out;
    private long _peak;

    public static long Of(Action way)
    {
        using var listener = new PoolPeak();
        way();
        return sizeof(double) * listener._peak;
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Buffers.ArrayPoolEventSource")
        {
            EnableEvents(eventSource, EventLevel.Verbose);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // The size is the second number of both.
        if (eventData.EventId is Rented or Returned && eventData.Payload?[1] is int size)
        {
            _out += eventData.EventId == Rented ? size : -size;
            _peak = Math.Max(_peak, _out);
        }
    }
}
