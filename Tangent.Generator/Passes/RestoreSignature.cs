using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// Gives a derivative of a method whose tuples and structs were taken apart (<see cref="SplitTuples"/>) the signature that the
/// user's types ask for: a derivative has its primal's own type.
/// <code>
/// (double Value, double dpX, double dpY) NormVjp(double pX, double pY, double seed)
///     →
/// (double Value, Vec dp) NormVjp(Vec p, double seed)
/// </code>
/// </summary>
internal sealed class RestoreSignature
{
    private readonly Function _original;
    private readonly Function _split;
    private readonly IReadOnlyList<bool> _wrt;
    private readonly Function _derived;
    private readonly Fresh _fresh;
    private readonly PublicNames _names;
    private readonly HashSet<int> _assigned;
    private readonly Queue<Parameter> _open;
    private readonly List<Parameter> _parameters = new();
    private readonly List<Statement> _start = new();
    private readonly List<Statement> _end = new();
    private readonly Dictionary<int, Expr> _replaced = new();
    private readonly System.Func<IrType, IrType> _typeOf;

    private RestoreSignature(
        Function original, Function split, IReadOnlyList<bool> wrt, Function derived, System.Func<IrType, IrType>? typeOf = null)
    {
        _typeOf = typeOf ?? (type => type);
        _original = original;
        _split = split;
        _wrt = wrt;
        _derived = derived;
        _fresh = new Fresh(derived);
        _names = new PublicNames(original);
        _assigned = new HashSet<int>(derived.Body.AllStatements().SelectMany(Cleanup.Tidy.AssignedBy));
        _open = new Queue<Parameter>(derived.Parameters);
    }

    /// <param name="original">The method as the user wrote it.</param>
    /// <param name="split">The same with its tuples and structs taken apart.</param>
    /// <param name="wrt">For each parameter of the original whether it is differentiated.</param>
    /// <param name="derived">The forward-mode derivative of the latter.</param>
    /// <param name="typeOf">The type of the tangent of a value of a type; null where it is the value's own.</param>
    public static Function Jvp(
        Function original, Function split, IReadOnlyList<bool> wrt, Function derived, System.Func<IrType, IrType>? typeOf = null)
    {
        if (!split.IsSplit)
        {
            return derived;
        }

        var restore = new RestoreSignature(original, split, wrt, derived, typeOf);
        restore.TakeOriginals();
        restore.TakeDerivatives(_ => true);
        IrType result = original.ReturnType;
        IrType tangent = restore._typeOf(result);
        return result.CarriesDerivative
            ? restore.Build(Pair(result, tangent), value => new TupleOf(Pair(result, tangent), EquatableArray.Of(
                restore.Result(Parts.Item(value, 0)), restore.Derivative(tangent, Leaves(Parts.Item(value, 1)), Leaves(Parts.Item(value, 0))))))
            : restore.Build(result, restore.Result);
    }

    /// <summary>The same for the reverse-mode derivative.</summary>
    public static Function Vjp(Function original, Function split, IReadOnlyList<bool> wrt, Function derived)
    {
        if (!split.IsSplit)
        {
            return derived;
        }

        var restore = new RestoreSignature(original, split, wrt, derived);
        restore.TakeOriginals();
        restore.TakeDerivatives(p => p.Variable.Type.IsReference || p.Passing is Passing.Ref or Passing.Out);
        if (original.ReturnType.CarriesDerivative)
        {
            restore.TakeSeed();
        }

        return restore.BuildVjp();
    }

    /// <summary>The same for the product of the Hessian with a direction, which is in the shape of the gradient.</summary>
    public static Function Hvp(
        Function original, Function split, IReadOnlyList<bool> wrt, Function derived, System.Func<IrType, IrType>? typeOf = null)
    {
        if (!split.IsSplit)
        {
            return derived;
        }

        var restore = new RestoreSignature(original, split, wrt, derived, typeOf);
        restore.TakeOriginals();
        restore.TakeDerivatives(p => p.Passing != Passing.Out, p => restore._names.Free("v" + p.Variable.Name), isByValue: true);
        Gradient gradient = new(original, wrt, derived.ReturnType, restore._typeOf);
        return restore.Build(gradient.Type, gradient.Of);
    }

