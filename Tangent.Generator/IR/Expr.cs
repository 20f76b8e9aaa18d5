using Tangent.Generator.Support;

namespace Tangent.Generator.IR;

/// <summary>
/// An expression. All are free of side effects, with two exceptions that stand only as the whole value of a
/// statement: <see cref="Call"/> and a <see cref="Code"/> that says it is not pure.
/// </summary>
internal abstract record Expr(IrType Type);

/// <summary>A constant, as the user wrote it or as invariant round-trip text.</summary>
internal sealed record Literal(string Text, IrType Type) : Expr(Type);

/// <summary>
/// A zero known from the structure of the program (an adjoint nothing has flowed into), not from a value.
/// Identities that are wrong for a run-time zero (<c>0 * NaN</c>) hold for it.
/// </summary>
internal sealed record Zero(IrType Type) : Expr(Type);

internal sealed record Local(Variable Variable) : Expr(Variable.Type);

internal sealed record Unary(UnaryOperator Operator, Expr Operand, IrType Type, Overflow Overflow = Overflow.Inherited)
    : Expr(Type);

internal sealed record Binary(
    BinaryOperator Operator,
    Expr Left,
    Expr Right,
    IrType Type,
    Overflow Overflow = Overflow.Inherited) : Expr(Type);

/// <summary>A conversion; an implicit one is printed only where leaving it out would change the meaning.</summary>
internal sealed record Convert(Expr Operand, IrType Type, bool IsExplicit, Overflow Overflow = Overflow.Inherited)
    : Expr(Type);

internal sealed record Conditional(Expr Condition, Expr WhenTrue, Expr WhenFalse, IrType Type) : Expr(Type);

/// <summary>
/// A function of the mathematical libraries: <c>Math.Sin(x)</c> has <see cref="Function"/> "Sin" and
/// <see cref="Owner"/> "Math", <c>double.Hypot(x, y)</c> "Hypot" and "double". The printer qualifies the owner where
/// the user's own names require it.
/// </summary>
internal sealed record MathCall(string Owner, string Function, EquatableArray<Expr> Arguments, IrType Type) : Expr(Type);

/// <summary><c>a[i]</c>, <c>m[i, j]</c>, on an array, a span or a list.</summary>
internal sealed record ElementAt(Expr Array, EquatableArray<Expr> Indices, IrType Type) : Expr(Type);

/// <summary><c>a.Length</c>, <c>a.GetLength(Dimension)</c> where a dimension is given, <c>list.Count</c>.</summary>
internal sealed record LengthOf(Expr Array, int? Dimension = null) : Expr(IrType.Int);

/// <summary><c>s.Slice(start, length)</c> on a span: shares the storage. The length may be absent.</summary>
internal sealed record Slice(Expr Span, Expr Start, Expr? Length, IrType Type) : Expr(Type);

/// <summary>An array seen as a span, <c>a.AsSpan()</c> or the implicit conversion: shares the storage.</summary>
internal sealed record AsSpan(Expr Array, IrType Type, bool IsImplicit) : Expr(Type);

/// <summary><c>new T[n]</c>, <c>new T[n, m]</c>, <c>new T[n][]</c>: fresh storage, zeroed.</summary>
internal sealed record NewArray(ArrayType ArrayType, EquatableArray<Expr> Sizes) : Expr(ArrayType);

/// <summary><c>new T[] { a, b }</c>: fresh storage.</summary>
internal sealed record ArrayLiteral(ArrayType ArrayType, EquatableArray<Expr> Elements) : Expr(ArrayType);

/// <summary><c>new List&lt;T&gt;()</c>, empty, with room for <see cref="Capacity"/> elements where one is given.</summary>
internal sealed record NewList(ListType ListType, Expr? Capacity) : Expr(ListType);

/// <summary>A shallow copy in fresh storage: <c>(T[])a.Clone()</c>, <c>span.ToArray()</c>, <c>new List&lt;T&gt;(a)</c>.</summary>
internal sealed record CloneOf(Expr Array, IrType Type) : Expr(Type);

