using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// The derivative of one expression whose operands have names (<see cref="NameOperands"/>): its tangent, or what it adds
/// to the adjoints of the variables it reads.
/// </summary>
internal sealed class LocalDerivative
{
    private readonly System.Func<Variable, Expr?> _derivative;

    /// <param name="derivative">The tangent or adjoint of an active variable, null for one that is not active.</param>
    public LocalDerivative(System.Func<Variable, Expr?> derivative)
        : this(derivative, type => type)
    {
    }

    /// <param name="derivative">The same.</param>
    /// <param name="typeOf">The type of the derivative of a value of a type.</param>
    public LocalDerivative(System.Func<Variable, Expr?> derivative, System.Func<IrType, IrType> typeOf)
    {
        _derivative = derivative;
        TypeOf = typeOf;
    }

    /// <summary>The type of the derivative of a value of a type.</summary>
    public System.Func<IrType, IrType> TypeOf { get; }

    /// <summary>The sets that make the shadows of what a set made (<see cref="SetsOfShadows"/>).</summary>
    public IReadOnlyDictionary<int, Variable> Sets { get; init; } = new Dictionary<int, Variable>();

    public Local SetOfShadows(Local set) => new(Sets[set.Variable.Id]);

    /// <summary>The shadow of a reference expression, or the place of a value's derivative; null where it has none.</summary>
    public Expr? Place(Expr expr)
    {
        switch (expr)
        {
            case Local local:
                return _derivative(local.Variable);
            case ElementAt element:
                return Place(element.Array) is Expr array ? element with { Array = array, Type = TypeOf(element.Type) } : null;
            case TupleItem item:
                return Place(item.Tuple) is Expr tuple ? item with { Tuple = tuple, Type = TypeOf(item.Type) } : null;
            case TapeField field:
                return Place(field.Tape) is Expr tape ? field with { Tape = tape, Type = TypeOf(field.Type) } : null;
            case Slice slice:
                return Place(slice.Span) is Expr span ? slice with { Span = span, Type = span.Type } : null;
            case AsSpan { Type: SpanType type } view:
                return Place(view.Array) is Expr viewed ? view with { Array = viewed, Type = TypeOf(type with { IsReadOnly = false }) } : null;
            case Convert { Type: SpanType } readOnly:
                // The adjoint of what is only read is written: its span becomes a read-only one where one is asked for.
                return Place(readOnly.Operand);
            case Convert convert when expr.Type.IsReference:
                return Place(convert.Operand) is Expr operand ? convert with { Operand = operand, Type = TypeOf(convert.Type) } : null;
            default:
                return null;
        }
    }

    /// <summary>The tangent of a real expression. <paramref name="value"/> is where its value can be read.</summary>
    public Expr Tangent(Expr expr, Expr value)
    {
        switch (expr)
        {
            case Local or ElementAt or TupleItem or TapeField:
                return Place(expr) ?? (IsActive(expr) ? throw Unplaced(expr) : new Zero(TypeOf(expr.Type)));
            case TupleOf tuple:
                return new TupleOf((TupleType)TypeOf(tuple.TupleType), tuple.Items.Select(TangentOfItem).ToEquatable());
            case Convert { Type: RealType { IsScalar: true }, Operand.Type: RealType { IsScalar: true } } convert:
                Expr operand = Tangent(convert.Operand, convert.Operand);
                return operand is Zero ? new Zero(TypeOf(expr.Type)) : convert with { Operand = operand, Type = TypeOf(expr.Type) };
            case Conditional conditional:
                return Build.Choose(
                    conditional.Condition,
                    Tangent(conditional.WhenTrue, conditional.WhenTrue),
                    Tangent(conditional.WhenFalse, conditional.WhenFalse));
            case MathCall { Owner: Lanes.Owner } lanes:
                return IsActive(lanes) ? LanesDerivative.Tangent(lanes, value, this) : new Zero(expr.Type);
            case Binary { Operator: BinaryOperator.Multiply, Type: RealType { IsScalar: true } } square when square.Left.Equals(square.Right):
                return Build.Multiply(Twice(square.Left), Tangent(square.Left, square.Left));
            case Binary scaled when ScaledSquare.Is(scaled, IsActive):
                return Build.Multiply(ScaledSquare.Slope(scaled), Tangent(scaled.Right, scaled.Right));
            case Binary { Operator: BinaryOperator.Multiply, Type: RealType { IsScalar: true } } square
                when square.Left is Unary { Operator: UnaryOperator.Negate } negated && negated.Operand.Equals(square.Right):
                return Build.Negate(Build.Multiply(Twice(square.Right), Tangent(square.Right, square.Right)));
            case Binary { Operator: BinaryOperator.Divide, Type: RealType { IsScalar: true } } quotient
                when Build.Number(quotient.Left) is not 1.0:
                return TangentOfQuotient(quotient, value);
            default:
                return TangentByRule(expr, value);
        }
    }

