using Tangent.Generator.IR;

namespace Tangent.Generator.Emit;

/// <summary>
/// The text of an expression, how tightly it holds together, and the type the C# compiler gives it where nothing around it
/// asks for another: <c>2</c> is an <see cref="int"/> even where the tree means the double.
/// </summary>
internal readonly record struct Printed(string Text, Precedence Level, IrType Natural)
{
    public static Printed Primary(string text, IrType natural) => new(text, Precedence.Primary, natural);

    /// <summary>The text, in parentheses where its place holds tighter than it does.</summary>
    public string At(Precedence place) => Level < place ? "(" + Text + ")" : Text;
}
