using Benchmarks;

// dotnet run -c Release --project benchmarks -- [--quick] [--only NAME] [--data FOLDER]
Options options = Options.Parse(args);
foreach (string failure in References.Check())
{
    Console.Error.WriteLine("Not the reference value: " + failure);
    return 1;
}

Report.Head();
foreach (Func<Problem> make in Problems.All(options))
{
    Problem problem = make();
    if (problem.Fault() is string fault)
    {
        Console.Error.WriteLine(problem.Name + ": " + fault);
        return 1;
    }

    Report.Line(problem, Interleaved.Run(problem, options.Budget));
}

return 0;
