using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>A struct whose fields carry derivatives, as the target file can read and rebuild it.</summary>
internal sealed record StructLayout(TupleType Type, IReadOnlyList<IFieldSymbol> Fields)
{
    /// <summary>The ordinal of a field, or of the field behind an automatic property; -1 for any other member.</summary>
    public int IndexOf(ISymbol member)
    {
        for (int k = 0; k < Fields.Count; k++)
        {
            ISymbol field = Fields[k].OriginalDefinition;
            ISymbol? property = Fields[k].AssociatedSymbol?.OriginalDefinition;
            if (SymbolEqualityComparer.Default.Equals(field, member.OriginalDefinition)
                || (property is not null && SymbolEqualityComparer.Default.Equals(property, member.OriginalDefinition)))
            {
                return k;
            }
        }

        return -1;
    }
}
