using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Derivation;

/// <summary>
/// What the parameters of the tangent of an adjoint stand for in the backward part of a derivative, see <see cref="SymmetricSplit"/>: parameters of
/// the backward part, what is on the tape, what came back.
/// </summary>
internal abstract class SymmetricBinding
{
    private readonly HashSet<int> _reassigned;
    private readonly Dictionary<int, Variable> _given = new();
    private readonly Dictionary<int, Variable> _shadows = new();
    private readonly List<(Variable Variable, Expr Value)> _fields = new();
    private readonly List<Statement> _start = new();

    protected SymmetricBinding(SplitCallee split, SymmetricSource source, SymmetricForward forward, FunctionTable functions, Function tangent, Fresh fresh)
    {
        Split = split;
        Source = source;
        ForwardPart = forward;
        Functions = functions;
        Fresh = fresh;
        _reassigned = new HashSet<int>(tangent.Body.AllStatements().OfType<Assign>().Select(a => a.Target).OfType<Local>().Select(l => l.Variable.Id));
        IrType result = split.Primal.ReturnType;
        ByReference = Enumerable.Range(0, split.Primal.Parameters.Count)
            .Where(k => split.Active[k] && split.Primal.Parameters[k] is { Passing: Passing.Ref or Passing.Out, Variable.Type.IsReference: false })
            .Select(k => (Ordinal: k, split.Primal.Parameters[k].Variable))
            .ToDictionary(p => p.Ordinal, p => fresh.Unique("seed" + NameText.PascalCase(p.Variable.Name), p.Variable.Type));
        Returned = SplitSignature.Seeds(result).ToDictionary(
            k => k, k => fresh.Unique("seed" + SplitSignature.ReturnedName(result, k), SplitSignature.ReturnedType(result, k)));
    }

    /// <summary>What the forward part keeps, and for which of the variables below.</summary>
    public IReadOnlyList<(Variable Variable, Expr Value)> Fields => _fields;

    /// <summary>What gives the other parameters of the tangent their values.</summary>
    public IReadOnlyList<Statement> Starting => _start;

    /// <summary>The adjoints of what came out of the gradient, in the order in which they are handed over.</summary>
    public IEnumerable<Variable> Seeds => ByReference.OrderBy(s => s.Key).Concat(Returned.OrderBy(s => s.Key)).Select(s => s.Value);

    /// <summary>What the caller agreed on.</summary>
    protected SplitCallee Split { get; }

    /// <summary>What the derivative is of.</summary>
    protected SymmetricSource Source { get; }

    protected FunctionTable Functions { get; }

    /// <summary>The adjoints of the derivative's arguments by reference, and of the numbers that it returns, as they come back.</summary>
    protected IReadOnlyDictionary<int, Variable> ByReference { get; }

    protected IReadOnlyDictionary<int, Variable> Returned { get; }

    /// <summary>Whether references that are one have to have zeros that are one.</summary>
    protected bool SharesShadows { get; set; }

    private SymmetricForward ForwardPart { get; }

    private Fresh Fresh { get; }

    /// <summary>Binds the parameters of the tangent of <paramref name="adjoint"/>, which is the gradient of <paramref name="basis"/>.</summary>
    public abstract void Bind(Function basis, IReadOnlyList<bool> active, Function adjoint, Function tangent);

    /// <summary>The adjoint of one of the derivative's numbers.</summary>
    /// <param name="k">The parameter.</param>
    /// <param name="returned">The pair of what the tangent returns.</param>
    /// <param name="scalars">The parameters of the basis whose adjoints are returned.</param>
    public abstract Expr Share(int k, Expr? returned, List<int> scalars);

    /// <summary>What seeds that are arrays take up.</summary>
    public virtual IEnumerable<Statement> MovedSeeds(Expr? returned) => [];

    /// <summary>The item of what is returned, by its place.</summary>
    protected static Expr Item(Expr? returned, int half, int k)
    {
        Expr whole = Parts.Item(returned!, half);
        return whole.Type is TupleType ? Parts.Item(whole, k) : whole;
    }

    /// <summary>The references of the gradient and their shadows, as the backward part is handed them.</summary>
    public List<Parameter> References()
    {
        foreach (int k in Split.References)
        {
            Variable primal = Split.Primal.Parameters[k].Variable;
            if (!_given.ContainsKey(k))
            {
                _given.Add(k, Fresh.Unique(primal.Name, primal.Type));
            }

            if (Split.Active[k] && !_shadows.ContainsKey(k))
            {
                _shadows.Add(k, Fresh.Unique("d" + primal.Name, AdjointMap.TypeOf(primal.Type)));
            }
        }

        return Split.References.Select(k => _given[k])
            .Concat(Split.References.Where(k => Split.Active[k]).Select(k => _shadows[k]))
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
            if (IsWrittenAgain(k))
            {
                after.AddRange(restored);
            }
        }

