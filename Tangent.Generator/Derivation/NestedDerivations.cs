using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.Emit;
using Tangent.Generator.IR;
using Tangent.Generator.Model;
using Tangent.Generator.Passes.Matrices;

namespace Tangent.Generator.Derivation;

/// <summary>
/// The generated derivatives that a method calls, as functions of the IR: what a pass makes is what a pass takes. Those that are called in
/// others' originals come first.
/// </summary>
internal sealed class NestedDerivations
{
    private readonly MethodModel _model;
    private readonly HashSet<string> _done = new();
    private readonly string _scope;
    private HelperDerivations? _last;

    private NestedDerivations(MethodModel model, FunctionTable functions, string scope)
    {
        _model = model;
        _scope = scope;
        Functions = functions;
    }

    /// <summary>All functions that may be called, these derivatives and their helpers among them.</summary>
    public FunctionTable Functions { get; private set; }

    /// <summary>Private functions that the derivatives need and that the companion has to declare.</summary>
    public List<Function> Helpers { get; } = new();

    public List<TapeDeclaration> Tapes { get; } = new();

    public static NestedDerivations Of(MethodModel model, FunctionTable functions, string scope)
    {
        var nested = new NestedDerivations(model, functions, scope);
        foreach (NestedDerivative derivative in model.Nested)
        {
            nested.Derive(derivative);
        }

        return nested;
    }

    /// <summary>What finds the derivatives of the functions, for the annotated method itself.</summary>
    public HelperDerivations HelpersFor(Function root, bool[] parts) =>
        _last?.Next(root, parts, Functions) ?? new HelperDerivations(root, parts, Functions, _scope, _model.Header);

    private void Derive(NestedDerivative derivative)
    {
        if (!_done.Add(derivative.Id))
        {
            return;
        }

        foreach (NestedDerivative inner in CalledBy(derivative.Original))
        {
            Derive(inner);
        }

        Function original = _model.Callees.First(f => f.Id == derivative.Original);
        Function primal = Functions.Find(original.Id)!;
        bool[] wrt = Deriver.WrtOf(original, derivative.Request);
        HelperDerivations helpers = HelpersFor(primal, MemberDerivations.PartsOf(original, wrt));
        HashSet<MemberKind> members = derivative.IsVisible ? new(MemberKinds.AskedFor(derivative.Request, original.ReturnType)) : new();
        var derivations = new MemberDerivations(
            original,
            primal,
            wrt,
            Functions,
            helpers,
            kind => members.Contains(kind) ? derivative.Prefix + original.Name + kind : null,
            derivative.Prefix + original.Name)
        { AreDifferentiated = true };
        derivations.Of(derivative.Kind);
        helpers.DeriveAll();
        foreach (MemberKind kind in derivations.Members.Keys.Where(k => k is MemberKind.Vjp or MemberKind.Hvp))
        {
            helpers.Declare(
                HelperDerivations.DerivativeId(original.Id, kind.ToString()),
                new SymmetricSource(primal, MemberDerivations.PartsOf(original, wrt), kind));
        }

        _last = derivations.Last;
        List<Function> made = derivations.Members.Select(m => Normalized(m.Key, m.Value, derivations.IsPrivate(m.Value))).Concat(derivations.Others).ToList();
        Helpers.AddRange(made.Where(derivations.IsPrivate));
        Tapes.AddRange(derivations.Tapes);
        Functions = new FunctionTable(Functions.All.Concat(made));
    }

    /// <summary>A member whose signature has structs in it is copied in the form that is called here.</summary>
    private static Function Normalized(MemberKind kind, Function member, bool isPrivate)
    {
        Function normal = Deriver.Normalize(kind is MemberKind.Hessian or MemberKind.Jacobian ? FlatAsLoops.Run(member) : member);
        return isPrivate ? normal with { NeedsCopy = false, IsSplit = false } : normal;
    }

    /// <summary>The derivatives that a function calls, itself or through others.</summary>
    private List<NestedDerivative> CalledBy(string id)
    {
        var found = new List<NestedDerivative>();
        var seen = new HashSet<string>();
        var open = new Stack<string>(new[] { id });
        while (open.Count > 0)
        {
            string next = open.Pop();
            if (!seen.Add(next) || Functions.Find(next) is not Function function)
            {
                continue;
            }

            foreach (string called in Reachable.CalledBy(function))
            {
                found.AddRange(_model.Nested.Where(n => n.Id == called));
                open.Push(called);
            }
        }

        return found;
    }
}
