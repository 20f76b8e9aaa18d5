using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Patterns as conditions on a subject that is evaluated once.
/// <code>
/// x is &gt; 0 and not 1      becomes      x &gt; 0 &amp;&amp; !(x == 1)
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private static readonly Literal True = new("true", IrType.Bool);

    private Expr LowerIsPattern(IIsPatternOperation operation) =>
        LowerPattern(operation.Pattern, Subject(operation.Value));

    /// <summary>A value that is asked about several times.</summary>
    private Expr Subject(IOperation value)
    {
        Expr subject = LowerValue(value);
        subject = subject is DefaultOf && NullableNumber.Is(subject.Type) ? NullableNumber.None(subject.Type) : subject;
        return subject is Local or Literal or TupleOf ? subject : Spill(subject);
    }

    private Expr LowerPattern(IPatternOperation pattern, Expr subject)
    {
        switch (pattern)
        {
            case not (IDiscardPatternOperation or INegatedPatternOperation or IBinaryPatternOperation) when NullableNumber.Is(subject.Type):
                return LowerNullablePattern(pattern, subject);
            case IDiscardPatternOperation:
                return True;
            case IConstantPatternOperation constant:
                return LowerConstantPattern(constant, subject);
            case IRelationalPatternOperation relation when subject.Type is not PlainType { Kind: PlainKind.Other }:
                return BinaryOf(
                    relation.OperatorKind, subject, LowerValue(relation.Value), IrType.Bool, Overflow.Inherited, relation);
            case INegatedPatternOperation negated:
                return Negated(LowerPattern(negated.Pattern, subject));
            case IBinaryPatternOperation both:
                Expr left = LowerPattern(both.LeftPattern, subject);
                Expr right = LowerPattern(both.RightPattern, subject);
                return both.OperatorKind == BinaryOperatorKind.And ? Both(left, right) : Either(left, right);
            case IDeclarationPatternOperation declaration when Map(declaration.MatchedType ?? declaration.InputType).Equals(subject.Type):
                return LowerDeclarationPattern(declaration, subject);
            case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local } declaration when IsValueOf(declaration):
                Emit(new Declare(
                    NewVariable(local, local.Type), new Code("{0}.GetValueOrDefault()", EquatableArray.Of(subject), Map(local.Type), IsPure: true)));
                return new Code("{0}.HasValue", EquatableArray.Of(subject), IrType.Bool, IsPure: true);
            case IDeclarationPatternOperation { MatchedType: { } matched } declaration when IsBetweenKinds(Map(matched), subject.Type):
                return LowerKindPattern(matched, declaration.DeclaredSymbol, subject, out _);
            case ITypePatternOperation type when IsBetweenKinds(Map(type.MatchedType), subject.Type):
                return LowerKindPattern(type.MatchedType, null, subject, out _);
            case ITypePatternOperation type when Map(type.MatchedType).Equals(subject.Type):
                return type.InputType.IsValueType ? True : Not(IsNull(subject));
            case IListPatternOperation list when subject.Type is ArrayType { Rank: 1 } or SpanType or ListType:
                DeclareMatched(list.DeclaredSymbol, subject);
                return LowerListPattern(list, subject);
            case IRecursivePatternOperation recursive when IsBetweenKinds(Map(recursive.MatchedType), subject.Type):
                Expr isKind = LowerKindPattern(recursive.MatchedType, recursive.DeclaredSymbol, subject, out Expr kind);
                return LowerRecursivePattern(recursive, kind, isKind);
            case IRecursivePatternOperation recursive when recursive.DeclaredSymbol is null || Map(recursive.MatchedType).Equals(subject.Type):
                DeclareMatched(recursive.DeclaredSymbol, subject);
                return LowerRecursivePattern(recursive, subject, recursive.InputType.IsReferenceType ? Not(IsNull(subject)) : True);
            default:
                return Refuse(pattern, "this pattern is not supported in differentiated code: write the condition out");
        }
    }

    /// <summary><c>n is int k</c> of an <c>int?</c>.</summary>
    private static bool IsValueOf(IDeclarationPatternOperation pattern) =>
        pattern.InputType is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ } value] }
        && SymbolEqualityComparer.Default.Equals(value, pattern.MatchedType);

    private Expr LowerConstantPattern(IConstantPatternOperation constant, Expr subject)
    {
        if (constant.Value.ConstantValue is { HasValue: true, Value: null })
        {
            return IsNull(subject);
        }

        if (constant.Value.ConstantValue.Value is bool wanted && subject.Type.Equals(IrType.Bool))
        {
            return wanted ? subject : Not(subject);
        }

        // A constant pattern compares with Equals, for which NaN is equal to itself.
        if (constant.Value.ConstantValue.Value is double.NaN or float.NaN)
        {
            string owner = subject.Type.Equals(IrType.Single) ? "float" : "double";
            return new MathCall(owner, "IsNaN", EquatableArray.Of(subject), IrType.Bool);
        }

        return new Binary(BinaryOperator.Equal, subject, LowerValue(constant.Value), IrType.Bool);
    }

    private Expr LowerDeclarationPattern(IDeclarationPatternOperation declaration, Expr subject)
    {
        DeclareMatched(declaration.DeclaredSymbol, subject);
        return declaration.MatchesNull || declaration.InputType.IsValueType ? True : Not(IsNull(subject));
    }

    /// <summary>The name that a pattern gives what it matches: read only where it does.</summary>
    private void DeclareMatched(ISymbol? symbol, Expr subject)
    {
        if (symbol is ILocalSymbol local)
        {
            Emit(new Declare(NewVariable(local, local.Type), subject));
        }
    }

    private Expr LowerRecursivePattern(IRecursivePatternOperation recursive, Expr subject, Expr condition)
    {
        if (recursive.DeconstructionSubpatterns.Length > 0 && subject.Type is not TupleType)
        {
            return Refuse(recursive, "only tuples are matched by position in differentiated code");
        }

        for (int i = 0; i < recursive.DeconstructionSubpatterns.Length; i++)
        {
            condition = Both(condition, LowerPattern(recursive.DeconstructionSubpatterns[i], ItemOf(subject, i)));
        }

        foreach (IPropertySubpatternOperation property in recursive.PropertySubpatterns)
        {
            if (property.Member is IMemberReferenceOperation member
                && _context.Types.Structs.Of(recursive.MatchedType)?.IndexOf(member.Member) is int index and >= 0)
            {
                condition = Both(condition, LowerPattern(property.Pattern, ItemOf(subject, index)));
                continue;
            }

            if (property.Member is IMemberReferenceOperation { Member: var named } && _context.Types.Objects.Of(recursive.MatchedType)?.Find(named) is ObjectField field)
            {
                (Expr matches, Block effects) = Collect(() => LowerPattern(property.Pattern, ObjectFields.At(subject, field)));
                EmitWhere(condition, effects, property);
                condition = Both(condition, matches);
                continue;
            }

            if (property.Member is IFieldReferenceOperation item && subject.Type is TupleType && recursive.InputType.IsTupleType)
            {
                condition = Both(condition, LowerPattern(property.Pattern, ItemOf(subject, ItemIndex(item))));
                continue;
            }

            bool isText = recursive.InputType.SpecialType == SpecialType.System_String;
            bool isLength = property.Member is IPropertyReferenceOperation { Property.Name: var name }
                && (subject.Type is ListType ? name == "Count" : name == "Length" && (isText || subject.Type is ArrayType or SpanType));
            if (!isLength)
            {
                return Refuse(property, "only 'Length' and 'Count' are matched as a property in differentiated code");
            }

            Expr length = isText
                ? new Code("{0}.Length", EquatableArray.Of(subject), IrType.Int, IsPure: true)
                : new LengthOf(subject);
            condition = Both(condition, LowerPattern(property.Pattern, length));
        }

        return condition;
    }

    /// <summary>The names that a part of an object goes by: read only where there is such an object.</summary>
    private void EmitWhere(Expr condition, Block names, IOperation pattern)
    {
        foreach (Statement statement in names.Statements)
        {
            if (IsTrue(condition))
            {
                Emit(statement);
            }
            else if (statement is Declare { Value: { } value } name)
            {
                Expr absent = value.Type.IsReference ? new Literal("null", value.Type) : Parts.Default(value.Type);
                Emit(name with { Value = new Conditional(condition, value, absent, value.Type) });
            }
            else
            {
                Refuse(pattern, "this pattern is not supported in differentiated code: write the condition out");
            }
        }
    }

    private static bool IsTrue(Expr condition) => condition.Equals(True);

    private static Expr Negated(Expr condition) => IsTrue(condition) ? new Literal("false", IrType.Bool) : Not(condition);

    private static Expr Both(Expr left, Expr right)
    {
        if (IsTrue(left))
        {
            return right;
        }

        return IsTrue(right) ? left : new Binary(BinaryOperator.ConditionalAnd, left, right, IrType.Bool);
    }

    private static Expr Either(Expr left, Expr right) => IsTrue(left) || IsTrue(right)
        ? True
        : new Binary(BinaryOperator.ConditionalOr, left, right, IrType.Bool);
}