    /// <summary>
    /// The adjoint's share of each variable that the expression reads, as pairs of an adjoint's place and what is to
    /// be added to it.
    /// </summary>
    public void Contribute(Expr expr, Expr adjoint, Expr value, IContributions into)
    {
        switch (expr)
        {
            case Local or ElementAt or TupleItem:
                if (Place(expr) is Expr place)
                {
                    into.Add(place, adjoint);
                }
                else if (IsActive(expr))
                {
                    throw Unplaced(expr);
                }

                break;
            case Convert { Type: RealType { IsScalar: true }, Operand.Type: RealType { IsScalar: true } } convert:
                Contribute(convert.Operand, convert with { Operand = adjoint, Type = convert.Operand.Type, IsExplicit = true }, convert.Operand, into);
                break;
            case TupleOf tuple:
                for (int k = 0; k < tuple.Items.Count; k++)
                {
                    Expr item = tuple.Items[k];
                    Contribute(item, new TupleItem(adjoint, k, item.Type), item, into);
                }

                break;
            case Conditional conditional when IsActive(conditional):
                adjoint = into.Name(adjoint);
                into.Choose(
                    conditional.Condition,
                    inner => Contribute(conditional.WhenTrue, adjoint, conditional.WhenTrue, inner),
                    inner => Contribute(conditional.WhenFalse, adjoint, conditional.WhenFalse, inner));
                break;
            case MathCall { Owner: Lanes.Owner } lanes:
                if (IsActive(lanes))
                {
                    LanesDerivative.Contribute(lanes, adjoint, value, this, into);
                }

                break;
            case Binary { Operator: BinaryOperator.Multiply, Type: RealType { IsScalar: true } } square when square.Left.Equals(square.Right):
                Contribute(square.Left, Build.Multiply(Twice(square.Left), adjoint), square.Left, into);
                break;
            case Binary scaled when ScaledSquare.Is(scaled, IsActive):
                Contribute(scaled.Right, Build.Multiply(ScaledSquare.Slope(scaled), adjoint), scaled.Right, into);
                break;
            case Binary { Operator: BinaryOperator.Multiply, Type: RealType { IsScalar: true } } square
                when square.Left is Unary { Operator: UnaryOperator.Negate } negated && negated.Operand.Equals(square.Right):
                Contribute(square.Right, Build.Negate(Build.Multiply(Twice(square.Right), adjoint)), square.Right, into);
                break;
            case Binary { Operator: BinaryOperator.Divide, Type: RealType { IsScalar: true } } quotient
                when IsActive(quotient.Left) && IsActive(quotient.Right):
                ContributeQuotient(quotient, adjoint, value, into);
                break;
            default:
                ContributeByRule(expr, adjoint, value, into);
                break;
        }
    }

