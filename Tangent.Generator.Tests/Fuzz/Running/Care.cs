namespace Tangent.Generator.Tests.Fuzz.Running;

/// <summary>How much of what costs time and seldom finds anything is checked of a batch.</summary>
internal enum Care
{
    /// <summary>Not whether the generator writes the same text again, nor the compiler's warnings about null.</summary>
    Less,

    Full,
}
