using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>
/// What differentiation only passes along: text, dates, calls on objects. It stays the C# it was, with its operands
/// lowered; a value that carries a derivative may go into it only where it cannot come out again.
/// <code>
/// Console.WriteLine($"loss {x:F3}")      becomes      the same, at its place in the forward sweep
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private Expr LowerOpaque(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation invocation:
                return LowerOpaqueCall(invocation);
            case IObjectCreationOperation { Initializer: null, Constructor: { } constructor } creation:
                return LowerOpaqueCreation(creation, constructor);
            case IInterpolatedStringOperation text:
                return LowerInterpolation(text);
            case IInstanceReferenceOperation:
                return LowerConstantThis(operation);
            case IBinaryOperation binary:
                return OpaqueOf(binary, "{0} " + TokenOf(binary.Syntax) + " {1}", binary.Type, true, binary.LeftOperand, binary.RightOperand);
            case IUnaryOperation unary:
                return OpaqueOf(unary, TokenOf(unary.Syntax) + "{0}", unary.Type, true, unary.Operand);
            case ICoalesceOperation coalesce:
                return OpaqueOf(coalesce, "{0} ?? {1}", coalesce.Type, true, coalesce.Value, coalesce.WhenNull);
            case IConversionOperation conversion:
                return OpaqueOf(conversion, "(" + Braced(_context.Names.Type(conversion.Type!)) + "){0}", conversion.Type, true, conversion.Operand);
            case IIsTypeOperation test:
                return OpaqueOf(test, "{0} is " + Braced(_context.Names.Type(test.TypeOperand)), test.Type, true, test.ValueOperand);
            case IConditionalAccessOperation { Syntax: ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax member } } access
                when !Map(access.Type).CarriesDerivative:
                return OpaqueOf(access, "{0}?" + Braced(member.ToString()), access.Type, false, access.Operation);
            case ITypeOfOperation type:
                return OpaqueOf(type, "typeof(" + Braced(_context.Names.Type(type.TypeOperand)) + ")", type.Type, true);
            case IPropertyReferenceOperation { Instance: { } instance } property:
                return LowerOpaqueIndexer(property, instance);
            case IImplicitIndexerReferenceOperation element:
                return LowerOpaqueRange(element);
            default:
                return Refuse(operation, UnsupportedExpression.ReasonFor(operation));
        }
    }

    private Expr LowerOpaqueCall(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (!CheckAccess(method, invocation.Syntax))
        {
            return new DefaultOf(Map(invocation.Type));
        }

        string typeArguments = method.TypeArguments.Length == 0
            ? string.Empty
            : "<" + string.Join(", ", method.TypeArguments.Select(_context.Names.Type)) + ">";
        bool isOnValue = invocation.Instance is not null and not IInstanceReferenceOperation;
        string name = isOnValue
            ? "{0}." + Braced(TargetNames.Identifier(method.Name) + typeArguments)
            : Braced(_context.Names.Member(method) + typeArguments);
        return OpaqueCall(invocation, name, method, isOnValue ? invocation.Instance : null, invocation.Arguments, Purity.IsPure(method));
    }

    private Expr LowerOpaqueCreation(IObjectCreationOperation creation, IMethodSymbol constructor) =>
        CheckAccess(constructor, creation.Syntax)
            ? OpaqueCall(creation, "new " + Braced(_context.Names.Type(creation.Type!)), constructor, null, creation.Arguments, isPure: false)
            : new DefaultOf(Map(creation.Type));

    private Expr OpaqueCall(
        IOperation call, string name, IMethodSymbol method, IOperation? instance, IEnumerable<IArgumentOperation> arguments, bool isPure)
    {
        IArgumentOperation[] given = arguments.Where(a => a.ArgumentKind != ArgumentKind.DefaultValue).ToArray();
        if (given.FirstOrDefault(a => a.Parameter!.RefKind is RefKind.Ref or RefKind.Out) is { } byReference)
        {
            return Refuse(byReference, "a call without a derivative may not assign variables of differentiated code");
        }

        List<IOperation> operands = given
            .SelectMany(a => a.ArgumentKind == ArgumentKind.ParamArray ? ElementsOf(a.Value) : [a.Value])
            .ToList();
        bool areNamed = !given.Select(a => a.Parameter!.Ordinal).SequenceEqual(Enumerable.Range(0, given.Length));
        string[] labels = areNamed
            ? given.Select(a => TargetNames.Identifier(a.Parameter!.Name) + ": ").ToArray()
            : Enumerable.Repeat(string.Empty, operands.Count).ToArray();
        if (labels.Length != operands.Count)
        {
            return Refuse(call, "named arguments together with 'params' are not supported in differentiated code");
        }

        int first = instance is null ? 0 : 1;
        IEnumerable<string> places = labels.Select((label, i) => label + Place(first + i));
        IEnumerable<IOperation> all = instance is null ? operands : operands.Prepend(instance);
        return OpaqueOf(call, name + "(" + string.Join(", ", places) + ")", call.Type, isPure, method, all.ToArray());
    }

    private static string Place(int index) => "{" + index.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}";

    private static IEnumerable<IOperation> ElementsOf(IOperation array) =>
        array is IArrayCreationOperation { Initializer: { } initializer } ? initializer.ElementValues : [array];

    private Expr OpaqueOf(IOperation whole, string template, ITypeSymbol? type, bool isPure, params IOperation[] operands) =>
        OpaqueOf(whole, template, type, isPure, method: null, operands);

    private Expr OpaqueOf(
        IOperation whole, string template, ITypeSymbol? type, bool isPure, IMethodSymbol? method, IOperation[] operands)
    {
        var values = new Operands(this);
        foreach (IOperation operand in operands)
        {
            values.Add(WithoutBoxing(operand));
        }

        for (int i = 0; i < operands.Length; i++)
        {
            IrType given = values[i].Type;
            bool isAllowed = !given.CarriesDerivative
                || operands[i].ConstantValue.HasValue
                || (method is null
                    ? type is not null && OpaqueUse.CanHoldNothing(type)
                    : OpaqueUse.Allows(method, OpaqueUse.IsReference(given)));
            if (!isAllowed && !MayHandOver(whole, Map(type)))
            {
                ReportLost(whole, operands[i], method, type);
                return new DefaultOf(Map(type));
            }
        }

        if (!isPure && whole is not IObjectCreationOperation && whole.Type is { SpecialType: not SpecialType.System_Void })
        {
            RefuseInTrip(whole);
        }

        if (!isPure && method is not null)
        {
            if (SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _context.Compilation.Assembly))
            {
                _context.OpaqueCalls.Add(method);
            }

            RefuseArraysInTrip(whole, operands, values.All, method);
        }

        if (IsInserted && Map(type).CarriesDerivative)
        {
            _context.Inserts.StateReads.Add(whole.Syntax);
        }

        return new Code(template, values.All, Map(type), isPure);
    }

    private void ReportLost(IOperation whole, IOperation operand, IMethodSymbol? method, ITypeSymbol? type)
    {
        if (method is { MethodKind: not MethodKind.Constructor })
        {
            bool isHere = SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _context.Compilation.Assembly);
            string reason = isHere ? "it is called on another object; make it static and pass the object's data"
                : method.DeclaringSyntaxReferences.Length > 0 ? "it is in another project; mark it with [Differentiable] there"
                : "it is in another assembly; write it with functions that have one";
            Report(Descriptors.NoKnownDerivative, whole.Syntax, StatementText.Short(whole.Syntax), reason);
            return;
        }

        string target = type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "it";
        Report(Descriptors.DerivativeLost, operand.Syntax, StatementText.Short(operand.Syntax), target);
    }

    /// <summary>
    /// A value on its way into an <c>object</c> or interface: the place it goes to is asked whether it may hold a derivative,
    /// and the conversion happens there again by itself.
    /// </summary>
    private IOperation WithoutBoxing(IOperation operand) =>
        operand is IConversionOperation { IsImplicit: true, OperatorMethod: null, Operand: { Type: not null } inner, Type: { } type }
        && ((Map(inner.Type).CarriesDerivative && !Map(type).CarriesDerivative)
            || (type.SpecialType == SpecialType.System_Object && inner.Type is not IArrayTypeSymbol && inner.ConstantValue is not { HasValue: true, Value: null }))
            ? inner
            : operand;

    private Expr LowerOpaqueIndexer(IPropertyReferenceOperation property, IOperation instance)
    {
        IOperation[] arguments = property.Arguments.Select(a => a.Value).ToArray();
        string places = string.Join(", ", arguments.Select((_, i) => Place(i + 1)));
        bool isPure = instance.Type?.SpecialType == SpecialType.System_String;
        return OpaqueOf(property, "{0}[" + places + "]", property.Type, isPure, arguments.Prepend(instance).ToArray());
    }

    /// <summary><c>text[^1]</c> and <c>text[a..^b]</c>.</summary>
    private Expr LowerOpaqueRange(IImplicitIndexerReferenceOperation element)
    {
        var operands = new List<IOperation> { element.Instance };
        string Bound(IOperation? bound)
        {
            switch (bound)
            {
                case null:
                    return string.Empty;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd:
                    operands.Add(fromEnd.Operand);
                    return "^" + Place(operands.Count - 1);
                default:
                    operands.Add(bound is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : bound);
                    return Place(operands.Count - 1);
            }
        }

        string place = element.Argument is IRangeOperation range
            ? Bound(range.LeftOperand) + ".." + Bound(range.RightOperand)
            : Bound(element.Argument);
        return OpaqueOf(element, "{0}[" + place + "]", element.Type, isPure: true, operands.ToArray());
    }

    private Expr LowerInterpolation(IInterpolatedStringOperation text)
    {
        var template = new System.Text.StringBuilder();
        var operands = new List<IOperation>();
        var syntax = (InterpolatedStringExpressionSyntax)text.Syntax;
        template.Append(Braced(syntax.StringStartToken.Text));
        foreach (IInterpolatedStringContentOperation part in text.Parts)
        {
            if (part is IInterpolationOperation { Syntax: InterpolationSyntax hole } interpolation)
            {
                string tail = (hole.AlignmentClause?.ToString() ?? string.Empty) + (hole.FormatClause?.ToString() ?? string.Empty);
                template.Append("{{").Append(Place(operands.Count)).Append(Braced(tail)).Append("}}");
                operands.Add(interpolation.Expression);
            }
            else
            {
                template.Append(Braced(part.Syntax.ToString()));
            }
        }

        template.Append(Braced(syntax.StringEndToken.Text));
        return OpaqueOf(text, template.ToString(), text.Type, isPure: true, operands.ToArray());
    }

    private static string TokenOf(SyntaxNode syntax) => syntax switch
    {
        BinaryExpressionSyntax binary => binary.OperatorToken.Text,
        PrefixUnaryExpressionSyntax unary => unary.OperatorToken.Text,
        AssignmentExpressionSyntax assignment => assignment.OperatorToken.Text.TrimEnd('='),
        _ => "+",
    };

    /// <summary>The exception of a <c>throw</c>, which ends all differentiation.</summary>
    private Expr LowerException(IOperation exception)
    {
        IOperation value = exception is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : exception;
        Expr lowered = LowerRoot(value);
        return lowered is Code code ? code with { IsPure = true } : lowered;
    }
}
