using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.Emit;
using Tangent.Generator.IR;
using Tangent.Generator.Model;
using Tangent.Generator.Passes;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Passes.Forward;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Derivation;

/// <summary>
/// The derivatives of the methods that an annotated one calls, each for the parameters through which a derivative flows.
/// They become private members of the companion: <c>SigmoidJvpInLoss</c>.
/// </summary>
internal sealed class HelperDerivations : IDerivations
{
    /// <summary>Stands in the ids of derivatives only.</summary>
    private const char Separator = '|';

    private readonly Function _root;
    private readonly IReadOnlyList<bool> _wrt;
    private readonly FunctionTable _functions;
    private readonly string _scope;
    private readonly MethodHeader _header;
    private readonly Dictionary<string, Callee> _jvps = new();
    private readonly Dictionary<string, SplitCallee> _splits = new();
    private readonly Dictionary<string, Callee> _copies = new();
    private readonly HelperDerivations? _earlier;
    private readonly Dictionary<string, SymmetricSource> _sources;
    private readonly HashSet<string> _names;
    private string _idPrefix = string.Empty;
    private int _level;
    private System.Func<IrType, IrType> _tangentType = type => type;
    private string _jvpRole = "Jvp";
    private readonly Queue<System.Action> _open = new();
    private readonly List<Function> _derived = new();
    private readonly List<TapeDeclaration> _tapes = new();

    /// <param name="root">The annotated method.</param>
    /// <param name="wrt">For each of its parameters whether it is differentiated.</param>
    /// <param name="functions">The functions it may call.</param>
    /// <param name="scope">A name that no other companion in the same type has: the helpers of all of them live there.</param>
    /// <param name="header">How the annotated method is declared: its helpers have its type parameters.</param>
    public HelperDerivations(Function root, IReadOnlyList<bool> wrt, FunctionTable functions, string scope, MethodHeader header)
        : this(root, wrt, functions, scope, header, new HashSet<string>(), earlier: null)
    {
    }

    private HelperDerivations(
        Function root,
        IReadOnlyList<bool> wrt,
        FunctionTable functions,
        string scope,
        MethodHeader header,
        HashSet<string> names,
        HelperDerivations? earlier)
    {
        _names = names;
        _earlier = earlier;
        _sources = earlier?._sources ?? new();
        _root = root;
        _wrt = wrt;
        _functions = functions;
        _scope = scope;
        _header = header;
    }

    public IReadOnlyList<Function> Functions => _derived;

    public IReadOnlyList<TapeDeclaration> Tapes => _tapes;

    /// <summary>
    /// The derivatives of functions among which the derived ones now are. What was derived before, which must be all that was asked for,
    /// is not derived again.
    /// </summary>
    public HelperDerivations Next(Function root, IReadOnlyList<bool> wrt, FunctionTable functions, string? idPrefix = null)
    {
        // By its number: what is derived here from a derivative of the level before must not look like one of a level further on.
        int level = _level + 1;
        return new(root, wrt, functions, _scope, _header, _names, this)
        {
            _level = level,
            _idPrefix = idPrefix ?? "next" + level.ToString(CultureInfo.InvariantCulture) + Separator,
        };
    }

    /// <summary>The same derivatives along several directions at once. Only forward mode may be asked for.</summary>
    public HelperDerivations Several(Function root, IReadOnlyList<bool> wrt, FunctionTable functions, string idPrefix) =>
        // No function has this id: what calls itself does not call the member, which is along one direction.
        new(root with { Id = DerivativeId(root.Id, "Several") }, wrt, functions, _scope, _header, _names, earlier: null)
        {
            _idPrefix = idPrefix,
            _tangentType = IR.Several.Of,
            _jvpRole = "Jvps",
        };

    /// <summary>Says what a function is the reverse-mode derivative of.</summary>
    public void Declare(string id, SymmetricSource source) => _sources[id] = source;

    /// <summary>A private name for a derivative of the root that the request does not have among its members.</summary>
    public string PrivateName(string suffix) => Name(_root, suffix);

    /// <summary>A private name that says what the member does.</summary>
    public string PrivateNameOf(string role) => Distinct(role);

    /// <summary>The two parts of the callees that were split, and of what those call.</summary>
    public IEnumerable<SplitCallee> Splits => _splits.Values;

    /// <summary>Another set of the same derivatives, to be changed before they are declared.</summary>
    public HelperDerivations Apart() => new(_root, _wrt, _functions, _scope, _header, _names, _earlier) { _idPrefix = _idPrefix + "apart|" };

    public static string DerivativeId(string id, string suffix) => id + Separator + suffix;

    /// <summary>Derives everything that was asked for, and what that asks for in turn.</summary>
    public void DeriveAll()
    {
        while (_open.Count > 0)
        {
            _open.Dequeue()();
        }
    }

    public Callee Primal(Callee callee)
    {
        if (_functions.Find(callee.Id) is not { NeedsCopy: true } function)
        {
            return callee;
        }

        if (!_copies.TryGetValue(callee.Id, out Callee? copy))
        {
            copy = Helper(_idPrefix + callee.Id + "|Copy", Name(function, string.Empty));
            _copies.Add(callee.Id, copy);
            Callee found = copy;
            _open.Enqueue(() => _derived.Add(
                function with { Id = found.Id, Name = found.Text, Body = new PrimalCopy(this).Visit(function.Body) }));
        }

        return copy;
    }

