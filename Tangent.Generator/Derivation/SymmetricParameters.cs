using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Derivation;

/// <summary>
/// What the parameters of the tangent of a gradient stand for in the backward part of that gradient, see <see cref="SymmetricSplit"/>:
/// parameters of the backward part, what is on the tape, what came back.
/// </summary>
/// <remarks>
/// Where the method writes an argument <c>a</c>, its gradient takes the adjoint of what <c>a</c> holds in the end in <c>da</c> and leaves
/// that of what it held before. The tangent then moves <c>a</c> along what came back to <c>da</c>, and <c>da</c> along what came back to
/// <c>a</c>, each in its place: that is the transpose, with both taking up what is asked for.
/// </remarks>
internal sealed class SymmetricParameters
{
    private readonly SplitCallee _split;
    private readonly SymmetricSource _source;
    private readonly SymmetricForward _forward;
    private readonly FunctionTable _functions;
    private readonly Fresh _fresh;
    private readonly HashSet<int> _reassigned;
    private readonly Dictionary<int, Variable> _given = new();
    private readonly Dictionary<int, Variable> _shadows = new();
    private readonly Dictionary<int, Variable> _directions = new();
    private readonly Dictionary<int, Variable> _moved = new();
    private readonly Dictionary<int, Variable> _returned;
    private readonly Dictionary<int, Variable> _byReference;
    private readonly List<(Variable Variable, Expr Value)> _fields = new();
    private readonly List<Statement> _start = new();
    private bool _sharesShadows;
    private Variable? _bufferSet;
    private Variable? _directionSet;

    public SymmetricParameters(SplitCallee split, SymmetricSource source, SymmetricForward forward, FunctionTable functions, Function tangent, Fresh fresh)
    {
        _split = split;
        _source = source;
        _forward = forward;
        _functions = functions;
        _fresh = fresh;
        _reassigned = new HashSet<int>(tangent.Body.AllStatements().OfType<Assign>().Select(a => a.Target).OfType<Local>().Select(l => l.Variable.Id));
        IrType result = split.Primal.ReturnType;
        _byReference = Enumerable.Range(0, split.Primal.Parameters.Count)
            .Where(k => split.Active[k] && split.Primal.Parameters[k] is { Passing: Passing.Ref or Passing.Out, Variable.Type.IsReference: false })
            .Select(k => (Ordinal: k, split.Primal.Parameters[k].Variable))
            .ToDictionary(p => p.Ordinal, p => fresh.Unique("seed" + NameText.PascalCase(p.Variable.Name), p.Variable.Type));
        _returned = SplitSignature.Seeds(result).ToDictionary(
            k => k, k => fresh.Unique("seed" + SplitSignature.ReturnedName(result, k), SplitSignature.ReturnedType(result, k)));
    }

    /// <summary>What the forward part keeps, and for which of the variables below.</summary>
    public IReadOnlyList<(Variable Variable, Expr Value)> Fields => _fields;

    /// <summary>What gives the other parameters of the tangent their values.</summary>
    public IReadOnlyList<Statement> Start => _start;

    /// <summary>The adjoints of what came out of the gradient, in the order in which they are handed over.</summary>
    public IEnumerable<Variable> Seeds => _byReference.OrderBy(s => s.Key).Concat(_returned.OrderBy(s => s.Key)).Select(s => s.Value);

    /// <summary>Binds the parameters of the tangent of <paramref name="adjoint"/>, which is the gradient of <paramref name="basis"/>.</summary>
    public void Bind(Function basis, IReadOnlyList<bool> active, Function adjoint, Function tangent)
    {
        var open = new Queue<Variable>(tangent.Parameters.Select(p => p.Variable));
        int[] buffered = Enumerable.Range(0, basis.Parameters.Count).Where(k => active[k] && SymmetricSource.HasBuffer(basis.Parameters[k])).ToArray();
        int seeds = adjoint.Parameters.Count - basis.Parameters.Count - buffered.Length;
        for (int k = 0; k < basis.Parameters.Count; k++)
        {
            BindPrimal(k, basis.Parameters[k], open.Dequeue());
        }

        _sharesShadows = SharedShadows.AreNeeded(basis, active, basis.Parameters.Select((_, k) => IsWritten(k)).ToArray());
        foreach (int k in buffered)
        {
            BindBuffer(k, open.Dequeue(), tangent.Parameters[k].Variable);
        }

        for (int j = 0; j < seeds; j++)
        {
            BindSeed(j, open.Dequeue());
        }

        for (int k = 0; k < basis.Parameters.Count; k++)
        {
            if (!IsDirected(_split, _source, _functions, k))
            {
                continue;
            }

            if (k < _source.Wrt.Count)
            {
                BindDirection(k, open.Dequeue());
            }
            else
            {
                BindZeros(open.Dequeue(), tangent.Parameters[k].Variable, ref _directionSet);
            }
        }

        foreach (int k in buffered)
        {
            BindMovedBuffer(k, open.Dequeue());
        }

        for (int j = 0; open.Count > 0; j++)
        {
            Variable direction = open.Dequeue();
            if (direction.Type.IsReference)
            {
                _forward.KeepShadowOfResult(j, direction, _fields);
            }
            else
            {
                _start.Add(new Declare(direction, new Local(_returned[j])));
            }
        }
    }

