using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// The static members that a type parameter has by its constraints: those of <c>System.Numerics</c> are mathematics, as those of
/// <c>double</c> are; a user's own are known where the parameter stands for a type.
/// <code>
/// T.Sin(x)      becomes      the rule of Sin, owned by T, or by double where T is double
/// T.Zero        becomes      the literal 0
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    /// <summary>The library that a function of mathematics belongs to, null for any other.</summary>
    private string? MathOwnerOf(IMethodSymbol method) =>
        MathOwner.Of(method) ?? (method.MethodKind == MethodKind.Ordinary && RealOwner(method) is { IsScalar: true } owner ? owner.Name : null);

    /// <summary>The real type whose static member by way of a constraint this is: <c>T</c> of <c>T.Sin</c>.</summary>
    private RealType? RealOwner(ISymbol member) =>
        member is { IsStatic: true, ContainingType: { TypeKind: TypeKind.Interface, TypeArguments: [var self, ..] } type }
        && type.ContainingNamespace.ToDisplayString() == "System.Numerics"
            ? Map(self) as RealType
            : null;

    /// <summary>
    /// Members that numbers have only by way of a constraint, so that there is no <c>double.IsZero</c> to be written for
    /// <c>T.IsZero</c>; conversions; null for any other.
    /// </summary>
    private Expr? TryLowerOfNumber(IInvocationOperation invocation, IMethodSymbol method)
    {
        if (invocation.Arguments.Length != 1 || (RealOwner(method) ?? Map(method.ContainingType) as RealType) is not RealType owner)
        {
            return null;
        }

        switch (method.Name)
        {
            case "CreateChecked":
                return ConvertedTo(owner, invocation);
            case "CreateSaturating" or "CreateTruncating" when Map(invocation.Arguments[0].Value.Type).CarriesDerivative:
                Report(Descriptors.NoKnownDerivative, invocation.Syntax, StatementText.Short(invocation.Syntax), "use CreateChecked, which gives a real number the same value");
                return new DefaultOf(owner);
            case "CreateSaturating" or "CreateTruncating":
                return OpaqueCall(invocation, owner.Name + "." + method.Name, method, null, invocation.Arguments, isPure: true);
            case "IsZero" when owner.Kind != RealKind.Parameter:
                return new Binary(BinaryOperator.Equal, LowerValue(invocation.Arguments[0].Value), new Literal("0", owner), IrType.Bool);
            case "IsCanonical" when owner.Kind != RealKind.Parameter:
                return new Literal("true", IrType.Bool);
            case "IsComplexNumber" or "IsImaginaryNumber" when owner.Kind != RealKind.Parameter:
                return new Literal("false", IrType.Bool);
            default:
                return null;
        }
    }

    private Expr ConvertedTo(RealType type, IInvocationOperation invocation)
    {
        Expr value = LowerValue(invocation.Arguments[0].Value);
        return value.Type.Equals(type) ? value
            : value is Literal && IsWholeNumber(value) ? AsReal(value, type)
            : !type.IsScalar && value.Type.CarriesDerivative ? Known(invocation, new MathCall(type.Name, "cast", EquatableArray.Of(value), type))
            : value.Type is RealType or PlainType { Kind: PlainKind.Integer } ? new Convert(value, type, IsExplicit: true)
            : OpaqueCall(invocation, type.Name + ".CreateChecked", invocation.TargetMethod, null, invocation.Arguments, isPure: true);
    }

    /// <summary>A static property that a number has: <c>T.Pi</c>, <c>Half.One</c>; null for any other.</summary>
    private Expr? TryLowerOfNumber(IPropertyReferenceOperation property)
    {
        IPropertySymbol member = property.Property;
        RealType? owner = RealOwner(member)
            ?? (member.IsStatic && RealTypes.Of(member.ContainingType) is { Kind: RealKind.Half } half ? half : null);
        return owner is null ? null : member.Name switch
        {
            "Zero" => new Literal("0", owner),
            "One" => new Literal("1", owner),
            "AdditiveIdentity" when owner.Kind != RealKind.Parameter => new Literal("0", owner),
            "MultiplicativeIdentity" when owner.Kind != RealKind.Parameter => new Literal("1", owner),
            "NegativeOne" when owner.HasLiterals => new Literal("-1", owner),
            "NegativeOne" when !owner.IsScalar => new Unary(UnaryOperator.Negate, new Literal("1", owner), owner),
            "Radix" when owner.Kind != RealKind.Parameter => Build.IntLiteral(2),
            _ => new Code(owner.Name + "." + member.Name, EquatableArray<Expr>.Empty, Map(member.Type), IsPure: true),
        };
    }

    /// <summary>
    /// A static member of a type parameter that is no mathematics. Where the parameter stands for a type here, its own method is
    /// called; where not, the member may only be passed along.
    /// </summary>
    private Expr LowerConstrained(IInvocationOperation invocation, IMethodSymbol method, ITypeParameterSymbol constrained)
    {
        ITypeSymbol self = _context.TypeArguments.Of((ITypeSymbol)constrained);
        if (self is INamedTypeSymbol named
            && named.FindImplementationForInterfaceMember(_context.TypeArguments.Of(method)) is IMethodSymbol { ContainingType.TypeKind: not TypeKind.Interface } own && IsDerivable(own))
        {
            return LowerCall(invocation, own, null, invocation.Arguments);
        }

        if (!HasReals(method))
        {
            return OpaqueCall(invocation, Braced(_context.Names.Type(self)) + "." + TargetNames.Identifier(method.Name), method, null, invocation.Arguments, isPure: false);
        }

        return RefuseConstrained(invocation, constrained);
    }

    private Expr LowerConstrained(IPropertyReferenceOperation property, ITypeParameterSymbol constrained)
    {
        ITypeSymbol self = _context.TypeArguments.Of((ITypeSymbol)constrained);
        if (self is INamedTypeSymbol named
            && named.FindImplementationForInterfaceMember(_context.TypeArguments.Of(property.Property)) is IPropertySymbol { ContainingType.TypeKind: not TypeKind.Interface } own)
        {
            return own.GetMethod is { } getter && IsDerivable(getter)
                ? LowerCall(property, getter, null, property.Arguments)
                : LowerMember(property, own, IsFixed(own));
        }

        return Map(property.Type).CarriesDerivative
            ? RefuseConstrained(property, constrained)
            : new Code(Braced(_context.Names.Type(self)) + "." + TargetNames.Identifier(property.Property.Name), EquatableArray<Expr>.Empty, Map(property.Type), IsPure: false);
    }

    private Expr RefuseConstrained(IOperation operation, ITypeParameterSymbol constrained)
    {
        string reason = "what it does depends on the type that " + constrained.Name + " stands for; constrain "
            + constrained.Name + " to an interface of System.Numerics that has it, or call a method that is known here";
        Report(Descriptors.NoKnownDerivative, operation.Syntax, StatementText.Short(operation.Syntax), reason);
        return new DefaultOf(Map(operation.Type));
    }

    /// <summary>Whether the constraints of the type parameter offer what the derivative of a function needs; says what is missing.</summary>
    private void CheckConstraints(IInvocationOperation invocation, IMethodSymbol method, MathCall call, MathRule rule)
    {
        if (RealOwner(method) is not { Kind: RealKind.Parameter } owner
            || _context.TypeArguments.Of(method.ContainingType.TypeArguments[0]) is not ITypeParameterSymbol parameter)
        {
            return;
        }

        IEnumerable<int> varying = Enumerable.Range(0, call.Arguments.Count).Where(k => Analysis.Dependence.Of(call.Arguments[k]).Any());
        foreach (Expr needed in varying.SelectMany(rule.Needs))
        {
            (string what, string? constraint) = needed switch
            {
                MathCall other when RealTypes.Member(parameter, other.Function, other.Arguments.Count) is null =>
                    (owner.Name + "." + other.Function, RealTypes.InterfaceWith(other.Function, other.Arguments.Count, _context.Compilation)),
                Binary { Operator: BinaryOperator.LessThan or BinaryOperator.LessThanOrEqual or BinaryOperator.GreaterThan or BinaryOperator.GreaterThanOrEqual }
                    when !RealTypes.IsOrdered(parameter) => ("a comparison", "INumber"),
                Literal literal when literal.Text == owner.Name + ".Pi" && RealTypes.Member(parameter, "Pi", 0) is null =>
                    (literal.Text, "IFloatingPointConstants"),
                _ => (string.Empty, null),
            };
            if (what.Length > 0)
            {
                string reason = $"its derivative needs {what}: constrain {parameter.Name} to {constraint ?? "IFloatingPointIeee754"}<{parameter.Name}>";
                Report(Descriptors.NoKnownDerivative, invocation.Syntax, StatementText.Short(invocation.Syntax), reason);
                return;
            }
        }
    }
}
