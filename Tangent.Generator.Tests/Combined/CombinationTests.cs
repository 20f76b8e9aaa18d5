using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using NUnit.Framework;
using Tangent.Generator.Tests.Numeric.Harness;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Combined;

/// <summary>Every pair of storage, statement and call, in both modes, against differences and against each other.</summary>
public sealed class CombinationTests
{
    [TestCase("double")]
    [TestCase("float")]
    public void Derivatives_are_right(string type)
    {
        MethodInfo[] methods = NumericCase.Methods(Compiled(Combinations.Source(type)).GetTypes()).ToArray();
        Assert.That(methods, Has.Length.GreaterThan(500));
        List<string> failures = [];
        foreach (NumericCase c in methods.SelectMany(m => NumericCase.At(m, [new AtAttribute(0.3, 3, 3), new AtAttribute(0.6, 1, 1)])))
        {
            using (new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
            {
                try
                {
                    CaseCheck.SameValueAndEffects(c);
                    CaseCheck.ReverseMode(c);
                    CaseCheck.Gradient(c);
                    if (!c.IsSingle)
                        CaseCheck.ForwardMode(c);
                }
                catch (AssertionException e)
                {
                    failures.Add(c + ": " + e.Message);
                }
            }
        }

        Assert.That(failures, Is.Empty);
    }

    private static Assembly Compiled(string source)
    {
        TestCompilation.Driver().RunGeneratorsAndUpdateCompilation(TestCompilation.Of(source), out Compilation generated, out var diagnostics);
        Assert.That(diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        using var stream = new MemoryStream();
        Assert.That(generated.Emit(stream).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        return Assembly.Load(stream.ToArray());
    }
}
