using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// Moves the declaration of a variable that the backward sweep reads out of the blocks of the forward sweep.
/// <code>
/// if (taken) { double y = x * x; … }      →      double y = 0;
///                                                if (taken) { y = x * x; … }
/// </code>
/// </summary>
internal static class Hoist
{
    /// <returns>The declarations for the start of the function, and the sweep without them.</returns>
    public static (IReadOnlyList<Declare> Declarations, Block Forward) Run(Block forward, Block backward, Fresh fresh)
    {
        var mentioned = new HashSet<int>(backward.AllStatements()
            .SelectMany(s => s.Expressions())
            .SelectMany(e => e.Variables())
            .Select(v => v.Id));
        var nested = new Nested(mentioned, fresh);
        var result = new List<Statement>();
        foreach (Statement statement in forward.Statements)
        {
            result.AddRange(statement.Blocks().Any() ? nested.Visit(statement) : new[] { statement });
        }

        return (nested.Declarations, new Block(result.ToEquatable()));
    }

    /// <summary>A value for a variable that may never be assigned.</summary>
    public static Expr Initial(IrType type) => type switch
    {
        RealType => new Literal("0", type),
        PlainType { Kind: PlainKind.Integer } => new Literal("0", type),
        PlainType { Kind: PlainKind.Boolean } => new Literal("false", type),
        _ => new DefaultOf(type),
    };

    /// <summary>The adjoint of a value that nothing has flowed into yet.</summary>
    public static Expr InitialAdjoint(IrType type) => type is RealType ? new Zero(type) : new DefaultOf(type);

    private sealed class Nested(HashSet<int> mentioned, Fresh fresh) : IrRewriter
    {
        private readonly List<Declare> _declarations = new();

        public IReadOnlyList<Declare> Declarations => _declarations;

        public override IEnumerable<Statement> Visit(Statement statement)
        {
            switch (statement)
            {
                case Declare declare when mentioned.Contains(declare.Variable.Id):
                    Add(declare.Variable);
                    return declare.Value is null
                        ? System.Array.Empty<Statement>()
                        : new[] { new Assign(new Local(declare.Variable), declare.Value) { Source = declare.Source } };
                case Deconstruct parts when parts.Variables.Any(v => mentioned.Contains(v.Id)):
                    return Apart(parts);
                default:
                    return base.Visit(statement);
            }
        }

        /// <summary><c>(double a, double b) = F();</c> with <c>a</c> hoisted: <c>(double a2, double b) = F(); a = a2;</c></summary>
        private IEnumerable<Statement> Apart(Deconstruct parts)
        {
            Variable[] variables = parts.Variables
                .Select(v => mentioned.Contains(v.Id) ? fresh.Variable(v.Name, v.Type) : v)
                .ToArray();
            yield return parts with { Variables = variables.ToEquatable() };
            for (int k = 0; k < variables.Length; k++)
            {
                if (mentioned.Contains(parts.Variables[k].Id))
                {
                    Add(parts.Variables[k]);
                    yield return new Assign(new Local(parts.Variables[k]), new Local(variables[k])) { Source = parts.Source };
                }
            }
        }

        private void Add(Variable variable)
        {
            if (_declarations.All(d => d.Variable.Id != variable.Id))
            {
                _declarations.Add(new Declare(variable, Initial(variable.Type)));
            }
        }
    }
}
