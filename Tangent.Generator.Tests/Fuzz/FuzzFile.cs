using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tangent.Generator.Tests.Fuzz.Running;

namespace Tangent.Generator.Tests.Fuzz;

/// <summary>
/// Checks one program from a file, as a long run saves the failing ones: what the generator makes of it, and where an exception of
/// the generator comes from, which the diagnostic does not tell.
/// </summary>
internal static class FuzzFile
{
    private const int LongestTrace = 12;

    public static int Check(string path, IIncrementalGenerator generator)
    {
        string trace = "";
        AppDomain.CurrentDomain.FirstChanceException += (_, thrown) =>
            trace = thrown.Exception.GetType().Name + "\n" + string.Join('\n', Environment.StackTrace.Split('\n').Skip(2).Take(LongestTrace));
        ProgramRun run = new Fuzzer(generator).Check([Read(path)])[0];
        Console.WriteLine(run.Companion);
        foreach (Diagnostic refusal in run.Refusals)
        {
            Console.WriteLine(refusal);
        }

        if (run.Failure is not Failure failure)
        {
            Console.WriteLine("No failure.");
            return 0;
        }

        Console.WriteLine(failure.Kind + "\n" + failure.Details + "\nThe last exception: " + trace);
        return 1;
    }

    private static FuzzProgram Read(string path)
    {
        string text = File.ReadAllText(path);
        ClassDeclarationSyntax type = CSharpSyntaxTree.ParseText(text).GetRoot()
            .DescendantNodes().OfType<ClassDeclarationSyntax>().First();
        string members = string.Concat(type.Members.Select(m => m.ToFullString()));
        return new FuzzProgram(Path.GetFileNameWithoutExtension(path), members, new Dictionary<string, InputRange>(), []) { HasTensors = text.Contains(FuzzProgram.TensorsUsing, StringComparison.Ordinal) };
    }
}
