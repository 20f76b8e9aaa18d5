using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// A list argument that the method makes longer or shorter has a buffer that comes with another count than it leaves with: it is set
/// to zeros for the forward sweep, which makes it grow along, and gets its adjoints when that is done.
/// <code>
/// double[] dlistFinal = Shadow.Take(list, dlist, nameof(dlist));
/// …
/// Shadow.Give(dlistFinal, dlist, nameof(dlist));
/// </code>
/// </summary>
internal sealed class ResizedLists
{
    private readonly HashSet<int> _resized;

    public ResizedLists(ReverseProgram program, IReadOnlyList<bool> wrt, FunctionTable functions)
    {
        if (program.Primal.Parameters.Where((p, k) => wrt[k] && p.Variable.Type is not ListType && functions.MayResize(program.Primal.Id, k))
            .FirstOrDefault(p => HoldsList(p.Variable.Type)) is { } holder)
        {
            throw new NotDifferentiableException("a list inside the argument '" + holder.Variable.Name + "' that is made longer or shorter: pass the list itself");
        }

        // A caller may pass one list for two parameters.
        var resized = new HashSet<IrType>(program.Primal.Parameters
            .Where((p, k) => p.Variable.Type is ListType && functions.MayResize(program.Primal.Id, k))
            .Select(p => p.Variable.Type));
        List<Variable> lists = program.Primal.Parameters
            .Where((p, k) => wrt[k] && resized.Contains(p.Variable.Type))
            .Select(p => p.Variable)
            .ToList();
        if (lists.FirstOrDefault(v => ((ListType)v.Type).Element is not RealType { HasLiterals: true }) is { } other)
        {
            throw new NotDifferentiableException(
                "the argument '" + other.Name + "', a list of other things than double or float, that is made longer or shorter: change a copy of it, new List<T>(" + other.Name + ")");
        }

        _resized = new HashSet<int>(lists.Select(v => v.Id));
        foreach (Variable list in lists)
        {
            var shadow = new Local(program.Adjoints.Of(list));
            Variable final = program.Fresh.Variable(shadow.Variable.Name + "Final", new ArrayType(((ListType)list.Type).Element, 1));
            AtEntry.Add(new Declare(final, Code("{Shadow}.Take({0}, {1}, nameof({1}))", final.Type, new Local(list), shadow)));
            var given = new Local(program.IsRenamed(list) ? program.Fresh.Variable(shadow.Variable.Name + "Argument", shadow.Type) : shadow.Variable);
            if (given.Variable != shadow.Variable)
            {
                AtEntry.Add(new Declare(given.Variable, shadow));
            }

            AtEnd.Add(new Do(Code("{Shadow}.Give({0}, {1}, nameof({2}))", IrType.Void, new Local(final), given, shadow)));
        }
    }

    /// <summary>Statements for the start of the function, behind the checks.</summary>
    public List<Statement> AtEntry { get; } = new();

    /// <summary>Statements for the start of the backward sweep.</summary>
    public List<Statement> AtEnd { get; } = new();

    public bool Contains(Variable list) => _resized.Contains(list.Id);

    private static bool HoldsList(IrType type) => type switch
    {
        ListType => true,
        ArrayType array => HoldsList(array.Element),
        TupleType tuple => tuple.Elements.Any(e => HoldsList(e.Type)),
        ObjectType whole => whole.Fields.Any(f => HoldsList(f.Type)) || whole.Kinds.Any(HoldsList),
        _ => false,
    };

    private static Code Code(string template, IrType type, params Expr[] operands) => new(template, operands.ToEquatable(), type, IsPure: false);
}
