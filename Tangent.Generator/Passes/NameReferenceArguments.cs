using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// An array made in an argument list needs a name, since its shadow is another array beside it.
/// <code>
/// double y = Norm(new double[] { a, b });      →      double[] values = new double[] { a, b };
///                                                     double y = Norm(values);
/// </code>
/// </summary>
internal sealed class NameReferenceArguments : IrRewriter
{
    private readonly Fresh _fresh;
    private readonly List<Statement> _before = new();

    private NameReferenceArguments(Fresh fresh) => _fresh = fresh;

    public static Function Run(Function function)
    {
        var fresh = new Fresh(function);
        Block body = new NameReferenceArguments(fresh).Visit(function.Body);
        return function with { Body = body, NextId = fresh.NextId };
    }

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        int outer = _before.Count;
        Statement[] rebuilt = base.Visit(statement).ToArray();
        foreach (Statement named in _before.Skip(outer))
        {
            yield return named with { Source = statement.Source };
        }

        _before.RemoveRange(outer, _before.Count - outer);
        foreach (Statement s in rebuilt)
        {
            yield return s;
        }
    }

    public override Expr Visit(Expr expr)
    {
        Expr rebuilt = base.Visit(expr);
        return rebuilt is Call call ? call with { Arguments = call.Arguments.Select(Named).ToEquatable() } : rebuilt;
    }

    private Argument Named(Argument argument)
    {
        if (argument.Passing != Passing.Value || !argument.Value.Type.IsReference || HasPlace(argument.Value))
        {
            return argument;
        }

        Variable name = _fresh.Variable("values", argument.Value.Type);
        _before.Add(new Declare(name, argument.Value));
        return argument with { Value = new Local(name) };
    }

    private static bool HasPlace(Expr expr) => expr switch
    {
        Local or Code => true,
        ElementAt element => HasPlace(element.Array),
        Slice slice => HasPlace(slice.Span),
        AsSpan view => HasPlace(view.Array),
        Convert convert => HasPlace(convert.Operand),
        _ => false,
    };
}
