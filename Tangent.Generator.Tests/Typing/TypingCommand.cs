using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace Tangent.Generator.Tests.Typing;

/// <summary>
/// Every edit of every sample, or every so many.
/// <code>
/// dotnet run --project Tangent.Generator.Tests -c Release -- typing [--only part-of-a-name] [--every 1] [--show 3]
/// </code>
/// </summary>
internal static class TypingCommand
{
    /// <returns>How many edits were handled wrongly.</returns>
    public static int Run(CommandOptions options)
    {
        int step = options.Number("--every", 1);
        int shown = options.Number("--show", 3);
        int total = 0;
        int failed = 0;
        foreach (Sample sample in Sample.All.Where(s => s.Name.Contains(options.Text("--only") ?? "", StringComparison.Ordinal)))
        {
            Stopwatch watch = Stopwatch.StartNew();
            TypingSession session = new(sample);
            if (!session.IsSound)
            {
                Console.WriteLine($"{sample.Name}: left out, it does not compile by itself: {session.FirstError}");
                continue;
            }

            Edit[] edits = [.. session.Edits().Where((_, i) => i % step == 0)];
            (Edit Edit, string Failure)[] failures = [.. edits.Select(e => (Edit: e, Failure: session.Check(e))).Where(f => f.Failure is not null).Select(f => (f.Edit, f.Failure!))];
            total += edits.Length;
            failed += failures.Length;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sample.Name}: {edits.Length} edits, {failures.Length} failed, {watch.Elapsed.TotalSeconds:F0} s"));
            foreach ((Edit edit, string failure) in failures.Take(shown))
            {
                Console.WriteLine($"  {edit.Name}: {failure}");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total} edits, {failed} failed"));
        return failed;
    }
}
