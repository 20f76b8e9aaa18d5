using System;
using System.ComponentModel;

namespace Tangent.Runtime;

/// <summary>
/// Which states of a loop to keep so that it can be run backward with few places to keep them and few evaluations of its body: the
/// binomial schedule of Griewank and Walther, "Algorithm 799: revolve", ACM TOMS 26(1), 2000. Driven by generated code.
/// </summary>
/// <remarks>
/// A loop of <c>n</c> trips goes backward in segments. The segment that ends at the trip to be undone starts at the state kept last;
/// running through it again, the free places take states on the way. With <c>s</c> places, <c>n</c> trips take
/// <c>r n - β(s + 1, r - 1)</c> evaluations beside the <c>n</c> that are undone, where <c>β(s, r) = (s + r)! / (s! r!)</c> and <c>r</c> is
/// the least with <c>n ≤ β(s, r)</c>; no schedule takes fewer.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BinomialSchedule
{
    private const int Never = -1;

    // The trips before which a state is kept, the place of each its index.
    private readonly int[] _trips;
    private int _kept;
    private int _last;
    private int _next;

    /// <summary>A schedule for a loop that has not started.</summary>
    /// <param name="count">The number of trips.</param>
    /// <param name="slots">The number of places, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="count"/> is negative, or <paramref name="slots"/> less than 1.
    /// </exception>
    public BinomialSchedule(int count, int slots)
    {
        Check(count, slots);
        _trips = new int[Math.Min(slots, Math.Max(0, count - 1))];
        _last = count - 1;
    }

    /// <summary>How many places are used: never more than states that are worth keeping.</summary>
    public int Places => _trips.Length;

    /// <summary>Asked before each trip but the last, in the order of the trips.</summary>
    /// <param name="trip">The trip that is about to run.</param>
    /// <returns>The place to keep the state in, or -1 where it is not kept.</returns>
    public int Keep(int trip)
    {
        if (trip != _next)
        {
            return Never;
        }

        int place = _kept++;
        _trips[place] = trip;
        _next = After(place);
        return place;
    }

    /// <summary>Goes back, so that a trip can be run once more.</summary>
    /// <param name="trip">The trip, one less than the one before.</param>
    /// <returns>The place of the state to go on from; <see cref="TripAt"/> tells the trip that follows it.</returns>
    public int Restart(int trip)
    {
        _last = trip;
        while (_trips[_kept - 1] > trip)
        {
            _kept--;
        }

        int place = _kept - 1;
        _next = After(place);
        return place;
    }

    /// <summary>The trip before which the state in a place was kept.</summary>
    /// <param name="place">The place.</param>
    /// <returns>The trip.</returns>
    public int TripAt(int place) => _trips[place];

    internal static void Check(int count, int slots)
    {
        if (count < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "The number of trips is negative.");
        }

        if (slots < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(slots), slots, "At least one state has to be kept.");
        }
    }

    /// <summary>The next trip to keep a state before, once the one in a place is kept.</summary>
    private int After(int place)
    {
        int trips = _last - _trips[place] + 1;
        int places = _trips.Length - place;
        return trips < 2 || places < 2 ? Never : _trips[place] + Split(trips, places);
    }

    /// <summary>
    /// How far from the start of a segment to keep the next state. With <c>r</c> as above for the segment, the part before it may be
    /// run through again <c>r - 1</c> times with all places, the part behind it <c>r</c> times with one place less.
    /// </summary>
    private static int Split(int trips, int places)
    {
        // behind = β(places - 1, r - 1), before = β(places, r - 1): Pascal's rule steps from one r to the next.
        int repetitions = 1;
        long before = 1, behind = 1, all = places + 1L;
        while (all < trips)
        {
            repetitions++;
            before = all;
            behind = behind * (places + repetitions - 2) / (repetitions - 1);
            all = all * (places + repetitions) / repetitions;
        }

        return (int)Math.Min(before, trips - behind);
    }
}
