using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// Makes a function of one trip of a loop over <c>Checkpoint.Range</c>: what it changes of its surroundings are parameters by reference.
/// Reverse mode runs it alone, forward and backward; forward mode keeps the loop as it is.
/// <code>
/// foreach (int t in Checkpoint.Range(n, 10))      →      void Trip(ref double x, double k, int t)
/// {                                                      {
///     x += k * Math.Sin(x);                                  x += k * Math.Sin(x);
/// }                                                      }
/// </code>
/// </summary>
internal sealed class OutlineTrips
{
    private readonly Function _function;
    private readonly FunctionTable _functions;
    private readonly List<Function> _trips = new();

    private OutlineTrips(Function function, FunctionTable functions)
    {
        _function = function;
        _functions = functions;
    }

    /// <returns>All functions, then one for the trip of each of their loops.</returns>
    public static IReadOnlyList<Function> Run(IReadOnlyList<Function> functions)
    {
        if (!functions.Any(CheckpointedLoops.AreIn))
        {
            return functions;
        }

        var table = new FunctionTable(functions);
        return functions.SelectMany(f => CheckpointedLoops.AreIn(f) ? Run(f, table) : new[] { f }).ToArray();
    }

    private static IEnumerable<Function> Run(Function function, FunctionTable table)
    {
        var pass = new OutlineTrips(function, table);
        Function whole = function with { Body = pass.Visit(function.Body) };
        return pass._trips.Prepend(whole);
    }

    // Inner loops first: the trip of an outer one calls theirs.
    private Block Visit(Block block) => new(block.Statements.Select(s => Outlined(s.WithBlocks(Visit))).ToEquatable());

    private Statement Outlined(Statement statement) =>
        statement is For { Slots: not null } loop ? loop with { Trip = Outline(loop) } : statement;

    private Call Outline(For loop)
    {
        var inside = new HashSet<int>(loop.Body.AllStatements().SelectMany(Fresh.Declared).Select(v => v.Id)) { loop.Index.Id };
        HashSet<int> assigned = MovedArrays.NamedAnewIn(loop);
        // What is inserted meets the whole adjoint of its variable, not the trip's own share of it.
        assigned.UnionWith(InsertTargets.In(loop.Body).Where(v => !v.Type.IsReference).Select(v => v.Id));
        List<Variable> outside = loop.Body.AllStatements()
            .SelectMany(s => s.Expressions())
            .SelectMany(e => e.Variables())
            .Where(v => !inside.Contains(v.Id))
            .GroupBy(v => v.Id)
            .Select(g => g.First())
            .OrderBy(v => v.Id)
            .ToList();
        List<Variable> moved = outside.Where(v => v.Type.IsReference && assigned.Contains(v.Id)).ToList();
        List<Variable> own = moved.Where(IsOwn).ToList();
        var fresh = new Fresh(_function);
        Block body = new TripBody(fresh, MovedArrays.AreWritten(moved, _function, _functions)).Of(loop.Body, moved.Except(own).ToList(), own);
        string id = _function.Id + "|Trip" + _trips.Count.ToString(CultureInfo.InvariantCulture);
        Parameter[] parameters = outside
            .Except(own)
            .Select(v => new Parameter(v, assigned.Contains(v.Id) && !v.Type.IsReference ? Passing.Ref : Passing.Value))
            .Append(new Parameter(loop.Index, Passing.Value))
            .ToArray();
        Dictionary<int, Variable> renamed = Apart(parameters.Select(p => p.Variable).ToList(), body);
        _trips.Add(_function with
        {
            Id = id,
            Name = "Trip",
            Parameters = parameters.Select(p => renamed.TryGetValue(p.Variable.Id, out Variable? other) ? p with { Variable = other } : p).ToEquatable(),
            ReturnType = IrType.Void,
            Body = renamed.Count == 0 ? body : new Renamer(renamed).Visit(body),
            NextId = fresh.NextId,
            NeedsCopy = true,
            IsLambda = false,
            IsSplit = false,
        });
        return new Call(
            new Callee(id, "Trip"),
            parameters.Select(p => new Argument(p.Passing, new Local(p.Variable))).ToEquatable(),
            IrType.Void);
    }

    /// <summary>Temporaries may have one name (two indices); as parameters they need names of their own.</summary>
    private static Dictionary<int, Variable> Apart(IReadOnlyList<Variable> parameters, Block body)
    {
        var names = new HashSet<string>(body.AllStatements().SelectMany(s => s.Expressions()).SelectMany(e => e.Variables()).Concat(parameters).Select(v => v.Name));
        var renamed = new Dictionary<int, Variable>();
        foreach (Variable variable in parameters.Where((v, k) => parameters.Take(k).Any(p => p.Name == v.Name)))
        {
            int number = 2;
            while (!names.Add(variable.Name + number.ToString(CultureInfo.InvariantCulture)))
            {
                number++;
            }

            renamed.Add(variable.Id, variable with { Name = variable.Name + number.ToString(CultureInfo.InvariantCulture) });
        }

        return renamed;
    }

    /// <summary>Declared before the loop and given nothing there: each trip names an array of its own by it.</summary>
    private bool IsOwn(Variable variable) =>
        _function.Body.AllStatements().Any(s => s is Declare { Value: null } declare && declare.Variable.Id == variable.Id);
}
