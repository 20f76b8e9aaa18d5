using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// Assigns the parts of a tuple or struct directly where no value reads a part that is assigned before it.
/// <code>
/// double vX2 = vX + wX;                 vX = vX + wX;
/// double vY2 = vY + wY;          →      vY = vY + wY;
/// vX = vX2;
/// vY = vY2;
/// </code>
/// </summary>
internal sealed class AssignParts : IrRewriter
{
    private readonly Dictionary<int, int> _reads = new();

    private AssignParts(Function function)
    {
        foreach (Variable variable in function.Body.AllStatements().SelectMany(s => s.Expressions()).SelectMany(e => e.Variables()))
        {
            _reads[variable.Id] = _reads.TryGetValue(variable.Id, out int count) ? count + 1 : 1;
        }
    }

    public static Function Run(Function function)
    {
        var pass = new AssignParts(function);
        return function with { Body = pass.Join(pass.Visit(function.Body)) };
    }

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        Statement rebuilt = Rebuild(statement);
        yield return rebuilt switch
        {
            If s => s with { Then = Join(s.Then), Else = Join(s.Else) },
            For s => s with { Body = Join(s.Body) },
            While s => s with { Body = Join(s.Body) },
            DoWhile s => s with { Body = Join(s.Body) },
            Scope or Try => rebuilt.WithBlocks(Join),
            var other => other,
        };
    }

    private Block Join(Block block)
    {
        var result = new List<Statement>();
        EquatableArray<Statement> statements = block.Statements;
        for (int i = 0; i < statements.Count; i++)
        {
            if (LengthAt(statements, i) is int length and > 0)
            {
                result.AddRange(Direct(statements, i, length));
                i += (2 * length) - 1;
            }
            else
            {
                result.Add(statements[i]);
            }
        }

        return new Block(result.ToEquatable());
    }

    /// <summary>How many declarations begin here that as many assignments behind them use up; 0 where that is not so.</summary>
    private int LengthAt(EquatableArray<Statement> statements, int start)
    {
        int length = 0;
        while (start + length < statements.Count && statements[start + length] is Declare { Value: not null })
        {
            length++;
        }

        // The last declarations of a longer run may be the ones: the caller comes by each start in turn.
        bool isJoinable = start + (2 * length) <= statements.Count
            && Enumerable.Range(0, length).All(k =>
                statements[start + length + k] is Assign { Value: Local read }
                && statements[start + length + k].Source == statements[start + k].Source
                && read.Variable.Id == ((Declare)statements[start + k]).Variable.Id
                && _reads[read.Variable.Id] == 1);
        return isJoinable && IsIndependent(statements, start, length) ? length : 0;
    }

    private static bool IsIndependent(EquatableArray<Statement> statements, int start, int length)
    {
        for (int k = 0; k < length; k++)
        {
            var assign = (Assign)statements[start + length + k];
            Expr value = ((Declare)statements[start + k]).Value!;
            if (value is Call or Code { IsPure: false } or Pop || assign.Target is not Local target || target.Type.IsReference)
            {
                return false;
            }

            for (int later = k + 1; later < length; later++)
            {
                if (((Declare)statements[start + later]).Value!.Mentions(target.Variable))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static IEnumerable<Statement> Direct(EquatableArray<Statement> statements, int start, int length)
    {
        for (int k = 0; k < length; k++)
        {
            var assign = (Assign)statements[start + length + k];
            Expr value = ((Declare)statements[start + k]).Value!;
            if (!value.Equals(assign.Target))
            {
                yield return assign with { Value = value };
            }
        }
    }
}
