using System;

namespace Tangent.Generator.Tests.Numeric.Harness;

/// <summary>
/// The derivative is right wherever it is taken, but as a function it jumps from branch to branch: differences of it tell nothing of
/// the second derivative.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class JumpingDerivativeAttribute : Attribute;
