namespace Tangent.Generator.Tests.Fuzz.Running;

/// <summary>How many points were run and what could not be checked at them: counted, for nothing is to be passed over in silence.</summary>
internal sealed class Findings
{
    public int Points { get; set; }

    /// <summary>The value or a tangent is no finite number.</summary>
    public int NotFinite { get; set; }

    /// <summary>A kink within every step of the differences.</summary>
    public int Kinks { get; set; }

    /// <summary>The differences of two step sizes disagree.</summary>
    public int IllConditioned { get; set; }

    /// <summary>The program throws, and so do its derivatives.</summary>
    public int Throwing { get; set; }

    public void Add(Findings other)
    {
        Points += other.Points;
        NotFinite += other.NotFinite;
        Kinks += other.Kinks;
        IllConditioned += other.IllConditioned;
        Throwing += other.Throwing;
    }
}
