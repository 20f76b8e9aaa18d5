using System;

namespace Tangent.Generator.Tests.Numeric.Harness;

/// <summary>The method puts rows of a jagged argument into other places, or other rows into theirs.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MovesRowsAttribute : Attribute;