    /// <summary>
    /// Whether something can have come back to the derivative with respect to a parameter of the basis. A direction that the method writes, as it
    /// does where it writes what it is the direction of, moves from zero on.
    /// </summary>
    public static bool IsDirected(SplitCallee split, SymmetricSource source, FunctionTable functions, int k) =>
        k >= source.Wrt.Count ? split.Primal.Parameters[k].Variable.Type.IsReference && source.Writes(functions)
        : source.IsProduct ? source.IsMoving(k)
        : source.Wrt[k] && (!SymmetricSource.HasBuffer(source.Primal.Parameters[k]) || split.Active[source.Buffer(k)]);

    /// <summary>The references of the gradient and their shadows, as the backward part is handed them.</summary>
    public List<Parameter> References()
    {
        foreach (int k in _split.References)
        {
            Variable primal = _split.Primal.Parameters[k].Variable;
            if (!_given.ContainsKey(k))
            {
                _given.Add(k, _fresh.Unique(primal.Name, primal.Type));
            }

            if (_split.Active[k] && !_shadows.ContainsKey(k))
            {
                _shadows.Add(k, _fresh.Unique("d" + primal.Name, AdjointMap.TypeOf(primal.Type)));
            }
        }

        return _split.References.Select(k => _given[k])
            .Concat(_split.References.Where(k => _split.Active[k]).Select(k => _shadows[k]))
            .Select(v => new Parameter(v, Passing.Value))
            .ToList();
    }

    /// <summary>
    /// What puts back the references that the gradient writes: as they were before the call, since from there it is run once more. Where that writes
    /// them again, they are put back a second time.
    /// </summary>
    public (List<Statement> Before, List<Statement> After) Restored()
    {
        var before = new List<Statement>();
        var after = new List<Statement>();
        foreach (int k in _given.Keys.OrderBy(k => k).Where(IsWrittenByGradient).ToList())
        {
            var reference = new Local(_given[k]);
            List<Statement> restored = Restored(k, reference).ToList();
            before.AddRange(restored);
            if (_source.IsProduct || k < _source.Primal.Parameters.Count || UsesBuffers)
            {
                after.AddRange(restored);
            }
        }

        return (before, after);
    }

    private IEnumerable<Statement> Restored(int k, Local reference)
    {
        var primal = new Local(_split.Primal.Parameters[k].Variable);
        if (ObjectFields.AreIn(reference.Type))
        {
            return RestoredObject(k, reference, primal);
        }

        bool isSpan = reference.Type is SpanType;
        Expr contents = isSpan ? new CloneOf(primal, new ArrayType(((SpanType)reference.Type).Element, 1)) : new SnapshotOf(primal);
        Variable kept = _fresh.Distinct(reference.Variable.Name + "Before", contents.Type);
        _fields.Add((kept, contents));
        return new[] { isSpan ? new CopyInto(new Local(kept), reference) : (Statement)new Restore(new Local(kept)) };
    }

    private List<Statement> RestoredObject(int k, Local reference, Local primal)
    {
        IEnumerable<Location> written = Location.Within(reference.Type, k)
            .Where(l => l.Field is null || _functions.MayAssignField(_split.Primal.Id, l.Field));
        var contents = new ObjectContents(_fresh, k, written, _functions.All);
        contents.Add(reference);
        var renamed = new Renamer(new Dictionary<int, Variable> { [reference.Variable.Id] = primal.Variable });
        foreach (Statement statement in contents.Keep)
        {
            // What is kept in a loop can be put back once, and here it is put back twice.
            _fields.Add(statement is Declare { Value: Expr value and not NewStack } kept
                ? (kept.Variable, renamed.Visit(value))
                : throw new NotDifferentiableException("an array of objects that the reverse mode of a called derivative writes"));
        }

        return contents.PutBack;
    }

    /// <summary>
    /// The adjoint of one of the gradient's numbers, of which <paramref name="item"/> finds those that the tangent returns.
    /// </summary>
    public Expr Share(int k, System.Func<int, Expr> item, List<int> scalars)
    {
        int primals = _source.IsProduct ? _split.Primal.Parameters.Count : _source.Primal.Parameters.Count;
        return k < primals
            ? _moved.TryGetValue(k, out Variable? moved) ? new Local(moved) : item(_source.IsProduct ? 1 + scalars.IndexOf(k) : _source.Values + scalars.IndexOf(k))
            : k < _source.FirstSeed ? new Local(_directions[_source.Buffered(k)])
            : item(k - _source.FirstSeed);
    }

    /// <summary>The shadow of one of the gradient's references, null where the backward part has none.</summary>
    public Variable? ShadowOf(int k) => _shadows.TryGetValue(k, out Variable? shadow) ? shadow : null;

    /// <summary>Whether the gradient reads what its buffers held before: it does where an array is written.</summary>
    private bool UsesBuffers => !_source.IsProduct && _source.Writes(_functions);

