using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Rules;

/// <summary>
/// Every static member of <c>Math</c>, <c>MathF</c>, <c>double</c>, <c>float</c> and <c>Half</c>, and of the interfaces of numbers, declared one way
/// or another.
/// </summary>
internal static class MathRules
{
    private static readonly HashSet<string> Owners = ["Math", "MathF", "double", "float", "Half"];

    private static readonly Dictionary<(string Function, int Arity), Declaration> Declarations = new[]
    {
        ArithmeticRules.All,
        ChoiceRules.All,
        ExponentialRules.All,
        HyperbolicRules.All,
        PlainRules.All,
        PowerRules.All,
        RoundingRules.All,
        TrigonometricRules.All,
    }.SelectMany(family => family).ToDictionary(d => (d.Function, d.Arity));

    /// <summary>The rule for a call, or null where nothing is declared about the function.</summary>
    public static MathRule? Find(MathCall call) => SpaceRules.IsOwner(call.Owner)
        ? SpaceRules.Find(call)
        : IsLibrary(call) && Declarations.TryGetValue((call.Function, call.Arguments.Count), out Declaration? declaration)
            ? new MathRule(declaration, call.Owner, call.Type, call.Arguments)
            : null;

    /// <summary>What is declared about a function, in whichever library it stands.</summary>
    public static Declaration DeclarationOf(string function, int arity) => Declarations[(function, arity)];

    /// <summary>Whether something is declared about a function, if only that it has no derivative.</summary>
    public static bool Knows(string owner, string function, int arity) =>
        Owners.Contains(owner) && Declares(function, arity);

    /// <summary>The same for whatever has mathematics, type parameters included.</summary>
    public static bool Declares(string function, int arity) => Declarations.ContainsKey((function, arity));

    private static bool IsLibrary(MathCall call) => Owners.Contains(call.Owner)
        || call.Arguments.Any(a => a.Type is RealType { Kind: RealKind.Parameter } parameter && parameter.Name == call.Owner);
}
