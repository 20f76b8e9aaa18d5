using System.Collections.Generic;
using Tangent.Generator.IR;

namespace Tangent.Generator.Emit;

/// <summary>A function as C# by itself, for tests and for looking at what a pass has done.</summary>
internal static class IrPrinter
{
    public static string Print(Function function)
    {
        var writer = new SourceWriter();
        ExpressionPrinter expressions = MethodPrinter.ExpressionsOf(function, new Vocabulary([]));
        MethodPrinter.PrintSignature(function, "", "", "", expressions.Types, writer);
        MethodPrinter.PrintBody(function, expressions, writer);
        return writer.ToString();
    }

    /// <summary>Statements with the variables' own names, which may collide.</summary>
    public static string Print(Block block)
    {
        var writer = new SourceWriter();
        new StatementPrinter(Unnamed(), writer).Print(block);
        return writer.ToString();
    }

    /// <summary>An expression in a place of its own type, with the variables' own names.</summary>
    public static string Print(Expr expr) => Unnamed().Value(expr);

    private static ExpressionPrinter Unnamed() => new(new Vocabulary([]), new Dictionary<int, string>());
}
