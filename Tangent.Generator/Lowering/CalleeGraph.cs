using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>The functions that the annotated method reaches, in the order in which they are first called.</summary>
internal sealed class CalleeGraph(LoweringContext context)
{
    private readonly Dictionary<IMethodSymbol, Callee> _known = new(SymbolEqualityComparer.Default);
    private readonly Queue<IMethodSymbol> _pending = new();

    /// <summary>The callee for a method; it is lowered later, once.</summary>
    public Callee Get(IMethodSymbol method)
    {
        IMethodSymbol definition = method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition;
        if (!_known.TryGetValue(definition, out Callee? callee))
        {
            callee = new Callee(IdOf(definition), NeedsCopy(definition) ? definition.Name : context.Names.Member(method));
            _known.Add(definition, callee);
            if (!SymbolEqualityComparer.Default.Equals(definition, context.Root))
            {
                _pending.Enqueue(definition);
            }
        }

        return callee;
    }

    /// <summary>Lowers all that is called, and what that calls in turn.</summary>
    public IEnumerable<Function> LowerAll()
    {
        while (_pending.Count > 0)
        {
            IMethodSymbol method = _pending.Dequeue();
            if (context.BodyOf(method) is IOperation body && !context.IsBroken)
            {
                var lowering = new FunctionLowering(context, method, body);
                yield return lowering.Lower(_known[method].Id) with { NeedsCopy = NeedsCopy(method) };
            }
        }
    }

    public static string IdOf(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.LocalFunction)
        {
            return method.GetDocumentationCommentId() ?? method.ToDisplayString();
        }

        // Two local functions may have one name in two blocks of a method: they are told apart by their order.
        ISymbol owner = method.ContainingSymbol;
        int ordinal = owner.DeclaringSyntaxReferences[0].GetSyntax()
            .DescendantNodes()
            .OfType<Microsoft.CodeAnalysis.CSharp.Syntax.LocalFunctionStatementSyntax>()
            .Where(f => f.Identifier.ValueText == method.Name)
            .TakeWhile(f => f.Span != method.DeclaringSyntaxReferences[0].Span)
            .Count();
        string suffix = ordinal == 0 ? string.Empty : "#" + ordinal.ToString(CultureInfo.InvariantCulture);
        return IdOf((IMethodSymbol)owner) + "/" + method.Name + suffix;
    }

    private bool NeedsCopy(IMethodSymbol method) =>
        method.MethodKind == MethodKind.LocalFunction || !context.Names.CanSee(method);
}
