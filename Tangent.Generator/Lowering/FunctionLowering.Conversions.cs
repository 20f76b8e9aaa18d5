using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Conversions. A copy and a view of an array hide in them, as does the loss of a derivative.
/// <code>
/// (double[])x.Clone()                  becomes      CloneOf(x)
/// ReadOnlySpan&lt;double&gt; s = x;          becomes      AsSpan(x)
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private Expr LowerConversion(IConversionOperation conversion)
    {
        IOperation operand = conversion.Operand;
        IrType type = Map(conversion.Type);
        if (TryLowerNullableConversion(conversion, type) is Expr nullable)
        {
            return nullable;
        }

        if (type is ArrayType && IsArrayClone(operand))
        {
            return new CloneOf(LowerValue(((IInvocationOperation)operand).Instance!), type);
        }

        if (operand is IThrowOperation or IDefaultValueOperation or IConversionOperation { Operand: IThrowOperation })
        {
            return Retyped(LowerRoot(operand), type);
        }

        if (operand.Type is null || (operand.ConstantValue is { HasValue: true, Value: null } && !type.Equals(Map(operand.Type))))
        {
            return LowerTypeless(conversion, type);
        }

        if (conversion.OperatorMethod is { } method && !IsBuiltIn(method))
        {
            return IsDerivable(method) ? LowerOperatorCall(method, operand) : LowerOpaque(conversion);
        }

        if (TryLowerSpaceConversion(conversion) is Expr ofSpace)
        {
            return ofSpace;
        }

        if (conversion.OperatorMethod is { } imported && IsOnStructs(imported, _context))
        {
            return RefuseOnStructs(conversion);
        }

        if (operand is ITupleOperation tuple && type is TupleType tupleType)
        {
            return LowerTupleInto(tuple, tupleType);
        }

        Expr value = LowerRoot(operand);
        if (value.Type.Equals(type))
        {
            return value;
        }

        return Converted(NeedsStatement(value) ? Spill(value) : value, type, conversion);
    }

    private Expr Converted(Expr value, IrType type, IConversionOperation conversion)
    {
        switch (value.Type, type)
        {
            case (ArrayType, SpanType):
                return new AsSpan(value, type, conversion.IsImplicit);
            case (SpanType, SpanType):
                return new Convert(value, type, IsExplicit: false);
            case (ObjectType, _) or (_, ObjectType) when IsBetweenKinds(value.Type, type):
                return conversion.IsTryCast ? AsKind(value, type, conversion.Type!) : new Convert(value, type, !conversion.IsImplicit);
            case (TupleType { Struct: null } from, TupleType { Struct: null } to):
                return ConvertedItems(value, from, to, conversion);
            case (RealType { IsScalar: true }, RealType { IsScalar: true }):
                return new Convert(value, type, !conversion.IsImplicit);
            case (RealType { IsScalar: true }, PlainType { Kind: PlainKind.Integer }):
                Convert cut = new(value, type, IsExplicit: true, OverflowOf(conversion.IsChecked, type));
                _cuts.Add((cut, conversion.Syntax));
                return cut;
            case (PlainType { Kind: PlainKind.Integer }, RealType { IsScalar: true }) when conversion.IsImplicit && IsWholeNumber(value):
                return AsReal(value, type);
        }

        if (value.Type.CarriesDerivative)
        {
            Report(
                Descriptors.DerivativeLost,
                conversion.Syntax,
                StatementText.Short(conversion.Operand.Syntax),
                conversion.Type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
            return new DefaultOf(type);
        }

        // An implicit conversion of a constant may narrow it (byte b = k), which only an explicit one does for a variable.
        bool isNarrowed = type is not RealType && conversion.Operand.ConstantValue.HasValue && value is not Literal;
        bool isExplicit = !conversion.IsImplicit || isNarrowed;
        return new Convert(value, type, isExplicit, OverflowOf(conversion.IsChecked, type));
    }

    private Expr ConvertedItems(Expr value, TupleType from, TupleType to, IConversionOperation conversion)
    {
        Expr tuple = value is TupleOf or Local ? value : Spill(value);
        var items = new Expr[to.Elements.Count];
        for (int i = 0; i < items.Length; i++)
        {
            Expr item = tuple is TupleOf literal ? literal.Items[i] : new TupleItem(tuple, i, from.Elements[i].Type);
            items[i] = item.Type.Equals(to.Elements[i].Type) ? item : Converted(item, to.Elements[i].Type, conversion);
        }

        return new TupleOf(to, EquatableArray.Of(items));
    }

    /// <summary>What has no type of its own: <c>null</c>, <c>default</c>, a target-typed choice, a lambda.</summary>
    private Expr LowerTypeless(IConversionOperation conversion, IrType type)
    {
        IOperation operand = conversion.Operand;
        return operand.ConstantValue is { HasValue: true, Value: null }
            ? operand.Syntax.ToString() == "null" ? new Literal("null", type) : new DefaultOf(type)
            : operand is ITupleOperation tuple && type is TupleType tupleType
                ? LowerTupleInto(tuple, tupleType)
                : Retyped(LowerRoot(operand), type);
    }

    private static Expr Retyped(Expr value, IrType type) => value is DefaultOf ? new DefaultOf(type) : value;

    private static bool IsArrayClone(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { Name: "Clone", Parameters.Length: 0 } method, Instance.Type: IArrayTypeSymbol }
        && method.ContainingType.SpecialType == SpecialType.System_Array;

    /// <summary>Whether a value is the text of a whole number, which is as well the text of a real one.</summary>
    private static bool IsWholeNumber(Expr value) => value switch
    {
        Literal literal => literal.Text.All(char.IsDigit),
        Unary { Operator: UnaryOperator.Negate, Operand: Literal literal } => literal.Text.All(char.IsDigit) && literal.Text.Any(c => c != '0'),
        _ => false,
    };

    private static Expr AsReal(Expr value, IrType type) => value is Unary negated
        ? new Unary(UnaryOperator.Negate, AsReal(negated.Operand, type), type)
        : new Literal(((Literal)value).Text, type);
}
