using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// The body of a trip. Where an array variable comes to name another array, the trip works with a name of its own, and in the end puts
/// the elements where the variable's state is kept.
/// <code>
/// u = Step(u);      →      double[] uHere = u;
///                          uHere = Step(uHere);
///                          for (int k = 0; k &lt; u.Length; k++) { u[k] = uHere[k]; }
/// </code>
/// </summary>
internal sealed class TripBody(Fresh fresh, bool areWritten)
{
    private const string OtherLength =
        "new global::System.InvalidOperationException(\"In a loop over Checkpoint.Range an array came to have another length.\")";

    private const string OneArray =
        "new global::System.InvalidOperationException(\"In a loop over Checkpoint.Range two variables came to name one array.\")";

    /// <param name="body">The loop's body.</param>
    /// <param name="moved">The variables from outside that come to name other arrays.</param>
    /// <param name="own">Variables from outside that have no value before a trip gives them one.</param>
    public Block Of(Block body, IReadOnlyList<Variable> moved, IReadOnlyList<Variable> own)
    {
        Dictionary<int, Variable> here = moved.ToDictionary(v => v.Id, v => fresh.Variable(v.Name + "Here", v.Type));
        var statements = new List<Statement>(own.Select(v => new Declare(v, null)));
        statements.AddRange(moved.Select(v => new Declare(here[v.Id], new Local(v))));
        if (moved.Count == 0)
        {
            statements.AddRange(Ended(body).Statements);
            return new Block(statements.ToEquatable());
        }

        // What goes on with the next trip must not pass by the end of this one.
        Block renamed = new Renamer(here).Visit(body);
        bool leaves = !Ended(body).Equals(body);
        statements.AddRange(leaves ? new Statement[] { new DoWhile(renamed, new Literal("false", IrType.Bool)) } : renamed.Statements);
        statements.AddRange(Guards(moved, here));
        statements.AddRange(PutBack(moved, here));
        return new Block(statements.ToEquatable());
    }

    /// <summary>Two variables that name one array would be two arrays when the state is put back.</summary>
    public static Statement Apart(Variable first, Variable second) => Guard(
        new Code("object.ReferenceEquals({0}, {1})", EquatableArray.Of<Expr>(new Local(first), new Local(second)), IrType.Bool, IsPure: true), OneArray);

    private IEnumerable<Statement> Guards(IReadOnlyList<Variable> moved, Dictionary<int, Variable> here)
    {
        foreach (Variable variable in moved)
        {
            yield return Guard(
                Build.Compare(BinaryOperator.NotEqual, new LengthOf(new Local(here[variable.Id])), new LengthOf(new Local(variable))), OtherLength);
        }

        for (int i = 0; areWritten && i < moved.Count; i++)
        {
            foreach (Variable other in moved.Skip(i + 1).Where(v => v.Type.Equals(moved[i].Type)))
            {
                yield return Apart(here[moved[i].Id], here[other.Id]);
            }
        }
    }

    private static If Guard(Expr condition, string exception) => new(
        condition, Block.Of(new Throw(new Code(exception, EquatableArray<Expr>.Empty, new PlainType("global::System.Exception", PlainKind.Other), IsPure: true))), Block.Empty);

    /// <summary>All are copied before one is written: they may have changed places.</summary>
    private IEnumerable<Statement> PutBack(IReadOnlyList<Variable> moved, Dictionary<int, Variable> here)
    {
        var from = new List<Variable>();
        foreach (Variable variable in moved)
        {
            Variable source = here[variable.Id];
            if (moved.Count > 1)
            {
                source = fresh.Variable(variable.Name + "Next", variable.Type);
                yield return new Declare(source, new CloneOf(new Local(here[variable.Id]), variable.Type));
            }

            from.Add(source);
        }

        for (int i = 0; i < moved.Count; i++)
        {
            Variable k = fresh.Variable("k", IrType.Int);
            IrType element = ((ArrayType)moved[i].Type).Element;
            EquatableArray<Expr> index = EquatableArray.Of<Expr>(new Local(k));
            var copy = new Assign(new ElementAt(new Local(moved[i]), index, element), new ElementAt(new Local(from[i]), index, element));
            yield return new For(k, Build.IntLiteral(0), BinaryOperator.LessThan, new LengthOf(new Local(moved[i])), 1, Block.Of(copy));
        }
    }

    /// <summary>What goes on with the next trip ends this one.</summary>
    private static Block Ended(Block block) => new(block.Statements.Select(Ended).ToEquatable());

    private static Statement Ended(Statement statement) => statement switch
    {
        Continue => new Return(null) { Source = statement.Source },
        If or Scope or Try => statement.WithBlocks(Ended),
        _ => statement,
    };
}
