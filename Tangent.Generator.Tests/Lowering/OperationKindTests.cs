using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Lowering;

/// <summary>
/// Every kind of operation that the compiler knows is lowered, or refused with an error, or never part of a method's body; the documentation
/// says which, and what it says is tried.
/// </summary>
public sealed class OperationKindTests
{
    private const string Members = """
        public static double Field = 2;
        public static event Action? Changed;
        public readonly record struct P(double X, double Y) { public double Sum() => X + Y; }
        public class Inner { public int Value; }
        public class Holder { public Inner Inner = new(); }
        [System.Runtime.CompilerServices.InlineArray(4)] public struct Four { private int _e; }

        """;

    [Test]
    public void Each_kind_stands_in_the_documentation_once()
    {
        OperationKind[] documented = [.. Documented("Lowered"), .. Documented("Refused"), .. Documented("Never in a body")];
        Assert.That(documented, Is.Unique);
        Assert.That(documented, Is.EquivalentTo(Enum.GetValues<OperationKind>().Distinct()));
    }

    [Test]
    public void Each_kind_that_a_body_can_hold_is_tried()
    {
        Assert.That(Tried(nameof(Is_lowered)), Is.EquivalentTo(Documented("Lowered")));
        Assert.That(Tried(nameof(Is_refused)), Is.EquivalentTo(Documented("Refused")));
    }

