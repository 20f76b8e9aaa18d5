using System;
using System.Collections.Generic;
using Tangent.Generator.IR;

namespace Tangent.Generator.Emit;

/// <summary>
/// Expressions as C#. The tree has no parentheses and writes out every conversion; the text has the parentheses that
/// precedence asks for, and only the conversions without which it would mean something else.
/// </summary>
internal sealed partial class ExpressionPrinter
{
    private readonly Vocabulary _vocabulary;
    private readonly IReadOnlyDictionary<int, string> _names;

    public ExpressionPrinter(Vocabulary vocabulary, IReadOnlyDictionary<int, string> names)
    {
        _vocabulary = vocabulary;
        _names = names;
        Types = new TypePrinter(vocabulary);
    }

    public TypePrinter Types { get; }

    public string Name(Variable variable) =>
        Identifier.Escape(_names.TryGetValue(variable.Id, out string? name) ? name : variable.Name);

    /// <summary>The text where its value goes into a place of the expression's own type: <c>double x = …;</c></summary>
    public string Value(Expr expr) => expr switch
    {
        TupleOf { Items.Count: > 1, TupleType.Struct: null } tuple => "(" + JoinItems(tuple.Items, TupleItemText) + ")",
        AsSpan { IsImplicit: true } span => Bare(span.Array).Text,
        Stopped stopped => Value(stopped.Value),
        DefaultOf or Zero { Type: not RealType } or Literal { Text: "null", Type.IsReference: true } => Absent(expr.Type, "default"),
        _ => Bare(expr).Text,
    };

    /// <summary>The value of a <c>return</c>, where a bare <c>0</c> would look like an integer.</summary>
    public string Result(Expr expr) => expr is Zero { Type: RealType } ? Exact(expr).Text : Value(expr);

    /// <summary>The text where nothing around it gives it a type, as in a condition.</summary>
    public string Alone(Expr expr) => Exact(expr).Text;

    /// <summary>The text with a <c>.member</c> or an <c>[index]</c> behind it.</summary>
    public string Owner(Expr expr) => Exact(expr).At(Precedence.Primary);

    /// <summary>
    /// The text without the outermost implicit conversion, and <c>0</c> for a real zero. Its natural type may differ from
    /// the expression's, and converts to it.
    /// </summary>
    private Printed Bare(Expr expr) => expr switch
    {
        IR.Convert { IsExplicit: false } convert => Exact(convert.Operand),
        Zero or Literal when Lanes.Are(expr.Type) => Exact(expr),
        Zero { Type: RealType { HasLiterals: true } } => Printed.Primary("0", IrType.Int),
        Stopped stopped => Bare(stopped.Value),
        Literal literal => LiteralText.Bare(literal),
        Unary { Operator: UnaryOperator.Negate, Operand: Literal literal } unary => NegatedLiteral(unary, literal),
        _ => Exact(expr),
    };

    /// <summary>The text whose natural type is the expression's.</summary>
    private Printed Exact(Expr expr) => expr switch
    {
        ElementAt element when Lanes.Are(element.Type) && !Lanes.Are(SpanElements.TypeOf(element.Array)) => LoadText(element),
        Zero { Type: RealType } when Lanes.Are(expr.Type) => Printed.Primary(Types.Print(expr.Type) + ".Zero", expr.Type),
        Literal { Text: "0" or "1" } literal when Lanes.Are(expr.Type) => Printed.Primary(Types.Print(expr.Type) + (literal.Text == "0" ? ".Zero" : ".One"), expr.Type),
        Literal literal when Lanes.Are(expr.Type) => LiteralText.Exact(literal with { Type = Lanes.Number(literal.Type) }) with { Natural = literal.Type },
        Zero or Literal when Several.Are(expr.Type) => Printed.Primary(Types.Print(expr.Type) + ".Zero", expr.Type),
        Literal literal => LiteralText.Exact(literal),
        Zero zero => ZeroText(zero),
        Local local => Printed.Primary(Name(local.Variable), local.Type),
        Unary unary => UnaryText(unary),
        Binary binary => BinaryText(binary),
        IR.Convert convert => Cast(convert),
        Conditional conditional => ConditionalText(conditional),
        MathCall call => MathCallText(call),
        ElementAt element when ObjectFields.Of(element) is { } field => Printed.Primary(FieldText(element, field), element.Type),
        ElementAt element => Printed.Primary(
            Owner(element.Array) + "[" + Join(element.Indices, Index) + "]", element.Type),
        LengthOf { Array.Type: ListType } count => Printed.Primary(Owner(count.Array) + ".Count", count.Type),
        LengthOf length => Printed.Primary(Owner(length.Array) + LengthMember(length.Dimension), length.Type),
        Slice slice => Printed.Primary(SliceText(slice), slice.Type),
        AsSpan span => SpanText(span),
        NewArray array => new Printed(
            Types.PrintNew(array.ArrayType, Join(array.Sizes, Index)), Precedence.Creation, array.Type),
        NewList list => new Printed(
            "new " + Types.Print(list.ListType) + "(" + (list.Capacity is null ? "" : Index(list.Capacity)) + ")", Precedence.Creation, list.Type),
        ArrayLiteral array => new Printed(ArrayLiteralText(array), Precedence.Creation, array.Type),
        CloneOf clone => CloneText(clone),
        ZerosLike zeros => ZerosText(zeros),
        Stopped stopped => Exact(stopped.Value),
        TupleOf { TupleType.Struct: { IsNullable: true } nullable } value => NullableText(value, nullable),
        TupleOf { TupleType.Struct: { } form } value => new Printed(StructText(value, form), Precedence.Creation, value.Type),
        TupleOf tuple => Printed.Primary(TupleText(tuple), tuple.Type),
        NewObject created => new Printed(ObjectText(created, created.ObjectType.Form), Precedence.Creation, created.Type),
        TupleItem item => Printed.Primary(Owner(item.Tuple) + "." + ItemName(item), item.Type),
        DefaultOf absent => Printed.Primary(Absent(absent.Type, null), absent.Type),
        Code code => Filled(code.Template, code.Operands, code.Type),
        SpanCall call => Printed.Primary(SpanCallText(call), call.Type),
        RuledCall call => Filled(call.Template, call.Arguments, call.Type),
        Call call => Printed.Primary(CallText(call), call.Type),
        Rent rent => Printed.Primary(RentText(rent), rent.Type),
        Pop pop => Printed.Primary(Owner(pop.Stack) + ".Pop()", pop.Type),
        NewStack stack => Printed.Primary(Types.Print(stack.StackType) + ".Rent()", stack.Type),
        Lambda lambda => new Printed(Name(lambda.Parameter) + " => " + CallText(lambda.Body), Precedence.Assignment, lambda.Type),
        SnapshotOf snapshot => Printed.Primary(_vocabulary.Write("Snapshot") + ".Of(" + Alone(snapshot.Array) + ")", snapshot.Type),
        TapeField field => Printed.Primary(Owner(field.Tape) + "." + Identifier.Escape(field.Name), field.Type),
        NewTape tape => new Printed("new " + tape.TapeType.Name + "()", Precedence.Creation, tape.Type),
        _ => throw new ArgumentOutOfRangeException(nameof(expr)),
    };

    private Printed ZeroText(Zero zero) => zero.Type switch
    {
        RealType { HasLiterals: false } => LiteralText.Exact(new Literal("0", zero.Type)),
        RealType { Kind: RealKind.Single } => Printed.Primary("0f", zero.Type),
        RealType => Printed.Primary("0.0", zero.Type),
        _ => Printed.Primary(Absent(zero.Type, null), zero.Type),
    };
}
