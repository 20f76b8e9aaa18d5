using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Elements, lengths and ranges of arrays and spans.
/// <code>
/// x[^1]          becomes      x[x.Length - 1]
/// span[a..b]     becomes      span.Slice(a, b - a)
/// array[a..b]    becomes      array.AsSpan().Slice(a, b - a).ToArray()
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private bool IsElement(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation { Indices: [{ } index] } => !IsRange(index),
        IArrayElementReferenceOperation => true,
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } whole } => TypeMapping.IsSpan(whole.Type) || IsListOfReals(whole.Type),
        IImplicitIndexerReferenceOperation indexer =>
            (TypeMapping.IsSpan(indexer.Instance.Type) || IsListOfReals(indexer.Instance.Type)) && !IsRange(indexer.Argument),
        _ => false,
    };

    private static bool IsRange(IOperation index) =>
        index.Type is { Name: "Range", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private Expr LowerElement(IOperation operation)
    {
        var operands = new Operands(this);
        AddElementParts(operation, operands);
        return ElementFrom(operands, 0, Map(operation.Type));
    }

    private static Expr ElementFrom(Operands operands, int first, IrType type) =>
        new ElementAt(operands[first], RankOf(operands, first), type);

    private static EquatableArray<Expr> RankOf(Operands operands, int first)
    {
        int rank = operands[first].Type is ArrayType array ? array.Rank : 1;
        var indices = new Expr[rank];
        for (int i = 0; i < rank; i++)
        {
            indices[i] = operands[first + 1 + i];
        }

        return EquatableArray.Of(indices);
    }

    /// <summary>The array or span, then its indices, in evaluation order.</summary>
    private void AddElementParts(IOperation operation, Operands operands)
    {
        int array = operands.Count;
        switch (operation)
        {
            case IArrayElementReferenceOperation element:
                operands.Add(element.ArrayReference);
                foreach (IOperation index in element.Indices)
                {
                    operands.Add(() => LowerIndex(index, operands[array]));
                }

                break;
            case IPropertyReferenceOperation { Instance: { } span } element:
                operands.Add(span);
                operands.Add(() => LowerIndex(element.Arguments[0].Value, operands[array]));
                break;
            case IImplicitIndexerReferenceOperation element:
                operands.Add(element.Instance);
                operands.Add(() => LowerIndex(element.Argument, operands[array]));
                break;
        }
    }

    private Expr LowerIndex(IOperation index, Expr array)
    {
        if (index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd)
        {
            return FromEnd(LowerValue(fromEnd.Operand), array);
        }

        // An int under the implicit conversion to Index, which 'x[i]' has inside 'a..b'.
        if (index is IConversionOperation { Operand.Type.SpecialType: SpecialType.System_Int32 } conversion && IsIndex(conversion.Type))
        {
            return LowerValue(conversion.Operand);
        }

        return IsIndex(index.Type)
            ? Refuse(index, "an Index held in a variable is not supported: use an int")
            : LowerValue(index);
    }

    private static bool IsIndex(ITypeSymbol? type) =>
        type is { Name: "Index", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static Expr FromEnd(Expr distance, Expr array) =>
        new Binary(BinaryOperator.Subtract, new LengthOf(array), distance, IrType.Int);

    private Expr LowerRange(IOperation operation, IOperation instance, IOperation argument)
    {
        if (argument is not IRangeOperation range)
        {
            return Refuse(operation, "a Range held in a variable is not supported: write the range in place");
        }

        if (instance.Type?.SpecialType == SpecialType.System_String)
        {
            return LowerOpaque(operation);
        }

        var operands = new Operands(this);
        operands.Add(instance);
        operands.Add(() => range.LeftOperand is { } left ? LowerIndex(left, operands[0]) : new Literal("0", IrType.Int));
        if (range.RightOperand is { } right)
        {
            operands.Add(() => LowerIndex(right, operands[0]));
        }

        Expr start = operands[1];
        Expr? length = operands.Count < 3 ? null : LengthBetween(start, operands[2]);
        Expr span = operands[0];
        if (span.Type is not ArrayType array)
        {
            return new Slice(span, start, length, span.Type);
        }

        var spanType = new SpanType(array.Element, IsReadOnly: false);
        Expr slice = new Slice(new AsSpan(span, spanType, IsImplicit: false), start, length, spanType);
        return new CloneOf(slice, array);
    }

    private static Expr LengthBetween(Expr start, Expr end) => start is Literal { Text: "0" }
        ? end
        : new Binary(BinaryOperator.Subtract, end, start, IrType.Int);
}
