using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Support;
using Convert = Tangent.Generator.IR.Convert;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Calls of functions whose body is in this project. Arguments are evaluated in the order they are written and bound by
/// position; an element passed by reference goes through a variable, since references are copied in and out.
/// <code>
/// Scale(ref a[i], by: x);      becomes      double ai = a[i];
///                                           Scale(ref ai, x);
///                                           a[i] = ai;
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private Expr LowerInvocation(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (TryLowerCompanion(invocation) is Expr companion)
        {
            return companion;
        }

        if (TryLowerNullableCall(invocation) is Expr ofNullable)
        {
            return ofNullable;
        }

        if (IsWord(method, "Stop"))
        {
            return LowerStop(invocation);
        }

        if (TryLowerRuled(invocation) is Expr ruled)
        {
            return ruled;
        }

        if (TryLowerOfSpace(invocation, method) is Expr ofSpace)
        {
            return ofSpace;
        }

        if (TryLowerOfPlane(invocation, method) is Expr ofPlane)
        {
            return ofPlane;
        }

        if (TryLowerOfNumber(invocation, method) is Expr ofNumber)
        {
            return ofNumber;
        }

        if (MathOwnerOf(method) is string owner && TryLowerMath(invocation, method, owner) is Expr value)
        {
            return value;
        }

        if (method.IsStatic && invocation.ConstrainedToType is ITypeParameterSymbol constrained)
        {
            return LowerConstrained(invocation, method, constrained);
        }

        if (TryLowerParallelFor(invocation) is Expr parallel)
        {
            return parallel;
        }

        if (TryLowerTensorPrimitive(invocation) is Expr primitive)
        {
            return primitive;
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return LowerDelegateCall(invocation);
        }

        if (TryLowerOnStructs(invocation, method) is Expr onStructs)
        {
            return onStructs;
        }

        if (TryLowerQuery(invocation) is Expr query)
        {
            return query;
        }

        if (TryLowerListMethod(invocation) is Expr list)
        {
            return list;
        }

        if (TryLowerArrayMethod(invocation) is Expr array)
        {
            return array;
        }

        if (TryLowerInsertedCall(invocation, method) is Expr inserted)
        {
            return inserted;
        }

        if (TryLowerForeign(invocation, method) is Expr foreign)
        {
            return foreign;
        }

        if (TryLowerDispatched(invocation) is Expr dispatched)
        {
            return dispatched;
        }

        return IsDerivable(method) && !IsOpaqueOnThis(method, invocation.Instance)
            ? LowerCall(invocation, method, invocation.Instance, invocation.Arguments, invocation.IsVirtual)
            : LowerOpaque(invocation);
    }

    /// <summary>Whether arguments stand in the order of the parameters, as they do where none is named.</summary>
    private static bool IsInOrder(IEnumerable<IArgumentOperation> arguments) =>
        arguments.Select((a, k) => a.Parameter!.Ordinal == k).All(inOrder => inOrder);

    /// <summary>Whether a call is of a function that has, or may have to pass along, a derivative of its own.</summary>
    private bool IsDerivable(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _context.Compilation.Assembly)
        && method is { IsImplicitlyDeclared: false, DeclaringSyntaxReferences.Length: > 0 }
        && (method.MethodKind is MethodKind.LocalFunction
            || (method.MethodKind is MethodKind.Ordinary or MethodKind.UserDefinedOperator or MethodKind.Conversion
                && (HasReals(method) || !_context.Names.CanSee(method) || method.Parameters.Any(p => IsDelegate(p.Type))))
            || (method.MethodKind is MethodKind.PropertyGet or MethodKind.PropertySet && HasReals(method)
                && (method.IsStatic ? method.DeclaringSyntaxReferences[0].GetSyntax() is not AccessorDeclarationSyntax { Body: null, ExpressionBody: null } : HasSelf(method))));

    private bool HasReals(IMethodSymbol method) => TakesReals(method) || HasSelf(method);

    private bool TakesReals(IMethodSymbol method) =>
        Map(method.ReturnType).CarriesDerivative || method.Parameters.Any(p => Map(p.Type).CarriesDerivative);

    /// <summary>Whether a method neither takes nor returns what carries a derivative, called on a <c>this</c> that has none.</summary>
    private bool IsOpaqueOnThis(IMethodSymbol method, IOperation? instance) =>
        instance is { Type.IsReferenceType: true } && IsConstantThis(instance) && !TakesReals(method) && _context.Names.CanSee(method)
        && method.MethodKind == MethodKind.Ordinary && !method.Parameters.Any(p => IsDelegate(p.Type));

    private Expr LowerCall(
        IOperation invocation, IMethodSymbol method, IOperation? instance, IReadOnlyList<IArgumentOperation> written, bool isVirtual = false, DelegateBindings? bindings = null, bool isOpaque = false, Callee? callee = null)
    {
        if (UnsupportedMethod.ReasonFor(method) is (string what, string mend))
        {
            Report(Descriptors.NoKnownDerivative, invocation.Syntax, StatementText.Short(invocation.Syntax), $"it is {what}; {mend}");
            return new DefaultOf(Map(invocation.Type));
        }

        if (_context.Callees.IsEndless(method))
        {
            string reason = "it is called for ever new types; call it for the types that it has itself";
            Report(Descriptors.NoKnownDerivative, invocation.Syntax, StatementText.Short(invocation.Syntax), reason);
            return new DefaultOf(Map(invocation.Type));
        }

        bool isOnConstant = SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, _context.Root) && !_context.DifferentiatesThis;
        bool hasSelf = HasSelf(method) && method.MethodKind != MethodKind.Constructor && !isOnConstant;
        if (!hasSelf && instance is not null && (instance is not IInstanceReferenceOperation || (_self is not null && !isOnConstant)))
        {
            string reason = _context.Types.Objects.ReasonAgainst(method.ContainingType) is string lacking
                ? $"it is called on an object of '{method.ContainingType.Name}', which carries no derivative: {lacking}"
                : "it is called on another object; make it static and pass the object's data";
            Report(Descriptors.NoKnownDerivative, invocation.Syntax, StatementText.Short(invocation.Syntax), reason);
            return new DefaultOf(Map(invocation.Type));
        }

        if (isVirtual && method.ContainingType is { IsSealed: false, IsValueType: false })
        {
            string reason = "it is virtual, so what it does is not known here; seal the class, or call a method that is not virtual";
            Report(Descriptors.NoKnownDerivative, invocation.Syntax, StatementText.Short(invocation.Syntax), reason);
            return new DefaultOf(Map(invocation.Type));
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            bindings ??= Lambda(method).Bindings;
        }

        if (BindingsOf(method, written, bindings ?? DelegateBindings.None) is not { } known)
        {
            return new DefaultOf(Map(invocation.Type));
        }

        if (!CheckReadPlaces(invocation, method, hasSelf && method.ContainingType.IsValueType ? instance : null, written))
        {
            return new DefaultOf(Map(invocation.Type));
        }

        var operands = new Operands(this);
        var places = new int[method.Parameters.Length];
        var passing = new List<ByReference>();
        if (hasSelf)
        {
            if (_context.ThisWrites.In(method) && UnsupportedMethod.IsBoundByReference(method.ContainingType))
            {
                string reason = "it writes a struct with an array in it; return the new struct instead";
                Report(Descriptors.NoKnownDerivative, invocation.Syntax, StatementText.Short(invocation.Syntax), reason);
                return new DefaultOf(Map(invocation.Type));
            }

            AddReceiver(instance!, _context.ThisWrites.In(method), operands, passing);
        }

        int receiver = operands.Count - 1;

        foreach (IArgumentOperation argument in written.Where(a => !IsDelegate(a.Parameter!.Type)))
        {
            AddArgument(argument, operands, passing);
            places[argument.Parameter!.Ordinal] = operands.Count - 1;
        }

        CopyIn(passing);
        callee ??= isOpaque ? new Callee("opaque|" + CalleeGraph.IdOf(method), _context.Names.Member(method)) : _context.Callees.Get(method, known);
        List<Argument> arguments = method.Parameters
            .Where(p => !IsDelegate(p.Type))
            .Select(p => new Argument(PassingOf(p), ForOverload(method, operands[places[p.Ordinal]])))
            .ToList();
        if (hasSelf)
        {
            arguments.Insert(0, new Argument(_context.ThisWrites.In(method) ? Passing.Ref : Passing.Value, operands[receiver]));
        }

        List<Argument> captured = CapturedArguments(method, known, invocation).ToList();
        arguments.AddRange(captured);
        if (!CheckCaptures(invocation, written, arguments, captured) || !CheckAliases(invocation, written, arguments, passing, hasSelf ? 1 : 0))
        {
            return new DefaultOf(Map(invocation.Type));
        }

        IrType type = Map(method.MethodKind == MethodKind.Constructor ? method.ContainingType : method.ReturnType);
        var call = new Call(callee, arguments.ToEquatable(), type) { ReturnsNew = _context.Nested.ReturnNew(callee) };
        _context.Callees.Notice(call, _id, invocation.Syntax);
        return WithWriteBacks(call, passing);
    }

    /// <summary>An element that was passed by reference, the variable that stood for it, and whether that goes back.</summary>
    private sealed record ByReference(Func<Expr> Element, Local Copy, IOperation Argument, bool IsWritten);

    private void AddArgument(IArgumentOperation argument, Operands operands, List<ByReference> passing)
    {
        RefKind kind = argument.Parameter!.RefKind;
        if (kind is RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter)
        {
            AddByKind(kind, argument.Value, operands, passing);
            return;
        }

        if (argument.Value is IDiscardOperation or IDeclarationExpressionOperation { Expression: IDiscardOperation })
        {
            operands.Add(() => Declared(NewVariable("unused", Map(argument.Parameter.Type))));
            return;
        }

        IOperation value = argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value;
        if (IsVariableName(value))
        {
            operands.AddPlace(LowerRoot(value));
            return;
        }

        int first = operands.Count;
        Target? target = LowerTarget(value, operands);
        if (target is null or { State: not null })
        {
            Refuse(argument.Syntax, "only variables and elements are passed by reference in differentiated code");
            operands.Add(() => new DefaultOf(Map(argument.Parameter.Type)));
            return;
        }

        operands.Keep(first, operands.Count, index => MayChangeIndex(argument.Parent!, index));
        var copy = new Local(NewVariable(TemporaryName.For(target.Read()), target.Type));
        operands.AddPlace(copy);
        passing.Add(new ByReference(target.Read, copy, argument, IsWritten: true));
    }

    /// <summary>Whether a call may change what the index of an element reads that it is handed by reference: where it goes back is settled before.</summary>
    private static bool MayChangeIndex(IOperation call, Expr index) => index switch
    {
        Literal => false,
        Local { Type: PlainType } when call is IInvocationOperation { TargetMethod.MethodKind: MethodKind.Ordinary } invocation =>
            invocation.Arguments.Count(a => a.Parameter!.RefKind is RefKind.Ref or RefKind.Out || IsDelegate(a.Parameter.Type)) > 1,
        _ => index.Type is PlainType,
    };

    /// <summary>Just before the call: what a later argument wrote to the element is what the call finds in it.</summary>
    private void CopyIn(List<ByReference> passing)
    {
        foreach (ByReference element in passing)
        {
            bool isRead = element.Argument is not IArgumentOperation { Parameter.RefKind: RefKind.Out };
            Emit(new Declare(element.Copy.Variable, isRead ? element.Element() : null));
        }
    }

    private Expr WithWriteBacks(Call call, List<ByReference> passing)
    {
        if (!passing.Any(p => p.IsWritten))
        {
            return call;
        }

        bool isVoid = call.Type.Equals(IrType.Void);
        Expr result = isVoid ? new DefaultOf(IrType.Void) : Spill(call);
        if (isVoid)
        {
            Emit(new Do(call));
        }

        foreach (ByReference element in passing.Where(p => p.IsWritten))
        {
            Emit(new Assign(element.Element(), element.Copy));
        }

        return result;
    }

    private static Passing PassingOf(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.None => Passing.Value,
        RefKind.Ref => Passing.Ref,
        RefKind.Out => Passing.Out,
        _ => Passing.In,
    };

    /// <summary>Where a name has overloads, an argument's conversion is written out, so that the call binds to the same one.</summary>
    private static Expr ForOverload(IMethodSymbol method, Expr value) =>
        value is Convert { IsExplicit: false, Type: RealType or PlainType } conversion
        && method.ContainingType.GetMembers(method.Name).Length > 1
            ? conversion with { IsExplicit = true }
            : value;
}
