using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>Which variables of a derivative hold no value of the method's own: what is computed from one of them may be rounded in another way.</summary>
internal static class DerivativeValues
{
    /// <summary>Adjoints, tangents, shadows and seeds, and the passes' temporaries that are computed from them.</summary>
    /// <param name="function">The derivative.</param>
    /// <param name="firstGenerated">
    /// The lowest variable id that is not the user's; 0 in what is run back alone, where the method's values come back as parameters.
    /// </param>
    public static HashSet<int> In(Function function, int firstGenerated)
    {
        var derivatives = new HashSet<int>(function.Parameters
            .Where(p => p.Variable.Id >= firstGenerated && (p.Variable.Type is RealType || p.Variable.Type.IsReference))
            .Where(p => firstGenerated > 0 || IsOne(p.Variable))
            .Select(p => p.Variable.Id));
        foreach (Statement statement in function.Body.AllStatements())
        {
            foreach (Variable declared in Fresh.Declared(statement))
            {
                if (declared.Id >= firstGenerated
                    && (IsOne(declared) || (statement is Declare { Value: Expr value } && value.Variables().Any(v => derivatives.Contains(v.Id)))))
                {
                    derivatives.Add(declared.Id);
                }
            }
        }

        derivatives.ExceptWith(Decisive.In(function));
        return derivatives;
    }

    private static bool IsOne(Variable variable) => variable.DerivativeOf is not null || variable.ShadowOf is not null;
}
