using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Emit;

/// <summary>A method of the companion. Modifiers, type parameters and constraints are text, empty where there are none.</summary>
internal sealed record CompanionMember(
    Function Function,
    string Modifiers,
    Documentation Documentation,
    string TypeParameters = "",
    string Constraints = "")
{
    /// <summary>The names of the arguments whose elements the original may write, said of its reverse-mode derivative.</summary>
    public EquatableArray<string> Writes { get; init; } = EquatableArray<string>.Empty;
}

/// <summary>A tape's declaration, private to the target type: a class where the call it belongs to is recursive.</summary>
internal sealed record TapeDeclaration(string Name, bool IsClass, EquatableArray<Variable> Fields)
{
    /// <summary>The tape that holds the tangents, along several directions, of what this one holds.</summary>
    public TapeDeclaration OfSeveral() => this with
    {
        Name = ((TapeType)Several.Of(new TapeType(Name))).Name,
        Fields = Fields.Where(f => f.Type.CarriesDerivative).Select(f => f with { Type = Several.Of(f.Type) }).ToEquatable(),
    };
}
