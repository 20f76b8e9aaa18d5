namespace Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Quick">Fewer sizes, less time for each.</param>
/// <param name="Only">Run only problems whose name contains this.</param>
/// <param name="Data">A folder with files in the ADBench formats, read in place of the generated data.</param>
internal sealed record Options(bool Quick, string? Only, string? Data)
{
    /// <summary>How long one problem is measured.</summary>
    public TimeSpan Budget => TimeSpan.FromSeconds(Quick ? 2 : 10);

    public static Options Parse(string[] args)
    {
        var options = new Options(Quick: false, Only: null, Data: null);
        for (int i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--quick" => options with { Quick = true },
                "--only" when i + 1 < args.Length => options with { Only = args[++i] },
                "--data" when i + 1 < args.Length => options with { Data = args[++i] },
                _ => throw new ArgumentException("Unknown option " + args[i] + "; known: --quick, --only NAME, --data FOLDER"),
            };
        }

        return options;
    }

    public bool Wants(string name) => Only is null || name.Contains(Only, StringComparison.OrdinalIgnoreCase);
}
