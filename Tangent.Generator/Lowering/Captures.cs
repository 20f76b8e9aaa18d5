using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tangent.Generator.Lowering;

/// <summary>A variable of an enclosing function that a local function or lambda uses, and whether it is given another value.</summary>
internal sealed record Capture(ISymbol Variable, bool IsWritten)
{
    public ITypeSymbol Type => Variable is ILocalSymbol local ? local.Type : ((IParameterSymbol)Variable).Type;
}

/// <summary>
/// What a local function or lambda captures, itself or through the local functions that it calls, in the order of first use. A
/// delegate is not captured as such: what its target captures is.
/// </summary>
internal static class Captures
{
    /// <summary>The further parameters of a function whose delegates have these targets.</summary>
    public static IReadOnlyList<Capture> Of(IMethodSymbol function, LoweringContext context, DelegateBindings bindings)
    {
        var captures = new List<Capture>();
        foreach (Capture own in In(function, context).Where(c => c.Type.TypeKind != TypeKind.Delegate))
        {
            Add(captures, own);
        }

        foreach (Capture inner in bindings.Targets.SelectMany(t => Of(t.Method, context, t.Bindings)))
        {
            Add(captures, inner);
        }

        return captures;
    }

    /// <summary>The variables and parameters that hold the delegates which a local function or lambda captures.</summary>
    public static IEnumerable<ISymbol> HoldersIn(IMethodSymbol function, LoweringContext context) =>
        In(function, context).Where(c => c.Type.TypeKind == TypeKind.Delegate).Select(c => c.Variable);

    /// <summary>Whether any local function or lambda below a function's body gives a variable another value.</summary>
    public static bool IsWrittenByLocalFunction(IOperation body, ISymbol variable) => body.DescendantsAndSelf()
        .Where(f => f is ILocalFunctionOperation local ? !IsOwn(local.Symbol, variable)
            : f is IAnonymousFunctionOperation lambda && !IsOwn(lambda.Symbol, variable))
        .Any(f => Assignments.Assign(f, variable));

    private static bool IsOwn(IMethodSymbol function, ISymbol variable) =>
        SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function);

    private static IEnumerable<Capture> In(IMethodSymbol function, LoweringContext context)
    {
        if (function.MethodKind is not (MethodKind.LocalFunction or MethodKind.AnonymousFunction))
        {
            return [];
        }

        var reached = new List<IMethodSymbol>();
        var captures = new List<Capture>();
        Visit(function, context, reached, captures);
        return captures.Where(c => IsOutside(c.Variable, function)).ToList();
    }

    private static void Visit(IMethodSymbol function, LoweringContext context, List<IMethodSymbol> reached, List<Capture> captures)
    {
        if (reached.Contains(function, SymbolEqualityComparer.Default))
        {
            return;
        }

        reached.Add(function);
        if (context.BodyOf(function) is not IOperation body)
        {
            return;
        }

        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            ISymbol? variable = operation switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                _ => null,
            };
            if (variable is not null && !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function))
            {
                Add(captures, new Capture(variable, Assignments.Assign(body, variable)));
            }

            IMethodSymbol? used = (operation as IInvocationOperation)?.TargetMethod ?? (operation as IMethodReferenceOperation)?.Method;
            if (used is { MethodKind: MethodKind.LocalFunction })
            {
                Visit(used.OriginalDefinition, context, reached, captures);
            }
        }
    }

    private static void Add(List<Capture> captures, Capture capture)
    {
        int known = captures.FindIndex(c => SymbolEqualityComparer.Default.Equals(c.Variable, capture.Variable));
        if (known < 0)
        {
            captures.Add(capture);
        }
        else if (capture.IsWritten)
        {
            captures[known] = capture;
        }
    }

    /// <summary>Whether a variable belongs to a function around this one, rather than to this one or one inside it.</summary>
    private static bool IsOutside(ISymbol variable, IMethodSymbol function)
    {
        for (ISymbol? owner = function.ContainingSymbol; owner is IMethodSymbol; owner = owner.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(owner, variable.ContainingSymbol))
            {
                return true;
            }
        }

        return false;
    }
}
