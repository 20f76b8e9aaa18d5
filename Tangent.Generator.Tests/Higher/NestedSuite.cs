using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Higher;

/// <summary>
/// Two methods for each method F of the suite that returns a number: the gradient over a fixed direction, <c>GradOfF</c>, which calls
/// <c>FGrad</c>, and the derivative along it, <c>TangentOfF</c>, which calls <c>FJvp</c>. They are the same function, so the derivatives of
/// both, in both modes, are the Hessian over two directions.
/// </summary>
internal static class NestedSuite
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(bool)] = "bool",
        [typeof(long)] = "long",
        [typeof(string)] = "string",
    };

    public static string Name(string prefix, MethodInfo method) => prefix + method.Name + string.Concat(method.GetParameters().Select(p => Letters(p.ParameterType)));

    /// <summary>Whether a method's parameters can be written here: numbers and arrays of them, and what has no derivative.</summary>
    public static bool Suits(NumericCase c) => c.HasForward && c.HasGradient && c.Primal.Method.IsStatic && c.Primal.Type.DeclaringType is null
        && !c.Primal.Type.IsGenericType && !c.Primal.Method.IsGenericMethod
        && c.Primal.Parameters.All(p => TypeOf(p.ParameterType) is not null);

    /// <param name="c">The method, at any of its points.</param>
    /// <param name="emit">For each of the two, <c>Type.Name</c>, the flags; null where it is left out.</param>
    public static string Source(NumericCase c, Func<string, string?> emit)
    {
        MethodInfo method = c.Primal.Method;
        ParameterInfo[] parameters = c.Primal.Parameters;
        ParameterInfo[] wrt = [.. parameters.Where((_, i) => c.IsWrt[i])];
        string all = string.Join(", ", parameters.Concat(wrt).Select((p, i) => TypeOf(p.ParameterType) + " " + (i < parameters.Length ? "p" : "u") + i));
        string given = string.Join(", ", parameters.Select((_, i) => "p" + i));
        string directions = string.Join(", ", wrt.Select((_, i) => "u" + (parameters.Length + i)));
        string names = string.Join(", ", parameters.Select((_, i) => i).Where(i => c.IsWrt[i]).Select(i => $"\"p{i}\""));
        string products = wrt.Length == 1
            ? $"ProductOfNested.Of(g, {directions})"
            : string.Join(" + ", wrt.Select((_, i) => $"ProductOfNested.Of(g.Item{i + 1}, u{parameters.Length + i})"));
        string result = Keywords[method.ReturnType];
        var text = new StringBuilder();
        text.AppendLine($"namespace {method.DeclaringType!.Namespace};");
        text.AppendLine($"{(method.DeclaringType.IsAbstract ? "static " : string.Empty)}partial class {method.DeclaringType.Name}");
        text.AppendLine("{");
        Add("GradOf", $"{{ var g = {Escaped(method)}Grad({given}); return ({result})({products}); }}");
        Add("TangentOf", $"=> {Escaped(method)}Jvp({given}, {directions}).Tangent;");
        return text.AppendLine("}").ToString();

        void Add(string prefix, string body)
        {
            if (emit(method.DeclaringType.Name + "." + Name(prefix, method)) is string flags)
            {
                text.AppendLine($"    [Tangent.Differentiable({names}, Emit = {flags})]");
                text.AppendLine($"    internal static {result} {Name(prefix, method)}({all}) {body}");
            }
        }
    }

    /// <summary>The products that the methods call.</summary>
    public const string Products = """
        internal static class ProductOfNested
        {
            public static double Of(double a, double b) => a * b;

            public static float Of(float a, float b) => a * b;

            public static double Of(double[] a, double[] b)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++) s += a[i] * b[i];
                return s;
            }

            public static float Of(float[] a, float[] b)
            {
                float s = 0;
                for (int i = 0; i < a.Length; i++) s += a[i] * b[i];
                return s;
            }

            public static double Of(double[][] a, double[][] b)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++) s += Of(a[i], b[i]);
                return s;
            }

            public static double Of(double[,] a, double[,] b)
            {
                double s = 0;
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int k = 0; k < a.GetLength(1); k++)
                        s += a[i, k] * b[i, k];
                return s;
            }

            public static float Of(float[][] a, float[][] b)
            {
                float s = 0;
                for (int i = 0; i < a.Length; i++) s += Of(a[i], b[i]);
                return s;
            }

            public static float Of(float[,] a, float[,] b)
            {
                float s = 0;
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int k = 0; k < a.GetLength(1); k++)
                        s += a[i, k] * b[i, k];
                return s;
            }

            public static float Of(float[,,] a, float[,,] b)
            {
                float s = 0;
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int k = 0; k < a.GetLength(1); k++)
                        for (int l = 0; l < a.GetLength(2); l++)
                            s += a[i, k, l] * b[i, k, l];
                return s;
            }

            public static double Of(double[][][] a, double[][][] b)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++) s += Of(a[i], b[i]);
                return s;
            }

            public static double Of(double[,,] a, double[,,] b)
            {
                double s = 0;
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int k = 0; k < a.GetLength(1); k++)
                        for (int l = 0; l < a.GetLength(2); l++)
                            s += a[i, k, l] * b[i, k, l];
                return s;
            }

            public static double Of(double[,,,] a, double[,,,] b)
            {
                double s = 0;
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int k = 0; k < a.GetLength(1); k++)
                        for (int l = 0; l < a.GetLength(2); l++)
                            for (int m = 0; m < a.GetLength(3); m++)
                                s += a[i, k, l, m] * b[i, k, l, m];
                return s;
            }
        }
        """;

    private static string Escaped(MethodInfo method) => "@" + method.Name;

    private static string? TypeOf(Type type) => type.IsArray
        ? type.GetElementType()!.IsArray && type.GetElementType()!.GetArrayRank() > 1 ? null
            : TypeOf(type.GetElementType()!) is string element ? element + "[" + new string(',', type.GetArrayRank() - 1) + "]" : null
        : Keywords.GetValueOrDefault(type);

    private static string Letters(Type type) => type.IsArray ? Letters(type.GetElementType()!) + "A" + type.GetArrayRank() : type.Name[..1];
}
