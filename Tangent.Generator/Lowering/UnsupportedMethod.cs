using System.Linq;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Lowering;

/// <summary>Kinds of methods that have no derivative, annotated or called: what they are, and the mend.</summary>
internal static class UnsupportedMethod
{
    public static (string What, string Mend)? ReasonFor(IMethodSymbol method)
    {
        if (method.IsAsync)
        {
            return ("async", "await in the caller");
        }

        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
        {
            return ("returning a reference", "return the value");
        }

        if (method.Parameters.FirstOrDefault(p => p.RefKind is not RefKind.None && IsRebound(p.Type)) is IParameterSymbol parameter)
        {
            return (
                $"taking '{parameter.Name}', {KindOf(parameter.Type)}, by reference",
                "pass it by value and return the new one");
        }

        if (method.IsExtern || method.IsAbstract || (method.IsPartialDefinition && method.PartialImplementationPart is null))
        {
            return ("without a body", "give it one, or call a method that has one");
        }

        if (method.ExplicitInterfaceImplementations.Length > 0)
        {
            return ("an explicit interface implementation", "move the computation to a method of its own");
        }

        return method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.AnonymousFunction or MethodKind.Constructor or MethodKind.PropertyGet
            or MethodKind.PropertySet or MethodKind.UserDefinedOperator or MethodKind.Conversion
            ? null
            : ("not an ordinary method", "move the computation to a method of its own");
    }

    /// <summary>
    /// Whether a variable of the type, handed over by reference, would have to take what goes with it along: the shadow of an array,
    /// the items of a tuple. Numbers are copied in and out.
    /// </summary>
    public static bool IsBoundByReference(ITypeSymbol type) =>
        (type.IsTupleType || IsStorage(type) || HasStorage(type)) && TypeMapping.HoldsReals(type);

    /// <summary>The same of a variable that would come to name another value: of an object too, which its own methods only change.</summary>
    public static bool IsRebound(ITypeSymbol type) => (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && TypeMapping.HoldsReals(type)) || IsBoundByReference(type) || (IsObject(type) && TypeMapping.HoldsReals(type));

    private static string KindOf(ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? "a number that may be missing" : type.IsTupleType ? "a tuple" : TypeMapping.IsList(type) ? "a list" : IsStorage(type) ? "an array or span" : IsObject(type) ? "an object" : "a struct with an array in it";

    private static bool IsStorage(ITypeSymbol type) => type is IArrayTypeSymbol || TypeMapping.IsSpan(type) || TypeMapping.IsList(type);

    private static bool IsObject(ITypeSymbol type) => type is { TypeKind: TypeKind.Class };

    private static bool HasStorage(ITypeSymbol type) => type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None }
        && type.GetMembers().OfType<IFieldSymbol>().Any(f => !f.IsStatic && (IsStorage(f.Type) || HasStorage(f.Type)));
}
