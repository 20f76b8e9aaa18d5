using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Analysis;
using Tangent.Generator.Derivation;
using Tangent.Generator.IR;
using Tangent.Generator.Model;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering.Nesting;

/// <summary>A place where a generated derivative is called: in which function, and where in the text.</summary>
internal sealed record NestedCall(string Caller, NestedDerivative Derivative, IMethodSymbol Original, SyntaxNode At);

/// <summary>The calls of generated derivatives in what is lowered for one annotated method.</summary>
internal sealed class NestedCalls(LoweringContext context)
{
    private readonly List<NestedCall> _calls = [];

    public IReadOnlyList<NestedCall> Calls => _calls;

    /// <summary>Each derivative that is called, once.</summary>
    public EquatableArray<NestedDerivative> All => _calls.Select(c => c.Derivative)
        .GroupBy(d => d.Id)
        .Select(g => g.First())
        .OrderBy(d => d.Id, StringComparer.Ordinal)
        .ToEquatable();

    /// <summary>The callee for a derivative that the compiler found to be called; null where its original does not ask for it.</summary>
    public Callee? Get(IMethodSymbol stub, IMethodSymbol original, string caller, SyntaxNode at)
    {
        if (!Enum.TryParse(stub.Name.Substring(original.Name.Length), out MemberKind kind) || RequestOf(original.OriginalDefinition) is not DerivativeRequest request)
        {
            return null;
        }

        string text = context.Names.Member(stub);
        var derivative = new NestedDerivative(
            context.Callees.Get(original).Id,
            kind,
            request,
            text.Substring(0, text.Length - TargetNames.Identifier(stub.Name).Length),
            context.Names.CanSee(stub) && !original.IsGenericMethod && !original.ContainingType.IsGenericType && !FunctionLowering.HasSelf(original, context));
        _calls.Add(new NestedCall(caller, derivative, original, at));
        return new Callee(derivative.Id, text);
    }

    /// <summary>Whether the arrays that a callee returns are no argument's: a derivative makes its own.</summary>
    public bool ReturnNew(Callee callee) =>
        _calls.Any(c => c.Derivative.Id == callee.Id && c.Derivative.Kind is not (MemberKind.Jvp or MemberKind.Vjp));

    /// <summary>
    /// A function for each derivative that writes what the derivative writes, for telling what is written. There is none where it may
    /// write more than its original does: buffers, or directions that move along with what is written.
    /// </summary>
    public IEnumerable<Function> StandIns(IReadOnlyList<Function> callees)
    {
        var table = new FunctionTable(callees);
        foreach (NestedDerivative derivative in All.Where(d => d.Kind != MemberKind.Vjp))
        {
            if (table.Find(derivative.Original) is not Function original
                || (derivative.Kind is MemberKind.Jvp or MemberKind.Hvp && original.Parameters.Where((_, k) => table.MayWrite(original.Id, k)).Any()))
            {
                continue;
            }

            var call = new Call(
                new Callee(original.Id, original.Name),
                original.Parameters.Select(p => new Argument(p.Passing, new Local(p.Variable))).ToEquatable(),
                original.ReturnType);
            yield return original with { Id = derivative.Id, ReturnType = IrType.Void, Body = Block.Of(new Do(call)) };
        }
    }

    private DerivativeRequest? RequestOf(IMethodSymbol original)
    {
        var own = new LoweringContext(context.Compilation, original, context.Cancellation, context.Stubs);
        AttributeData? attribute = original.GetAttributes().Concat(original.PartialDefinitionPart?.GetAttributes() ?? []).FirstOrDefault(HintName.IsDifferentiable);
        DerivativeRequest? request = attribute is null ? null : RequestLowering.Lower(own, attribute);
        context.ReadTrees.UnionWith(own.ReadTrees);

        // In what is called, the object that it is called on goes by another name.
        return request is null || original.Parameters.Any(p => p.Name == RequestLowering.This) ? request : request with { Wrt = request.Wrt.Select(n => n == RequestLowering.This ? FunctionLowering.Self : n).ToEquatable() };
    }
}