/// <summary>
/// Zeros in the shape of a reference, fresh: the shadow of storage whose adjoint starts at nothing. <see cref="Among"/> is a
/// set of shadows, where several references may be one: it makes one shadow for them.
/// </summary>
internal sealed record ZerosLike(Expr Array, IrType Type, Expr? Among = null) : Expr(Type);

/// <summary>A value that counts as a constant in the derivatives, <c>Gradient.Stop(x)</c>: printed as the value alone.</summary>
internal sealed record Stopped(Expr Value) : Expr(Value.Type);

internal sealed record TupleOf(TupleType TupleType, EquatableArray<Expr> Items) : Expr(TupleType);

internal sealed record TupleItem(Expr Tuple, int Index, IrType Type) : Expr(Type);

/// <summary>
/// An object with these fields, in their order: fresh storage. <see cref="Like"/> is another object that the fields are those of, but for
/// some, where it is made from that one.
/// </summary>
internal sealed record NewObject(ObjectType ObjectType, EquatableArray<Expr> Fields, Expr? Like = null) : Expr(ObjectType);

internal sealed record DefaultOf(IrType Type) : Expr(Type);

/// <summary>
/// C# that differentiation only passes along, with no derivative in or out: <see cref="Template"/> holds the text,
/// with <c>{0}</c>, <c>{1}</c> … for the operands (<c>{{</c> and <c>}}</c> for braces). Operands are printed as primary expressions.
/// </summary>
internal sealed record Code(string Template, EquatableArray<Expr> Operands, IrType Type, bool IsPure) : Expr(Type);

/// <summary>A call of another function of the model. Stands only as the whole value of a statement.</summary>
internal sealed record Call(Callee Callee, EquatableArray<Argument> Arguments, IrType Type) : Expr(Type)
{
    /// <summary>Whether the arrays that it returns are new: no argument names them.</summary>
    public bool ReturnsNew { get; init; }
}

/// <summary>A history of exactly <see cref="Count"/> values, rented from a pool.</summary>
internal sealed record Rent(ArrayType ArrayType, Expr Count) : Expr(ArrayType);

/// <summary>The value pushed last on a growable history. Stands only as the whole value of a statement.</summary>
internal sealed record Pop(Expr Stack, IrType Type) : Expr(Type);

/// <summary>An empty growable history.</summary>
internal sealed record NewStack(StackType StackType) : Expr(StackType);

/// <summary>What an array holds now, rows of an array of arrays included, to be put back by <see cref="Restore"/>.</summary>
internal sealed record SnapshotOf(Expr Array) : Expr(new SnapshotType(Array.Type));

/// <summary>A field of a tape.</summary>
internal sealed record TapeField(Expr Tape, string Name, IrType Type) : Expr(Type);

/// <summary>A fresh, empty tape.</summary>
internal sealed record NewTape(TapeType TapeType) : Expr(TapeType);

/// <summary><c>seed =&gt; Sweep(tape, seed)</c>.</summary>
internal sealed record Lambda(Variable Parameter, Call Body, FunctionType FunctionType) : Expr(FunctionType);

internal sealed record Argument(Passing Passing, Expr Value);

/// <summary>
/// A variable of a function. The id tells variables apart; the name is what the user called it, or what it holds,
/// and is made unique only when the code is printed.
/// </summary>
internal sealed record Variable(int Id, string Name, IrType Type)
{
    /// <summary>The id of the variable whose derivative this is: it is named after what that one is called in the text.</summary>
    public int? DerivativeOf { get; init; }

    /// <summary>The id of the reference whose adjoints or tangents this one's storage holds: apart from all storage of values.</summary>
    public int? ShadowOf { get; init; }

    public override string ToString() => Name + "#" + Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>
/// A function that is called: <see cref="Id"/> finds it in the model, <see cref="Text"/> is how the call is written in
/// the target file (<c>Sigmoid</c>, <c>Helpers.Sigmoid</c>).
/// </summary>
internal sealed record Callee(string Id, string Text)
{
    /// <summary>The type arguments as the call has to write them, <c>&lt;T&gt;</c>; empty where there are none or the compiler finds them.</summary>
    public string TypeArguments { get; init; } = string.Empty;
}
