using System;
using System.IO;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Tests.Fuzz;

/// <summary>A generator from another assembly than the one built here: a mutated one, say, to see whether the fuzzer finds out.</summary>
internal static class GeneratorFile
{
    public static IIncrementalGenerator Load(string path)
    {
        // From bytes: an assembly of the same name from a path would give the one that is loaded already.
        Assembly assembly = Assembly.Load(File.ReadAllBytes(path));
        return (IIncrementalGenerator)Activator.CreateInstance(assembly.GetType(typeof(TangentGenerator).FullName!, throwOnError: true)!)!;
    }
}
