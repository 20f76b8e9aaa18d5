using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Spans;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Forward;

/// <summary>
/// Forward mode: beside every statement, the statement that moves the tangents along.
/// <code>
/// double s = Math.Sin(a);       →      double s = Math.Sin(a);
///                                      double ds = Math.Cos(a) * da;
/// </code>
/// </summary>
internal sealed class JvpPass
{
    private readonly Function _function;
    private readonly Activity _activity;
    private readonly IDerivations _derivations;
    private readonly TangentForm _form;
    private readonly System.Lazy<AliasClasses> _aliases;
    private readonly Fresh _fresh;
    private readonly Dictionary<int, Variable> _tangents = new();
    private readonly LocalDerivative _local;
    private readonly JvpCalls _calls;

    private JvpPass(
        Function function, Activity activity, FunctionTable functions, IDerivations derivations, TangentForm form)
    {
        _aliases = new System.Lazy<AliasClasses>(() => AliasClasses.AcrossArguments(function, functions));
        _function = function;
        _form = form;
        _activity = activity;
        _derivations = derivations;
        _fresh = new Fresh(function);
        _local = new LocalDerivative(TangentOf, form.TypeOf) { Sets = SetsOfShadows.In(function) };
        _calls = new JvpCalls(_derivations, _fresh, _local, activity);
    }

    /// <param name="function">The function, its tuples split.</param>
    /// <param name="wrt">For each parameter whether it has a tangent parameter.</param>
    /// <param name="functions">The functions it may call.</param>
    /// <param name="derivations">Finds the derivatives of those.</param>
    public static Function Run(
        Function function,
        IReadOnlyList<bool> wrt,
        FunctionTable functions,
        IDerivations derivations) => Run(function, wrt, functions, derivations, TangentForm.First);

    /// <summary>The same, the tangent of each variable with the name and type that <paramref name="form"/> says.</summary>
    public static Function Run(
        Function function,
        IReadOnlyList<bool> wrt,
        FunctionTable functions,
        IDerivations derivations,
        TangentForm form)
    {
        Function inlined = SetsOfShadows.Run(NameFreshStorage.Run(AssignParts.Run(InlineCalls.RunOnSplit(CheckpointedLoops.Whole(function), functions))));
        Function named = NameOperands.Run(inlined, Activity.Of(inlined, wrt, functions));
        return new JvpPass(named, Activity.Of(named, wrt, functions), functions, derivations, form).Differentiate(wrt, new PublicNames(function));
    }

    private Function Differentiate(IReadOnlyList<bool> wrt, PublicNames names)
    {
        var tangents = new List<Parameter>();
        var start = new List<Statement>();
        for (int i = 0; i < wrt.Count; i++)
        {
            Parameter parameter = _function.Parameters[i];
            Variable variable = parameter.Variable;
            if (wrt[i])
            {
                string name = names.Free(_form.NameOf(variable));
                while (tangents.Any(t => t.Variable.Name == name))
                {
                    name += "_";
                }

                Variable tangent = _fresh.Variable(name, _form.TypeOf(variable.Type)) with { ShadowOf = variable.Id };
                _tangents[variable.Id] = tangent;
                Passing passing = parameter.Passing == Passing.In ? Passing.Value : parameter.Passing;
                tangents.Add(new Parameter(tangent, passing));
            }
            else if (_activity.IsActive(variable))
            {
                start.Add(new Declare(TangentVariable(variable), ZeroLike(variable)));
            }
        }

        IrType type = _function.ReturnType.CarriesDerivative ? PairType() : _function.ReturnType;
        Block body = Visit(_function.Body);
        return _function with
        {
            Parameters = _function.Parameters.Select(p => p with { Default = null }).Concat(tangents).ToEquatable(),
            ReturnType = type,
            Body = new Block(start.Concat(body.Statements).ToEquatable()),
            NextId = _fresh.NextId,
        };
    }

    private Expr ZeroLike(Variable variable) => variable.Type switch
    {
        TapeType => throw new NotDifferentiableException("a tape that only part of a derivative flows through"),
        { IsReference: true } => new ZerosLike(new Local(variable), _form.TypeOf(variable.Type)),
        _ => new Zero(_form.TypeOf(variable.Type)),
    };

    private Block Visit(Block block)
    {
        var result = new List<Statement>();
        foreach (Statement statement in block.Statements)
        {
            result.AddRange(Visit(statement).Select(s => s.Source is null ? s with { Source = statement.Source } : s));
        }

        return new Block(result.ToEquatable());
    }