        return (before, after);
    }

    private IEnumerable<Statement> Restored(int k, Local reference)
    {
        var primal = new Local(Split.Primal.Parameters[k].Variable);
        if (ObjectFields.AreIn(reference.Type))
        {
            return RestoredObject(k, reference, primal);
        }

        bool isSpan = reference.Type is SpanType;
        Expr contents = isSpan ? new CloneOf(primal, new ArrayType(((SpanType)reference.Type).Element, 1)) : new SnapshotOf(primal);
        Variable kept = Fresh.Distinct(reference.Variable.Name + "Before", contents.Type);
        _fields.Add((kept, contents));
        return new[] { isSpan ? new CopyInto(new Local(kept), reference) : (Statement)new Restore(new Local(kept)) };
    }

    private List<Statement> RestoredObject(int k, Local reference, Local primal)
    {
        IEnumerable<Location> written = Location.Within(reference.Type, k)
            .Where(l => l.Field is null || Functions.MayAssignField(Split.Primal.Id, l.Field));
        var contents = new ObjectContents(Fresh, k, written, Functions.All);
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

    /// <summary>The shadow of one of the gradient's references, null where the backward part has none.</summary>
    public Variable? ShadowOf(int k) => _shadows.TryGetValue(k, out Variable? shadow) ? shadow : null;

    /// <summary>Whether the tangent of the adjoint writes a reference in its place, so that it has to be put back once more.</summary>
    protected abstract bool IsWrittenAgain(int k);

    protected void Start(Variable variable, Expr value) => _start.Add(new Declare(variable, value));

    protected void StartFromShadowOfResult(int item, Variable variable) => ForwardPart.KeepShadowOfResult(item, variable, _fields);

    /// <summary>The parameters of the basis, which come first, and those of them that have a buffer.</summary>
    protected int[] BindBasis(Function basis, IReadOnlyList<bool> active, Queue<Variable> open)
    {
        for (int k = 0; k < basis.Parameters.Count; k++)
        {
            BindPrimal(k, basis.Parameters[k], open.Dequeue());
        }

        return Enumerable.Range(0, basis.Parameters.Count).Where(k => active[k] && SymmetricSource.HasBuffer(basis.Parameters[k])).ToArray();
    }

    protected void BindPrimal(int k, Parameter parameter, Variable variable)
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
            Keep(variable, new Local(Split.Primal.Parameters[k].Variable));
        }
    }

    protected void BindReference(int k, Variable variable)
    {
        bool isReassigned = _reassigned.Contains(variable.Id);
        Variable given = isReassigned ? Fresh.Distinct(variable.Name + "Given", variable.Type) : variable;
        _given.Add(k, given);
        if (!Split.References.Contains(k))
        {
            Keep(given, new Local(Split.Primal.Parameters[k].Variable));
        }

        if (isReassigned)
        {
            _start.Add(new Declare(variable, new Local(given)));
        }
    }

    /// <summary>Zeros in the shape of an argument; the same for two that are one array, where that matters.</summary>
    protected void BindZeros(Variable zeros, Variable like, ref Variable? set)
    {
        if (zeros.Type is SpanType span)
        {
            Variable array = Fresh.Distinct(zeros.Name + "Array", new ArrayType(span.Element, 1));
            _start.Add(new Declare(array, new ZerosLike(new Local(like), array.Type)));
            _start.Add(new Declare(zeros, new AsSpan(new Local(array), zeros.Type, IsImplicit: true)));
            return;
        }

        if (SharesShadows && set is null)
        {
            Declare declaration = SharedShadows.Declaration(Fresh);
            set = declaration.Variable;
            _start.Add(declaration);
        }

        _start.Add(new Declare(zeros, new ZerosLike(new Local(like), zeros.Type, set is null ? null : new Local(set))));
    }

    /// <summary>The shadow of a reference that the call was handed.</summary>
    protected void BindShadow(int k, Variable variable)
    {
        if (Split.References.Contains(k))
        {
            _shadows.Add(k, variable);
        }
        else
        {
            Keep(variable, new Local(ForwardPart.Shadow(k)));
        }
    }

    protected void Keep(Variable variable, Expr value)
    {
        if (variable.Type is SpanType)
        {
            throw new NotDifferentiableException("a span that a called method gives another value");
        }

        _fields.Add((variable, value));
    }

    private bool IsWrittenByGradient(int k) =>
        Split.Primal.Parameters[k].Variable.Type.IsReference && Functions.MayWrite(Split.Primal.Id, k);
}