    [TestCase(OperationKind.Block, "{ return x * x; }")]
    [TestCase(OperationKind.VariableDeclarationGroup, "double y = x, z = y; return y * z;")]
    [TestCase(OperationKind.VariableDeclaration, "double y = x, z = y; return y * z;")]
    [TestCase(OperationKind.VariableDeclarator, "double y = x, z = y; return y * z;")]
    [TestCase(OperationKind.VariableInitializer, "double y = x; return y;")]
    [TestCase(OperationKind.Switch, "switch (a.Length) { case 1: return x; default: return x * x; }")]
    [TestCase(OperationKind.SwitchCase, "switch (a.Length) { case 1: return x; default: return x * x; }")]
    [TestCase(OperationKind.CaseClause, "switch (a.Length) { case 1: return x; default: return x * x; }")]
    [TestCase(OperationKind.Loop, "for (int i = 0; i < 3; i++) x *= x; foreach (double v in a) x += v; while (x > 9) x /= 2; do x *= 0.5; while (x > 5); return x;")]
    [TestCase(OperationKind.Branch, "foreach (double v in a) { if (v > 1) break; if (v < 0) continue; x *= v; } return x;")]
    [TestCase(OperationKind.Empty, "; return x;")]
    [TestCase(OperationKind.Return, "return x;")]
    [TestCase(OperationKind.Try, "try { x *= x; } finally { x += 1; } return x;")]
    [TestCase(OperationKind.CatchClause, "try { x *= x; } catch (Exception) { throw; } return x;")]
    [TestCase(OperationKind.Using, "using (var s = new System.IO.MemoryStream()) { x *= x; } return x;")]
    [TestCase(OperationKind.UsingDeclaration, "using var s = new System.IO.MemoryStream(); return x;")]
    [TestCase(OperationKind.Lock, "lock (string.Empty) { x *= x; } return x;")]
    [TestCase(OperationKind.ExpressionStatement, "x *= x; return x;")]
    [TestCase(OperationKind.LocalFunction, "double G(double y) => y * x; return G(2);")]
    [TestCase(OperationKind.MethodReference, "Func<double, double> g = Math.Sin; return g(x);")]
    [TestCase(OperationKind.Literal, "return 2 * x;")]
    [TestCase(OperationKind.Conversion, "float f = (float)x; return f;")]
    [TestCase(OperationKind.Invocation, "return Math.Sin(x);")]
    [TestCase(OperationKind.Argument, "return Math.Sin(x);")]
    [TestCase(OperationKind.ArrayElementReference, "return a[0] * x;")]
    [TestCase(OperationKind.LocalReference, "double y = x; return y;")]
    [TestCase(OperationKind.ParameterReference, "return x;")]
    [TestCase(OperationKind.FieldReference, "return Field * x;")]
    [TestCase(OperationKind.PropertyReference, "return a.Length * x;")]
    [TestCase(OperationKind.Unary, "return -x;")]
    [TestCase(OperationKind.Binary, "return x * x;")]
    [TestCase(OperationKind.Conditional, "if (x > 1) return x; return x > 0 ? x : 2;")]
    [TestCase(OperationKind.Coalesce, "string? s = null; return x * (s ?? \"ab\").Length;")]
    [TestCase(OperationKind.AnonymousFunction, "Func<double, double> g = y => y * x; return g(2);")]
    [TestCase(OperationKind.DelegateCreation, "Func<double, double> g = y => y * x; return g(2);")]
    [TestCase(OperationKind.ObjectCreation, "var v = new System.Numerics.Vector2((float)x, 2); return v.X;")]
    [TestCase(OperationKind.ArrayCreation, "double[] c = { x, 2 }; return c[0];")]
    [TestCase(OperationKind.ArrayInitializer, "double[] c = { x, 2 }; return c[0];")]
    [TestCase(OperationKind.InstanceReference, "var l = new System.Collections.Generic.List<double> { x, 2 }; return l[0];")]
    [TestCase(OperationKind.IsType, "object o = 3; return o is int ? x : 2;")]
    [TestCase(OperationKind.SimpleAssignment, "x = x * x; return x;")]
    [TestCase(OperationKind.CompoundAssignment, "x *= x; return x;")]
    [TestCase(OperationKind.ConditionalAccess, "string? s = null; return s?.Length is null ? x : 2;")]
    [TestCase(OperationKind.ConditionalAccessInstance, "string? s = null; return s?.Length is null ? x : 2;")]
    [TestCase(OperationKind.InterpolatedString, "Console.WriteLine($\"{x:F3} is it\"); return x;")]
    [TestCase(OperationKind.InterpolatedStringText, "Console.WriteLine($\"{x:F3} is it\"); return x;")]
    [TestCase(OperationKind.Interpolation, "Console.WriteLine($\"{x:F3} is it\"); return x;")]
    [TestCase(OperationKind.ObjectOrCollectionInitializer, "var l = new System.Collections.Generic.List<double> { x, 2 }; return l[0];")]
    [TestCase(OperationKind.NameOf, "return x > 0 ? x : throw new ArgumentException(nameof(x));")]
    [TestCase(OperationKind.Tuple, "var (p, q) = (x, x * x); return p * q;")]
    [TestCase(OperationKind.DefaultValue, "double y = default; return x + y;")]
    [TestCase(OperationKind.TypeOf, "Console.WriteLine(typeof(double)); return x;")]
    [TestCase(OperationKind.SizeOf, "return x * sizeof(double);")]
    [TestCase(OperationKind.IsPattern, "return x is > 0 and not 1 ? x : 2;")]
    [TestCase(OperationKind.Increment, "int i = 0; i++; return x * i;")]
    [TestCase(OperationKind.Decrement, "int i = 0; i--; return x * i;")]
    [TestCase(OperationKind.Throw, "return x > 0 ? x : throw new ArgumentException();")]
    [TestCase(OperationKind.DeconstructionAssignment, "double y; (x, y) = (x * x, x); return x * y;")]
    [TestCase(OperationKind.DeclarationExpression, "var (p, q) = (x, x * x); return p * q;")]
    [TestCase(OperationKind.Discard, "(_, double q) = (x, x * x); return q;")]
    [TestCase(OperationKind.ConstantPattern, "return a.Length is 1 ? x : 2;")]
    [TestCase(OperationKind.DeclarationPattern, "return x is double y ? y * x : 2;")]
    [TestCase(OperationKind.RelationalPattern, "return x is > 0 ? x : 2;")]
    [TestCase(OperationKind.NegatedPattern, "return x is not 1 ? x : 2;")]
    [TestCase(OperationKind.BinaryPattern, "return x is > 0 and < 1 ? x : 2;")]
    [TestCase(OperationKind.TypePattern, "return a.Length switch { int => x };")]
    [TestCase(OperationKind.RecursivePattern, "return a is { Length: > 1 } ? x : 2;")]
    [TestCase(OperationKind.PropertySubpattern, "return a is { Length: > 1 } ? x : 2;")]
    [TestCase(OperationKind.DiscardPattern, "return a.Length switch { 1 => x, _ => 2 * x };")]
    [TestCase(OperationKind.ListPattern, "return a is [var p, _, ..] ? x * p : 2;")]
    [TestCase(OperationKind.SlicePattern, "return a is [_, ..] ? x : 2;")]
    [TestCase(OperationKind.SwitchExpression, "return a.Length switch { 1 => x, _ => 2 * x };")]
    [TestCase(OperationKind.SwitchExpressionArm, "return a.Length switch { 1 => x, _ => 2 * x };")]
    [TestCase(OperationKind.With, "P p = new P(x, 2) with { Y = x }; return p.Sum();")]
    [TestCase(OperationKind.CoalesceAssignment, "string? s = null; s ??= \"ab\"; return x * s.Length;")]
    [TestCase(OperationKind.Range, "double[] c = a[1..]; return c[0] * x;")]
    [TestCase(OperationKind.ImplicitIndexerReference, "Span<double> s = a; return s[^1] * x;")]
    [TestCase(OperationKind.CollectionExpression, "double[] c = [x, .. a]; return c[1] * c[0];")]
    [TestCase(OperationKind.Spread, "double[] c = [x, .. a]; return c[1] * c[0];")]
    [TestCase(OperationKind.None, "Span<double> s = stackalloc double[2]; s[0] = x; return s[0];")]
    [TestCase(OperationKind.TupleBinary, "return (x, 2) == (1, 2) ? x : 2;")]
    [TestCase(OperationKind.TranslatedQuery, "return System.Linq.Enumerable.Sum(from v in a select v * x);")]
    public void Is_lowered(OperationKind kind, string body)
    {
        CSharpCompilation compilation = Compiled(body);
        Assert.That(KindsIn(compilation), Does.Contain(kind));
        GeneratorDriverRunResult result = TestCompilation.Run(compilation);
        Assert.That(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        Assert.That(result.GeneratedTrees, Has.Length.EqualTo(1));
    }

    [TestCase(OperationKind.Utf8String, "return x * \"ab\"u8.Length;")]
    [TestCase(OperationKind.InlineArrayAccess, "Four b = default; b[1] = 2; return b[1] * x;")]
    [TestCase(OperationKind.Labeled, "again: x *= 2; if (x < 9) goto again; return x;")]
    [TestCase(OperationKind.TypeParameterObjectCreation, "return G<object>(); double G<T>() where T : new() { var t = new T(); return x; }")]
    [TestCase(OperationKind.AnonymousObjectCreation, "var p = new { x }; return p.x;")]
    [TestCase(OperationKind.MemberInitializer, "var p = new Holder { Inner = { Value = 2 } }; return x;")]
    [TestCase(OperationKind.DynamicObjectCreation, "dynamic d = 1; var t = new Version(d, 2); return x;")]
    [TestCase(OperationKind.DynamicMemberReference, "dynamic d = \"a\"; int n = d.Length; return x * n;")]
    [TestCase(OperationKind.DynamicInvocation, "dynamic d = \"a\"; var n = d.Trim(); return x;")]
    [TestCase(OperationKind.DynamicIndexerAccess, "dynamic d = \"a\"; var n = d[0]; return x;")]
    [TestCase(OperationKind.AddressOf, "unsafe { double* p = &x; return *p; }")]
    [TestCase(OperationKind.EventAssignment, "Changed += () => { }; return x;")]
    [TestCase(OperationKind.EventReference, "Changed += () => { }; return x;")]
    [TestCase(OperationKind.FunctionPointerInvocation, "unsafe { delegate*<double, double> p = &Math.Sin; return p(x); }")]
    [TestCase(OperationKind.Await, "return x + G().Result; async System.Threading.Tasks.Task<double> G() { await System.Threading.Tasks.Task.Yield(); return 1; }")]
    [TestCase(OperationKind.YieldReturn, "double s = 0; foreach (double v in G()) s += v; return s * x; System.Collections.Generic.IEnumerable<double> G() { yield return 1; yield break; }")]
    [TestCase(OperationKind.YieldBreak, "double s = 0; foreach (double v in G()) s += v; return s * x; System.Collections.Generic.IEnumerable<double> G() { yield return 1; yield break; }")]
    [TestCase(OperationKind.InterpolatedStringHandlerCreation, "System.Diagnostics.Debug.Assert(x > 0, $\"{x}\"); return x;")]
    public void Is_refused(OperationKind kind, string body)
    {
        CSharpCompilation compilation = Compiled(body);
        Assert.That(KindsIn(compilation), Does.Contain(kind));
        GeneratorDriverRunResult result = TestCompilation.Run(compilation);
        Assert.That(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct(), Is.SubsetOf(new[] { "TAN0008", "TAN0009" }).And.Not.Empty);
        Assert.That(result.GeneratedTrees, Is.Empty);
    }

    private static CSharpCompilation Compiled(string body)
    {
        CSharpCompilation compilation = TestCompilation.Of("using System.Linq;\n" + TestCompilation.Source(
            Members + "[Differentiable(\"x\")] public static double F(double x, double[] a) { " + body + " }"));
        Assert.That(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        return compilation;
    }

    private static IEnumerable<OperationKind> KindsIn(CSharpCompilation compilation)
    {
        SyntaxTree tree = compilation.SyntaxTrees[0];
        MethodDeclarationSyntax method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(m => m.Identifier.Text == "F");
        return compilation.GetSemanticModel(tree).GetOperation(method)!.Descendants().Select(o => o.Kind);
    }

    private static IEnumerable<OperationKind> Tried(string test) => typeof(OperationKindTests).GetMethod(test)!
        .GetCustomAttributes(typeof(TestCaseAttribute), inherit: false)
        .Select(a => (OperationKind)((TestCaseAttribute)a).Arguments[0]!);

    /// <summary>The kinds in a row of the table.</summary>
    private static OperationKind[] Documented(string state)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "supported-csharp.md"));
        string row = text.Split('\n').Single(line => line.StartsWith("| " + state + " |", StringComparison.Ordinal));
        return Regex.Matches(row, "`(\\w+)`").Select(m => Enum.Parse<OperationKind>(m.Groups[1].Value)).ToArray();
    }
}