    private IEnumerable<Statement> Visit(Statement statement)
    {
        switch (statement)
        {
            case Declare { Value: Call } or Assign { Value: Call } or Do { Value: Call } or Deconstruct:
                return _calls.Visit(statement, TangentVariable);
            case Declare { Value: SpanCall call } s when _activity.IsActive(s.Variable):
                return VisitReduction(s, call);
            case Assign { Value: SpanCall call } s when _local.Place(s.Target) is Expr place:
                return VisitReduction(s, place, call);
            case Do { Value: SpanCall } s:
                return Spans().Effect(s);
            case Declare s when _activity.IsActive(s.Variable):
                return VisitDeclaration(s);
            case Assign s when s.Target.Root() is Variable root && _activity.IsActive(root)
                && s.Target.Type.CarriesDerivative:
                return VisitAssignment(s);
            case Return { Value: Expr value } s when _function.ReturnType.CarriesDerivative:
                return VisitReturn(s, value);
            case If s:
                return One(s with { Then = Visit(s.Then), Else = Visit(s.Else) });
            case For s:
                return One(s with { Body = Visit(s.Body) });
            case While s:
                return One(s with { Body = Visit(s.Body), Update = Visit(s.Update) });
            case DoWhile s:
                return One(s with { Body = Visit(s.Body) });
            case Scope or Try:
                return One(statement.WithBlocks(Visit));
            case InsertAt s when _local.Place(s.List) is Expr list:
                return VisitInsertion(s, list);
            case RemoveAt s when _local.Place(s.List) is Expr list:
                return new[] { statement, s with { List = list } };
            case Accumulate s when _local.Place(s.Target) is Expr target && _local.Place(s.Addend) is Expr addend:
                return new[] { statement, new Accumulate(target, addend) };
            case CopyInto s when _local.Place(s.Target) is Expr target:
                return new[] { statement, new CopyInto(Tangent(s.From, s.Target), target) };
            case Push s when _local.Place(s.Stack) is Expr stack:
                return new[] { statement, new Push(stack, Tangent(s.Value, s.Value)) };
            case Restore s when _local.Place(s.Snapshot) is Expr snapshot:
                return new[] { statement, new Restore(snapshot) };
            case Release s when _local.Place(s.History) is Expr history:
                return new[] { statement, new Release(history) };
            case Insert:
                // There is no adjoint to act on.
                return Enumerable.Empty<Statement>();
            default:
                return One(statement);
        }
    }

    private IEnumerable<Statement> VisitReduction(Declare s, SpanCall call) =>
        Spans().Reduction(call, s.Variable, TangentVariable(s.Variable)).Prepend(s);

    private IEnumerable<Statement> VisitReduction(Assign s, Expr place, SpanCall call)
    {
        Variable result = _fresh.Variable(NameText.CamelCase(call.Member), call.Type);
        Variable tangent = _fresh.Variable("d" + result.Name, _form.TypeOf(call.Type));
        return Spans().Reduction(call, result, tangent)
            .Prepend(new Declare(result, call))
            .Concat([s with { Value = new Local(result) }, new Assign(place, new Local(tangent))]);
    }

    private SpanTangents Spans() => new(_local, _fresh, _aliases.Value.MayOverlap);

    private IEnumerable<Statement> VisitDeclaration(Declare s)
    {
        var target = new Local(s.Variable);
        Variable tangent = TangentVariable(s.Variable);
        Expr? value = s.Value is null ? null : Tangent(s.Value, target);
        return new Statement[] { s, new Declare(tangent, value) };
    }

    /// <summary>
    /// The tangent comes second, as a reader expects, except where it reads what the assignment overwrites. Where the value
    /// does not read its target, a tangent that does reads the value just computed.
    /// </summary>
    private IEnumerable<Statement> VisitAssignment(Assign s)
    {
        Expr place = _local.Place(s.Target)!;
        Expr tangent = Tangent(s.Value, s.Target);
        bool overwrites = s.Target is Local local
            ? s.Value.Mentions(local.Variable)
            : tangent.Descendants().Any(e => e is ElementAt or TupleItem);
        var move = new Assign(place, tangent);
        return overwrites && !s.Target.Type.IsReference ? new Statement[] { move, s } : new Statement[] { s, move };
    }