    /// <summary>The same for what starts a pullback; <paramref name="returned"/> makes what is returned of what was.</summary>
    public static Function Entry(Function original, Function split, IReadOnlyList<bool> wrt, Function derived, IrType type, System.Func<Expr, Expr> returned)
    {
        var restore = new RestoreSignature(original, split, wrt, derived);
        restore.TakeOriginals();
        return restore.Build(type, returned);
    }

    private static TupleType Pair(IrType value, IrType tangent) =>
        new(EquatableArray.Of(new TupleElement("Value", value), new TupleElement("Tangent", tangent)));

    private void TakeOriginals()
    {
        foreach (Parameter parameter in _original.Parameters)
        {
            if (parameter.Variable.Type is not TupleType)
            {
                _parameters.Add(_open.Dequeue());
                continue;
            }

            if (AliasClasses.HoldsReference(parameter.Variable.Type))
            {
                throw new NotDifferentiableException("a parameter with an array among its parts: " + parameter.Variable.Name);
            }

            _parameters.Add(parameter with { Default = null });
            Group(parameter.Variable, parameter.Passing, Parts.Of(parameter.Variable.Type));
        }
    }

    /// <summary>The tangents, or the adjoints that are passed by reference; those of other values are returned.</summary>
    private void TakeDerivatives(System.Func<Parameter, bool> isParameter) => TakeDerivatives(isParameter, NameOfDerivative, isByValue: false);

    private void TakeDerivatives(System.Func<Parameter, bool> isParameter, System.Func<Parameter, string> nameOf, bool isByValue)
    {
        for (int k = 0; k < _wrt.Count; k++)
        {
            Parameter parameter = _original.Parameters[k];
            if (!_wrt[k] || !isParameter(parameter))
            {
                continue;
            }

            if (parameter.Variable.Type is not TupleType)
            {
                _parameters.Add(_open.Dequeue());
                continue;
            }

            Variable whole = _fresh.Variable(nameOf(parameter), _typeOf(parameter.Variable.Type));
            Passing passing = isByValue ? Passing.Value : parameter.Passing == Passing.In ? Passing.Value : parameter.Passing == Passing.Out ? _open.Peek().Passing : parameter.Passing;
            _parameters.Add(new Parameter(whole, passing));
            Group(whole, passing, Parts.Of(whole.Type).Where(p => p.Type.CarriesDerivative).ToArray());
        }
    }

    private string NameOfDerivative(Parameter parameter) => _names.Derivative(parameter.Variable);

    /// <summary>Puts one variable in the place of the parameters that are its parts.</summary>
    private void Group(Variable whole, Passing passing, IReadOnlyList<Part> parts)
    {
        var written = new Dictionary<Part, Expr>();
        foreach (Part part in parts)
        {
            Variable variable = _open.Dequeue().Variable;
            Expr place = Parts.At(new Local(whole), part);
            if (passing is Passing.Value or Passing.In && !_assigned.Contains(variable.Id))
            {
                _replaced.Add(variable.Id, place);
                continue;
            }

            _start.Add(new Declare(variable, passing == Passing.Out ? null : place));
            written.Add(part, new Local(variable));
        }

        if (passing is Passing.Ref or Passing.Out)
        {
            IReadOnlyList<Expr> all = Parts.Of(whole.Type)
                .Select(p => written.TryGetValue(p, out Expr? value) ? value
                    : passing == Passing.Out ? Hoist.Initial(p.Type) : Parts.At(new Local(whole), p))
                .ToArray();
            _end.Add(new Assign(new Local(whole), Parts.Whole(whole.Type, all)));
        }
    }

    private void TakeSeed()
    {
        Parameter seed = _open.Dequeue();
        IrType type = _original.ReturnType;
        if (type.Equals(_split.ReturnType))
        {
            _parameters.Add(seed);
            return;
        }

        Variable whole = _fresh.Variable(seed.Variable.Name, type);
        _parameters.Add(new Parameter(whole, Passing.Value));
        Expr[] parts = Parts.Of(type).Select(p => Parts.At(new Local(whole), p)).ToArray();
        _replaced.Add(seed.Variable.Id, Parts.Whole(_split.ReturnType, parts));
    }

