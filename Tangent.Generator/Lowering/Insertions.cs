using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tangent.Generator.Lowering;

/// <summary>Where a function inserts statements into its backward sweep.</summary>
internal sealed record InsertSite(string FunctionId, string StatementsId, SyntaxNode At, SyntaxNode Value, IMethodSymbol Lambda);

/// <summary>What is known of all <c>Gradient.Insert</c> that one annotated method reaches.</summary>
internal sealed class Insertions
{
    private readonly HashSet<IMethodSymbol> _lambdas = new(SymbolEqualityComparer.Default);

    public List<InsertSite> Sites { get; } = [];

    /// <summary>The fields and properties that inserted statements write.</summary>
    public List<(ISymbol Member, SyntaxNode At)> Written { get; } = [];

    /// <summary>Code with inserted statements' numbers in and a number out, whose derivative is not known.</summary>
    public List<SyntaxNode> Opaque { get; } = [];

    /// <summary>Where inserted statements read numbers from state outside the method.</summary>
    public List<SyntaxNode> StateReads { get; } = [];

    /// <summary>Whether inserted statements keep numbers in state outside the method.</summary>
    public bool KeepNumbers { get; set; }

    public bool Contains(IMethodSymbol lambda) => _lambdas.Contains(lambda);

    public void Add(InsertSite site)
    {
        _lambdas.Add(site.Lambda);
        Sites.Add(site);
    }

    /// <summary>What a second derivative would pass over: numbers that come back out of code that is not looked into.</summary>
    public SyntaxNode? FirstWithoutDerivative => Opaque.FirstOrDefault() ?? (KeepNumbers ? StateReads.FirstOrDefault() : null);

    /// <summary>Whether an operation stands in inserted statements.</summary>
    public bool Contain(IOperation operation)
    {
        for (IOperation? outer = operation; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation lambda && Contains(lambda.Symbol))
            {
                return true;
            }
        }

        return false;
    }
}