    /// <summary>Whether a derivative flows through the value.</summary>
    public bool IsActive(Expr expr)
    {
        foreach (Variable variable in Analysis.Dependence.Of(expr))
        {
            if (_derivative(variable) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private Expr TangentOfItem(Expr item) => item.Type switch
    {
        { IsReference: true } => Shadows.Of(item, item, this),
        { CarriesDerivative: false } => new DefaultOf(item.Type),
        _ => Tangent(item, item),
    };

    private Expr TangentByRule(Expr expr, Expr value)
    {
        Expr sum = new Zero(TypeOf(expr.Type));
        if (RuleOf(expr) is not MathRule rule)
        {
            return sum;
        }

        IReadOnlyList<Expr> arguments = Rule.Arguments(expr);
        Expr[] tangents = arguments.Select((a, k) => rule.HasPartial(k) && IsActive(a) ? Tangent(a, a) : new Zero(a.Type)).ToArray();
        if (tangents.Any(t => t is not Zero) && rule.Tangent(tangents) is Expr whole)
        {
            return whole;
        }

        for (int k = 0; k < arguments.Count; k++)
        {
            if (rule.HasPartial(k) && IsActive(arguments[k]))
            {
                Expr tangent = Tangent(arguments[k], arguments[k]);
                sum = Build.Add(sum, rule.Tangent(k, arguments, value, tangent));
            }
        }

        return sum;
    }

    /// <summary><c>(du - value * dv) / v</c>: one division where the two partials apart would take two.</summary>
    private Expr TangentOfQuotient(Binary quotient, Expr value)
    {
        Expr numerator = Tangent(quotient.Left, quotient.Left);
        Expr denominator = Tangent(quotient.Right, quotient.Right);
        return Build.Divide(Build.Subtract(numerator, Build.Multiply(value, denominator)), quotient.Right);
    }

    /// <summary><c>du += dq / v; dv -= q * (dq / v);</c>: one division for both.</summary>
    private void ContributeQuotient(Binary quotient, Expr adjoint, Expr value, IContributions into)
    {
        Expr share = into.Name(Build.Divide(adjoint, quotient.Right), quotient.Left is Local local ? "d" + local.Variable.Name : null);
        Contribute(quotient.Left, share, quotient.Left, into);
        Contribute(quotient.Right, Build.Negate(Build.Multiply(value, share)), quotient.Right, into);
    }

    private void ContributeByRule(Expr expr, Expr adjoint, Expr value, IContributions into)
    {
        if (RuleOf(expr) is not MathRule rule)
        {
            return;
        }

        IReadOnlyList<Expr> arguments = Rule.Arguments(expr);
        var active = new List<int>();
        for (int k = 0; k < arguments.Count; k++)
        {
            if (rule.HasPartial(k) && IsActive(arguments[k]))
            {
                active.Add(k);
            }
        }

        if (active.Count > 1)
        {
            adjoint = into.Name(adjoint);
        }

        foreach (int k in active)
        {
            Contribute(arguments[k], rule.Adjoint(k, arguments, value, adjoint), arguments[k], into);
        }
    }

    /// <summary>The rule; where there is none, no derivative may flow through the expression either.</summary>
    private MathRule? RuleOf(Expr expr)
    {
        MathRule? rule = Rule.Of(expr);
        if (rule is null && IsActive(expr))
        {
            throw new NotDifferentiableException("an expression of kind " + expr.GetType().Name);
        }

        return rule;
    }

    /// <summary>A part of something whose adjoint is nowhere: never passed over as if it had none.</summary>
    private static NotDifferentiableException Unplaced(Expr expr) => new("a part of an expression of kind " + expr.Children().First().GetType().Name);

    private static Expr Twice(Expr expr) => Build.Multiply(Build.Real(2, expr.Type), expr);
}

/// <summary>Takes up what an expression adds to adjoints.</summary>
internal interface IContributions
{
    /// <summary><c>place += amount</c>.</summary>
    void Add(Expr place, Expr amount);

    /// <summary>The amount under a name, where it is more than a name already: the wanted one if there is one.</summary>
    Expr Name(Expr amount, string? wanted = null);

    /// <summary>Contributions that depend on which arm was evaluated.</summary>
    void Choose(Expr condition, System.Action<IContributions> whenTrue, System.Action<IContributions> whenFalse);
}
