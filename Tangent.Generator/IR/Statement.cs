using Tangent.Generator.Support;

namespace Tangent.Generator.IR;

/// <summary>A statement.</summary>
internal abstract record Statement
{
    /// <summary>
    /// The user's statement that this one comes from, on one line, as the comment above it will show.
    /// Statements in a row with the same text share one comment.
    /// </summary>
    public string? Source { get; init; }
}

/// <summary><c>double s = value;</c>, or <c>double s;</c> where there is no value yet.</summary>
internal sealed record Declare(Variable Variable, Expr? Value) : Statement;

/// <summary>
/// <c>(double y, double dy) = value;</c>: new variables for the parts of a tuple that a call returns. The variables are
/// assigned nowhere else before. (Not a positional record: that would have a member of its own name.)
/// </summary>
internal sealed record Deconstruct : Statement
{
    public Deconstruct(EquatableArray<Variable> variables, Expr value)
    {
        Variables = variables;
        Value = value;
    }

    public EquatableArray<Variable> Variables { get; init; }

    public Expr Value { get; init; }
}

/// <summary>
/// <c>target = value;</c>. A target is a <see cref="Local"/>, an <see cref="ElementAt"/>, a <see cref="TupleItem"/> of a local
/// or a <see cref="TapeField"/>. The printer writes <c>+=</c> where the value begins with the target.
/// </summary>
internal sealed record Assign(Expr Target, Expr Value) : Statement;

/// <summary>An expression evaluated for its effect: a call, or opaque code.</summary>
internal sealed record Do(Expr Value) : Statement;

/// <summary><c>list.Insert(index, value);</c>, or <c>list.Add(value);</c> where no index is given. The index is a name or a literal.</summary>
internal sealed record InsertAt(Expr List, Expr? Index, Expr Value) : Statement;

/// <summary><c>list.RemoveAt(index);</c>, at the end where no index is given. The index is a name or a literal.</summary>
internal sealed record RemoveAt(Expr List, Expr? Index) : Statement
{
    /// <summary>Where the removed element stands before.</summary>
    public Expr Place => Index ?? new Binary(BinaryOperator.Subtract, new LengthOf(List), new Literal("1", IrType.Int), IrType.Int);
}
/// <summary>
/// <c>Gradient.Insert(x, (ref double dx) =&gt; { … });</c>: nothing in the function itself; in the backward sweep the body of
/// <see cref="Statements"/>, called with the adjoints of the arguments passed as <see cref="Passing.Adjoint"/> and with what it captures.
/// </summary>
internal sealed record Insert(Callee Statements, EquatableArray<Argument> Arguments) : Statement;

internal sealed record If(Expr Condition, Block Then, Block Else) : Statement;

/// <summary>
/// A counted loop: <c>for (int i = Start; i &lt; Bound; i += Step)</c>. The body assigns neither the index nor anything
/// that <see cref="Bound"/> reads, so the trip count is known on entry. Step is negative where the comparison is
/// <c>&gt;</c> or <c>&gt;=</c>. The index is not used after the loop.
/// </summary>
internal sealed record For(
    Variable Index,
    Expr Start,
    BinaryOperator Comparison,
    Expr Bound,
    long Step,
    Block Body) : Statement
{
    public LoopOrigin Origin { get; init; }

    /// <summary>Whether its trips are independent, as those of <c>Parallel.For</c>, or as their mirrors but for what they add up.</summary>
    public bool IsParallel { get; init; }

    /// <summary>What has as many elements as the loop has trips, where a call of <c>TensorPrimitives</c> has made sure of it.</summary>
    public EquatableArray<Expr> Alike { get; init; } = EquatableArray<Expr>.Empty;

    /// <summary>For a loop over <c>Checkpoint.Range(Bound, Slots)</c>, from 0 on: how many of its states reverse mode keeps.</summary>
    public Expr? Slots { get; init; }

    /// <summary>One trip of such a loop as a call, where <see cref="Passes.OutlineTrips"/> has made a function of it.</summary>
    public Call? Trip { get; init; }
}

