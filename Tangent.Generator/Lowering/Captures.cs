using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tangent.Generator.Lowering;

/// <summary>A variable of an enclosing function that a local function uses, and whether it is given another value.</summary>
internal sealed record Capture(ISymbol Variable, bool IsWritten)
{
    public ITypeSymbol Type => Variable is ILocalSymbol local ? local.Type : ((IParameterSymbol)Variable).Type;
}

/// <summary>
/// What a local function captures, itself or through the local functions that it calls, in the order of first use.
/// </summary>
internal static class Captures
{
    public static IReadOnlyList<Capture> Of(IMethodSymbol function, LoweringContext context)
    {
        if (function.MethodKind != MethodKind.LocalFunction)
        {
            return [];
        }

        var reached = new List<IMethodSymbol>();
        var captures = new List<Capture>();
        Visit(function, context, reached, captures);
        return captures.Where(c => IsOutside(c.Variable, function)).ToList();
    }

    /// <summary>Whether any local function below a function's body gives a variable another value.</summary>
    public static bool IsWrittenByLocalFunction(IOperation body, ISymbol variable) => body.DescendantsAndSelf()
        .OfType<ILocalFunctionOperation>()
        .Any(f => !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, f.Symbol) && Assignments.Assign(f, variable));

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

            if (operation is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } callee })
            {
                Visit(callee.OriginalDefinition, context, reached, captures);
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
