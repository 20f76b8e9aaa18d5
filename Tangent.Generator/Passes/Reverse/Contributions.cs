using System;
using System.Collections.Generic;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>Collects what one statement's adjoint adds to other adjoints, as statements.</summary>
internal sealed class Contributions : IContributions
{
    private readonly Fresh _fresh;
    private readonly AdjointMap _adjoints;
    private readonly Expr? _self;

    /// <param name="fresh">Makes temporaries.</param>
    /// <param name="adjoints">The adjoints of the function.</param>
    /// <param name="self">An adjoint whose own share is not added at once but summed up in <see cref="SelfShare"/>.</param>
    public Contributions(Fresh fresh, AdjointMap adjoints, Expr? self = null)
    {
        _fresh = fresh;
        _adjoints = adjoints;
        _self = self;
        SelfShare = self is null ? null : new Zero(self.Type);
    }

    public List<Statement> Statements { get; } = new();

    public Expr? SelfShare { get; private set; }

    public void Add(Expr place, Expr amount)
    {
        if (place.Equals(_self))
        {
            SelfShare = Build.Add(SelfShare!, amount);
        }
        else if (amount is not Zero)
        {
            Statements.Add(new Assign(place, Increased(place, amount)));
        }
    }

    public Expr Name(Expr amount, string? wanted = null)
    {
        if (IsSimple(amount))
        {
            return amount;
        }

        Variable name = _adjoints.Temporary(wanted is null ? _fresh.Temporary(amount) : _fresh.Variable(wanted, amount.Type));
        Statements.Add(new Declare(name, amount));
        return new Local(name);
    }

    public void Choose(Expr condition, Action<IContributions> whenTrue, Action<IContributions> whenFalse)
    {
        var then = new Contributions(_fresh, _adjoints);
        whenTrue(then);
        var otherwise = new Contributions(_fresh, _adjoints);
        whenFalse(otherwise);
        if (then.Statements.Count > 0)
        {
            Statements.Add(new If(
                condition,
                new Block(then.Statements.ToEquatable()),
                new Block(otherwise.Statements.ToEquatable())));
        }
        else if (otherwise.Statements.Count > 0)
        {
            var negated = new Unary(UnaryOperator.Not, condition, IrType.Bool);
            Statements.Add(new If(negated, new Block(otherwise.Statements.ToEquatable()), Block.Empty));
        }
    }

    /// <summary><c>place + amount</c>, or <c>place - amount</c> for a negated amount: always with the place first.</summary>
    public static Expr Increased(Expr place, Expr amount) => Build.Negated(amount) is Expr negated
        ? new Binary(BinaryOperator.Subtract, place, negated, place.Type)
        : new Binary(BinaryOperator.Add, place, amount, place.Type);

    private static bool IsSimple(Expr expr) =>
        expr is Local or Literal or Zero || (expr is Unary { Operator: UnaryOperator.Negate } unary && IsSimple(unary.Operand));
}
