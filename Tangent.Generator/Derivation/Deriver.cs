using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Model;
using Tangent.Generator.Passes;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Passes.Parallel;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Passes.Vectors;
using Tangent.Generator.Support;

namespace Tangent.Generator.Derivation;

/// <summary>
/// Runs the passes for one annotated method: first for the derivatives that it calls itself, then for what was asked for, then for
/// whatever the results call, until nothing new is called.
/// </summary>
internal sealed class Deriver
{
    private readonly MethodModel _model;
    private readonly NestedDerivations _nested;
    private readonly Function _original;
    private readonly int _firstGenerated;
    private readonly MemberDerivations _members;
    private readonly HelperDerivations _helpers;

    private Deriver(MethodModel model)
    {
        _model = model;
        Function original = model.HasBody ? model.Primal : WithoutBody(model.Primal);
        IReadOnlyList<Function> functions = OutlineTrips.Run(model.Callees.Prepend(original).Select(Normalize).ToArray());
        Function primal = functions[0];
        bool[] wrt = WrtOf(original, model.Request);
        _nested = NestedDerivations.Of(model, new FunctionTable(functions), NameText.Scope(primal.Name, model.HintName));
        _helpers = _nested.HelpersFor(primal, MemberDerivations.PartsOf(original, wrt));
        HashSet<MemberKind> asked = new(MemberKinds.AskedFor(model));
        _original = original;
        _firstGenerated = primal.NextId;
        _members = new MemberDerivations(
            original, primal, wrt, _nested.Functions, _helpers, kind => asked.Contains(kind) ? primal.Name + kind : null, primal.Name)
        {
            TypeArguments = model.Header.InfersTypeArguments ? string.Empty : model.Header.TypeParameters,
        };
    }

    /// <exception cref="NotDifferentiableException">A pass has no derivative for something in the method.</exception>
    public static Companion Run(MethodModel model) => new Deriver(model).Derive();

    /// <summary>The forms that both modes start from.</summary>
    public static Function Normalize(Function function) => NameReferenceArguments.Run(SplitTuples.Run(NameIndices.Run(function)));

    /// <summary>For each parameter whether a request differentiates it.</summary>
    public static bool[] WrtOf(Function original, DerivativeRequest request)
    {
        var wrt = new HashSet<string>(request.Wrt);
        return original.Parameters.Select(p => wrt.Contains(p.Variable.Name)).ToArray();
    }

    private Companion Derive()
    {
        List<DerivedMember> members = MemberKinds.AskedFor(_model).SelectMany(Members).ToList();
        _helpers.DeriveAll();
        Companion companion = Reachable.From(
            members, _nested.Helpers.Concat(_members.Helpers).ToList(), _nested.Tapes.Concat(_members.Tapes).ToList());
        return Written(companion);
    }

    /// <summary>What C# has other words for than the passes: zeros of objects, parts of structs, fields that cannot be set, <c>this</c>.</summary>
    private Companion Written(Companion companion)
    {
        var objects = new MakeObjects(_helpers.PrivateNameOf);
        var fields = new ReachFields(_helpers.PrivateNameOf);
        List<DerivedMember> members = companion.Members.Select(m => m with { Function = objects.Run(m.Function) }).ToList();
        var self = new ThisParameter(members.Where(m => m.Kind != MemberKind.Helper).Select(m => m.Function.Id));
        IEnumerable<DerivedMember> all = members.Concat(objects.Functions.Select(f => new DerivedMember(MemberKind.Helper, f)));
        return companion with
        {
            Members = Finished(all).Select(m => m with { Function = self.Run(fields.Run(SelfAssignments.Run(m.Function))) }).ToEquatable(),
            Accesses = fields.Accesses.ToEquatable(),
        };
    }

    /// <summary>What comes last, since it is not differentiated any more.</summary>
    private IEnumerable<DerivedMember> Finished(IEnumerable<DerivedMember> members)
    {
        List<DerivedMember> whole = members.Select(m => m with { Function = Whole(m) }).ToList();
        if (_model.Vectorizes && _model.Language.HasTensorPrimitives)
        {
            whole = whole.Select(m => m with { Function = VectorizeLoops.Run(m.Function) }).ToList();
        }

        whole = whole.Select(m => m with { Function = RowsInPlace.Run(m.Function) }).ToList();

        // In a struct a lambda can't use what the method is called on.
        bool mayCapture = _model.Header.IsStatic || !_model.Target.Declarations.Last().Contains("struct ");
        if (!mayCapture || !whole.Any(m => ParallelizeLoops.Suits(m.Function)))
        {
            return whole;
        }

        var functions = new FunctionTable(_nested.Functions.All.Concat(whole.Select(m => m.Function)));
        return whole.Select(m => m with { Function = ParallelizeLoops.Run(m.Function, functions) });
    }

    private IEnumerable<DerivedMember> Members(MemberKind kind)
    {
        var member = new DerivedMember(kind, _members.Of(kind));
        yield return kind == MemberKind.Vjp && _model.HasBody ? member with { Writes = _members.Writes.ToEquatable() } : member;

        // Of two methods, the one's seed could be the other's last parameter.
        if (kind == MemberKind.Vjp && SeedOfOne.IsNeeded(_original) && !_model.Header.HasOverloads)
        {
            yield return new DerivedMember(kind, SeedOfOne.Run(_members.Of(kind)));
        }

        // An overload of the method could have this one's parameters.
        if (kind == MemberKind.Jacobian && !_model.Header.HasOverloads && _members.JacobianRows() is Function rows)
        {
            yield return new DerivedMember(kind, rows);
        }
    }

    private Function Whole(DerivedMember member) =>
        WholeStructs.Run(member.Kind == MemberKind.Vjp ? RentShadows.Run(member.Function, _firstGenerated) : member.Function);

    /// <summary>While the body does not compile, its signature alone is derived, so that callers keep theirs.</summary>
    private static Function WithoutBody(Function primal) => primal with
    {
        Body = primal.ReturnType is VoidType ? Block.Empty : Block.Of(new Return(new DefaultOf(primal.ReturnType))),
    };
}
