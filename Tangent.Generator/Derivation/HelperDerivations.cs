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
    private readonly Function _root;
    private readonly IReadOnlyList<bool> _wrt;
    private readonly FunctionTable _functions;
    private readonly string _scope;
    private readonly MethodHeader _header;
    private readonly Dictionary<string, Callee> _jvps = new();
    private readonly Dictionary<string, SplitCallee> _splits = new();
    private readonly Dictionary<string, Callee> _copies = new();
    private readonly System.Func<Variable, string> _tangentName;
    private readonly HashSet<string> _names;
    private string _idPrefix = string.Empty;
    private readonly Queue<System.Action> _open = new();
    private readonly List<Function> _derived = new();
    private readonly List<TapeDeclaration> _tapes = new();

    /// <param name="root">The annotated method.</param>
    /// <param name="wrt">For each of its parameters whether it is differentiated.</param>
    /// <param name="functions">The functions it may call.</param>
    /// <param name="scope">A name that no other companion in the same type has: the helpers of all of them live there.</param>
    /// <param name="header">How the annotated method is declared: its helpers have its type parameters.</param>
    public HelperDerivations(Function root, IReadOnlyList<bool> wrt, FunctionTable functions, string scope, MethodHeader header)
        : this(root, wrt, functions, scope, header, new HashSet<string>(), TangentNames.First)
    {
    }

    private HelperDerivations(
        Function root,
        IReadOnlyList<bool> wrt,
        FunctionTable functions,
        string scope,
        MethodHeader header,
        HashSet<string> names,
        System.Func<Variable, string> tangentName)
    {
        _names = names;
        _tangentName = tangentName;
        _root = root;
        _wrt = wrt;
        _functions = functions;
        _scope = scope;
        _header = header;
    }

    public IReadOnlyList<Function> Functions => _derived;

    public IReadOnlyList<TapeDeclaration> Tapes => _tapes;

    /// <summary>
    /// The derivatives of what the first derivatives call, which must all have been derived: the next order.
    /// </summary>
    public HelperDerivations Next(Function root, FunctionTable functions) =>
        new(root, _wrt, functions, _scope, _header, _names, v => TangentNames.Second(v, firstGenerated: 0)) { _idPrefix = "next|" };

    /// <summary>A private name for a derivative of the root that the request does not have among its members.</summary>
    public string PrivateName(string suffix) => Name(_root, suffix);

    /// <summary>The two parts of the callees that were split, and of what those call.</summary>
    public IEnumerable<SplitCallee> Splits => _splits.Values;

    /// <summary>Another set of the same derivatives, to be changed before they are declared.</summary>
    public HelperDerivations Apart() => new(_root, _wrt, _functions, _scope, _header, _names, _tangentName) { _idPrefix = "apart|" };

    public static string DerivativeId(string id, string suffix) => id + "|" + suffix;

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
        if (callee.Id == _root.Id && !_root.IsSplit && active.SequenceEqual(_wrt))
        {
            return new Callee(DerivativeId(callee.Id, "Jvp"), _root.Name + "Jvp") { TypeArguments = _header.TypeParameters };
        }

        string key = Key(callee, active);
        if (!_jvps.TryGetValue(key, out Callee? jvp))
        {
            Function primal = Body(callee);
            jvp = Helper(key + "|Jvp", Name(primal, "Jvp"));
            _jvps.Add(key, jvp);
            _open.Enqueue(() => _derived.Add(primal.Foreign is not null
                ? ForeignJvp.Run(primal, active, jvp)
                : Tidy.Run(JvpPass.Run(primal, active, _functions, this, _tangentName), primal.NextId) with { Id = jvp.Id, Name = jvp.Text }));
        }

        return jvp;
    }

    public SplitCallee Split(Callee callee, IReadOnlyList<bool> active)
    {
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

    private void DeriveSplit(SplitCallee split)
    {
        SplitParts parts = split.Primal.Foreign is not null ? ForeignSplit.Run(split, _functions) : SplitPass.Run(split, _functions, this);
        _derived.Add(parts.Forward);
        _derived.Add(parts.Backward);
        _tapes.Add(new TapeDeclaration(split.Tape.Name, _functions.IsRecursive(split.Primal.Id), parts.TapeFields));
    }

    /// <summary>A private member has the type parameters of the annotated method, and its own parameters may not tell them.</summary>
    private Callee Helper(string id, string name) => new(id, name) { TypeArguments = _header.TypeParameters };

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
        string name = NameText.PascalCase(original) + role;
        string distinct = name;
        for (int i = 2; !_names.Add(distinct); i++)
        {
            distinct = name + i.ToString(CultureInfo.InvariantCulture);
        }

        return distinct + end;
    }
}
