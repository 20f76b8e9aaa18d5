using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// Replaces tuples and structs by a variable for each part, in the signature too, so that every variable that carries a
/// derivative is a real number or a reference. <see cref="RestoreSignature"/> puts the user's types back at the surface.
/// <code>
/// (double s, double c) t = (Math.Sin(x), Math.Cos(x));      →      double tS = Math.Sin(x);
/// return t.s * t.c;                                                double tC = Math.Cos(x);
///                                                                  return tS * tC;
/// </code>
/// </summary>
internal sealed class SplitTuples : IrRewriter
{
    private readonly Fresh _fresh;
    private readonly IrType _returnType;
    private readonly Dictionary<int, Variable[]> _parts = new();
    private readonly HashSet<string> _names;

    private SplitTuples(Function function, Fresh fresh, IrType returnType)
    {
        _names = new HashSet<string>(function.Parameters.Select(p => p.Variable.Name));
        _fresh = fresh;
        _returnType = returnType;
    }

    public static Function Run(Function function)
    {
        Check(function);
        var fresh = new Fresh(function);
        var pass = new SplitTuples(function, fresh, Parts.Flat(function.ReturnType));
        EquatableArray<Parameter> parameters = function.Parameters.SelectMany(pass.Split).ToEquatable();
        bool isSplit = !parameters.Equals(function.Parameters) || !pass._returnType.Equals(function.ReturnType);
        return function with
        {
            Parameters = parameters,
            ReturnType = pass._returnType,
            Body = pass.Visit(function.Body),
            NextId = fresh.NextId,
            NeedsCopy = function.NeedsCopy || isSplit,
            IsSplit = function.IsSplit || isSplit,
        };
    }

    /// <summary>
    /// Only what stands inside a derivative, its own signature left as it is: variables, and what is handed to helpers, which have no
    /// tuples in their signatures.
    /// </summary>
    public static Function RunInside(Function function)
    {
        var fresh = new Fresh(function);
        Block body = new SplitTuples(function, fresh, function.ReturnType).Visit(function.Body);
        return function with { Body = body, NextId = fresh.NextId };
    }

    /// <summary>The zero of an array of structs is one of zeroed structs, in which arrays would be missing.</summary>
    private static void Check(Function function)
    {
        IEnumerable<Variable> variables = function.Body.AllStatements().SelectMany(Fresh.Declared).Concat(function.Parameters.Select(p => p.Variable));
        if (variables.FirstOrDefault(v => AliasClasses.BaseElement(v.Type) is TupleType element && v.Type.IsReference
            && element.CarriesDerivative && AliasClasses.HoldsReference(element)) is Variable found)
        {
            throw new NotDifferentiableException("an array of structs or tuples with arrays in them: " + found.Name);
        }
    }

