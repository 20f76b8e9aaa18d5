using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>How the target file makes an object of a class in the shape of another one.</summary>
internal sealed class ObjectMaking(Compilation compilation, TargetNames names)
{
    private readonly FieldMembers _members = new(names);

    /// <summary>Whether the target has objects that no constructor has run on.</summary>
    public bool CanBeBlank => compilation.GetTypeByMetadataName("System.Runtime.CompilerServices.RuntimeHelpers")?.GetMembers("GetUninitializedObject").IsEmpty == false;

    public bool HasEmptyConstructor(INamedTypeSymbol type) => type.InstanceConstructors.Any(c => c.Parameters.Length == 0 && names.CanSee(c));

    /// <param name="type">The class.</param>
    /// <param name="fields">All its fields.</param>
    /// <param name="carries">Whether a field carries a derivative, so that another one must be given to it.</param>
    /// <param name="canSet">Whether a field of an object that exists can be set, if need be by an accessor.</param>
    /// <returns>Null where there is no way.</returns>
    public (Making Making, EquatableArray<int> Constructor)? Of(
        INamedTypeSymbol type, IReadOnlyList<IFieldSymbol> fields, Func<IFieldSymbol, bool> carries, Func<IFieldSymbol, bool> canSet)
    {
        EquatableArray<int> stored = type.InstanceConstructors
            .Where(names.CanSee)
            .Select(c => StoringConstructor.Of(c, fields, compilation))
            .FirstOrDefault(s => s.Count > 0);
        if (stored.Count > 0)
        {
            return (Making.Constructor, stored);
        }

        List<IFieldSymbol> given = fields.Where(carries).ToList();
        if (type.IsRecord && given.All(_members.CanInitialize))
        {
            return (Making.With, EquatableArray<int>.Empty);
        }

        if (HasEmptyConstructor(type) && given.All(_members.CanInitialize))
        {
            return (Making.Initializer, EquatableArray<int>.Empty);
        }

        IMethodSymbol? copy = compilation.ObjectType.GetMembers("MemberwiseClone").OfType<IMethodSymbol>().FirstOrDefault();
        return copy is not null && names.CanSee(copy, type) && given.All(canSet)
            ? (Making.Copy, EquatableArray<int>.Empty)
            : CanBeBlank && fields.All(canSet) ? (Making.Blank, EquatableArray<int>.Empty) : null;
    }
}
