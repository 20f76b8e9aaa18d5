using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Forward;

/// <summary>How the tangent of a variable is called.</summary>
internal static class TangentNames
{
    /// <summary><c>dx</c> beside <c>x</c>.</summary>
    public static string First(Variable variable) => "d" + variable.Name;

    /// <summary>
    /// Where the function is a derivative itself, <c>dx</c> is the adjoint of <c>x</c>: what moves along a direction <c>v</c> is
    /// <c>vx</c> beside <c>x</c>, and <c>ddx</c> beside <c>dx</c>.
    /// </summary>
    /// <param name="variable">The variable.</param>
    /// <param name="firstGenerated">The lowest id that is not a variable of the user's.</param>
    /// <param name="isUsers">Whether a name is that of a variable of the user's: what has it as well holds the same again.</param>
    public static string Second(Variable variable, int firstGenerated, System.Func<string, bool> isUsers) =>
        variable.Id >= firstGenerated && variable.Name.Length > 1 && variable.Name[0] == 'd' && !isUsers(variable.Name) && !IsHistory(variable) ? "d" + variable.Name : "v" + variable.Name;

    /// <summary>What is kept are values: <c>dHistory</c> is that of a variable <c>d</c>.</summary>
    private static bool IsHistory(Variable variable) => variable.Name.EndsWith("History", System.StringComparison.Ordinal);
}