/// <summary>Where a loop comes from, which says how freely it may be evaluated in another way.</summary>
internal enum LoopOrigin
{
    /// <summary>The user's own: bit for bit.</summary>
    User,

    /// <summary>The mirror of one of the user's.</summary>
    Backward,

    /// <summary>
    /// The derivative of a call of <c>TensorPrimitives</c>: functions in it may be evaluated for all elements at once, which differs in
    /// the last digit from one by one, as the call itself does.
    /// </summary>
    SpanCall,
}

/// <summary>
/// A loop over <c>Checkpoint.Range(Count, Slots)</c> on its way through reverse mode: <see cref="Trip"/> is called with
/// <see cref="Index"/> from 0 to <see cref="Count"/> - 1.
/// </summary>
internal sealed record Checkpointed(Variable Index, Expr Count, Expr Slots, Call Trip) : Statement;

/// <summary>
/// Any other loop, the condition tested before each trip. <see cref="Update"/> runs after the body, and after a
/// <see cref="Continue"/>, as the third part of a <c>for</c> does. Not empty only where the user wrote a <c>for</c>.
/// </summary>
internal sealed record While(Expr Condition, Block Body, Block Update) : Statement;

/// <summary><c>do { … } while (condition);</c></summary>
internal sealed record DoWhile(Block Body, Expr Condition) : Statement;

/// <summary>Leaves the innermost loop.</summary>
internal sealed record Break : Statement;

/// <summary>Goes on with the innermost loop's next trip.</summary>
internal sealed record Continue : Statement;

internal sealed record Return(Expr? Value) : Statement;

internal sealed record Throw(Expr Exception) : Statement;

/// <summary>Statements in braces of their own, kept where the user wrote them so that names may be used again.</summary>
internal sealed record Scope(Block Body) : Statement;

/// <summary>
/// <c>try { … } catch (E e) { … } finally { … }</c>. What a clause does ends in a <c>throw</c>: where control goes on behind the
/// statement, <see cref="Body"/> has run as a whole, and <see cref="Finally"/> after it.
/// </summary>
internal sealed record Try(Block Body, EquatableArray<CatchClause> Catches, Block Finally) : Statement;

/// <summary><see cref="Type"/> is how the exception's type is written, null where all are caught.</summary>
internal sealed record CatchClause(string? Type, Variable? Exception, Expr? Filter, Block Body);

/// <summary>A comment of the generator's own, such as <c>---- backward ----</c>.</summary>
internal sealed record Note(string Text) : Statement;

/// <summary>
/// <c>Parallel.For(start, end, i =&gt; { … });</c>: independent trips that run at once. Made last of all from a <see cref="For"/>, which is what
/// is differentiated.
/// </summary>
internal sealed record ParallelFor(Variable Index, Expr Start, Expr End, Block Body) : Statement;

/// <summary>Puts a value on a growable history.</summary>
internal sealed record Push(Expr Stack, Expr Value) : Statement;

/// <summary>Gives a history back to the pool.</summary>
internal sealed record Release(Expr History) : Statement;

/// <summary><c>target += addend</c>, element by element, over two references of one shape.</summary>
internal sealed record Accumulate(Expr Target, Expr Addend) : Statement;

/// <summary><c>from</c>'s elements copied over <c>target</c>'s, references of one shape.</summary>
internal sealed record CopyInto(Expr From, Expr Target) : Statement;

/// <summary>An array gets back what it held when the snapshot was taken.</summary>
internal sealed record Restore(Expr Snapshot) : Statement;

internal sealed record Block(EquatableArray<Statement> Statements)
{
    public static readonly Block Empty = new(EquatableArray<Statement>.Empty);

    public bool IsEmpty => Statements.Count == 0;

    public static Block Of(params Statement[] statements) => new(EquatableArray.Of(statements));
}
