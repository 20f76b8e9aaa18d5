using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Tangent.Generator.Support;

/// <summary>The MSBuild properties that a consumer can set.</summary>
internal static class BuildOptions
{
    /// <summary><c>TangentVectorize</c>: <c>adjoints</c>, which is also what an absent one means, or <c>off</c>.</summary>
    public static bool Vectorizes(AnalyzerConfigOptions options) =>
        !options.TryGetValue("build_property.TangentVectorize", out string? value) || !value.Trim().Equals("off", StringComparison.OrdinalIgnoreCase);
}
