using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// The checks at the entry of <c>FVjp</c>, before anything is written: no null, buffers of the right shape, and shadows that are
/// the same array exactly where the arguments are.
/// </summary>
internal static class Guards
{
    /// <param name="program">The method.</param>
    /// <param name="wrt">For each parameter whether it has a shadow.</param>
    /// <param name="isResized">Whether the buffer of a list has another count than the list, see <see cref="ResizedLists"/>.</param>
    public static IEnumerable<Statement> OfBuffers(ReverseProgram program, IReadOnlyList<bool> wrt, System.Func<Variable, bool> isResized) =>
        Of(program, wrt, _ => true, isResized);

    /// <summary>
    /// What remains to be checked where the shadows are made here and alias as they should: that an argument that has no shadow
    /// is apart from one that has.
    /// </summary>
    public static IEnumerable<Statement> Apart(Function primal, IReadOnlyList<bool> wrt, FunctionTable functions)
    {
        Activity activity = Activity.Of(primal, wrt, functions);
        for (int i = 0; i < wrt.Count; i++)
        {
            for (int j = i + 1; j < wrt.Count; j++)
            {
                Variable a = primal.Parameters[i].Variable;
                Variable b = primal.Parameters[j].Variable;
                bool matters = !(wrt[i] && wrt[j]) && a.Type.IsReference && b.Type.IsReference
                    && (wrt[i] || wrt[j] || activity.IsActive(a) || activity.IsActive(b))
                    && (functions.MayWrite(primal.Id, i) || functions.MayWrite(primal.Id, j))
                    && AliasClasses.BaseElement(a.Type).Equals(AliasClasses.BaseElement(b.Type))
                    && AliasClasses.BaseElement(a.Type) is RealType;
                if (matters && MayOverlap(a.Type, b.Type))
                {
                    yield return Pair(a, null, b, null);
                }
            }
        }
    }

    /// <param name="program">The method.</param>
    /// <param name="wrt">For each parameter whether it has a shadow.</param>
    /// <param name="canShare">
    /// Whether an argument that is the same storage as another one can have the other one's shadow; where not, the two must be apart.
    /// </param>
    public static IEnumerable<Statement> Of(ReverseProgram program, IReadOnlyList<bool> wrt, System.Func<Variable, bool> canShare) =>
        Of(program, wrt, canShare, _ => false);

    private static IEnumerable<Statement> Of(
        ReverseProgram program, IReadOnlyList<bool> wrt, System.Func<Variable, bool> canShare, System.Func<Variable, bool> isResized)
    {
        List<(Variable Primal, Variable Shadow)> buffers = program.Primal.Parameters
            .Where((p, i) => wrt[i] && p.Variable.Type.IsReference)
            .Select(p => (p.Variable, program.Adjoints.Of(p.Variable)))
            .ToList();
        var objects = new ObjectGuards(program.Fresh);
        IEnumerable<Statement> shapes = buffers.SelectMany(b => ObjectFields.AreIn(b.Primal.Type) ? objects.Shape(b.Primal, b.Shadow)
            : isResized(b.Primal) ? NotNull(b.Primal, b.Shadow)
            : Shape(b.Primal, b.Shadow));
        foreach (Statement check in shapes)
        {
            yield return check;
        }

        List<Variable> references = program.Primal.Parameters.Select(p => p.Variable).Where(v => v.Type.IsReference).ToList();
        IEnumerable<Statement> aliases = Aliases(
            references, program.IsWritten, program.Adjoints.IsActive, v => Shadow(program, wrt, v), canShare);
        IEnumerable<Statement> ofObjects = objects.Aliases(
            references, program.HasRealsWritten, program.Adjoints.IsActive, v => canShare(v) ? Shadow(program, wrt, v) : null);
        foreach (Statement check in aliases.Concat(ofObjects))
        {
            yield return check;
        }
    }

    /// <summary>
    /// The checks at the entry of <c>FJvp</c>: where the method writes an array, its tangent is one of its own of the same shape,
    /// and tangents are the same array exactly where the arguments are. A tangent that is only read is checked where it is read.
    /// </summary>
    public static Function OfTangents(Function jvp, Function primal, IReadOnlyList<bool> wrt, FunctionTable functions)
    {
        Activity activity = Activity.Of(primal, wrt, functions);
        var tangents = new Dictionary<int, Variable>();
        var written = new HashSet<int>();
        for (int i = 0; i < wrt.Count; i++)
        {
            Variable variable = primal.Parameters[i].Variable;
            if (wrt[i])
            {
                tangents.Add(variable.Id, jvp.Parameters[primal.Parameters.Count + tangents.Count].Variable);
            }

            if (variable.Type.IsReference && RealWrites.Of(functions).MayWrite(primal.Id, i))
            {
                written.Add(variable.Id);
            }
        }

        List<Variable> references = primal.Parameters.Select(p => p.Variable).Where(v => v.Type.IsReference).ToList();
        var fresh = new Fresh(jvp);
        var objects = new ObjectGuards(fresh);
        IEnumerable<Statement> shapes = references
            .Where(v => written.Contains(v.Id) && tangents.ContainsKey(v.Id))
            .SelectMany(v => ObjectFields.AreIn(v.Type) ? objects.Shape(v, tangents[v.Id]) : Shape(v, tangents[v.Id]));
        Variable? TangentOf(Variable variable) => tangents.TryGetValue(variable.Id, out Variable? tangent) ? tangent : null;
        IEnumerable<Statement> aliases = Aliases(
            references,
            v => written.Contains(v.Id),
            activity.IsActive,
            TangentOf,
            _ => true);
        IEnumerable<Statement> ofObjects = objects.Aliases(references, v => written.Contains(v.Id), activity.IsActive, TangentOf);
        Statement[] guards = shapes.Concat(aliases).Concat(ofObjects).ToArray();
        return guards.Length == 0
            ? jvp
            : jvp with { Body = new Block(guards.Concat(jvp.Body.Statements).ToEquatable()), NextId = fresh.NextId };
    }

