using System;
using System.Collections.Generic;

namespace Tangent.Generator.Tests.Fuzz;

/// <summary>
/// A random program: the members of a class, of which <c>F</c> is differentiated, and what its parameters may be.
/// </summary>
/// <param name="Name">The seed and index that write it again, as <c>seed:index</c>.</param>
/// <param name="Members">The members as text.</param>
/// <param name="Inputs">By parameter, where its shape or range is not free.</param>
/// <param name="Features">What the program is made of, for the coverage report.</param>
internal sealed record FuzzProgram(string Name, string Members, IReadOnlyDictionary<string, InputRange> Inputs, IReadOnlyCollection<string> Features)
{
    /// <summary>Stands in the members where they name their class.</summary>
    public const string ClassPlaceholder = "Program_";

    /// <summary>At the head of a program that is compiled with <c>TensorPrimitives</c> at hand.</summary>
    public const string TensorsUsing = "using System.Numerics.Tensors;\n";

    /// <summary>Whether numbers of single precision are in it.</summary>
    public bool UsesSingles => Members.Contains("float", StringComparison.Ordinal) || Members.Contains("Vector3", StringComparison.Ordinal);

    /// <summary>Whether it is compiled with <c>TensorPrimitives</c> at hand: loops of its derivatives become calls then.</summary>
    public bool HasTensors { get; init; }

    /// <summary>The whole file, with its class named <paramref name="className"/>.</summary>
    public string Source(string className) =>
        $"using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing System.Numerics;\n{(HasTensors ? TensorsUsing : "")}using System.Threading.Tasks;\nusing Tangent;\n\npublic static partial class {className}\n{{\n{Members.Replace(ClassPlaceholder, className, StringComparison.Ordinal)}}}\n";
}

/// <summary>
/// What an argument may be: the lengths of an array, each of which may grow by up to <paramref name="Growth"/>, and the bounds of an integer.
/// </summary>
internal sealed record InputRange(IReadOnlyList<int> Shape, int Growth = 0, int Low = 0, int High = 4);
