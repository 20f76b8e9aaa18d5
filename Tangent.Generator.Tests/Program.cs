using System;
using Tangent.Generator.Tests.Fuzz;
using Tangent.Generator.Tests.Fuzz.Mutants;
using Tangent.Generator.Tests.Mutations;
using Tangent.Generator.Tests.Typing;

namespace Tangent.Generator.Tests;

/// <summary>The command line of the tests that run for long; <c>dotnet test</c> does not pass here.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        CommandOptions options = new(arguments);
        switch (arguments)
        {
            case ["fuzz", ..]:
                return FuzzCommand.Run(options);
            case ["mutants", ..]:
                return MutantCommand.Run(options);
            case ["mutations", ..]:
                return MutationsCommand.Run(options);
            case ["typing", ..]:
                return TypingCommand.Run(options);
            default:
                Console.Error.WriteLine("Usage: fuzz, mutants, mutations or typing, with options: see the command's own file.");
                return 2;
        }
    }
}