    public override Expr Visit(Expr expr)
    {
        switch (expr)
        {
            case TupleItem item:
                return Parts.Item(Visit(item.Tuple), item.Index);
            case Local whole when _parts.TryGetValue(whole.Variable.Id, out Variable[]? parts):
                return Parts.Whole(whole.Type, parts.Select(p => new Local(p)).ToArray());
            case Call call:
                return call with { Arguments = call.Arguments.SelectMany(Split).ToEquatable(), Type = Parts.Flat(call.Type) };
            case ArrayLiteral { ArrayType.Element: TupleType element } literal:
                return literal with { Elements = literal.Elements.Select(e => Parts.Whole(element, Split(e))).ToEquatable() };
            default:
                return base.Visit(expr);
        }
    }

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        IEnumerable<Statement> split = statement switch
        {
            Declare { Variable.Type: TupleType } s => Declaration(s),
            Assign { Target.Type: TupleType } s => Assignment(s),
            InsertAt { Value.Type: TupleType element } s => new[]
            {
                s with { List = Visit(s.List), Index = s.Index is null ? null : Visit(s.Index), Value = Parts.Whole(element, Split(s.Value)) },
            },
            Deconstruct s => Results(s.Variables.SelectMany(SplitVariable).ToArray(), Visit(s.Value)),
            Insert s => new[] { s with { Arguments = s.Arguments.SelectMany(Split).ToEquatable() } },
            Return { Value: { Type: TupleType } value } => new[] { new Return(Returned(value)) },
            _ => base.Visit(statement),
        };
        return split.Select(s => s.Source is null ? s with { Source = statement.Source } : s);
    }

    private IEnumerable<Statement> Declaration(Declare s)
    {
        if (s.Value is Code { IsPure: false } code)
        {
            // It may have an effect, so it is evaluated once, into a variable that stays whole.
            Variable whole = _fresh.Variable(s.Variable.Name, s.Variable.Type);
            IReadOnlyList<Part> read = Parts.Of(whole.Type);
            return SplitVariable(s.Variable)
                .Select((p, k) => (Statement)new Declare(p, Parts.At(new Local(whole), read[k])))
                .Prepend(new Declare(whole, Visit(code)));
        }

        if (s.Value is null)
        {
            return SplitVariable(s.Variable).Select(p => new Declare(p, null));
        }

        if (s.Value is Call)
        {
            Expr value = Visit(s.Value);
            return Results(SplitVariable(s.Variable), value);
        }

        IReadOnlyList<Expr> values = Split(s.Value);
        return SplitVariable(s.Variable).Select((p, k) => new Declare(p, values[k]));
    }

    /// <summary>Variables for what a call returns.</summary>
    private static IEnumerable<Statement> Results(Variable[] variables, Expr value)
    {
        yield return variables.Length == 1
            ? new Declare(variables[0], value)
            : new Deconstruct(variables.ToEquatable(), value);
    }

    private IEnumerable<Statement> Assignment(Assign s)
    {
        IReadOnlyList<Expr> targets = Split(s.Target);
        string[] names = targets.Select(t => t is Local local ? local.Variable.Name : "next").ToArray();
        if (s.Value is Call)
        {
            Variable[] results = targets.Select((t, k) => _fresh.Variable(names[k], t.Type)).ToArray();
            return Results(results, Visit(s.Value)).Concat(targets.Select((t, k) => (Statement)new Assign(t, new Local(results[k]))));
        }

        if (s.Value is Code { IsPure: false } code)
        {
            var whole = new Local(_fresh.Variable("next", s.Target.Type));
            IReadOnlyList<Part> read = Parts.Of(whole.Type);
            return targets.Select((t, k) => (Statement)new Assign(t, Parts.At(whole, read[k]))).Prepend(new Declare(whole.Variable, Visit(code)));
        }

        // The values may read what is assigned before them: (a, b) = (b, a) needs both old values.
        IReadOnlyList<Expr> values = Split(s.Value);
        Variable[] items = targets.Select((t, k) => _fresh.Variable(names[k], t.Type)).ToArray();
        return items.Select((v, k) => (Statement)new Declare(v, values[k]))
            .Concat(targets.Select((t, k) => (Statement)new Assign(t, new Local(items[k]))));
    }

    private Expr Returned(Expr value)
    {
        if (value is Call)
        {
            return Visit(value);
        }

        IReadOnlyList<Expr> parts = Split(value);
        return Parts.Whole(_returnType, parts);
    }

    /// <summary>The parts of a value that is not a call.</summary>
    private IReadOnlyList<Expr> Split(Expr value)
    {
        Expr whole = Visit(value);
        if (whole.Type is TupleType && whole.Descendants().FirstOrDefault(e => e is Call or Code { IsPure: false }) is Expr effect)
        {
            throw new NotDifferentiableException("a tuple that comes from " + effect.GetType().Name);
        }

        return Parts.Of(value.Type).Select(part => Parts.At(whole, part)).ToArray();
    }

    private IEnumerable<Argument> Split(Argument argument) => argument.Value.Type is TupleType
        ? Split(argument.Value).Select(value => argument with { Value = value })
        : new[] { argument with { Value = Visit(argument.Value) } };

    private IEnumerable<Parameter> Split(Parameter parameter)
    {
        Variable variable = parameter.Variable;
        if (variable.Type is not TupleType)
        {
            return new[] { parameter };
        }

        Variable[] parts = SplitVariable(variable).Select(part => part with { Name = Distinct(part.Name) }).ToArray();
        _parts[variable.Id] = parts;
        return parts.Select(part => new Parameter(part, parameter.Passing));
    }

    private Variable[] SplitVariable(Variable variable)
    {
        if (variable.Type is not TupleType)
        {
            return new[] { variable };
        }

        if (!_parts.TryGetValue(variable.Id, out Variable[]? parts))
        {
            parts = Parts.Of(variable.Type).Select(part => _fresh.Variable(variable.Name + part.Name, part.Type)).ToArray();
            _parts.Add(variable.Id, parts);
        }

        return parts;
    }

    /// <summary>A name that no parameter has: those keep theirs.</summary>
    private string Distinct(string name)
    {
        while (!_names.Add(name))
        {
            name += "_";
        }

        return name;
    }
}
