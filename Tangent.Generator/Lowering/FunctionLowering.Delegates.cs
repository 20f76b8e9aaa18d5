using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Delegates whose target is known where they are called. A lambda is a function as a local function is, with what it captures
/// as further parameters; a method that is given a delegate is lowered anew for each target, without that parameter.
/// <code>
/// Integrate(t =&gt; a * t, 0, 1)      becomes      Integrate(0, 1, a), in whose body f(t) is the lambda, called with a
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private const string UnknownTarget =
        "what this delegate does is not known here: call a lambda, a method, or a local variable or parameter that is given one of these and never another";

    private const string OneTarget = "a variable for a delegate is given its target where it is declared, and no other later";

    // A method that passes itself ever new lambdas has no end.
    private const int LongestKey = 2000;

    private DelegateBindings _bindings = DelegateBindings.None;

    private static bool IsDelegate(ITypeSymbol? type) => type is { TypeKind: TypeKind.Delegate };

    /// <summary>A local variable that holds a delegate is known by its target and needs no variable.</summary>
    private void BindLocal(ILocalSymbol local, SyntaxNode at, IOperation? value)
    {
        if (Assignments.Assign(_body!, local))
        {
            // The assignment is refused where it stands.
            return;
        }

        if (value is null)
        {
            Refuse(at, OneTarget);
        }
        else if (TargetOf(value) is DelegateTarget target)
        {
            _bindings = _bindings.With(local, target);
        }
        else
        {
            Refuse(value, UnknownTarget);
        }
    }

    /// <summary>The target of a delegate, null where it is not known.</summary>
    private DelegateTarget? TargetOf(IOperation? value) => value switch
    {
        IParenthesizedOperation parenthesized => TargetOf(parenthesized.Operand),
        IConversionOperation { OperatorMethod: null } conversion => TargetOf(conversion.Operand),
        IDelegateCreationOperation creation => TargetOf(creation.Target),
        IAnonymousFunctionOperation lambda => Lambda(lambda.Symbol),
        IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference => Lambda(reference.Method),
        IMethodReferenceOperation { Method.IsStatic: true } reference => new DelegateTarget(reference.Method, DelegateBindings.None),
        IMethodReferenceOperation { Instance: null or IInstanceReferenceOperation { Type.IsReferenceType: true }, IsVirtual: false } reference =>
            new DelegateTarget(reference.Method, DelegateBindings.None),
        ILocalReferenceOperation local => _bindings.Find(local.Local),
        IParameterReferenceOperation parameter => _bindings.Find(parameter.Parameter),
        _ => null,
    };

    private DelegateTarget Lambda(IMethodSymbol function) =>
        new(function, _bindings.Of(Captures.HoldersIn(function, _context)));

    private Expr LowerDelegateCall(IInvocationOperation invocation)
    {
        if (TargetOf(invocation.Instance) is not DelegateTarget target)
        {
            return Refuse(invocation, UnknownTarget);
        }

        if (MathOwnerOf(target.Method) is string owner && TryLowerMath(invocation, target.Method, owner) is Expr value)
        {
            return value;
        }

        if (!IsOwnCode(target.Method))
        {
            Report(
                Diagnostics.Descriptors.NoKnownDerivative,
                invocation.Syntax,
                StatementText.Short(invocation.Syntax),
                "it is in another assembly; write it with functions that have one");
            return new DefaultOf(Map(invocation.Type));
        }

        Expr call = LowerCall(invocation, target.Method, null, invocation.Arguments, bindings: target.Bindings);
        string? holder = (invocation.Instance as ILocalReferenceOperation)?.Local.Name ?? (invocation.Instance as IParameterReferenceOperation)?.Parameter.Name;

        // A lambda has no name of its own; what it gives is called after the variable that holds it.
        return call is Call { Callee: var callee } named && holder is not null && target.Method.MethodKind == MethodKind.AnonymousFunction
            ? named with { Callee = callee with { Text = holder + "Value" } }
            : call;
    }

    private bool IsOwnCode(IMethodSymbol method) =>
        method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction
        || (SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _context.Compilation.Assembly)
            && method is { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false, DeclaringSyntaxReferences.Length: > 0 });

    /// <summary>The targets of the delegates that a call hands over; null where one is not known, which is reported.</summary>
    private DelegateBindings? BindingsOf(IMethodSymbol method, IEnumerable<IArgumentOperation> arguments, DelegateBindings known)
    {
        foreach (IArgumentOperation argument in arguments.Where(a => IsDelegate(a.Parameter!.Type)))
        {
            if (TargetOf(argument.Value) is not DelegateTarget target)
            {
                Refuse(argument.Value.Syntax, UnknownTarget);
                return null;
            }

            // Of two activations of a recursive method, the lambda's captures could be either's.
            if (IsInside(target.Method, method) || target.Key.Length > LongestKey)
            {
                Refuse(argument.Value.Syntax, "a method that is given one of its own lambdas is not supported: write a loop");
                return null;
            }

            known = known.With(method.OriginalDefinition.Parameters[argument.Parameter!.Ordinal], target);
        }

        return known;
    }

    private static bool IsInside(IMethodSymbol lambda, IMethodSymbol method)
    {
        for (ISymbol? owner = lambda.ContainingSymbol; owner is IMethodSymbol; owner = owner.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(owner.OriginalDefinition, method.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }
}
