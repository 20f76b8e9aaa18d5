using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Assignments. The parts of a target are evaluated once, then its old value, then the new one.
/// <code>
/// a[i++] += b;      becomes      int i0 = i;
///                                i = i + 1;
///                                a[i0] = a[i0] + b;
/// </code>
/// Where the value of an assignment is used, it is read back from the target.
/// </summary>
internal sealed partial class FunctionLowering
{
    private Expr LowerAssignment(IOperation operation, bool isValueUsed) => operation switch
    {
        ICompoundAssignmentOperation or IIncrementOrDecrementOperation when IsNullable(operation) || IsNullable((operation as ICompoundAssignmentOperation)?.Value) =>
            Refuse(operation, "a number that may be missing is not changed in place in differentiated code: write x = x + y"),
        ISimpleAssignmentOperation { IsRef: true } => Refuse(operation, "a 'ref' assignment gives storage a second name"),
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation or IParameterReferenceOperation } assignment
            when IsDelegate(assignment.Target.Type) => Refuse(operation, OneTarget),
        ISimpleAssignmentOperation assignment => LowerSimple(assignment),
        ICompoundAssignmentOperation assignment => LowerCompound(assignment),
        IIncrementOrDecrementOperation { IsPostfix: true } step when isValueUsed => LowerPostfix(step),
        IIncrementOrDecrementOperation step => LowerStep(step),
        ICoalesceAssignmentOperation assignment => LowerCoalesceAssignment(assignment),
        IDeconstructionAssignmentOperation assignment => LowerDeconstruction(assignment, isValueUsed),
        _ => Refuse(operation, "this kind of assignment is not supported in differentiated code"),
    };

    private Expr LowerSimple(ISimpleAssignmentOperation assignment)
    {
        if (FillsStorage(assignment))
        {
            return Refuse(assignment, InStorage);
        }

        var operands = new Operands(this);
        Target? target = LowerTarget(assignment.Target, operands);
        if (target is null)
        {
            return LowerValue(assignment.Value);
        }

        if (target.IsVariable && TryLowerChoiceInto(target, assignment.Value))
        {
            return target.Read();
        }

        KeepApart(target, operands);
        operands.Add(() => ApartFrom(target, LowerRoot(assignment.Value)));
        Store(target, operands[operands.Count - 1]);
        return target.Set is null ? target.Read() : operands[operands.Count - 1];
    }

    /// <summary>Indices that read what they lead to are evaluated once, since the target is read back: <c>y = a[(int)a[0]] = x</c>.</summary>
    private static void KeepApart(Target target, Operands operands)
    {
        if (target.Set is null && target.State is null && operands.Count > 0)
        {
            operands.Save(0, operands.Count, Effects.Of(Block.Of(new Assign(target.Read(), target.Read()))));
        }
    }

    /// <summary>A call that could change what its target is made of gets a variable of its own first.</summary>
    private Expr ApartFrom(Target target, Expr value) =>
        value is Call && Effects.Of(Block.Of(new Do(value))).CanChange(target.Read()) && !target.IsWrittenOnlyBy(value)
            ? Spill(value)
            : value;

    private Expr LowerCompound(ICompoundAssignmentOperation assignment)
    {
        if (assignment.OperatorMethod is { } onLanes && IsOfLanes(onLanes))
        {
            return LowerCompoundLanes(assignment);
        }

        if (assignment.OperatorMethod is { } method && !IsBuiltIn(method))
        {
            return LowerCompoundCall(assignment, method);
        }

        if (assignment.OperatorMethod is { } imported && IsOnStructs(imported, _context))
        {
            return RefuseOnStructs(assignment);
        }

        var operands = new Operands(this);
        if (LowerCompoundParts(assignment, operands) is not Target target)
        {
            return new DefaultOf(Map(assignment.Type));
        }

        int old = operands.Count - 2;
        IrType type = CompoundType(assignment);
        Expr left = Widen(operands[old], type);
        Expr value = BinaryOf(
            assignment.OperatorKind, left, operands[old + 1], type, OverflowOf(assignment.IsChecked, type), assignment);
        Store(target, Narrow(SpaceOf(assignment.Type) is null ? value : Known(assignment, value), target.Type, assignment.IsChecked));
        return target.Read();
    }

    /// <summary>The target, and its old value and the one on the right as the last two operands; null where there is no target.</summary>
    private Target? LowerCompoundParts(ICompoundAssignmentOperation assignment, Operands operands)
    {
        Target? target = LowerTarget(assignment.Target, operands);
        if (target is not null)
        {
            KeepApart(target, operands);
            operands.Add(target.Read);
            operands.Add(assignment.Value);
        }

        return target;
    }

    /// <summary><c>v += w</c> with an operator of the user's own.</summary>
    private Expr LowerCompoundCall(ICompoundAssignmentOperation assignment, IMethodSymbol method)
    {
        if (!IsDerivable(method) || assignment.IsLifted || method.Parameters.Length != 2 || !assignment.InConversion.IsIdentity || !assignment.OutConversion.IsIdentity)
        {
            return Refuse(assignment, "this operator is not supported here: write it as an assignment and a call");
        }

        var operands = new Operands(this);
        if (LowerCompoundParts(assignment, operands) is not Target target)
        {
            return new DefaultOf(Map(assignment.Type));
        }

        int old = operands.Count - 2;
        // Passed in, the target is read by the operator, after the right side.
        bool isReadLate = method.Parameters[0].RefKind is not RefKind.None && target.Set is null;
        EquatableArray<Argument> arguments = EquatableArray.Of(
            new Argument(PassingOf(method.Parameters[0]), isReadLate ? target.Read() : operands[old]), new Argument(PassingOf(method.Parameters[1]), operands[old + 1]));
        Expr value = ApartFrom(target, new Call(_context.Callees.Get(method), arguments, Map(method.ReturnType)));
        Store(target, value);
        return target.Set is null ? target.Read() : value;
    }

    /// <summary>The type that the operation is computed in: <c>byte += 1</c> in int, <c>float += double</c> in double.</summary>
    private IrType CompoundType(ICompoundAssignmentOperation assignment)
    {
        ITypeSymbol target = assignment.Target.Type!;
        bool isShift = assignment.OperatorKind
            is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;
        if (assignment.InConversion.IsIdentity || target.SpecialType == SpecialType.System_String)
        {
            return Map(target);
        }

        return isShift ? IrType.Int : Map(assignment.Value.Type);
    }

    private static Expr Widen(Expr value, IrType type)
    {
        if (value.Type.Equals(type))
        {
            return value;
        }

        return type is RealType { IsScalar: true } && IsWholeNumber(value)
            ? AsReal(value, type)
            : new Convert(value, type, IsExplicit: false);
    }

    private Expr Narrow(Expr value, IrType type, bool isChecked) =>
        value.Type.Equals(type) ? value : new Convert(value, type, IsExplicit: true, OverflowOf(isChecked, type));

    private Expr LowerStep(IIncrementOrDecrementOperation step)
    {
        var operands = new Operands(this);
        Target? target = LowerTarget(step.Target, operands);
        if (target is not null && step.OperatorMethod is { } method && !IsBuiltIn(method) && !CanStep(step, method))
        {
            return Refuse(step, "this operator is not supported here: write it as an assignment and a call");
        }

        if (target is not null)
        {
            KeepApart(target, operands);
            Store(target, Stepped(step, target.Read()));
        }

        return target?.Read() ?? new DefaultOf(Map(step.Type));
    }

    private Expr LowerPostfix(IIncrementOrDecrementOperation step)
    {
        Target? target = LowerTarget(step.Target, new Operands(this));
        if (target is not null && step.OperatorMethod is { } method && !IsBuiltIn(method) && !CanStep(step, method))
        {
            return Refuse(step, "this operator is not supported here: write it as an assignment and a call");
        }

        if (target is null)
        {
            return new DefaultOf(Map(step.Type));
        }

        Expr before = Spill(target.Read());
        Store(target, Stepped(step, before is Local ? target.Read() : before));
        return before;
    }

    /// <summary>An operator of the user's own, a static method of one value.</summary>
    private bool CanStep(IIncrementOrDecrementOperation step, IMethodSymbol method) =>
        !step.IsLifted && IsDerivable(method) && method is { IsStatic: true, Parameters.Length: 1 };

    private Expr Stepped(IIncrementOrDecrementOperation step, Expr old)
    {
        if (step.OperatorMethod is { } method && !IsBuiltIn(method))
        {
            var given = new Argument(PassingOf(method.Parameters[0]), old);
            return Spill(new Call(_context.Callees.Get(method), EquatableArray.Of(given), Map(method.ReturnType)));
        }

        bool isDecrement = step.Kind == OperationKind.Decrement;
        bool isSmall = old.Type is PlainType { Name: "sbyte" or "byte" or "short" or "ushort" or "char" };
        IrType type = isSmall ? IrType.Int : old.Type;
        Expr value = new Binary(
            isDecrement ? BinaryOperator.Subtract : BinaryOperator.Add,
            Widen(old, type),
            new Literal("1", old.Type.CarriesDerivative ? old.Type : IrType.Int),
            type,
            OverflowOf(step.IsChecked, type));
        return Narrow(value, old.Type, step.IsChecked);
    }

    private Expr LowerCoalesceAssignment(ICoalesceAssignmentOperation assignment)
    {
        Target? target = LowerTarget(assignment.Target, new Operands(this));
        if (target is null)
        {
            return new DefaultOf(Map(assignment.Type));
        }

        bool isNullable = NullableNumber.Is(target.Type);
        Block assign = Collect(() =>
        {
            Expr value = LowerRoot(assignment.Value);
            Store(target, isNullable && !NullableNumber.Is(value.Type) ? NullableNumber.Some(value, target.Type) : value);
        });
        Emit(new If(isNullable ? Not(NullableNumber.HasValue(target.Read())) : IsNull(target.Read()), assign, Block.Empty));
        return isNullable && !NullableNumber.Is(Map(assignment.Type)) ? NullableNumber.Number(target.Read()) : target.Read();
    }

    private static Expr IsNull(Expr value) =>
        new Binary(BinaryOperator.Equal, value, new Literal("null", value.Type), IrType.Bool);
}
