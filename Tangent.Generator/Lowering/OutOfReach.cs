using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Analysis;
using Tangent.Generator.Derivation;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Model;
using Tangent.Generator.Passes;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Finds annotated methods of the same compilation whose body the companion of another type can't repeat, since it names private members.
/// Their derivatives are generated beside them and can be called.
/// </summary>
internal static class OutOfReach
{
    // Two types may call each other's methods: the one that is being looked at answers as any other method does.
    [ThreadStatic]
    private static HashSet<IMethodSymbol>? _open;

    /// <summary>Null where the method's body can be reached, or has no derivatives that could be called.</summary>
    public static Companions? CompanionsOf(IMethodSymbol method, LoweringContext caller)
    {
        _open ??= new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        if (!HintName.IsAnnotated(method)
            || SymbolEqualityComparer.Default.Equals(method.ContainingType, caller.Root.ContainingType)
            || !caller.Names.CanSee(method)
            || !_open.Add(method))
        {
            return null;
        }

        try
        {
            return Lowered(method, caller) is { } functions && Derived(method, caller) is { } request
                ? Facts(method, request, functions)
                : null;
        }
        finally
        {
            _open.Remove(method);
        }
    }

    /// <summary>The method and what it calls, as seen from the caller's type; null where nothing in it is out of reach.</summary>
    private static List<Function>? Lowered(IMethodSymbol method, LoweringContext caller)
    {
        var context = new LoweringContext(caller.Compilation, caller.Root, caller.Cancellation);
        IOperation? body = context.BodyOf(method);
        var functions = new List<Function>();
        if (body is not null && !context.IsBroken)
        {
            functions.Add(new FunctionLowering(context, method, body).Lower(CalleeGraph.IdOf(method)));
            functions.AddRange(context.Callees.LowerAll());
        }

        caller.ReadTrees.UnionWith(context.ReadTrees);
        return !context.IsBroken && context.Diagnostics.Any(d => d.Descriptor.Equals(Descriptors.Inaccessible)) ? functions : null;
    }

    /// <summary>What is generated beside the method; null where something in it has no derivative.</summary>
    private static DerivativeRequest? Derived(IMethodSymbol method, LoweringContext caller)
    {
        SyntaxNode declaration = method.DeclaringSyntaxReferences[0].GetSyntax(caller.Cancellation);
        MethodModel? model = MethodLowering.Lower(declaration, caller.Compilation, caller.Cancellation)?.Model;
        if (model is null || !model.HasBody)
        {
            return null;
        }

        try
        {
            Deriver.Run(model);
            return model.Request;
        }
        catch (NotDifferentiableException)
        {
            return null;
        }
    }

    private static Companions Facts(IMethodSymbol method, DerivativeRequest request, List<Function> functions)
    {
        var table = new FunctionTable(functions);
        return new Companions(
            request.Emit.HasFlag(Model.Derivatives.Forward),
            request.Emit.HasFlag(Model.Derivatives.Reverse),
            method.Parameters.Where(p => request.Wrt.Contains(p.Name)).Select(p => p.Ordinal).ToArray(),
            method.Parameters.Where(p => table.MayWrite(functions[0].Id, p.Ordinal)).Select(p => p.Name).ToArray());
    }
}
