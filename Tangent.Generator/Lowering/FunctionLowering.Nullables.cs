using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Numbers that may be missing, as whether there is one and the number.
/// <code>
/// double? y = x &gt; 0 ? x : null;      becomes      double? y = x &gt; 0 ? x : null;
/// return y ?? 2;                                    return y.HasValue ? y.Value : 2;
/// y.Value                            becomes      if (!y.HasValue) { throw new InvalidOperationException(…); }
///                                                 y.Value
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private bool IsNullable(IOperation? operation) => operation?.Type is { } type && NullableNumber.Is(Map(type));

    /// <summary>A value that may be missing, under a name where it is read several times.</summary>
    private Expr LowerNullable(IOperation operation)
    {
        Expr value = FromStorage(LowerValue(operation), operation.Type!);
        return value switch
        {
            DefaultOf => NullableNumber.None(value.Type),
            Local or TupleOf => value,
            _ => Spill(value),
        };
    }

    private const string InStorage = "a number that may be missing is kept in variables only in differentiated code: keep the number, and whether there is one, apart";

    /// <summary>What an element holds, where a number may be missing, is a constant.</summary>
    private Expr FromStorage(Expr value, ITypeSymbol symbol)
    {
        IrType type = Map(symbol);
        if (!NullableNumber.Is(type) || value.Type is not PlainType)
        {
            return value;
        }

        Expr kept = Kept(value);
        return NullableNumber.When(
            new Code("{0}.HasValue", EquatableArray.Of(kept), IrType.Bool, IsPure: true),
            new Code("{0}.GetValueOrDefault()", EquatableArray.Of(kept), NullableNumber.NumberType(type), IsPure: true),
            type);
    }

    /// <summary>Whether an operation gives storage of numbers that may be missing something to hold.</summary>
    private bool FillsStorage(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: var target } => IsNullable(target) && target is not (IParameterReferenceOperation or ILocalReferenceOperation { Local.RefKind: RefKind.None }
            or IDeclarationExpressionOperation or IDiscardOperation),
        IArrayInitializerOperation elements => elements.ElementValues.Any(IsNullable),
        ICollectionExpressionOperation elements => elements.Elements.Any(IsNullable),
        ITupleOperation tuple => tuple.Elements.Any(IsNullable),
        _ => false,
    };

    private Expr? TryLowerNullableMember(IPropertyReferenceOperation property)
    {
        if (!IsNullable(property.Instance))
        {
            return null;
        }

        Expr whole = LowerNullable(property.Instance!);
        return property.Property.Name == "HasValue" ? NullableNumber.HasValue(whole) : NumberOf(whole, property.Instance!);
    }

    /// <summary><c>Value</c>, which throws where there is none, unless it has just been asked whether there is.</summary>
    private Expr NumberOf(Expr whole, IOperation instance)
    {
        if (!IsAskedBefore(instance) && NullableNumber.HasValue(whole) is not Literal { Text: "true" })
        {
            var missing = new Throw(new Code(
                "new global::System.InvalidOperationException(\"Nullable object must have a value.\")",
                EquatableArray<Expr>.Empty,
                new PlainType("global::System.InvalidOperationException", PlainKind.Other),
                IsPure: true));
            Emit(new If(Not(NullableNumber.HasValue(whole)), Block.Of(missing), Block.Empty));
        }

        return NullableNumber.Number(whole);
    }

    /// <summary><c>y.HasValue ? y.Value : 0</c>, <c>if (y.HasValue) { … y.Value … }</c> of a variable that is assigned nowhere.</summary>
    private bool IsAskedBefore(IOperation instance)
    {
        ISymbol? symbol = instance is ILocalReferenceOperation local ? local.Local : (instance as IParameterReferenceOperation)?.Parameter;
        if (symbol is null || _body is null || Assignments.Assign(_body, symbol))
        {
            return false;
        }

        for (IOperation inner = instance; inner.Parent is { } outer; inner = outer)
        {
            bool isAsked = outer is IConditionalOperation choice && ReferenceEquals(choice.WhenTrue, inner) && Asks(choice.Condition, symbol);
            isAsked |= outer is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both && ReferenceEquals(both.RightOperand, inner) && Asks(both.LeftOperand, symbol);
            if (isAsked || outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return isAsked;
            }
        }

        return false;
    }

    private static bool Asks(IOperation condition, ISymbol symbol) => condition switch
    {
        IPropertyReferenceOperation { Property.Name: "HasValue", Instance: { } instance } => Names(instance, symbol),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => Asks(both.LeftOperand, symbol) || Asks(both.RightOperand, symbol),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } test => Names(WithoutConversions(test.LeftOperand), symbol) && IsNullLiteral(test.RightOperand),
        _ => false,
    };

    private static bool Names(IOperation place, ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals((place as ILocalReferenceOperation)?.Local ?? (ISymbol?)(place as IParameterReferenceOperation)?.Parameter, symbol);

    private Expr? TryLowerNullableCall(IInvocationOperation call)
    {
        if (!IsNullable(call.Instance))
        {
            return null;
        }

        if (call.TargetMethod.Name != "GetValueOrDefault")
        {
            return Refuse(call, "only 'HasValue', 'Value' and 'GetValueOrDefault' of a number that may be missing are supported in differentiated code");
        }

        var operands = new Operands(this);
        operands.Add(() => LowerNullable(call.Instance!));
        foreach (IArgumentOperation argument in call.Arguments)
        {
            operands.Add(() => Kept(LowerValue(argument.Value)));
        }

        Expr whole = operands[0];
        return operands.Count == 1
            ? NullableNumber.Number(whole)
            : new Conditional(NullableNumber.HasValue(whole), NullableNumber.Number(whole), operands[1], operands[1].Type);
    }

    private Expr LowerNullableCoalesce(ICoalesceOperation coalesce, Destination destination)
    {
        Expr whole = LowerNullable(coalesce.Value);
        Expr number = NullableNumber.Is(Map(coalesce.Type)) ? whole : NullableNumber.Number(whole);
        return LowerArms(NullableNumber.HasValue(whole), (number, Block.Empty), Collect(() => LowerRoot(coalesce.WhenNull)), destination, Map(coalesce.Type));
    }

    /// <summary>Conversions to a number that may be missing, from one, and between two kinds of them; null for any other.</summary>
    private Expr? TryLowerNullableConversion(IConversionOperation conversion, IrType type)
    {
        IOperation operand = conversion.Operand;
        if (NullableNumber.Is(type))
        {
            if (operand is IDefaultValueOperation || operand.ConstantValue is { HasValue: true, Value: null })
            {
                return NullableNumber.None(type);
            }

            if (operand.Type is null || operand is IThrowOperation)
            {
                return null;
            }

            RealType number = NullableNumber.NumberType(type);
            if (IsNullable(operand))
            {
                Expr from = LowerNullable(operand);
                return NullableNumber.When(NullableNumber.HasValue(from), InReal(NullableNumber.Number(from), number, conversion), type);
            }

            Expr value = LowerValue(operand);
            if (value.Type is PlainType && operand.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } plain)
            {
                Expr kept = Kept(value);
                var has = new Code("{0}.HasValue", EquatableArray.Of(kept), IrType.Bool, IsPure: true);
                var whole = new Code("{0}.GetValueOrDefault()", EquatableArray.Of(kept), Map(plain.TypeArguments[0]), IsPure: true);
                return NullableNumber.When(has, InReal(whole, number, conversion), type);
            }

            return NullableNumber.Some(InReal(value, number, conversion), type);
        }

        if (!IsNullable(operand))
        {
            return null;
        }

        bool isNumber = type is RealType { IsScalar: true } or PlainType { Kind: PlainKind.Integer };
        Expr there = isNumber ? NumberOf(LowerNullable(operand), operand) : new DefaultOf(type);
        if (!isNumber)
        {
            Report(
                Diagnostics.Descriptors.DerivativeLost,
                conversion.Syntax,
                StatementText.Short(operand.Syntax),
                conversion.Type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }

        return there.Type.Equals(type) ? there : Converted(there, type, conversion);
    }

    private Expr InReal(Expr value, RealType type, IConversionOperation conversion)
    {
        bool isLiteral = value.Type is PlainType && type.HasLiterals && IsWholeNumber(value);
        return value.Type.Equals(type) ? value : isLiteral ? AsReal(value, type) : new Convert(value, type, !conversion.IsImplicit);
    }

    /// <summary>Operators that give nothing where one of the two numbers is missing, and comparisons that are false then.</summary>
    private Expr? TryLowerLifted(IBinaryOperation binary)
    {
        if (!binary.IsLifted || !(IsNullable(binary.LeftOperand) || IsNullable(binary.RightOperand)))
        {
            return null;
        }

        var operands = new Operands(this);
        operands.Add(() => LowerNullable(binary.LeftOperand));
        operands.Add(() => LowerNullable(binary.RightOperand));
        Expr left = operands[0];
        Expr right = operands[1];
        if (!NullableNumber.Is(left.Type) || !NullableNumber.Is(right.Type))
        {
            return Refuse(binary, "this operator on a number that may be missing is not supported in differentiated code: take its Value");
        }

        Expr both = Both(NullableNumber.HasValue(left), NullableNumber.HasValue(right));
        Expr Of(IrType type) => BinaryOf(binary.OperatorKind, NullableNumber.Number(left), NullableNumber.Number(right), type, Overflow.Inherited, binary);
        if (Map(binary.Type) is { } type && NullableNumber.Is(type))
        {
            RealType number = NullableNumber.NumberType(type);
            Expr value = new Conditional(both, Of(number), Parts.Default(number), number);
            return NullableNumber.When(both, IsTrue(both) ? Of(number) : value, type);
        }

        Expr same = new Binary(BinaryOperator.Equal, NullableNumber.HasValue(left), NullableNumber.HasValue(right), IrType.Bool);
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.Equals => Both(same, Either(Negated(NullableNumber.HasValue(left)), Of(IrType.Bool))),
            BinaryOperatorKind.NotEquals => Not(Both(same, Either(Negated(NullableNumber.HasValue(left)), new Binary(BinaryOperator.Equal, NullableNumber.Number(left), NullableNumber.Number(right), IrType.Bool)))),
            _ => Both(both, Of(IrType.Bool)),
        };
    }

    private Expr? TryLowerLifted(IUnaryOperation unary)
    {
        if (!IsNullable(unary.Operand))
        {
            return null;
        }

        Expr whole = LowerNullable(unary.Operand);
        return unary.OperatorKind switch
        {
            UnaryOperatorKind.Plus => whole,
            UnaryOperatorKind.Minus => NullableNumber.When(
                NullableNumber.HasValue(whole), new Unary(UnaryOperator.Negate, NullableNumber.Number(whole), NullableNumber.NumberType(whole.Type)), whole.Type),
            _ => Refuse(unary, "this operator is not supported in differentiated code"),
        };
    }

    /// <summary>A pattern on a number that may be missing: <c>null</c>, <c>{ } v</c>, <c>double v</c>, <c>&gt; 0</c>.</summary>
    private Expr LowerNullablePattern(IPatternOperation pattern, Expr subject)
    {
        Expr has = NullableNumber.HasValue(subject);
        Expr number = NullableNumber.Number(subject);
        switch (pattern)
        {
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } }:
                return Negated(has);
            case IConstantPatternOperation or IRelationalPatternOperation:
                return Both(has, LowerPattern(pattern, number));
            case IDeclarationPatternOperation { MatchesNull: true, DeclaredSymbol: ILocalSymbol all }:
                Emit(new Declare(NewVariable(all, all.Type), subject));
                return True;
            case IDeclarationPatternOperation { DeclaredSymbol: var declared } declaration when declaration.MatchedType is { } matched && Map(matched).Equals(number.Type):
                DeclareMatched(declared, number);
                return has;
            case ITypePatternOperation type when Map(type.MatchedType).Equals(number.Type):
                return has;
            case IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeconstructionSubpatterns.Length: 0 } any:
                DeclareMatched(any.DeclaredSymbol, number);
                return has;
            default:
                return Refuse(pattern, "this pattern is not supported on a number that may be missing: write the condition out");
        }
    }

    /// <summary><c>layer?.Bias</c>: nothing where there is no layer.</summary>
    private Expr? TryLowerConditionalAccess(IConditionalAccessOperation access)
    {
        if (!IsNullable(access) || Map(access.Operation.Type) is not ObjectType)
        {
            return null;
        }

        IrType type = Map(access.Type);
        Expr owner = Kept(LowerValue(access.Operation));
        (Expr Value, Block Effects) there = Collect(() =>
        {
            _accessed.Push(owner);
            Expr value = LowerValue(access.WhenNotNull);
            _accessed.Pop();
            return NullableNumber.Is(value.Type) ? value : NullableNumber.Some(value, type);
        });
        Expr result = Declared(NewVariable("found", type));
        Emit(new If(
            IsNull(owner),
            Block.Of(new Assign(result, NullableNumber.None(type))),
            Collect(() =>
            {
                EmitAll(there.Effects.Statements);
                Emit(new Assign(result, there.Value));
            })));
        return result;
    }

    private readonly System.Collections.Generic.Stack<Expr> _accessed = new();
}
