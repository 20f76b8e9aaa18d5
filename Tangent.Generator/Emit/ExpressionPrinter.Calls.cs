using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;
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
        if (call.Owner == PlaneRules.Owner)
        {
            return Printed.Primary(PlaneText(call), call.Type);
        }

        if (SpaceRules.IsSpace(call.Owner))
        {
            return SpaceCallText(call);
        }

        if (call is { Owner: Lanes.Owner, Function: Lanes.Same })
        {
            return new Printed("new " + Types.Print(call.Type) + "(" + Bare(call.Arguments[0]).Text + ")", Precedence.Creation, call.Type);
        }

        bool needsExact = Overloaded.Contains(call.Function) && !call.Arguments.Any(HasItsOwnRealType);
        string arguments = Join(call.Arguments, argument => needsExact ? Exact(argument).Text : Bare(argument).Text);
        bool isParameter = call.Arguments.Any(a => a.Type is RealType { Kind: RealKind.Parameter } parameter && parameter.Name == call.Owner);
        string owner = isParameter ? call.Owner : _vocabulary.Write(call.Owner);
        return Printed.Primary(owner + "." + call.Function + "(" + arguments + ")", call.Type);
    }

    /// <summary>See <see cref="SpaceRules"/> for what the names of the functions stand for.</summary>
    private Printed SpaceCallText(MathCall call)
    {
        string owner = _vocabulary.Write(call.Owner);
        string function = call.Function;
        if (function == "new")
        {
            return new Printed("new " + owner + "(" + EntriesText(call.Arguments.Select(a => Bare(a).Text).ToArray()) + ")", Precedence.Creation, call.Type);
        }

        if (function == "cast")
        {
            return new Printed("(" + owner + ")" + Exact(call.Arguments[0]).At(Precedence.Unary), Precedence.Unary, call.Type);
        }

        if (function.StartsWith("with ", System.StringComparison.Ordinal))
        {
            string part = function.Substring("with ".Length);
            if (call.Arguments[0] is Zero)
            {
                return new Printed("new " + owner + " { " + part + " = " + Value(call.Arguments[1]) + " }", Precedence.Creation, call.Type);
            }

            string value = Owner(call.Arguments[0]) + " with { " + part + " = " + Value(call.Arguments[1]) + " }";
            return new Printed(value, Precedence.Any, call.Type);
        }

        if (function[0] != '.')
        {
            return Printed.Primary(owner + "." + function + "(" + Join(call.Arguments, a => Bare(a).Text) + ")", call.Type);
        }

        string member = Owner(call.Arguments[0]) + function.TrimEnd('(', ')');
        return function[function.Length - 1] == ')'
            ? Printed.Primary(member + "(" + Join(call.Arguments.Skip(1).ToEquatable(), a => Bare(a).Text) + ")", call.Type)
            : Printed.Primary(member, call.Type);
    }

    /// <summary>What does not fit a line stands one below the other, as the cofactors of a matrix do.</summary>
    private static string EntriesText(string[] entries) => entries.Sum(e => e.Length) > MostOnLine
        ? SourceWriter.Break + string.Join("," + SourceWriter.Break, entries)
        : string.Join(", ", entries);

    private const int MostOnLine = 800;

    /// <summary>A function of a plane, whose parts are the first two arguments, or that makes one, of which a part is read.</summary>
    private string PlaneText(MathCall call)
    {
        string owner = _vocabulary.Write(call.Owner);
        string[] arguments = call.Arguments.Take(3).Select(a => Bare(a).Text).ToArray();
        if (call.Arguments[1].Type != call.Arguments[0].Type)
        {
            arguments = [PlaneOf(call.Arguments[0], call.Arguments[1]) ?? "new " + owner + "(" + arguments[0] + ", " + arguments[1] + ")", .. arguments.Skip(2)];
        }

        string[] names = call.Function.Split('.');
        return owner + "." + names[0] + "(" + string.Join(", ", arguments) + ")" + (names.Length > 1 ? "." + names[1] : "");
    }

    /// <summary>The plane that both parts are of.</summary>
    private string? PlaneOf(Expr normal, Expr distance) =>
        normal is TupleItem { Index: 0 } first && distance is TupleItem { Index: 1 } second && first.Tuple.Equals(second.Tuple) ? Bare(first.Tuple).Text : null;

    /// <summary><c>Matrix4x4.Invert(m, out Matrix4x4 inverse)</c>: an inverse stands only as the whole value of a statement.</summary>
    public string InverseText(MathCall inverse, string target) =>
        _vocabulary.Write(inverse.Owner) + ".Invert(" + Alone(inverse.Arguments[0]) + ", out " + target + ")";

    /// <summary>Whether the bare text is real already; one such argument decides the overload for the others.</summary>
    private bool HasItsOwnRealType(Expr argument) => argument.Type is RealType && Bare(argument).Natural == argument.Type;

    // Those that exist for float alone, from the first version of the library on.
    private static readonly HashSet<string> OfSingle =
    [
        "Abs", "Add", "AddMultiply", "CosineSimilarity", "Cosh", "Distance", "Divide", "Dot", "Exp", "IndexOfMax", "IndexOfMaxMagnitude", "IndexOfMin",
        "IndexOfMinMagnitude", "Log", "Log2", "Max", "MaxMagnitude", "Min", "MinMagnitude", "Multiply", "MultiplyAdd", "Negate", "Norm", "Product",
        "ProductOfDifferences", "ProductOfSums", "Sigmoid", "Sinh", "SoftMax", "Subtract", "Sum", "SumOfMagnitudes", "SumOfSquares", "Tanh",
    ];

    /// <summary>With its type arguments, which the compiler finds by itself only for spans, or from C# 14 on.</summary>
    private string SpanCallText(SpanCall call)
    {
        if (call.Member == Rules.Spans.SpanRules.Copy)
        {
            return Owner(call.Arguments[0]) + ".CopyTo(" + Alone(call.Arguments[1]) + ")";
        }

        bool isPlain = call.Element == IrType.Single && OfSingle.Contains(call.Member) && !call.Arguments.Any(a => a.Type is PlainType);
        string[] types = call.Member.StartsWith("Convert", System.StringComparison.Ordinal)
            ? [Types.Print(call.Element), Types.Print(SpanElements.TypeOf(call.Destinations[0]))]
            : [Types.Print(call.Element)];
        return _vocabulary.Write("TensorPrimitives") + "." + call.Member + (isPlain ? "" : "<" + string.Join(", ", types) + ">")
            + "(" + string.Join(", ", call.Arguments.Select(Value)) + ")";
    }

    /// <summary>Arguments have exactly their types, since the name may stand for several methods.</summary>
    private string CallText(Call call) => call.Callee.Text + call.Callee.TypeArguments + "(" + Join(call.Arguments, a => a.Value, ArgumentText) + ")";

    private string ArgumentText(Argument argument) => argument.Passing switch
    {
        Passing.Ref => "ref " + Alone(argument.Value),
        Passing.Out => "out " + Alone(argument.Value),
        Passing.In when IsVariable(argument.Value) => "in " + Alone(argument.Value),
        _ => Alone(argument.Value),
    };

    /// <summary><c>Parallel.For(0, n, i =&gt;</c>, behind which the body stands.</summary>
    public string ParallelHeader(ParallelFor loop) =>
        _vocabulary.Write("Parallel") + ".For(" + Bare(loop.Start).Text + ", " + Bare(loop.End).Text + ", " + Name(loop.Index) + " =>";

    private Printed Filled(string template, EquatableArray<Expr> given, IrType type)
    {
        Printed[] operands = given.Select(Exact).ToArray();
        string text = CodeTemplate.Fill(template, operands, _vocabulary);
        return new Printed(text, CodeText.LevelOf(text), type);
    }

    /// <summary>Whether an expression can go by reference: a property, and an element of a list, cannot.</summary>
    private static bool IsVariable(Expr value) => value switch
    {
        Local or TapeField => true,
        ElementAt { Array.Type: ListType } => false,
        ElementAt element => ObjectFields.Of(element) is not { IsProperty: true },
        _ => false,
    };
}
