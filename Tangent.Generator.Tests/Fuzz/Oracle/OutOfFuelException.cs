using System;

namespace Tangent.Generator.Tests.Fuzz.Oracle;

/// <summary>The program runs longer than a random program is meant to.</summary>
public sealed class OutOfFuelException : Exception;
