using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>A class whose fields carry derivatives, as the target file can read it and make another one in its shape.</summary>
internal sealed record ObjectLayout(ObjectType Type, IReadOnlyList<IFieldSymbol> Fields)
{
    /// <summary>The field that a member is, or is the automatic property of; null for any other member.</summary>
    public ObjectField? Find(ISymbol member)
    {
        for (int k = 0; k < Fields.Count; k++)
        {
            ISymbol? property = Fields[k].AssociatedSymbol?.OriginalDefinition;
            if (SymbolEqualityComparer.Default.Equals(Fields[k].OriginalDefinition, member.OriginalDefinition)
                || (property is not null && SymbolEqualityComparer.Default.Equals(property, member.OriginalDefinition)))
            {
                return Type.Fields[k];
            }
        }

        return null;
    }
}
