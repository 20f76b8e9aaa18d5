using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Constants: the user's own text or name where there is one; arithmetic on them stays as it was written
/// (<c>2 * Math.PI</c>, which the compiler folds again). What has neither becomes its value.
/// </summary>
internal sealed partial class FunctionLowering
{
    /// <summary>The constant, or null where the operation is lowered as any other.</summary>
    private Expr? TryLowerConstant(IOperation operation)
    {
        object? value = operation.ConstantValue.Value;
        switch (operation)
        {
            case ILiteralOperation { Syntax: LiteralExpressionSyntax literal } when operation.Type is not null:
                return new Literal(literal.Token.Text, Map(operation.Type));
            case IFieldReferenceOperation { Field: { IsConst: true } field }:
                return _context.Names.CanSee(field)
                    ? new Code(Braced(_context.Names.Member(field)), EquatableArray<Expr>.Empty, Map(field.Type), IsPure: true)
                    : Folded(value, operation.Type!);
            case IConversionOperation { OperatorMethod: null } conversion when IsNumber(operation.Type) && IsNumber(conversion.Operand.Type):
                return null;
            case ILocalReferenceOperation or IUnaryOperation or IBinaryOperation when IsNumber(operation.Type) || IsBool(operation.Type):
                return null;
            default:
                return operation.Type is null ? null : Folded(value, operation.Type);
        }
    }

    private Expr Folded(object? value, ITypeSymbol type) => value is null && NullableNumber.Is(Map(type))
        ? NullableNumber.None(Map(type))
        : new Literal(ConstantText.Of(value, type, _context.Names), Map(type));

    private static bool IsBool(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Boolean;

    private static bool IsNumber(ITypeSymbol? type) =>
        type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Char
            or SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16
            or SpecialType.System_UInt16 or SpecialType.System_Int32 or SpecialType.System_UInt32
            or SpecialType.System_Int64 or SpecialType.System_UInt64;
}
