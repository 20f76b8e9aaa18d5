using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Lowering;

/// <summary>
/// What the type parameters of the function that is lowered stand for. A generic method that is called is lowered for the types it is
/// called with, so that <c>Norm&lt;T&gt;</c> called with <c>double[]</c> is a function of <c>double[]</c>; only the annotated method's own
/// parameters stay what they are.
/// </summary>
internal sealed class TypeArguments(Compilation compilation)
{
    private TypeBindings _current = TypeBindings.None;

    /// <summary>A type with the arguments in the place of the parameters.</summary>
    public ITypeSymbol Of(ITypeSymbol type) => _current.IsEmpty ? type : Replace(type);

    /// <summary>A method or other member likewise, of the type and with the type arguments that it has then.</summary>
    public TSymbol Of<TSymbol>(TSymbol member)
        where TSymbol : ISymbol
    {
        if (_current.IsEmpty)
        {
            return member;
        }

        ISymbol found = member;
        if (member.ContainingType is { } type && TypeBindings.IsGeneric(type) && member is not IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
        {
            var container = (INamedTypeSymbol)Replace(type);
            found = container.GetMembers(member.Name).FirstOrDefault(m =>
                SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, member.OriginalDefinition)) ?? member;
        }

        return found is IMethodSymbol { IsGenericMethod: true } method && member is IMethodSymbol given
            ? (TSymbol)method.ConstructedFrom.Construct(given.TypeArguments.Select(Replace).ToArray())
            : (TSymbol)found;
    }

    /// <summary>What the parameters stand for in the body of a method that is called as it is given, with arguments put in.</summary>
    /// <param name="method">The method.</param>
    /// <param name="seesOuter">Whether the body, or a lambda handed to it, is inside the function that is lowered now.</param>
    public TypeBindings For(IMethodSymbol method, bool seesOuter) => (seesOuter ? _current : TypeBindings.None).With(method);

    /// <summary>Does something as the body of a method.</summary>
    public TResult Within<TResult>(TypeBindings bindings, Func<TResult> action)
    {
        TypeBindings outer = _current;
        _current = bindings;
        try
        {
            return action();
        }
        finally
        {
            _current = outer;
        }
    }

    private ITypeSymbol Replace(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => _current.Find(parameter) ?? parameter,
        IArrayTypeSymbol array => compilation
            .CreateArrayTypeSymbol(Replace(array.ElementType), array.Rank, array.ElementNullableAnnotation)
            .WithNullableAnnotation(type.NullableAnnotation),
        INamedTypeSymbol { IsTupleType: true } tuple => compilation.CreateTupleTypeSymbol(
            [.. tuple.TupleElements.Select(e => Replace(e.Type))],
            [.. tuple.TupleElements.Select(e => e.IsExplicitlyNamedTupleElement ? e.Name : null)]),
        INamedTypeSymbol named when TypeBindings.IsGeneric(named) => ReplaceIn(named).WithNullableAnnotation(type.NullableAnnotation),
        _ => type,
    };

    private INamedTypeSymbol ReplaceIn(INamedTypeSymbol type)
    {
        INamedTypeSymbol definition = type.OriginalDefinition;
        if (type.ContainingType is { } outer && TypeBindings.IsGeneric(outer))
        {
            definition = ReplaceIn(outer).GetTypeMembers(type.Name, type.Arity).First(t =>
                SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, type.OriginalDefinition));
        }

        return type.Arity == 0 ? definition : definition.Construct(type.TypeArguments.Select(Replace).ToArray());
    }
}