    /// <summary>The tangent comes second, except where it reads a list: the last element is another one then.</summary>
    private IEnumerable<Statement> VisitInsertion(InsertAt s, Expr list)
    {
        var move = s with { List = list, Value = Tangent(s.Value, s.Value) };
        bool readsList = move.Value.Descendants().Any(e => e is ElementAt { Array.Type: ListType } or LengthOf { Array.Type: ListType });
        return readsList ? new Statement[] { move, s } : new Statement[] { s, move };
    }

    private IEnumerable<Statement> VisitReturn(Return s, Expr value)
    {
        if (value is Call or SpanCall)
        {
            Variable result = _fresh.Distinct("value", value.Type);
            if (value is SpanCall reduction)
            {
                Variable tangent = _fresh.Distinct("tangent", _form.TypeOf(value.Type));
                yield return new Declare(result, value);
                foreach (Statement statement in Spans().Reduction(reduction, result, tangent))
                {
                    yield return statement;
                }

                yield return s with { Value = Pair(new Local(result), new Local(tangent)) };
                yield break;
            }

            foreach (Statement statement in _calls.Visit(new Declare(result, value), TangentVariable))
            {
                yield return statement;
            }

            value = new Local(result);
        }
        else if (value is not (Local or Literal or TupleOf))
        {
            Variable result = _fresh.Distinct("value", value.Type);
            yield return new Declare(result, value);
            Variable tangent = _fresh.Distinct("tangent", _form.TypeOf(value.Type));
            yield return new Declare(tangent, Tangent(value, new Local(result)));
            yield return s with { Value = Pair(new Local(result), new Local(tangent)) };
            yield break;
        }

        yield return s with { Value = Pair(value, Tangent(value, value)) };
    }

    private TupleOf Pair(Expr value, Expr tangent) => new(PairType(), EquatableArray.Of(value, tangent));

    private TupleType PairType() => new(EquatableArray.Of(
        new TupleElement("Value", _function.ReturnType),
        new TupleElement("Tangent", _form.TypeOf(_function.ReturnType))));

    private Expr Tangent(Expr expr, Expr value) => expr switch
    {
        TupleOf tuple => new TupleOf((TupleType)_form.TypeOf(tuple.TupleType), tuple.Items.Select(i => Tangent(i, i)).ToEquatable()),
        ArrayLiteral { ArrayType.Element.IsReference: false } literal =>
            new ArrayLiteral((ArrayType)_form.TypeOf(literal.ArrayType), literal.Elements.Select(e => Tangent(e, e)).ToEquatable()),
        CloneOf { Type: ArrayType or ListType } clone when _local.Place(clone.Array) is Expr array => clone with { Array = array, Type = _form.TypeOf(clone.Type) },
        Pop pop when _local.Place(pop.Stack) is Expr stack => pop with { Stack = stack, Type = _form.TypeOf(pop.Type) },
        NewObject created => TangentOf(created, value),
        NewTape tape => new NewTape((TapeType)_form.TypeOf(tape.TapeType)),
        DefaultOf { Type: not RealType } => new DefaultOf(_form.TypeOf(expr.Type)),
        _ when expr.Type.IsReference => Shadows.Of(expr, value, _local),
        _ when !expr.Type.CarriesDerivative => new DefaultOf(expr.Type),
        _ => _local.Tangent(expr, value),
    };

    /// <summary>An object with the tangents of its fields; what carries none is the object's own.</summary>
    private NewObject TangentOf(NewObject created, Expr value) => created with
    {
        Like = created.Like is null ? null : value,
        Fields = created.Fields
            .Select((field, k) => (Field: field, Place: ObjectFields.At(value, created.ObjectType.Fields[k])))
            .Select(f => f.Field.Type.CarriesDerivative ? Tangent(f.Field, f.Place) : f.Place)
            .ToEquatable(),
    };

    private Expr? TangentOf(Variable variable) =>
        _tangents.TryGetValue(variable.Id, out Variable? tangent) ? new Local(tangent)
        : _activity.IsActive(variable) ? new Local(TangentVariable(variable))
        : null;

    private Variable TangentVariable(Variable variable)
    {
        if (!_tangents.TryGetValue(variable.Id, out Variable? tangent))
        {
            tangent = _fresh.Variable(_form.NameOf(variable), _form.TypeOf(variable.Type)) with { DerivativeOf = variable.Id, ShadowOf = variable.Id };
            _tangents.Add(variable.Id, tangent);
        }

        return tangent;
    }

    private static IEnumerable<Statement> One(Statement statement) => new[] { statement };
}