    /// <summary>A direction of <c>FHvp</c> is written where its primal is.</summary>
    private bool IsWritten(int k) => k < _source.Primal.Parameters.Count
        ? _source.Primal.Parameters[k].Variable.Type.IsReference && _functions.MayWrite(_source.Primal.Id, k)
        : IsWritten(Enumerable.Range(0, _source.Primal.Parameters.Count).Where(_source.IsMoving).ElementAt(k - _source.Primal.Parameters.Count));

    private bool IsWrittenByGradient(int k) =>
        _split.Primal.Parameters[k].Variable.Type.IsReference && _functions.MayWrite(_split.Primal.Id, k);

    private void BindPrimal(int k, Parameter parameter, Variable variable)
    {
        if (variable.Type.IsReference)
        {
            BindReference(k, variable);
        }
        else if (parameter.Passing == Passing.Out)
        {
            _start.Add(new Declare(variable, Hoist.Initial(variable.Type)));
        }
        else
        {
            Keep(variable, new Local(_split.Primal.Parameters[k].Variable));
        }
    }

    private void BindReference(int k, Variable variable)
    {
        bool isReassigned = _reassigned.Contains(variable.Id);
        Variable given = isReassigned ? _fresh.Distinct(variable.Name + "Given", variable.Type) : variable;
        _given.Add(k, given);
        if (!_split.References.Contains(k))
        {
            Keep(given, new Local(_split.Primal.Parameters[k].Variable));
        }

        if (isReassigned)
        {
            _start.Add(new Declare(variable, new Local(given)));
        }
    }

    private void BindBuffer(int k, Variable buffer, Variable primal)
    {
        bool isCallers = !_source.IsProduct && _source.Wrt[k] && (UsesBuffers || !buffer.Type.IsReference);
        if (isCallers && buffer.Type.IsReference)
        {
            BindReference(_source.Buffer(k), buffer);
        }
        else if (isCallers)
        {
            Keep(buffer, new Local(_split.Primal.Parameters[_source.Buffer(k)].Variable));
        }
        else if (buffer.Type.IsReference)
        {
            BindZeros(buffer, primal, ref _bufferSet);
        }
        else
        {
            _start.Add(new Declare(buffer, Hoist.InitialAdjoint(buffer.Type)));
        }
    }

    /// <summary>Zeros in the shape of an argument; the same for two that are one array, where that matters.</summary>
    private void BindZeros(Variable zeros, Variable like, ref Variable? set)
    {
        if (zeros.Type is SpanType span)
        {
            Variable array = _fresh.Distinct(zeros.Name + "Array", new ArrayType(span.Element, 1));
            _start.Add(new Declare(array, new ZerosLike(new Local(like), array.Type)));
            _start.Add(new Declare(zeros, new AsSpan(new Local(array), zeros.Type, IsImplicit: true)));
            return;
        }

        if (_sharesShadows && set is null)
        {
            Declare declaration = SharedShadows.Declaration(_fresh);
            set = declaration.Variable;
            _start.Add(declaration);
        }

        _start.Add(new Declare(zeros, new ZerosLike(new Local(like), zeros.Type, set is null ? null : new Local(set))));
    }

    private void BindSeed(int j, Variable seed)
    {
        if (_source.IsProduct)
        {
            _start.Add(new Declare(seed, Build.Real(1, seed.Type)));
        }
        else if (seed.Type.IsReference)
        {
            BindReference(_source.FirstSeed + j, seed);
        }
        else
        {
            Keep(seed, new Local(_split.Primal.Parameters[_source.FirstSeed + j].Variable));
        }
    }

    private void BindDirection(int k, Variable direction)
    {
        Parameter parameter = _source.Primal.Parameters[k];
        _directions.Add(k, direction);
        if (_source.IsProduct && direction.Type.IsReference)
        {
            // What came back to an array that was returned: its shadow.
            _forward.KeepShadowOfResult(_source.Returned(k), direction, _fields);
        }
        else if (direction.Type.IsReference)
        {
            BindShadow(_source.Buffer(k), direction);
        }
        else
        {
            _start.Add(new Declare(direction, parameter.Passing == Passing.Out && !_source.IsProduct ? Hoist.InitialAdjoint(direction.Type)
                : new Local(_source.IsProduct || !SymmetricSource.HasBuffer(parameter) ? _returned[_source.Returned(k)] : _byReference[_source.Buffer(k)])));
        }
    }

    private void BindMovedBuffer(int k, Variable direction)
    {
        if (direction.Type.IsReference)
        {
            BindShadow(k, direction);
        }
        else
        {
            _moved.Add(k, direction);
            _start.Add(new Declare(direction, new Local(_byReference[k])));
        }
    }

    /// <summary>The shadow of a reference that the call was handed.</summary>
    private void BindShadow(int k, Variable variable)
    {
        if (_split.References.Contains(k))
        {
            _shadows.Add(k, variable);
        }
        else
        {
            Keep(variable, new Local(_forward.Shadow(k)));
        }
    }

    private void Keep(Variable variable, Expr value)
    {
        if (variable.Type is SpanType)
        {
            throw new NotDifferentiableException("a span that a called method gives another value");
        }

        _fields.Add((variable, value));
    }
}
