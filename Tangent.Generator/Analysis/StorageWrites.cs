using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Analysis;

/// <summary>Which references a statement may write elements through.</summary>
internal static class StorageWrites
{
    public static IEnumerable<Variable> Of(Block block, FunctionTable functions)
    {
        foreach (Statement statement in block.AllStatements())
        {
            foreach (Variable variable in Of(statement, functions))
            {
                yield return variable;
            }
        }
    }

    /// <summary>The lists that become longer or shorter.</summary>
    public static IEnumerable<Variable> Resized(Block block, FunctionTable functions)
    {
        foreach (Statement statement in block.AllStatements())
        {
            Expr? list = statement switch { InsertAt insert => insert.List, RemoveAt removal => removal.List, _ => null };
            if (list?.Root() is Variable root)
            {
                yield return root;
            }

            foreach (Expr expr in statement.Expressions())
            {
                IEnumerable<Expr> given = expr switch
                {
                    Call call => call.Arguments.Where((a, i) => AliasClasses.HoldsReference(a.Value.Type) && functions.MayResize(call.Callee.Id, i)).Select(a => a.Value),
                    Code { IsPure: false } code => code.Operands.Where(o => AliasClasses.HoldsReference(o.Type)),
                    _ => Enumerable.Empty<Expr>(),
                };
                foreach (Variable variable in given.SelectMany(AliasClasses.Sources))
                {
                    yield return variable;
                }
            }
        }
    }

    /// <summary>The references whose elements the statement itself may write, its blocks left out.</summary>
    public static IEnumerable<Variable> Of(Statement statement, FunctionTable functions)
    {
        Expr? target = statement switch
        {
            Assign { Target: ElementAt or TupleItem } assign when functions.Counts(assign.Target.Type) => assign.Target,
            InsertAt insert => insert.List,
            RemoveAt removal => removal.List,
            Accumulate accumulate when functions.Counts(AliasClasses.BaseElement(accumulate.Target.Type)) => accumulate.Target,
            CopyInto copy when functions.Counts(SpanElements.TypeOf(copy.Target)) => copy.Target,
            Restore restore => restore.Snapshot,
            _ => null,
        };
        if (target?.Root() is Variable root)
        {
            yield return root;
        }

        foreach (Expr expr in statement.Expressions())
        {
            if (expr is Call call)
            {
                for (int i = 0; i < call.Arguments.Count; i++)
                {
                    Expr value = call.Arguments[i].Value;
                    if (call.Arguments[i].Passing is Passing.Ref or Passing.Out && value is ElementAt
                        && value.Root() is Variable element)
                    {
                        yield return element;
                    }
                    else if (AliasClasses.HoldsReference(value.Type) && functions.MayWrite(call.Callee.Id, i))
                    {
                        foreach (Variable variable in AliasClasses.Sources(value))
                        {
                            yield return variable;
                        }
                    }
                }
            }
            else if (expr is SpanCall { Written: > 0 } primitive)
            {
                foreach (Variable variable in primitive.Destinations.Select(d => d.Root()).OfType<Variable>())
                {
                    yield return variable;
                }
            }
            else if (expr is Code { IsPure: false } code)
            {
                // Code that is not understood may write whatever it is handed.
                foreach (Expr operand in code.Operands)
                {
                    foreach (Variable variable in AliasClasses.Sources(operand))
                    {
                        yield return variable;
                    }
                }
            }
        }
    }
}
