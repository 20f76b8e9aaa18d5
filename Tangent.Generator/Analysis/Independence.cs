using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;

namespace Tangent.Generator.Analysis;

/// <summary>
/// Whether the trips of a loop may run in any order and at once: each writes variables and storage of its own, and elements at places that
/// its index leads to and no other trip's.
/// </summary>
internal sealed class Independence
{
    private readonly For _loop;
    private readonly FunctionTable _functions;
    private readonly OwnPlaces _places;
    private readonly HashSet<int> _own;
    private readonly AliasClasses _aliases;
    private readonly Dictionary<int, OwnKey> _written = new();
    private readonly Dictionary<int, Variable> _sums = new();

    public Independence(Function function, For loop, FunctionTable functions)
    {
        _aliases = AliasClasses.Within(function, functions);
        _loop = loop;
        _functions = functions;
        _places = new OwnPlaces(loop);
        _own = new HashSet<int>(loop.Body.AllStatements().SelectMany(Fresh.Declared).Select(v => v.Id)) { loop.Index.Id };
    }

    /// <summary>Whether what trips only add to counts as independent: it is added up apart for each worker.</summary>
    public bool AllowsSums { get; init; }

    /// <summary>The variables outside the loop, numbers and arrays, that trips only add to.</summary>
    public IReadOnlyCollection<Variable> Sums => _sums.Values;

    /// <summary>What stands against it, as a user would be told; null where nothing does.</summary>
    public string? Obstacle()
    {
        List<Statement> statements = _loop.Body.AllStatements().ToList();
        return statements.Select(ObstacleIn).FirstOrDefault(o => o is not null) ?? statements.Select(ObstacleToReading).FirstOrDefault(o => o is not null);
    }

    private string? ObstacleIn(Statement statement)
    {
        switch (statement)
        {
            case Return or Throw or Push or Restore or Accumulate:
                return "its body leaves the loop, which trips that run at once can't do";
            case Release { History: Local history }:
                return _own.Contains(history.Variable.Id) ? null : "it gives back what other trips use";
            case CopyInto copy:
                return ObstacleToWriting(copy.Target);
            case Assign { Target: Local local } when !_own.Contains(local.Variable.Id):
                return IsSum(statement, local.Variable)
                    ? null
                    : $"each trip of the loop assigns '{local.Variable.Name}', which is declared outside: give each trip an element of an array";
            case Assign { Target: ElementAt target }:
                return target.Root() is Variable root && !IsOwnPlace(target) && IsSum(statement, root) ? null : ObstacleToWriting(target);
            case Do { Value: SpanCall { Written: 1 } call } when call.Destinations[0].Root() is Variable sum && !IsOwnPlace(call.Destinations[0]) && IsSum(statement, sum):
                return null;
        }

        return statement.Expressions().SelectMany(e => e.Descendants()).Select(ObstacleIn).FirstOrDefault(o => o is not null);
    }

    private string? ObstacleIn(Expr expr) => expr switch
    {
        SpanCall { Written: > 0 } call => call.Destinations.Select(ObstacleToWriting).FirstOrDefault(o => o is not null),
        Call call => call.Arguments.Where((a, i) => Writes(call, a, i)).Select(a => ObstacleToWriting(a.Value)).FirstOrDefault(o => o is not null),
        Code { IsPure: false, Template: "{0}.Clear()" or "{0}.Fill({1})" } code => ObstacleToWriting(code.Operands[0]),
        Code { IsPure: false } => "its body has an effect that is not seen through",
        Pop => "it takes from what other trips put on a stack",
        _ => null,
    };

    private bool IsOwnPlace(Expr place) => place.Root() is Variable root && (IsFresh(root) || _places.KeyOf(place) is not null);

