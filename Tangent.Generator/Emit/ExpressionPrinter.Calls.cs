using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Emit;

/// <summary>Calls, and C# that is only passed along.</summary>
internal sealed partial class ExpressionPrinter
{
    // Those of System.Math that exist for more types than one: an int among their arguments could choose another overload.
    private static readonly HashSet<string> Overloaded =
        ["Abs", "Max", "Min", "Clamp", "Sign", "Round", "Floor", "Ceiling", "Truncate"];

    private Printed MathCallText(MathCall call)
    {
        bool needsExact = Overloaded.Contains(call.Function) && !call.Arguments.Any(HasItsOwnRealType);
        string arguments = Join(call.Arguments, argument => needsExact ? Exact(argument).Text : Bare(argument).Text);
        return Printed.Primary(_vocabulary.Write(call.Owner) + "." + call.Function + "(" + arguments + ")", call.Type);
    }

    /// <summary>Whether the bare text is real already; one such argument decides the overload for the others.</summary>
    private bool HasItsOwnRealType(Expr argument) => argument.Type is RealType && Bare(argument).Natural == argument.Type;

    /// <summary>Arguments have exactly their types, since the name may stand for several methods.</summary>
    private string CallText(Call call) => call.Callee.Text + "(" + Join(call.Arguments, a => a.Value, ArgumentText) + ")";

    private string ArgumentText(Argument argument) => argument.Passing switch
    {
        Passing.Ref => "ref " + Alone(argument.Value),
        Passing.Out => "out " + Alone(argument.Value),
        Passing.In when argument.Value is Local or ElementAt or TapeField => "in " + Alone(argument.Value),
        _ => Alone(argument.Value),
    };

    private Printed Filled(string template, EquatableArray<Expr> given, IrType type)
    {
        Printed[] operands = given.Select(Exact).ToArray();
        string text = CodeTemplate.Fill(template, operands, _vocabulary);
        return new Printed(text, CodeText.LevelOf(text), type);
    }
}
