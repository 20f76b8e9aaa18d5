using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>Names the fields of a tape after the variables they keep, apart from each other.</summary>
internal static class TapeFieldNames
{
    public static EquatableArray<Variable> Of(IReadOnlyList<Variable> variables, TapeType tape)
    {
        // A member may not have the name of its type, nor of a type parameter: SolveTape<T>.
        var taken = new HashSet<string>(tape.Name.Split('<', ',', '>').Select(part => part.Trim()));
        var fields = new List<Variable>();
        foreach (Variable variable in variables)
        {
            string name = NameText.PascalCase(variable.Name);
            for (int i = 2; !taken.Add(name); i++)
            {
                name = NameText.PascalCase(variable.Name) + i.ToString(CultureInfo.InvariantCulture);
            }

            fields.Add(variable with { Name = name });
        }

        return fields.ToEquatable();
    }
}
