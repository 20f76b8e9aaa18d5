using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Members of the types of <c>System.Numerics</c> whose values are never taken apart, by the names that <see cref="SpaceRules"/> knows
/// them by.
/// <code>
/// z.Real      becomes      the function ".Real" of z
/// z * 2       becomes      the product of z and the double 2
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private RealType? SpaceOf(ITypeSymbol? type) => type is null ? null : Map(type) as RealType is { IsScalar: false } space ? space : null;

    /// <summary>A function of such a type or method of such a value; null for any other.</summary>
    private Expr? TryLowerOfSpace(IInvocationOperation invocation, IMethodSymbol method)
    {
        if (SpaceOf(method.ContainingType) is not RealType owner || method.MethodKind != MethodKind.Ordinary)
        {
            return null;
        }

        IrType type = Map(method.ReturnType);
        if (method.Name == "Transform" && method.Parameters.Any(p => SpaceOf(p.Type)?.Name == "Quaternion") && owner.Name.StartsWith("Vector", System.StringComparison.Ordinal)
            && method.ContainingType.GetMembers("Cos").IsEmpty)
        {
            string reason = "before .NET 9 it depends on how far the quaternion is from length 1; go through Matrix4x4.CreateFromQuaternion";
            Report(Descriptors.NoKnownDerivative, invocation.Syntax, StatementText.Short(invocation.Syntax), reason);
            return new DefaultOf(type);
        }

        if (method.Name == "Invert")
        {
            return LowerInverse(invocation, owner);
        }

        if (method.Parameters.Any(p => p.RefKind is RefKind.Ref or RefKind.Out))
        {
            return RefuseOnStructs(invocation);
        }

        if (!type.CarriesDerivative && !OpaqueUse.CanHoldNothing(method.ReturnType))
        {
            return null;
        }

        var operands = new Operands(this);
        if (invocation.Instance is { } instance)
        {
            operands.Add(instance);
        }

        int first = operands.Count;
        var places = new int[method.Parameters.Length];
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            places[argument.Parameter!.Ordinal] = operands.Count;
            operands.Add(argument.Value);
        }

        IEnumerable<Expr> arguments = places.Select(place => operands[place]);
        return invocation.Instance is null
            ? SpaceCall(invocation, owner, method.Name, arguments, type)
            : SpaceCall(invocation, owner, "." + method.Name + "()", arguments.Prepend(operands[first - 1]), type);
    }

    /// <summary>A field or property of such a value, or a constant of the type; null for any other.</summary>
    private Expr? TryLowerOfSpace(IMemberReferenceOperation reference, ISymbol member)
    {
        if (SpaceOf(member.ContainingType) is not RealType owner)
        {
            return null;
        }

        IrType type = Map(reference.Type);
        if (reference is IPropertyReferenceOperation { Arguments.Length: > 0 })
        {
            return RefuseOnStructs(reference);
        }

        return reference.Instance is { } instance
            ? SpaceCall(reference, owner, "." + member.Name, [LowerValue(instance)], type)
            : new Code("{" + owner.Name + "}." + member.Name, EquatableArray<Expr>.Empty, type, IsPure: true);
    }

    private Expr LowerSpaceOperator(IOperation operation, IMethodSymbol method, params IOperation[] given)
    {
        Operands operands = LowerInOrder(given);
        IrType type = Map(method.ReturnType);
        Expr value = operation switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } => new Unary(UnaryOperator.Negate, operands[0], type),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Plus } => new Unary(UnaryOperator.Plus, operands[0], type),
            IBinaryOperation binary => BinaryOf(binary.OperatorKind, operands[0], operands[1], type, Overflow.Inherited, binary),
            _ => RefuseOnStructs(operation),
        };
        return Known(operation, value);
    }

    private Expr LowerSpaceCreation(IObjectCreationOperation creation, RealType type)
    {
        if (creation.Arguments.Length == 0)
        {
            return WithParts(new Zero(type), creation.Initializer, type);
        }

        var operands = new Operands(this);
        var places = new int[creation.Arguments.Length];
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            places[argument.Parameter!.Ordinal] = operands.Count;
            operands.Add(argument.Value);
        }

        return WithParts(SpaceCall(creation, type, "new", places.Select(place => operands[place]), type), creation.Initializer, type);
    }

    /// <summary><c>new Vector3(1) { X = x }</c> and <c>v with { X = x }</c>: the value with other parts, in order.</summary>
    private Expr WithParts(Expr whole, IObjectOrCollectionInitializerOperation? initializer, RealType type)
    {
        if (initializer is null)
        {
            return whole is Zero ? new DefaultOf(type) : whole;
        }

        var operands = new Operands(this);
        operands.Add(() => whole);
        foreach (IOperation part in initializer.Initializers)
        {
            operands.Add(part is ISimpleAssignmentOperation assignment ? assignment.Value : part);
        }

        Expr value = operands[0];
        for (int k = 0; k < initializer.Initializers.Length; k++)
        {
            value = initializer.Initializers[k] is ISimpleAssignmentOperation { Target: IMemberReferenceOperation member }
                ? Known(member, new MathCall(type.Name, "with " + member.Member.Name, EquatableArray.Of(value, operands[k + 1]), type))
                : RefuseOnStructs(initializer);
        }

        return CheckPartWrite(initializer.Syntax) ? value : new DefaultOf(type);
    }

    /// <summary>The derivative of a value with another part is written with <c>with</c>, which structs have from C# 10 on.</summary>
    private bool CheckPartWrite(SyntaxNode at)
    {
        if (at.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp10 })
        {
            return true;
        }

        Refuse(at, "its derivative needs C# 10; give the value of each part to a constructor");
        return false;
    }

    /// <summary>A conversion to such a type or from one; null for any other.</summary>
    private Expr? TryLowerSpaceConversion(IConversionOperation conversion)
    {
        if (SpaceOf(conversion.Type) is not RealType type)
        {
            return SpaceOf(conversion.Operand.Type) is not null && conversion.OperatorMethod is not null ? RefuseOnStructs(conversion) : null;
        }

        if (conversion.Operand.Type is null || SpaceOf(conversion.Operand.Type) is not null)
        {
            return null;
        }

        Expr value = LowerValue(conversion.Operand);
        return value.Type switch
        {
            RealType { HasLiterals: true } or PlainType { Kind: PlainKind.Integer } when type.Name == "Complex" =>
                new MathCall(type.Name, "cast", EquatableArray.Of(Widen(value, IrType.Double)), type),
            _ => RefuseOnStructs(conversion),
        };
    }

    /// <summary>A part of a variable or element: it is read as a function of it, and written by giving the whole another value.</summary>
    private Target? LowerPartTarget(IMemberReferenceOperation member, IOperation instance, RealType type, Operands operands)
    {
        Target? whole = LowerTarget(instance, operands);
        if (whole is null || whole.Set is not null || whole.State is not null)
        {
            return whole is null ? null : RefusedTarget(member);
        }

        if (!CheckPartWrite(member.Syntax))
        {
            return null;
        }

        string name = TargetNames.Identifier(member.Member.Name);
        IrType partType = Map(member.Type);
        return new Target(() => Known(member, new MathCall(type.Name, "." + name, EquatableArray.Of(whole.Read()), partType)), partType)
        {
            Set = value => Emit(new Assign(whole.Read(), Known(member, new MathCall(type.Name, "with " + name, EquatableArray.Of(whole.Read(), value), type)))),
        };
    }

    private Target? RefusedTarget(IMemberReferenceOperation member)
    {
        Refuse(member, "nothing can be assigned to it in differentiated code");
        return null;
    }

    private Expr SpaceCall(IOperation operation, RealType owner, string function, IEnumerable<Expr> arguments, IrType type) =>
        Known(operation, new MathCall(owner.Name, function, arguments.ToEquatable(), type));

    /// <summary>The expression, refused where it carries a derivative that there is no rule for.</summary>
    private Expr Known(IOperation operation, Expr value)
    {
        if (value.Type.CarriesDerivative && Passes.Rule.Of(value) is null && value is not DefaultOf && value.Children().Any(c => c.Type.CarriesDerivative))
        {
            Report(
                Descriptors.NoKnownDerivative,
                operation.Syntax,
                StatementText.Short(operation.Syntax),
                "there is no rule for it; write it with functions that have one");
        }

        return value;
    }
}
