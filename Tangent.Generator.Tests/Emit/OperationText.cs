using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;

namespace Tangent.Generator.Tests.Emit;

/// <summary>What the compiler understands, in the notation of <see cref="IrText"/>.</summary>
internal sealed class OperationText(bool checksByDefault)
{
    public string Of(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: { } value }, Type: { } type } => IrText.ConstantOf(
            System.Convert.ToDouble(value is float f ? f.ToString("R", CultureInfo.InvariantCulture) : value, CultureInfo.InvariantCulture),
            type.ToDisplayString()),
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IUnaryOperation unary => $"({NameOf(unary.OperatorKind)}:{unary.Type}{Mark(unary.IsChecked, unary)} {Of(unary.Operand)})",
        IBinaryOperation binary =>
            $"({NameOf(binary.OperatorKind)}:{binary.LeftOperand.Type}{BinaryMark(binary)} {Of(binary.LeftOperand)} {Of(binary.RightOperand)})",
        IConversionOperation { IsImplicit: true, Operand.Type: { } from, Type: { } to } same when SymbolEqualityComparer.Default.Equals(from, to) =>
            Of(same.Operand),
        IConversionOperation convert => $"(To:{convert.Type}{ConversionMark(convert)} {Of(convert.Operand)})",
        IConditionalOperation choice =>
            $"(If:{choice.Type} {Of(choice.Condition)} {Of(choice.WhenTrue)} {Of(choice.WhenFalse!)})",
        IInvocationOperation call =>
            $"({call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}:{call.Type} {string.Join(" ", call.Arguments.Select(a => Of(a.Value)))})",
        IArrayElementReferenceOperation element =>
            $"(At {Of(element.ArrayReference)} {string.Join(" ", element.Indices.Select(Of))})",
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.Kind, "not in the notation"),
    };

    private string BinaryMark(IBinaryOperation binary) =>
        binary.OperatorKind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply
            ? Mark(binary.IsChecked, binary)
            : "";

    /// <summary>Only a conversion that may lose something can overflow: of the four types here, not int to long.</summary>
    private string ConversionMark(IConversionOperation convert) =>
        convert.Operand.Type!.SpecialType == SpecialType.System_Int32 ? "" : Mark(convert.IsChecked, convert);

    private string Mark(bool isChecked, IOperation operation)
    {
        if (!IrText.CanOverflow(operation.Type!.ToDisplayString()) || isChecked == checksByDefault)
        {
            return "";
        }

        return isChecked ? "!checked" : "!unchecked";
    }

    private static string NameOf(UnaryOperatorKind kind) => kind switch
    {
        UnaryOperatorKind.Minus => nameof(UnaryOperator.Negate),
        UnaryOperatorKind.BitwiseNegation => nameof(UnaryOperator.Complement),
        _ => kind.ToString(),
    };

    private static string NameOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equals => nameof(BinaryOperator.Equal),
        BinaryOperatorKind.NotEquals => nameof(BinaryOperator.NotEqual),
        _ => kind.ToString(),
    };
}
