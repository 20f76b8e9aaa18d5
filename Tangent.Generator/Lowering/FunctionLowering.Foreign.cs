using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Analysis;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Calls of methods that were differentiated where they stand and whose body is out of reach: in a referenced assembly, or made of
/// private members of another type. What such a method does is not known here; what its derivatives are is, since they are generated
/// beside it.
/// <code>
/// Curves.Bump(x, width)      has the derivatives      Curves.BumpJvp and Curves.BumpVjp
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    /// <summary>The call, bound to the companions of the method; null where its body can be reached, or has none.</summary>
    private Expr? TryLowerForeign(IInvocationOperation invocation, IMethodSymbol method)
    {
        if (!method.IsStatic || method.IsGenericMethod || method.ContainingType.IsGenericType)
        {
            return null;
        }

        bool isOutside = !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _context.Compilation.Assembly);
        Companions? companions = isOutside ? Companions.Generated(method, _context.Names) : OutOfReach.CompanionsOf(method, _context);
        if (companions is null)
        {
            return null;
        }

        if (WhyNotForeign(method) is string reason)
        {
            Report(Descriptors.NoKnownDerivative, invocation.Syntax, StatementText.Short(invocation.Syntax), reason);
            return new DefaultOf(Map(invocation.Type));
        }

        _context.Callees.Bind(method, ForeignFunction(method, companions));
        return LowerCall(invocation, method, invocation.Instance, invocation.Arguments);
    }

    private string? WhyNotForeign(IMethodSymbol method)
    {
        if (method.Parameters.FirstOrDefault(p => p.RefKind is not (RefKind.None or RefKind.In)) is { } byReference)
        {
            return $"its body is out of reach and it takes '{byReference.Name}' by reference; return the value instead";
        }

        ITypeSymbol? other = method.Parameters.Select(p => p.Type).Append(method.ReturnType).FirstOrDefault(t => !CanCross(t));
        return other is null && !Map(method.ReturnType).IsReference
            ? null
            : $"its body is out of reach and it takes or returns {(other ?? method.ReturnType).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}, in which derivatives are not handed over yet";
    }

    /// <summary>Numbers, arrays and spans of them, structs of numbers, and whatever carries no derivative.</summary>
    private bool CanCross(ITypeSymbol type) => Map(type) switch
    {
        RealType or VoidType => true,
        ArrayType or SpanType => Map(type) is { } storage && (AliasClasses.BaseElement(storage) is RealType || !storage.CarriesDerivative),
        TupleType tuple => !AliasClasses.HoldsReference(tuple) && !NullableNumber.Is(tuple),
        PlainType => !TypeMapping.HoldsReals(type),
        _ => false,
    };

    private Function ForeignFunction(IMethodSymbol method, Companions companions)
    {
        Parameter[] parameters = method.Parameters
            .Select((p, k) => new Parameter(new Variable(k, p.Name, Map(p.Type)), PassingOf(p)))
            .ToArray();
        IrType type = Map(method.ReturnType);
        bool isPure = type is not (VoidType or TupleType) && companions.Written.Count == 0;
        var call = new Code(
            TextOf(method, parameters.Length), parameters.Select(p => (Expr)new Local(p.Variable)).ToEquatable(), type, isPure);
        string name = Braced(_context.Names.Member(method));
        return new Function(string.Empty, method.Name, parameters.ToEquatable(), type, BodyOf(call, parameters.Length), parameters.Length + 1)
        {
            Foreign = new ForeignForm(
                companions.HasJvp ? name + "Jvp" : null,
                companions.HasVjp ? name + "Vjp" : null,
                method.Parameters.Select(p => p.Name).ToEquatable(),
                companions.Wrt.ToEquatable()),
        };
    }

    /// <summary>A value with parts is called for once, before it is taken apart.</summary>
    private static Block BodyOf(Code call, int nextId)
    {
        if (call.Type is not TupleType)
        {
            return Block.Of(call.Type is VoidType ? new Do(call) : new Return(call));
        }

        var whole = new Variable(nextId, "result", call.Type);
        return Block.Of(new Declare(whole, call), new Return(new Local(whole)));
    }
}