    private Function BuildVjp()
    {
        var elements = new List<TupleElement>();
        bool hasValue = _original.ReturnType is not VoidType;
        if (hasValue)
        {
            elements.Add(new TupleElement("Value", _original.ReturnType));
        }

        List<Parameter> returned = _original.Parameters
            .Where((p, k) => _wrt[k] && !p.Variable.Type.IsReference && p.Passing is Passing.Value or Passing.In)
            .ToList();
        elements.AddRange(returned.Select(p => new TupleElement(NameOfDerivative(p), p.Variable.Type)));
        int leaves = returned.Sum(p => Parts.Of(p.Variable.Type).Count(part => part.Type.CarriesDerivative)) + (hasValue ? 1 : 0);
        var type = new TupleType(elements.ToEquatable());
        Expr Restored(Expr value)
        {
            var open = new Queue<Expr>(leaves == 1 ? new[] { value } : Enumerable.Range(0, leaves).Select(k => Parts.Item(value, k)));
            var items = new List<Expr>();
            if (hasValue)
            {
                items.Add(Result(open.Dequeue()));
            }

            foreach (Variable part in returned.Select(p => p.Variable))
            {
                int count = Parts.Of(part.Type).Count(p => p.Type.CarriesDerivative);
                items.Add(Adjoint(part, Enumerable.Range(0, count).Select(_ => open.Dequeue()).ToArray()));
            }

            return items.Count == 1 ? items[0] : new TupleOf(type, items.ToEquatable());
        }

        return Build(elements.Count switch { 0 => IrType.Void, 1 => elements[0].Type, _ => type }, Restored);
    }

    /// <summary>A returned value in the original's type.</summary>
    private Expr Result(Expr value) => value.Type.Equals(_original.ReturnType) ? value : Parts.Whole(_original.ReturnType, Leaves(value));

    private static Expr[] Leaves(Expr value) => Parts.Of(value.Type).Select(p => Parts.At(value, p)).ToArray();

    /// <summary>A tangent: parts that carry none are absent, and a number is there where the value's is.</summary>
    private Expr Derivative(IrType type, Expr[] parts, Expr[] value) =>
        Parts.Whole(type, Parts.Of(type).Select((p, k) => NullableNumber.IsPresence(type, p) ? value[k] : Present(parts[k])).ToArray());

    private static Expr Adjoint(Variable of, IReadOnlyList<Expr> parts)
    {
        int next = 0;
        IrType type = of.Type;
        return Parts.Whole(type, Parts.Of(type).Select(p => p.Type.CarriesDerivative ? Present(parts[next++])
            : NullableNumber.IsPresence(type, p) ? Parts.At(new Local(of), p) : Hoist.Initial(p.Type)).ToArray());
    }

    private static Expr Present(Expr part) => part is DefaultOf absent ? Hoist.Initial(absent.Type) : part;

    private Function Build(IrType type, System.Func<Expr, Expr> restore)
    {
        Block body = new Body(_replaced, _end, restore).Visit(_derived.Body);
        bool fallsThrough = body.Statements.LastOrDefault() is not (Return or Throw);
        return _derived with
        {
            Parameters = _parameters.ToEquatable(),
            ReturnType = type,
            Body = new Block(_start.Concat(body.Statements).Concat(fallsThrough ? _end : Enumerable.Empty<Statement>()).ToEquatable()),
            NextId = _fresh.NextId,
        };
    }

    private sealed class Body(IReadOnlyDictionary<int, Expr> replaced, IReadOnlyList<Statement> end, System.Func<Expr, Expr> restore) : IrRewriter
    {
        public override Expr Visit(Expr expr) => expr switch
        {
            Local local when replaced.TryGetValue(local.Variable.Id, out Expr? whole) => whole,
            TupleItem item => Parts.Item(Visit(item.Tuple), item.Index),
            _ => base.Visit(expr),
        };

        public override IEnumerable<Statement> Visit(Statement statement) => statement is Return exit
            ? end.Select(s => s with { Source = exit.Source })
                .Append(exit with { Value = exit.Value is null ? null : restore(Visit(exit.Value)) })
            : base.Visit(statement);
    }
}
