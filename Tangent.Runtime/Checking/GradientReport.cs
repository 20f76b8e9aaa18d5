using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Tangent;

/// <summary>What <see cref="GradientCheck"/> found. Its text is made to be the message of a failed assertion.</summary>
public sealed class GradientReport
{
    private const int MostShown = 10;

    private readonly Difference[] _differences;

    internal GradientReport(double[] generated, Difference[] differences, double tolerance)
    {
        _differences = differences;
        double scale = differences.Select(d => Math.Abs(d.Value)).Where(IsFinite).Append(0).Max();
        Components = generated.Select((g, i) => Component(i, g, differences[i], tolerance, scale)).ToArray();
        SuggestedCause = IsRight ? null : GradientCause.Of(Components, differences);
    }

    /// <summary>The components in order.</summary>
    public IReadOnlyList<GradientComponent> Components { get; }

    /// <summary>Whether every component agrees with its difference.</summary>
    public bool IsRight => Components.All(c => c.IsRight);

    /// <summary>What most probably is wrong, in a sentence; null where nothing is.</summary>
    public string? SuggestedCause { get; }

    /// <summary>The components that are off, the worst first, and the suggested cause.</summary>
    /// <returns>Several lines, or one where all is right.</returns>
    public override string ToString()
    {
        GradientComponent[] wrong = Components.Where(c => !c.IsRight).OrderByDescending(Distance).ToArray();
        if (wrong.Length == 0)
        {
            return "The gradient agrees with differences in all of its " + Text(Components.Count) + " components.";
        }

        var text = new StringBuilder();
        text.Append("The gradient is off in ").Append(Text(wrong.Length)).Append(" of ").Append(Text(Components.Count)).Append(" components.");
        foreach (GradientComponent c in wrong.Take(MostShown))
        {
            text.Append("\n  [").Append(Text(c.Index)).Append("] gradient ").Append(Text(c.Generated))
                .Append(", difference ").Append(Text(c.Difference)).Append(" ± ").Append(Text(c.Uncertainty))
                .Append(" (left ").Append(Text(_differences[c.Index].Left))
                .Append(", right ").Append(Text(_differences[c.Index].Right)).Append(')');
        }

        if (wrong.Length > MostShown)
        {
            text.Append("\n  and ").Append(Text(wrong.Length - MostShown)).Append(" more");
        }

        return text.Append('\n').Append(SuggestedCause).ToString();
    }

    private static GradientComponent Component(int index, double generated, Difference difference, double tolerance, double scale)
    {
        double allowed = (tolerance * Math.Max(Math.Abs(difference.Value), scale)) + (2 * difference.Uncertainty) + double.Epsilon;
        bool isRight = IsFinite(difference.Uncertainty) && Math.Abs(generated - difference.Value) <= allowed;
        return new GradientComponent(index, generated, difference.Value, difference.Uncertainty, isRight);
    }

    private static double Distance(GradientComponent c)
    {
        double distance = Math.Abs(c.Generated - c.Difference);
        return double.IsNaN(distance) ? double.PositiveInfinity : distance;
    }

    private static bool IsFinite(double x) => !double.IsNaN(x) && !double.IsInfinity(x);

    private static string Text(double number) => number.ToString("G10", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
