using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Tuples, and assignments that take them apart: targets first, then values, then the assignments.
/// <code>
/// (a, b) = (b, a + b);          becomes      double nextB = a + b;
///                                            a = b;
///                                            b = nextB;
/// var (s, c) = SinCos(x);       becomes      (double s, double c) = SinCos(x);
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private Expr LowerTuple(ITupleOperation tuple) => Map(tuple.Type) is TupleType type ? LowerTupleInto(tuple, type) : Refuse(tuple, InStorage);

    private Expr LowerTupleInto(ITupleOperation tuple, TupleType type)
    {
        Operands operands = LowerInOrder(tuple.Elements.ToArray());
        var items = new List<Expr>();
        for (int i = 0; i < operands.Count; i++)
        {
            IrType wanted = type.Elements[i].Type;
            items.Add(operands[i] is DefaultOf ? Retyped(operands[i], wanted) : Widen(operands[i], wanted));
        }

        return new TupleOf(type, items.ToEquatable());
    }

    /// <summary><c>(a, b) == (c, d)</c> is <c>a == c &amp;&amp; b == d</c>, of values that are all evaluated before.</summary>
    private Expr LowerTupleComparison(ITupleBinaryOperation comparison)
    {
        Operands operands = LowerInOrder(comparison.LeftOperand, comparison.RightOperand);
        if (operands[0].Type is not TupleType { Struct: null } left || operands[1].Type is not TupleType { Struct: null } right
            || left.Elements.Concat(right.Elements).Any(e => e.Type is not (RealType or PlainType { Kind: PlainKind.Integer or PlainKind.Boolean })))
        {
            return Refuse(comparison, "only tuples of numbers are compared in differentiated code: compare their items");
        }

        bool isEqual = comparison.OperatorKind == BinaryOperatorKind.Equals;
        return Enumerable.Range(0, left.Elements.Count)
            .Select(k => (Expr)new Binary(
                isEqual ? BinaryOperator.Equal : BinaryOperator.NotEqual, ItemOf(operands[0], k), ItemOf(operands[1], k), IrType.Bool))
            .Aggregate((a, b) => new Binary(isEqual ? BinaryOperator.ConditionalAnd : BinaryOperator.ConditionalOr, a, b, IrType.Bool));
    }

    private Expr LowerDeconstruction(IDeconstructionAssignmentOperation assignment, bool isValueUsed)
    {
        List<IOperation> parts = PartsOf(assignment.Target);
        if (LayoutOf(assignment.Value) is { } layout && !isValueUsed && DeconstructorOf(assignment) is IMethodSymbol method)
        {
            return LowerPartwise(assignment, parts, operands => AddParts(operands, assignment, method, layout));
        }

        if (assignment.Value is IConversionOperation { OperatorMethod: not null }
            || assignment.Value.Type is not { IsTupleType: true }
            || isValueUsed)
        {
            return Refuse(assignment, "only tuples and structs are taken apart in differentiated code, in a statement of its own");
        }

        return TryDeclareFromCall(assignment, parts)
            ?? LowerPartwise(assignment, parts, operands => AddItems(operands, LowerValue(assignment.Value)));
    }

    /// <summary><c>var (a, b) = F();</c> stays one statement where all parts are new variables of the returned types.</summary>
    private Expr? TryDeclareFromCall(IDeconstructionAssignmentOperation assignment, List<IOperation> parts)
    {
        IOperation source = WithoutIdentity(assignment.Value);
        ITypeSymbol[] types = ((INamedTypeSymbol)source.Type!).TupleElements.Select(e => e.Type).ToArray();
        ILocalSymbol[] locals = parts
            .Select(p => p is IDeclarationExpressionOperation d ? d.Expression : p)
            .OfType<ILocalReferenceOperation>()
            .Where(r => r.IsDeclaration)
            .Select(r => r.Local)
            .ToArray();
        bool isDeclaration = source is IInvocationOperation
            && locals.Length == parts.Count
            && types.Length == locals.Length
            && locals.Zip(types, (l, t) => SymbolEqualityComparer.Default.Equals(l.Type, t)).All(same => same);
        if (!isDeclaration)
        {
            return null;
        }

        Expr value = LowerRoot(source);
        EquatableArray<Variable> variables = locals.Select(l => NewVariable(l, l.Type)).ToEquatable();
        if (value is Call)
        {
            Emit(new Deconstruct(variables, value));
        }
        else
        {
            Expr tuple = value is TupleOf or Local ? value : Spill(value);
            for (int i = 0; i < variables.Count; i++)
            {
                Emit(new Declare(variables[i], ItemOf(tuple, i)));
            }
        }

        return new DefaultOf(value.Type);
    }

    private Expr LowerPartwise(IDeconstructionAssignmentOperation assignment, List<IOperation> parts, Action<Operands> addItems)
    {
        var operands = new Operands(this);
        var targets = new List<Target?>();
        var ends = new List<int>();
        foreach (IOperation part in parts)
        {
            targets.Add(IsNewVariable(part) ? null : LowerTarget(part, operands));
            ends.Add(operands.Count);
        }

        int first = operands.Count;
        List<IOperation> elements = WithoutIdentity(assignment.Value) is ITupleOperation tuple ? PartsOf(tuple) : [];
        if (elements.Count == parts.Count)
        {
            elements.ForEach(operands.Add);
        }
        else
        {
            addItems(operands);
        }

        if (operands.Count - first != parts.Count)
        {
            return Refuse(assignment, "nested tuples are taken apart only from a nested tuple written in place");
        }

        if (parts.Where((p, i) => p.Type is not null and not { IsTupleType: false } != operands[first + i].Type is TupleType { Struct: null }).Any())
        {
            return Refuse(assignment, "nested tuples are taken apart only where both sides are nested alike");
        }

        List<Expr> values = Enumerable.Range(first, parts.Count).Select(i => operands[i]).ToList();
        SaveOverwritten(targets, values);
        for (int i = 1; i < parts.Count; i++)
        {
            // (i, a[i]) = (1, x): the place is the one that i led to before.
            operands.Save(ends[i - 1], ends[i], StoresInto(targets.Take(i)));
        }

        for (int i = 0; i < parts.Count; i++)
        {
            StorePart(parts[i], targets[i], values[i]);
        }

        return new DefaultOf(Map(assignment.Type));
    }

    private void AddItems(Operands operands, Expr value)
    {
        if (value.Type is not TupleType)
        {
            // A tuple in which a number may be missing: it is refused as one of another count.
            return;
        }

        Expr whole = value is TupleOf or Local ? value : Spill(value);
        for (int i = 0; i < ((TupleType)whole.Type).Elements.Count; i++)
        {
            int index = i;
            operands.Add(() => ItemOf(whole, index));
        }
    }

    private static Expr ItemOf(Expr tuple, int index) => tuple is TupleOf literal
        ? literal.Items[index]
        : new TupleItem(tuple, index, ((TupleType)tuple.Type).Elements[index].Type);

    /// <summary>A value that an earlier part's assignment would change gets a variable of its own before the first one.</summary>
    private void SaveOverwritten(List<Target?> targets, List<Expr> values)
    {
        for (int i = 1; i < values.Count; i++)
        {
            if (StoresInto(targets.Take(i)).CanChange(values[i]))
            {
                string? name = targets[i] is { IsVariable: true } t
                    ? "next" + TemporaryName.Capitalize(((Local)t.Read()).Variable.Name)
                    : null;
                values[i] = Spill(values[i], name);
            }
        }
    }

    private static Effects StoresInto(IEnumerable<Target?> targets) => Effects.Of(new Block(targets
        .Where(t => t is { State: null })
        .Select(t => (Statement)new Assign(t!.Read(), new DefaultOf(t.Type)))
        .ToEquatable()));

    private void StorePart(IOperation part, Target? target, Expr value)
    {
        if (target is not null)
        {
            Store(target, Widen(value, target.Type));
        }
        else if (IsNewVariable(part))
        {
            ILocalSymbol local = ((ILocalReferenceOperation)(part is IDeclarationExpressionOperation d ? d.Expression : part)).Local;
            Variable variable = NewVariable(local, local.Type);
            Emit(new Declare(variable, Widen(value, variable.Type)));
        }
    }

    private static bool IsNewVariable(IOperation part) =>
        part is ILocalReferenceOperation { IsDeclaration: true }
            or IDeclarationExpressionOperation { Expression: ILocalReferenceOperation };

    private static List<IOperation> PartsOf(IOperation target) => target switch
    {
        IDeclarationExpressionOperation { Expression: ITupleOperation tuple } => PartsOf(tuple),
        ITupleOperation tuple => tuple.Elements.SelectMany(PartsOf).ToList(),
        IConversionOperation { Operand: ITupleOperation tuple } => PartsOf(tuple),
        _ => [target],
    };

    private static IOperation WithoutIdentity(IOperation value) =>
        value is IConversionOperation { IsImplicit: true, Operand: var operand } && operand.Type is { IsTupleType: true } ? operand : value;
}
