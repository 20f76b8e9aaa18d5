using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Objects whose class is one of several: casts and tests between a class and those derived from it.
/// <code>
/// if (layer is Dense dense) { … }      becomes      Dense dense = layer is Dense ? (Dense)layer : null;
///                                                   if (dense != null) { … }
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    /// <summary>Whether one type is a class that carries derivatives and the other one a class that it is derived from.</summary>
    private static bool IsBetweenKinds(IrType a, IrType b) => IsKind(a, b) || IsKind(b, a);

    private static bool IsKind(IrType kind, IrType of) => of is ObjectType whole && whole.Kinds.Any(k => k.Equals(kind) || IsKind(kind, k));

    /// <summary>The object where it is of the class, else null.</summary>
    private Expr AsKind(Expr value, IrType type, ITypeSymbol symbol)
    {
        Expr whole = Kept(value);
        return IsKind(value.Type, type) && !type.Equals(value.Type)
            ? new Convert(whole, type, IsExplicit: false)
            : new Conditional(IsOf(whole, symbol), new Convert(whole, type, IsExplicit: true), new Literal("null", type), type);
    }

    private Code IsOf(Expr value, ITypeSymbol symbol)
    {
        string name = Braced(_context.Names.Type(symbol.WithNullableAnnotation(NullableAnnotation.None)));
        return new Code("{0} is " + name, EquatableArray.Of(value), IrType.Bool, IsPure: true);
    }

    /// <summary>A pattern that names a class: the object under the name of that class is null where it is of another one.</summary>
    private Expr LowerKindPattern(ITypeSymbol matched, ISymbol? declared, Expr subject, out Expr found)
    {
        found = AsKind(subject, Map(matched), matched);
        if (declared is ILocalSymbol local)
        {
            Variable variable = NewVariable(local, local.Type);
            Emit(new Declare(variable, found));
            found = new Local(variable);
        }
        else if (found is Conditional test)
        {
            found = test.WhenTrue;
            return test.Condition;
        }

        return Not(IsNull(found));
    }
}
