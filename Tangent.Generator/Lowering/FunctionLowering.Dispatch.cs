using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Calls whose method the run-time type of an object decides, where the object itself carries no derivative: the methods that it can be in this project
/// are told apart by the type.
/// <code>
/// y = activation.Apply(x);      becomes      if (activation is Tanh) { y = Apply((Tanh)activation, x); }
///                                            else if (activation is Relu) { … }
///                                            else { throw … }
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private Expr? TryLowerDispatched(IInvocationOperation invocation) => invocation is { IsVirtual: true, Instance: { } instance }
        ? TryLowerDispatched(invocation, invocation.TargetMethod, instance, invocation.Arguments)
        : null;

    private Expr? TryLowerDispatched(IOperation call, IMethodSymbol method, IOperation instance, IReadOnlyList<IArgumentOperation> arguments)
    {
        bool isOnObject = Map(instance.Type) is ObjectType;
        if ((Map(instance.Type).CarriesDerivative && !isOnObject)
            || method.ContainingType is { TypeKind: not TypeKind.Interface, IsSealed: true } or { IsValueType: true }
            || instance.Type is { IsSealed: true, TypeKind: TypeKind.Class }
            || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _context.Compilation.Assembly)
            || !(TakesReals(method) || (isOnObject && (method.MethodKind is MethodKind.Ordinary || Map(method.ReturnType).CarriesDerivative))))
        {
            return null;
        }

        bool isOnClass = _context.TypeArguments.Of(instance.Type!) is INamedTypeSymbol { TypeKind: TypeKind.Class };
        IReadOnlyList<(INamedTypeSymbol Type, IMethodSymbol Method)>? candidates = isOnClass
            ? _context.Implementations.OnClass((INamedTypeSymbol)_context.TypeArguments.Of(instance.Type!), method)
            : _context.Implementations.Of(method);
        string? reason = candidates is null ? "a generic class is derived from the one it is called on, and can be so in several ways" : ReasonAgainst(method, candidates, isOnClass);
        if (candidates is null || reason is not null)
        {
            Report(Descriptors.NoKnownDerivative, call.Syntax, StatementText.Short(call.Syntax), reason!);
            return new DefaultOf(Map(call.Type));
        }

        return LowerDispatched(call, method, instance, arguments, candidates);
    }

    private string? ReasonAgainst(IMethodSymbol method, IReadOnlyList<(INamedTypeSymbol Type, IMethodSymbol Method)> candidates, bool isOnClass)
    {
        if (candidates.Count == 0)
        {
            return "no class in this project has a method for it";
        }

        if (method.IsGenericMethod || method.Parameters.Any(p => p.RefKind is RefKind.Ref or RefKind.Out || IsDelegate(p.Type)))
        {
            return "which method it is depends on the object, and it is generic or takes a delegate or a reference; pass values";
        }

        foreach ((INamedTypeSymbol type, IMethodSymbol found) in candidates)
        {
            string name = type.Name + "." + method.Name;
            if (UnsupportedMethod.ReasonFor(found) is (string what, string mend))
            {
                return $"it may be '{name}', which is {what}; {mend}";
            }

            if (type.IsValueType || (type.IsGenericType && !isOnClass) || !_context.Names.CanSee(type) || !HasSelf(found))
            {
                string lacking = _context.Types.Objects.ReasonAgainst(type) ?? (type.IsValueType ? "it is a struct" : "it is generic, or not accessible here");
                return $"it may be '{name}', which cannot be called from here: {lacking}";
            }
        }

        return null;
    }

    private Expr LowerDispatched(
        IOperation call, IMethodSymbol called, IOperation instance, IReadOnlyList<IArgumentOperation> given, IReadOnlyList<(INamedTypeSymbol Type, IMethodSymbol Method)> candidates)
    {
        var operands = new Operands(this);
        operands.Add(() => Kept(LowerValue(instance)));
        var places = new int[called.Parameters.Length];
        foreach (IArgumentOperation argument in given)
        {
            operands.Add(() => Kept(LowerValue(argument.Value)));
            places[argument.Parameter!.Ordinal] = operands.Count - 1;
        }

        IrType type = Map(called.ReturnType);
        string name = called.AssociatedSymbol?.Name ?? called.Name;
        Local? result = type is VoidType ? null : Declared(NewVariable(NameText.CamelCase(name), type));
        Block chain = Block.Of(Unknown(name));
        foreach ((INamedTypeSymbol candidate, IMethodSymbol method) in candidates.Reverse())
        {
            Block arm = Collect(() =>
            {
                Expr self = Spill(new Convert(operands[0], Map(candidate), IsExplicit: true), NameText.CamelCase(candidate.Name));
                if (!SymbolEqualityComparer.Default.Equals(candidate, method.ContainingType))
                {
                    self = new Convert(self, Map(method.ContainingType), IsExplicit: false);
                }

                IEnumerable<Argument> arguments = method.Parameters.Select(p => new Argument(PassingOf(p), operands[places[p.Ordinal]]));
                var call = new Call(_context.Callees.Get(method), arguments.Prepend(new Argument(Passing.Value, self)).ToEquatable(), type);
                Emit(result is null ? new Do(call) : new Assign(result, call));
            });
            chain = Block.Of(new If(IsJust(operands[0], candidate), arm, chain) { Source = _source });
        }

        EmitAll(chain.Statements);
        return result ?? (Expr)new DefaultOf(IrType.Void);
    }

    /// <summary>A value that several arms read, evaluated once.</summary>
    private Expr Kept(Expr value) => value is Local or Literal ? value : Spill(value);

    /// <summary>Whether an object is of a class, and not of one that another assembly derives from it: that may have another method.</summary>
    private Code IsJust(Expr value, INamedTypeSymbol type) => IsOpen(type)
        ? new Code("{0}.GetType() == typeof(" + Braced(_context.Names.Type(type.WithNullableAnnotation(NullableAnnotation.None))) + ")", EquatableArray.Of(value), IrType.Bool, IsPure: true)
        : IsOf(value, type);

    /// <summary>Whether another assembly can derive a class from it.</summary>
    private static bool IsOpen(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return !type.IsSealed && type.InstanceConstructors.Any(c => c.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal);
    }

    private Throw Unknown(string method) => new(new Code(
        "new global::System.NotSupportedException(\"The class of the object has no derivative of '" + method + "': it was not there when the derivative was generated.\")",
        EquatableArray<Expr>.Empty,
        new PlainType("global::System.NotSupportedException", PlainKind.Other),
        IsPure: true))
    {
        Source = _source,
    };
}
