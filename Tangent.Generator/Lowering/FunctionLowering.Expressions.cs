using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Expressions. The result may be a call, impure code or fresh storage, which only the whole value of a statement can
/// be; everywhere else <see cref="LowerValue"/> gives such a result a variable.
/// </summary>
internal sealed partial class FunctionLowering
{
    private Expr LowerRoot(IOperation operation)
    {
        if (operation.ConstantValue.HasValue && TryLowerConstant(operation) is Expr constant)
        {
            return constant;
        }

        if (TryLowerLanes(operation) is Expr lanes)
        {
            return lanes;
        }

        if (FillsStorage(operation) || (operation is IArrayCreationOperation { Initializer: { } initializer } && FillsStorage(initializer)))
        {
            return Refuse(operation, InStorage);
        }

        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return LowerRoot(parenthesized.Operand);
            case ITranslatedQueryOperation query:
                return HasOtherClauses(query) ? Refuse(query, OtherClauses) : LowerRoot(query.Operation);
            case ILocalReferenceOperation { IsDeclaration: true } reference:
                return LowerDeclarationExpression(reference);
            case ILocalReferenceOperation reference:
                return LowerVariable(reference.Local, reference);
            case IParameterReferenceOperation reference:
                return LowerVariable(reference.Parameter, reference);
            case IDeclarationExpressionOperation declaration:
                return LowerRoot(declaration.Expression);
            case IUnaryOperation unary:
                return LowerUnary(unary);
            case IBinaryOperation binary:
                return LowerBinary(binary);
            case ITupleBinaryOperation comparison:
                return LowerTupleComparison(comparison);
            case IConversionOperation conversion:
                return LowerConversion(conversion);
            case IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation:
                return LowerChoice(operation, destination: null);
            case IAssignmentOperation or IIncrementOrDecrementOperation:
                return LowerAssignment(operation, isValueUsed: true);
            case ITupleOperation tuple:
                return LowerTuple(tuple);
            case IInvocationOperation invocation:
                return LowerInvocation(invocation);
            case IArrayCreationOperation creation:
                return LowerArrayCreation(creation);
            case ICollectionExpressionOperation collection:
                return LowerCollection(collection);
            case IArrayElementReferenceOperation { Indices: [{ } index] } element when IsRange(index):
                return LowerRange(element, element.ArrayReference, index);
            case IImplicitIndexerReferenceOperation element when IsRange(element.Argument):
                return LowerRange(element, element.Instance, element.Argument);
            case IFieldReferenceOperation field:
                return field.Type is null ? LowerField(field) : FromStorage(LowerField(field), field.Type);
            case IPropertyReferenceOperation property when !IsElement(property):
                return FromStorage(LowerProperty(property), property.Type!);
            case IIsPatternOperation pattern:
                return LowerIsPattern(pattern);
            case IThrowOperation { Exception: { } exception }:
                LowerThrow(exception);
                return new DefaultOf(Map(operation.Type));
            case IInstanceReferenceOperation instance when LowerInstance(instance) is Expr self:
                return self;
            case IObjectCreationOperation creation when IsListOfReals(creation.Type):
                return LowerListCreation(creation);
            case IObjectCreationOperation creation when SpaceOf(creation.Type) is RealType space:
                return LowerSpaceCreation(creation, space);
            case IObjectCreationOperation creation when LayoutOf(creation) is { } layout:
                return LowerStructCreation(creation, layout);
            case IWithOperation with when SpaceOf(with.Type) is RealType space:
                return WithParts(LowerRoot(with.Operand), with.Initializer, space);
            case IWithOperation with when LayoutOf(with) is { } layout:
                return LowerWith(with, layout);
            case IObjectCreationOperation creation when _context.Types.Objects.Of(creation.Type) is { } created:
                return LowerObjectCreation(creation, created);
            case IWithOperation with when _context.Types.Objects.Of(with.Type) is { } record:
                return LowerObjectWith(with, record);
            case { Kind: OperationKind.None } when TryLowerStackAlloc(operation) is Expr allocated:
                return allocated;
            case IDefaultValueOperation when NullableNumber.Is(Map(operation.Type)):
                return NullableNumber.None(Map(operation.Type));
            case IConditionalAccessOperation access when TryLowerConditionalAccess(access) is Expr found:
                return found;
            case IConditionalAccessInstanceOperation when _accessed.Count > 0:
                return _accessed.Peek();
            case IDefaultValueOperation:
                return new DefaultOf(Map(operation.Type));
            default:
                return IsElement(operation) ? FromStorage(LowerElement(operation), operation.Type!) : LowerOpaque(operation);
        }
    }

    private Expr LowerVariable(ISymbol symbol, IOperation reference)
    {
        if (_variables.TryGetValue(symbol, out Variable? variable))
        {
            return new Local(variable);
        }

        if (_elements.TryGetValue(symbol, out Expr? element))
        {
            return element;
        }

        // Its declaration was refused, and that was said.
        return _context.HasErrors
            ? new DefaultOf(Map(reference.Type))
            : Refuse(reference, "the variable is not one of this method's own");
    }

    /// <summary><c>out var x</c>, and a new variable in a deconstruction.</summary>
    private Expr LowerDeclarationExpression(ILocalReferenceOperation reference)
    {
        if (!_variables.ContainsKey(reference.Local) && CanDeclare(reference.Local, reference.Syntax))
        {
            Emit(new Declare(NewVariable(reference.Local, reference.Local.Type), null));
        }

        return LowerVariable(reference.Local, reference);
    }

    private static int ItemIndex(IFieldReferenceOperation field)
    {
        IFieldSymbol item = field.Field.CorrespondingTupleField ?? field.Field;
        return ((INamedTypeSymbol)field.Instance!.Type!).TupleElements
            .Select(e => (e.CorrespondingTupleField ?? e).Name)
            .ToList()
            .IndexOf(item.Name);
    }
}