    public Callee Jvp(Callee callee, IReadOnlyList<bool> active)
    {
        if (callee.Id == _root.Id && !_root.IsSplit && !_root.HasThis && _root.ReturnType is not TupleType && active.SequenceEqual(_wrt))
        {
            return new Callee(DerivativeId(callee.Id, "Jvp"), _root.Name + "Jvp") { TypeArguments = _header.TypeParameters };
        }

        if (_earlier?.KnownJvp(callee, active) is Callee known)
        {
            return known;
        }

        string key = Key(callee, active);
        if (!_jvps.TryGetValue(key, out Callee? jvp))
        {
            Function primal = Body(callee);
            TangentForm form = (IsDerived(callee.Id) ? TangentForm.Second(primal, firstGenerated: 0) : TangentForm.First).Along(_tangentType);
            jvp = Helper(key + "|Jvp", Name(primal, _jvpRole));
            _jvps.Add(key, jvp);
            if (_sources.ContainsKey(callee.Id))
            {
                Declare(jvp.Id, new SymmetricSource(primal, active, MemberKind.Jvp));
            }

            _open.Enqueue(() => _derived.Add(primal.Foreign is not null
                ? ForeignJvp.Run(primal, active, jvp)
                : Tidy.Run(InNormalForm(JvpPass.Run(primal, active, _functions, this, form)), primal.NextId) with { Id = jvp.Id, Name = jvp.Text }));
        }

        return jvp;
    }

    public SplitCallee Split(Callee callee, IReadOnlyList<bool> active)
    {
        if (_earlier?.KnownSplit(callee, active) is SplitCallee known)
        {
            return known;
        }

        string key = Key(callee, active);
        if (!_splits.TryGetValue(key, out SplitCallee? split))
        {
            Function primal = Body(callee);
            split = new SplitCallee(
                Helper(key + "|Forward", Name(primal, "Forward")),
                Helper(key + "|Backward", Name(primal, "Backward")),
                new TapeType(Name(primal, "Tape") + _header.TypeParameters),
                primal,
                active,
                SplitSignature.References(primal));
            _splits.Add(key, split);
            SplitCallee found = split;
            _open.Enqueue(() => DeriveSplit(found));
        }

        return split;
    }

    private SplitParts Symmetric(SplitCallee split, SymmetricSource source)
    {
        // The levels on top find what was derived here, so it all has to be there.
        DeriveAll();
        var functions = new FunctionTable(_functions.All.Concat(_derived.Select(f => f with { NeedsCopy = false })));
        var levels = new SymmetricLevels(this, functions, split.Backward.Id);
        SplitParts parts = SymmetricSplit.Run(split, source, functions, Primal(new Callee(split.Primal.Id, split.Primal.Name)), levels);
        _derived.AddRange(levels.Functions);
        _tapes.AddRange(levels.Tapes);
        return parts;
    }

    private Callee? KnownJvp(Callee callee, IReadOnlyList<bool> active) =>
        _jvps.TryGetValue(Key(callee, active), out Callee? jvp) ? jvp : _earlier?.KnownJvp(callee, active);

    private SplitCallee? KnownSplit(Callee callee, IReadOnlyList<bool> active) =>
        _splits.TryGetValue(Key(callee, active), out SplitCallee? split) ? split : _earlier?.KnownSplit(callee, active);

    /// <summary>Whether a function is itself a derivative, whose variables have names for derivatives already.</summary>
    private static bool IsDerived(string id) => id.IndexOf(Separator) >= 0;

    private void DeriveSplit(SplitCallee split)
    {
        SplitParts parts = split.Primal.Foreign is not null ? ForeignSplit.Run(split, _functions)
            : _sources.TryGetValue(split.Primal.Id, out SymmetricSource? source) ? InNormalForm(Symmetric(split, source))
            : InNormalForm(SplitPass.Run(split, _functions, this));
        _derived.Add(parts.Forward);
        _derived.Add(parts.Backward);
        _tapes.Add(new TapeDeclaration(split.Tape.Name, _functions.IsRecursive(split.Primal.Id), parts.TapeFields));
    }

    /// <summary>A private member has the type parameters of the annotated method, and its own parameters may not tell them.</summary>
    private Callee Helper(string id, string name) => new(id, name) { TypeArguments = _header.TypeParameters };
    /// <summary>Without tuples among its parameters or within its result, as every function is that a pass takes.</summary>
    private static Function InNormalForm(Function derived) => SplitTuples.Run(derived) with { NeedsCopy = false, IsSplit = false };

    private static SplitParts InNormalForm(SplitParts parts) =>
        parts with { Forward = InNormalForm(parts.Forward), Backward = InNormalForm(parts.Backward) };

    private Function Body(Callee callee) => _functions.Find(callee.Id)
        ?? throw new NotDifferentiableException("a call of " + callee.Text + ", whose body is not known");

    private string Key(Callee callee, IReadOnlyList<bool> active) =>
        _idPrefix + callee.Id + "|" + string.Concat(active.Select(a => a ? '1' : '0'));

    private string Name(Function primal, string role)
    {
        // The number stands inside: behind, the second Square of F1 would be the first of F12.
        string end = "In" + _scope;
        string original = primal.Name.EndsWith(end, System.StringComparison.Ordinal)
            ? primal.Name.Substring(0, primal.Name.Length - end.Length)
            : primal.Name;
        return Distinct(NameText.PascalCase(NameText.LastPart(original)) + role);
    }

    private string Distinct(string name)
    {
        string distinct = name;
        for (int i = 2; !_names.Add(distinct); i++)
        {
            distinct = name + i.ToString(CultureInfo.InvariantCulture);
        }

        return distinct + "In" + _scope;
    }
}
