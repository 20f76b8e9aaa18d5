using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Analysis;
using Tangent.Generator.Derivation;
using Tangent.Generator.IR;
using Tangent.Generator.Model;
using Tangent.Generator.Passes;
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
            context.Names.CanSee(stub) && !original.IsGenericMethod && !FunctionLowering.HasSelf(original, context));
        _calls.Add(new NestedCall(caller, derivative, original, at));
        return new Callee(derivative.Id, text);
    }

    /// <summary>Whether the arrays that a callee returns are no argument's: a derivative makes its own.</summary>
    public bool ReturnNew(Callee callee) =>
        _calls.Any(c => c.Derivative.Id == callee.Id && c.Derivative.Kind is not (MemberKind.Jvp or MemberKind.Vjp));

    /// <summary>
    /// A function for each derivative that writes what the derivative writes, for telling what is written: what its original does, the directions
    /// that move along with that, and buffers.
    /// </summary>
    public IEnumerable<Function> StandIns(IReadOnlyList<Function> callees)
    {
        var standIns = new List<Function>();
        List<NestedDerivative> open = All.ToList();
        while (open.Count > 0)
        {
            // What an original writes shows once what it calls itself is there.
            var table = new FunctionTable(callees.Concat(standIns));
            List<NestedDerivative> next = open.Where(d => table.Find(d.Original) is Function original && !Reachable.CalledBy(original).Any(id => open.Any(o => o.Id == id))).ToList();
            if (next.Count == 0)
            {
                break;
            }

            standIns.AddRange(next.Select(d => StandIn(d, table.Find(d.Original)!, table)));
            open.RemoveAll(next.Contains);
        }

        return standIns;
    }

    private static Function StandIn(NestedDerivative derivative, Function original, FunctionTable table)
    {
        bool[] wrt = Deriver.WrtOf(original, derivative.Request);
        var fresh = new Fresh(original with { Body = Block.Empty });
        var added = new List<Parameter>();
        var body = new List<Statement>
        {
            new Do(new Call(
                new Callee(original.Id, original.Name),
                original.Parameters.Select(p => new Argument(p.Passing, new Local(p.Variable))).ToEquatable(),
                original.ReturnType)),
        };
        foreach (int k in Enumerable.Range(0, wrt.Length).Where(k => wrt[k] && IsAdded(original.Parameters[k], derivative.Kind)))
        {
            Parameter parameter = original.Parameters[k];
            var variable = new Local(fresh.Variable("d" + parameter.Variable.Name, parameter.Variable.Type));
            added.Add(parameter with { Variable = variable.Variable });
            if (variable.Type.IsReference && (derivative.Kind == MemberKind.Vjp || table.MayWrite(original.Id, k)))
            {
                body.Add(new Accumulate(variable, variable));
            }
        }

        return original with { Id = derivative.Id, Parameters = original.Parameters.Concat(added).ToEquatable(), ReturnType = IrType.Void, Body = new Block(body.ToEquatable()), NextId = fresh.NextId };
    }

    /// <summary>Whether a derivative takes something beside a parameter that it is with respect to.</summary>
    private static bool IsAdded(Parameter parameter, MemberKind kind) => kind switch
    {
        MemberKind.Jvp => true,
        MemberKind.Vjp => SymmetricSource.HasBuffer(parameter),
        MemberKind.Hvp => parameter.Passing != Passing.Out,
        _ => false,
    };

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
