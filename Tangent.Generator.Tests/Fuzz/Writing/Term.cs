namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>How tightly the outermost operator of an expression binds: an operand that binds less tightly than its place needs parentheses.</summary>
internal enum Level
{
    Primary,
    Unary,
    Product,
    Sum,
    Or,
    Choice,
}

/// <summary>
/// A number as C# text, with a bound of its absolute value, which keeps random programs from overflowing and inside the domains of the
/// functions they call.
/// </summary>
internal readonly record struct Term(string Text, double Bound, Level Level)
{
    public string At(Level level) => Level <= level ? Text : "(" + Text + ")";
}

/// <summary>An integer as C# text, with the interval it lies in.</summary>
internal readonly record struct Whole(string Text, int Low, int High, Level Level)
{
    public string At(Level level) => Level <= level ? Text : "(" + Text + ")";
}
