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
    private Expr? TryLowerDispatched(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (!invocation.IsVirtual
            || invocation.Instance is not { } instance
            || Map(instance.Type).CarriesDerivative
            || method.ContainingType is { TypeKind: not TypeKind.Interface, IsSealed: true }
            || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _context.Compilation.Assembly)
            || !TakesReals(method))
        {
            return null;
        }

        IReadOnlyList<(INamedTypeSymbol Type, IMethodSymbol Method)> candidates = _context.Implementations.Of(method);
        if (ReasonAgainst(method, candidates) is string reason)
        {
            Report(Descriptors.NoKnownDerivative, invocation.Syntax, StatementText.Short(invocation.Syntax), reason);
            return new DefaultOf(Map(invocation.Type));
        }

        return LowerDispatched(invocation, instance, candidates);
    }

    private string? ReasonAgainst(IMethodSymbol method, IReadOnlyList<(INamedTypeSymbol Type, IMethodSymbol Method)> candidates)
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

            if (type.IsValueType || type.IsGenericType || !_context.Names.CanSee(type) || !HasSelf(found))
            {
                string lacking = _context.Types.Objects.ReasonAgainst(type) ?? (type.IsValueType ? "it is a struct" : "it is generic, or not accessible here");
                return $"it may be '{name}', which cannot be called from here: {lacking}";
            }
        }

        return null;
    }

    private Expr LowerDispatched(IInvocationOperation invocation, IOperation instance, IReadOnlyList<(INamedTypeSymbol Type, IMethodSymbol Method)> candidates)
    {
        var operands = new Operands(this);
        operands.Add(() => Kept(LowerValue(instance)));
        var places = new int[invocation.TargetMethod.Parameters.Length];
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            operands.Add(() => Kept(LowerValue(argument.Value)));
            places[argument.Parameter!.Ordinal] = operands.Count - 1;
        }

        IrType type = Map(invocation.Type);
        Local? result = type is VoidType ? null : Declared(NewVariable(NameText.CamelCase(invocation.TargetMethod.Name), type));
        Block chain = Block.Of(Unknown(invocation.TargetMethod));
        foreach ((INamedTypeSymbol candidate, IMethodSymbol method) in candidates.Reverse())
        {
            string name = Braced(_context.Names.Type(candidate.WithNullableAnnotation(NullableAnnotation.None)));
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
            var test = new Code("{0} is " + name, EquatableArray.Of(operands[0]), IrType.Bool, IsPure: true);
            chain = Block.Of(new If(test, arm, chain) { Source = _source });
        }

        EmitAll(chain.Statements);
        return result ?? (Expr)new DefaultOf(IrType.Void);
    }

    /// <summary>A value that several arms read, evaluated once.</summary>
    private Expr Kept(Expr value) => value is Local or Literal ? value : Spill(value);

    private Throw Unknown(IMethodSymbol method) => new(new Code(
        "new global::System.NotSupportedException(\"The class of the object has no derivative of '" + method.Name + "': it was not there when the derivative was generated.\")",
        EquatableArray<Expr>.Empty,
        new PlainType("global::System.NotSupportedException", PlainKind.Other),
        IsPure: true))
    {
        Source = _source,
    };
}
