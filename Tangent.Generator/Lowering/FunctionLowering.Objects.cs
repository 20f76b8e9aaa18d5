using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Objects of classes and records that carry derivatives. A field, or the automatic property of one, is a place of the IR; what else an
/// object has is called.
/// <code>
/// layer.Weights[i]      becomes      the element i of the field Weights of layer
/// layer.Apply(x)        becomes      Apply(layer, x)
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    /// <summary>
    /// A field of an object. In the annotated method, where <c>this</c> is a constant, its own fields are read as any other state is.
    /// </summary>
    private Expr? TryLowerObjectField(IMemberReferenceOperation reference) =>
        reference.Instance is { } instance && !IsConstantThis(instance)
        && _context.Types.Objects.Of(instance.Type)?.Find(reference.Member) is ObjectField field
            ? ObjectFields.At(LowerPlace(instance), field)
            : null;

    /// <summary>A property of a <c>this</c> that is a constant is read as any other state is.</summary>
    private bool IsStateOfThis(IPropertyReferenceOperation property) =>
        property is { Instance: { Type.IsReferenceType: true } instance, Arguments.Length: 0 } && IsConstantThis(instance);

    private bool IsConstantThis(IOperation instance) => instance is IInstanceReferenceOperation && LowerInstance((IInstanceReferenceOperation)instance) is null;

    /// <summary>
    /// <c>this</c> where it is no variable: in the annotated method, and in the lambdas and local functions of it, which stand in the same
    /// object. In those of another method it would be another object.
    /// </summary>
    private Expr LowerConstantThis(IOperation instance)
    {
        if (!CheckThis(instance))
        {
            return new DefaultOf(Map(instance.Type));
        }

        var whole = new Code("this", EquatableArray<Expr>.Empty, Map(instance.Type), IsPure: true);
        if (whole.Type.CarriesDerivative && AliasClasses.HoldsReference(whole.Type))
        {
            _context.StateReads.Add(new StateRead(_id, whole, instance.Syntax));
        }

        return whole;
    }

    private bool CheckThis(IOperation instance)
    {
        ISymbol owner = _method;
        while (owner.ContainingSymbol is IMethodSymbol outer)
        {
            owner = outer;
        }

        if ((SymbolEqualityComparer.Default.Equals(owner, _context.Root) && !_context.DifferentiatesThis) || !HasSelf((IMethodSymbol)owner))
        {
            return true;
        }

        Refuse(instance.Syntax, "a lambda or local function of a method that is called on an object cannot use the object: pass it what it reads");
        return false;
    }

    /// <summary>Whether a method is given <c>this</c> as its first argument, since derivatives may flow through it.</summary>
    private bool HasSelf(IMethodSymbol method) => HasSelf(method, _context);

    public static bool HasSelf(IMethodSymbol method, LoweringContext context) =>
        !method.IsStatic && method.MethodKind is not (MethodKind.LocalFunction or MethodKind.AnonymousFunction)
        && (context.Types.Structs.Of(method.ContainingType) is not null || context.Types.Objects.Of(method.ContainingType) is not null || IsOnOtherPlain(method, context));

    /// <summary>Whether a method belongs to another class that holds no numbers at all, such as a function with a name and settings.</summary>
    private static bool IsOnOtherPlain(IMethodSymbol method, LoweringContext context) =>
        method.ContainingType is { TypeKind: TypeKind.Class, DeclaringSyntaxReferences.Length: > 0 } type
        && !TypeMapping.HoldsReals(type)
        && context.Names.CanSee(type)
        && !IsSameOrBase(type, context.Root.ContainingType);

    private static bool IsSameOrBase(INamedTypeSymbol type, INamedTypeSymbol? of)
    {
        for (; of is not null; of = of.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(of, type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the run-time type of an object decides which method is called.</summary>
    private static bool IsDispatched(IMethodSymbol method, IOperation? instance) =>
        (method.IsVirtual || method.IsAbstract || (method.IsOverride && !method.IsSealed))
        && instance?.Syntax is not Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax;

    /// <summary><c>a == b</c> of objects whose class has no operator of its own asks whether they are one.</summary>
    private Expr? TryCompareObjects(IBinaryOperation binary)
    {
        if (binary.OperatorMethod is not null || binary.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
        {
            return null;
        }

        IOperation left = WithoutConversions(binary.LeftOperand);
        IOperation right = WithoutConversions(binary.RightOperand);
        if (Map(left.Type) is not ObjectType || Map(right.Type) is not ObjectType)
        {
            return null;
        }

        Operands operands = LowerInOrder(left, right);
        var same = new Code("object.ReferenceEquals({0}, {1})", operands.All, IrType.Bool, IsPure: true);
        return binary.OperatorKind == BinaryOperatorKind.Equals ? same : Not(same);
    }
}