    /// <summary>Whether the statement adds to the variable, or to its elements, and no other statement does anything else with it.</summary>
    private bool IsSum(Statement statement, Variable variable)
    {
        if (!AllowsSums || _own.Contains(variable.Id) || variable.Type is not (RealType or ArrayType { Rank: 1, Element: RealType }))
        {
            return false;
        }

        if (!_sums.ContainsKey(variable.Id) && !_loop.Body.AllStatements().All(s => !s.Expressions().Any(e => e.Mentions(variable)) || Adds(s, variable)))
        {
            return false;
        }

        _sums[variable.Id] = variable;
        return Adds(statement, variable);
    }

    private static bool Adds(Statement statement, Variable variable) => statement switch
    {
        Assign { Target: Local or ElementAt { Array: Local }, Value: Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum } assign =>
            assign.Target.Root()?.Id == variable.Id && sum.Left.Equals(assign.Target) && !sum.Right.Mentions(variable),
        Do { Value: SpanCall { Member: "MultiplyAdd", Written: 1 } call } =>
            call.Arguments[2].Equals(call.Arguments[3]) && call.Arguments[3].Root()?.Id == variable.Id
            && !call.Arguments.Take(2).Any(a => a.Mentions(variable)),
        Do { Value: SpanCall { Member: "Add" or "Subtract", Written: 1 } call } =>
            call.Arguments[0].Equals(call.Arguments[2]) && call.Arguments[2].Root()?.Id == variable.Id && !call.Arguments[1].Mentions(variable),
        _ => statement.Blocks().Any() && !statement.Expressions().Any(e => e.Mentions(variable)),
    };

    private bool Writes(Call call, Argument argument, int position) =>
        argument.Passing is Passing.Ref or Passing.Out || (argument.Value.Type.IsReference && _functions.MayWrite(call.Callee.Id, position));

    private string? ObstacleToWriting(Expr place)
    {
        if (place.Root() is not Variable root)
        {
            return "what it writes is not known";
        }

        if (IsFresh(root))
        {
            return null;
        }

        int storage = _aliases.ClassOf(root);
        if (_places.KeyOf(place) is not OwnKey key || (_written.TryGetValue(storage, out OwnKey? known) && !known.Equals(key)))
        {
            return $"two trips of the loop may write the same element of '{root.Name}'";
        }

        _written[storage] = key;
        return null;
    }

    /// <summary>What is written must be read at the trip's own places only.</summary>
    private string? ObstacleToReading(Statement statement)
    {
        foreach (Expr expr in Whole(statement.Expressions()))
        {
            if (expr.Root() is Variable root && !IsFresh(root) && !_sums.ContainsKey(root.Id)
                && _written.TryGetValue(_aliases.ClassOf(root), out OwnKey? key) && !key.Equals(_places.KeyOf(expr)))
            {
                return $"a trip of the loop may read an element of '{root.Name}' that another one writes";
            }
        }

        return null;
    }

    /// <summary>The places that expressions read, each as a whole: <c>a[i][j]</c> without <c>a[i]</c>.</summary>
    private static IEnumerable<Expr> Whole(IEnumerable<Expr> exprs) => exprs.SelectMany(e => e switch
    {
        LengthOf => Enumerable.Empty<Expr>(),
        ElementAt element => Whole(Indices(element)).Prepend(element),
        Slice slice => Whole(new[] { slice.Start, slice.Length }.OfType<Expr>()).Prepend(slice),
        Local local => local.Type.IsReference ? new Expr[] { local } : Enumerable.Empty<Expr>(),
        _ => Whole(e.Children()),
    });

    private static IEnumerable<Expr> Indices(ElementAt element) =>
        element.Array is ElementAt inner ? element.Indices.Concat(Indices(inner)) : element.Indices;

    /// <summary>Storage that the trip made for itself.</summary>
    private bool IsFresh(Variable variable) => _own.Contains(variable.Id) && _loop.Body.AllStatements().OfType<Declare>()
        .Any(d => d.Variable.Id == variable.Id && d.Value is NewArray or ArrayLiteral or CloneOf { Type: ArrayType { Element.IsReference: false } } or ZerosLike { Among: null })
        && !_loop.Body.AllStatements().Any(s => s is Assign { Target: Local target } && target.Variable.Id == variable.Id);
}
