using System;
using System.Collections.Generic;
using System.Linq;

namespace Tangent.Generator.Tests.Fuzz.Running;

/// <summary>Draws the arguments that are no numbers, and tells the numbers apart.</summary>
internal static class Arguments
{
    private static readonly InputRange Anything = new([3, 3]);

    public static Dictionary<string, int[]> Shapes(ProgramRun run, Random random) => run.Signature!.Parameters
        .Where(p => IsArray(p.Kind))
        .ToDictionary(p => p.Name, p => RangeOf(run, p).Shape.Select(n => n + random.Next(RangeOf(run, p).Growth + 1)).ToArray());

    public static int[] Integers(ProgramRun run, Dictionary<string, int[]> shapes, Random random) => [.. run.Signature!.Parameters.SelectMany(p =>
    {
        InputRange range = RangeOf(run, p);
        int count = p.Kind switch
        {
            ParameterKind.Integer or ParameterKind.Boolean => 1,
            ParameterKind.Integers => shapes[p.Name][0],
            _ => 0,
        };
        return Enumerable.Range(0, count).Select(_ => random.Next(range.Low, range.High + 1));
    })];

    /// <summary>For each number that goes in, whether the method is differentiated by it.</summary>
    public static bool[] Numbers(Signature signature, Dictionary<string, int[]> shapes) => [.. signature.Parameters.SelectMany(p =>
    {
        int count = p.Kind switch
        {
            ParameterKind.Scalar or ParameterKind.Reference or ParameterKind.Single => 1,
            ParameterKind.Pair or ParameterKind.Struct or ParameterKind.Object => 2,
            ParameterKind.List => shapes[p.Name][0],
            ParameterKind.Bag => shapes[p.Name][0] + 1,
            ParameterKind.Cube => 8,
            ParameterKind.Tesseract => 16,
            ParameterKind.Deep => 4 * shapes[p.Name].Sum(),
            ParameterKind.Structs => 2 * shapes[p.Name][0],
            ParameterKind.Array or ParameterKind.Span or ParameterKind.ReadOnlySpan => shapes[p.Name][0],
            ParameterKind.Rectangular => shapes[p.Name][0] * shapes[p.Name][1],
            ParameterKind.Jagged => shapes[p.Name].Sum(),
            _ => 0,
        };
        return Enumerable.Repeat(p.IsDifferentiated, count);
    })];

    private static InputRange RangeOf(ProgramRun run, Parameter parameter) => run.Program.Inputs.GetValueOrDefault(parameter.Name) ?? Anything;

    private static bool IsArray(ParameterKind kind) => kind is ParameterKind.Array or ParameterKind.Jagged or ParameterKind.Rectangular
        or ParameterKind.Span or ParameterKind.ReadOnlySpan or ParameterKind.Integers or ParameterKind.Structs
        or ParameterKind.List or ParameterKind.Bag or ParameterKind.Deep;
}
