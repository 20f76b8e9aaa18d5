using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>What can stand on the left of an assignment, its parts evaluated once.</summary>
internal sealed partial class FunctionLowering
{
    /// <summary>
    /// <see cref="Read"/> is the target as an expression, to be asked for only when all operands are evaluated;
    /// <see cref="State"/> the template of a field that opaque code writes, null for a target of the IR.
    /// </summary>
    private sealed record Target(Func<Expr> Read, IrType Type, string? State = null)
    {
        /// <summary>The call of a setter, for a property that does more than store a value.</summary>
        public Action<Expr>? Set { get; init; }

        public bool IsVariable => State is null && Set is null && Read() is Local;

        /// <summary>Whether a call changes the target only by what it returns into it.</summary>
        public bool IsWrittenOnlyBy(Expr value) =>
            Set is null && Read() is ElementAt element
            && !Effects.Of(Block.Of(new Do(value))).CanChange(element.Array)
            && !element.Indices.Any(Effects.Of(Block.Of(new Do(value))).CanChange);
    }

    /// <summary>The target of an operation, null where there is none: a discard, or what was refused.</summary>
    private Target? LowerTarget(IOperation operation, Operands operands)
    {
        switch (operation)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation:
                Expr variable = LowerRoot(operation);
                return new Target(() => variable, variable.Type);
            case IDeclarationExpressionOperation declaration:
                return LowerTarget(declaration.Expression, operands);
            case IDiscardOperation:
                return null;
            case IFieldReferenceOperation { Instance: { } tuple } field when tuple.Type is { IsTupleType: true } && Map(tuple.Type) is TupleType:
                return LowerItemTarget(field, tuple, ItemIndex(field), operands);
            case IMemberReferenceOperation { Instance: { } instance } member
                when LayoutOf(instance) is { } layout && member is IFieldReferenceOperation or IPropertyReferenceOperation:
                int part = layout.IndexOf(member.Member);
                return part >= 0 ? LowerItemTarget(member, instance, part, operands) : LowerSetterTarget((IPropertyReferenceOperation)member, operands);
            case IMemberReferenceOperation { Instance: { } space } member when SpaceOf(space.Type) is RealType whole:
                return LowerPartTarget(member, space, whole, operands);
            case IMemberReferenceOperation { Instance: { } owner } member
                when !IsInserted && !IsConstantThis(owner) && _context.Types.Objects.Of(owner.Type) is { } objects:
                return objects.Find(member.Member) is ObjectField place ? LowerFieldTarget(member, owner, place, operands)
                    : member is IPropertyReferenceOperation set ? LowerSetterTarget(set, operands)
                    : LowerStateTarget(operation, operands);
            case IInstanceReferenceOperation instance when LowerInstance(instance) is Expr self:
                return LowerSelfTarget(instance, self);
            case IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.Length: 0 }:
                return LowerStateTarget(operation, operands);
            case IArrayElementReferenceOperation or IPropertyReferenceOperation or IImplicitIndexerReferenceOperation
                when IsElement(operation):
                int first = operands.Count;
                AddElementParts(operation, operands);
                IrType type = Map(operation.Type);
                RefuseWriteToState(operation, operands[first], type);
                return new Target(() => ElementFrom(operands, first, type), type);
            case IPropertyReferenceOperation { Instance: { } } indexer when IsInserted:
                return LowerInsertedTarget(indexer, operands);
            default:
                Refuse(operation, "nothing can be assigned to it in differentiated code");
                return null;
        }
    }

    /// <summary>A struct's own members may write <c>this</c>, except in the annotated method: what is left there is state.</summary>
    private Target? LowerSelfTarget(IInstanceReferenceOperation instance, Expr self)
    {
        if (instance.ReferenceKind == InstanceReferenceKind.ContainingTypeInstance && SymbolEqualityComparer.Default.Equals(_method, _context.Root)
            && _method.ContainingType.IsValueType)
        {
            SyntaxNode at = instance.Syntax.Parent ?? instance.Syntax;
            Report(Descriptors.WriteToState, at, StatementText.Short(at));
            return null;
        }

        return new Target(() => self, self.Type);
    }

    /// <summary>A property that is more than a field, or an indexer: read by its getter, written by its setter.</summary>
    private Target? LowerSetterTarget(IPropertyReferenceOperation property, Operands operands)
    {
        if (property.Property.SetMethod is not { DeclaringSyntaxReferences.Length: > 0 } setter || property.Property.ReturnsByRef
            || UnsupportedMethod.IsBoundByReference(setter.ContainingType)
            || IsDispatched(setter, property.Instance))
        {
            Refuse(property, "nothing can be assigned to it in differentiated code");
            return null;
        }

        Target? whole = LowerTarget(property.Instance!, operands);
        int first = operands.Count;
        foreach (IArgumentOperation argument in property.Arguments)
        {
            operands.Add(argument.Value);
        }

        IrType type = Map(property.Type);
        if (whole is null)
        {
            return null;
        }

        IEnumerable<Argument> Arguments() => operands.From(first).Take(property.Arguments.Length).Select(a => new Argument(Passing.Value, a));
        return new Target(
            () => property.Property.GetMethod is { } getter
                ? Spill(SelfCall(getter, whole, Arguments(), type))
                : new DefaultOf(type),
            type)
        {
            Set = value => SelfCall(setter, whole, Arguments().Append(new Argument(Passing.Value, NeedsStatement(value) ? Spill(value) : value)), IrType.Void),
        };
    }

    /// <summary>A field of an object. What is not reached through a variable is state outside the method.</summary>
    private Target? LowerFieldTarget(IMemberReferenceOperation member, IOperation owner, ObjectField field, Operands operands)
    {
        int first = operands.Count;
        operands.Add(() => LowerPlace(owner));
        if (operands[first].Root() is null)
        {
            Report(Descriptors.WriteToState, member.Syntax, StatementText.Short(member.Syntax));
            return null;
        }

        RefuseWriteToState(member, operands[first], field.Type);
        return new Target(() => ObjectFields.At(operands[first], field), field.Type);
    }

    private Target? LowerItemTarget(IMemberReferenceOperation field, IOperation tuple, int index, Operands operands)
    {
        Target? whole = LowerTarget(tuple, operands);
        if (whole is null)
        {
            return null;
        }

        IrType type = Map(field.Type);
        if (whole.Set is not null)
        {
            Refuse(field, "a part of what a property returns is no variable: assign the whole property");
            return null;
        }

        if (whole.Read().Root() is null)
        {
            Refuse(field, "a part of what is not held by a variable cannot be assigned");
            return null;
        }

        return new Target(() => new TupleItem(whole.Read(), index, type), type);
    }

    /// <summary>A field or property: a write is state that outlives the method, so it must carry no derivative.</summary>
    private Target? LowerStateTarget(IOperation operation, Operands operands)
    {
        ISymbol member = operation is IFieldReferenceOperation f ? f.Field : ((IPropertyReferenceOperation)operation).Property;
        IOperation? instance = ((IMemberReferenceOperation)operation).Instance;
        IrType type = Map(operation.Type);
        if (IsInserted)
        {
            return LowerInsertedTarget((IMemberReferenceOperation)operation, operands);
        }

        if (instance is not null and not IInstanceReferenceOperation)
        {
            Refuse(operation, "fields and properties of your own types are not written in differentiated code: use variables, arrays or tuples");
            return null;
        }

        bool isLost = type.CarriesDerivative ? type is not RealType || !IsGivenConstant(operation) : TypeMapping.HoldsReals(operation.Type!);
        if (isLost)
        {
            Report(Descriptors.WriteToState, operation.Syntax, StatementText.Short(operation.Syntax));
            return null;
        }

        if (!CheckAccess(member, operation.Syntax))
        {
            return null;
        }

        string text = Braced(_context.Names.Member(member));
        var read = new Code(text, EquatableArray<Expr>.Empty, type, IsPure: false);
        return new Target(() => read, type, text);
    }

    /// <summary>Whether what an assignment stores has no derivative to be lost: a constant, or what <c>Gradient.Stop</c> gives.</summary>
    private static bool IsGivenConstant(IOperation target) => target.Parent switch
    {
        IAssignmentOperation assignment and (ISimpleAssignmentOperation or ICompoundAssignmentOperation) when assignment.Target == target =>
            assignment.Value.ConstantValue.HasValue || (assignment.Value is IInvocationOperation call && IsWord(call.TargetMethod, "Stop")),
        IIncrementOrDecrementOperation => true,
        _ => false,
    };

    private void RefuseWriteToState(IOperation operation, Expr array, IrType type)
    {
        if (!type.CarriesDerivative || array.Descendants().OfType<Code>().FirstOrDefault() is null)
        {
            return;
        }

        if (IsInserted)
        {
            _context.Inserts.KeepNumbers = true;
            AddWritten(operation);
        }
        else
        {
            Report(Descriptors.WriteToState, operation.Syntax, StatementText.Short(operation.Syntax));
        }
    }

    private static bool IsVariableOrPart(Expr place) => place is Local || (place is TupleItem part && IsVariableOrPart(part.Tuple));

    private void Store(Target target, Expr value)
    {
        if (target.Set is not null)
        {
            target.Set(value);
            return;
        }

        if (target.State is null)
        {
            // In x = x = y, and in x = x, the compiler would warn of what is left to do.
            Expr place = target.Read();
            if (!IsVariableOrPart(place) || !place.Equals(value))
            {
                Emit(new Assign(place, value));
            }

            return;
        }

        Expr operand = NeedsStatement(value) ? Spill(value) : value;
        EquatableArray<Expr> owners = ((Code)target.Read()).Operands;
        string assignment = target.State + " = " + Place(owners.Count);
        Emit(new Do(new Code(assignment, owners.Append(operand).ToEquatable(), IrType.Void, IsPure: false)));
    }

    /// <summary>C# text as a template: braces doubled.</summary>
    private static string Braced(string text) => text.Replace("{", "{{").Replace("}", "}}");
}