    /// <summary>
    /// The checks of a derivative along several directions, which are made for it, an array for each argument: what the method writes must be
    /// apart from all other arguments.
    /// </summary>
    public static Function OfSeveral(Function derivative, Function primal, IReadOnlyList<bool> wrt, FunctionTable functions)
    {
        Activity activity = Activity.Of(primal, wrt, functions);
        FunctionTable writes = RealWrites.Of(functions);
        var written = new HashSet<int>(primal.Parameters.Where((_, k) => writes.MayWrite(primal.Id, k)).Select(p => p.Variable.Id));
        IEnumerable<Statement> apart = Aliases(
            primal.Parameters.Select(p => p.Variable).Where(v => v.Type.IsReference).ToList(),
            v => written.Contains(v.Id),
            activity.IsActive,
            _ => null,
            _ => true);
        return derivative with { Body = new Block(apart.Concat(derivative.Body.Statements).ToEquatable()) };
    }

    private static IEnumerable<Statement> Shape(Variable primal, Variable shadow)
    {
        if (primal.Type is ArrayType or ListType)
        {
            yield return NotNull(primal);
        }

        yield return Check("{Guard}.SameShape({0}, {1}, nameof({1}))", primal, shadow);
    }

    private static IEnumerable<Statement> NotNull(Variable primal, Variable shadow) => new[] { NotNull(primal), NotNull(shadow) };

    /// <summary>Two names for one array matter only where the method writes it.</summary>
    private static IEnumerable<Statement> Aliases(
        IReadOnlyList<Variable> references,
        System.Func<Variable, bool> isWritten,
        System.Func<Variable, bool> isActive,
        System.Func<Variable, Variable?> shadowOf,
        System.Func<Variable, bool> canShare)
    {
        for (int i = 0; i < references.Count; i++)
        {
            Variable a = references[i];
            if (a.Type is ArrayType { Element: ArrayType } && isWritten(a) && shadowOf(a) is Variable rows)
            {
                yield return Check("{Guard}.Aliases({0}, {1}, nameof({0}))", a, rows);
            }

            for (int j = i + 1; j < references.Count; j++)
            {
                Variable b = references[j];
                bool matters = (isActive(a) || isActive(b))
                    && (isWritten(a) || isWritten(b))
                    && AliasClasses.BaseElement(a.Type).Equals(AliasClasses.BaseElement(b.Type))
                    && AliasClasses.BaseElement(a.Type).CarriesDerivative
                    && !ObjectFields.AreIn(a.Type) && !ObjectFields.AreIn(b.Type);
                if (matters && MayOverlap(a.Type, b.Type))
                {
                    bool shares = canShare(a) && canShare(b);
                    yield return Pair(a, shares ? shadowOf(a) : null, b, shares ? shadowOf(b) : null);
                }
            }
        }
    }

    public static Statement NotNull(Variable variable) => Check("{Guard}.NotNull({0}, nameof({0}))", variable);

    /// <summary>
    /// Whether two arguments can be one piece of storage: arrays of one shape, a vector and an array of rows, a span and a vector.
    /// </summary>
    private static bool MayOverlap(IrType a, IrType b) => (a is SpanType || b is SpanType) && IsRows(a) != IsRows(b)
        ? throw new NotDifferentiableException("a span beside an array of arrays, one of which the method writes: they may share a row")
        : Within(a).Intersect(Within(b)).Any();

    private static bool IsRows(IrType type) => type is ArrayType { Element: ArrayType };

    /// <summary>The types of the storage that a reference may name, itself and below. A span may be of an array.</summary>
    private static IEnumerable<IrType> Within(IrType type) => type switch
    {
        ArrayType array => Within(array.Element).Append(type),
        SpanType span => new[] { new ArrayType(span.Element, 1) },
        ListType => new[] { type },
        _ => Enumerable.Empty<IrType>(),
    };

    private static Statement Pair(Variable a, Variable? da, Variable b, Variable? db)
    {
        // The checks take an array of rows before a vector.
        if (IsRows(b.Type) && !IsRows(a.Type))
        {
            return Pair(b, db, a, da);
        }

        // Before C# 14 the element is not inferred from a conversion to a span.
        bool hasSpan = a.Type is SpanType || b.Type is SpanType;
        string element = hasSpan ? "<" + NameOf(AliasClasses.BaseElement(a.Type)) + ">" : string.Empty;
        return da is not null && db is not null
            ? Check("{Guard}.Aliases" + element + "({0}, {1}, {2}, {3}, nameof({2}))", a, da, b, db)
            : Check("{Guard}.Apart" + element + "({0}, {1}, nameof({1}))", a, b);
    }

    private static string NameOf(IrType element) => element switch
    {
        RealType real => real.Name,
        TupleType { Struct: { } form } => form.Name,
        _ => throw new NotDifferentiableException("spans of tuples, one of which the method writes"),
    };

    private static Variable? Shadow(ReverseProgram program, IReadOnlyList<bool> wrt, Variable variable)
    {
        int k = Enumerable.Range(0, wrt.Count).First(i => program.Primal.Parameters[i].Variable.Id == variable.Id);
        return wrt[k] ? program.Adjoints.Of(variable) : null;
    }

    private static Do Check(string template, params Variable[] operands) => new(new Code(
        template,
        operands.Select(v => (Expr)new Local(v)).ToEquatable(),
        IrType.Void,
        IsPure: true));
}
