using static Tangent.Generator.Rules.Declaration;

namespace Tangent.Generator.Rules;

/// <summary>Staircases: derivative 0 between the steps, and by convention on them.</summary>
internal static class RoundingRules
{
    public static readonly Declaration[] All =
    [
        Constant("Floor", 1),
        Constant("Ceiling", 1),
        Constant("Truncate", 1),
        Constant("Round", 1),
        Constant("Round", 2),
        Constant("Round", 3),
        Constant("Sign", 1),
        Constant("ILogB", 1),
        Constant("ConvertToInteger", 1),
        Constant("ConvertToIntegerNative", 1),
    ];
}
