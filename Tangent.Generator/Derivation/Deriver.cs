using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.Emit;
using Tangent.Generator.IR;
using Tangent.Generator.Model;
using Tangent.Generator.Passes;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Passes.Forward;
using Tangent.Generator.Passes.Matrices;
using Tangent.Generator.Passes.Parallel;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Passes.Vectors;
using Tangent.Generator.Support;

namespace Tangent.Generator.Derivation;

/// <summary>
/// Runs the passes for one annotated method: what was asked for, then whatever the results call, until nothing new is called.
/// </summary>
internal sealed class Deriver
{
    private readonly MethodModel _model;
    private readonly Function _original;
    private readonly Function _primal;
    private readonly bool[] _wrt;
    private readonly bool[] _parts;
    private readonly FunctionTable _functions;
    private readonly HelperDerivations _helpers;
    private readonly Dictionary<MemberKind, Function> _derived = new();
    private readonly List<Function> _private = new();
    private readonly List<TapeDeclaration> _tapes = new();
    private HelperDerivations? _second;

    private Deriver(MethodModel model)
    {
        _model = model;
        _original = model.HasBody ? model.Primal : WithoutBody(model.Primal);
        IReadOnlyList<Function> functions = OutlineTrips.Run(model.Callees.Prepend(_original).Select(Normalize).ToArray());
        _primal = functions[0];
        _functions = new FunctionTable(functions);
        var wrt = new HashSet<string>(model.Request.Wrt);
        _wrt = _original.Parameters.Select(p => wrt.Contains(p.Variable.Name)).ToArray();
        _parts = _original.Parameters.SelectMany((p, k) => IR.Parts.Of(p.Variable.Type).Select(part => _wrt[k] && part.Type.CarriesDerivative)).ToArray();
        _helpers = new HelperDerivations(_primal, _parts, _functions, NameText.Scope(_primal.Name, model.HintName), model.Header);
    }

    /// <exception cref="NotDifferentiableException">A pass has no derivative for something in the method.</exception>
    public static Companion Run(MethodModel model) => new Deriver(model).Derive();

    private Companion Derive()
    {
        List<DerivedMember> members = MemberKinds.AskedFor(_model).SelectMany(Members).ToList();
        _helpers.DeriveAll();
        IEnumerable<Function> helpers = _private.Concat(_helpers.Functions).Concat(_second?.Functions ?? []);
        Companion companion = Reachable.From(members, helpers.ToList(), _helpers.Tapes.Concat(_tapes).ToList());
        return companion with { Members = Finished(companion.Members).ToEquatable() };
    }

    /// <summary>What comes last, since it is not differentiated any more.</summary>
    private IEnumerable<DerivedMember> Finished(IEnumerable<DerivedMember> members)
    {
        List<DerivedMember> whole = members.Select(m => m with { Function = WholeStructs.Run(m.Function) }).ToList();
        if (_model.Vectorizes && _model.Language.HasTensorPrimitives)
        {
            whole = whole.Select(m => m with { Function = VectorizeLoops.Run(m.Function) }).ToList();
        }

        // In a struct a lambda can't use what the method is called on.
        bool mayCapture = _model.Header.IsStatic || !_model.Target.Declarations.Last().Contains("struct ");
        if (!mayCapture || !whole.Any(m => ParallelizeLoops.Suits(m.Function)))
        {
            return whole;
        }

        var functions = new FunctionTable(_functions.All.Concat(whole.Select(m => m.Function)));
        return whole.Select(m => m with { Function = ParallelizeLoops.Run(m.Function, functions) });
    }

    private IEnumerable<DerivedMember> Members(MemberKind kind)
    {
        var member = new DerivedMember(kind, Of(kind));
        IEnumerable<string> written = _original.Parameters.Where(MayWrite).Select(p => p.Variable.Name);
        yield return kind == MemberKind.Vjp && _model.HasBody ? member with { Writes = written.ToEquatable() } : member;
        if (kind == MemberKind.Vjp && SeedOfOne.IsNeeded(_original))
        {
            yield return new DerivedMember(kind, SeedOfOne.Run(Of(kind)));
        }
    }

    private Function Finished(DerivedMember member) =>
        WholeStructs.Run(member.Kind == MemberKind.Vjp ? RentShadows.Run(member.Function, _primal.NextId) : member.Function);

    /// <summary>A member; a private one where another member needs it and it was not asked for.</summary>
    private Function Of(MemberKind kind)
    {
        if (!_derived.TryGetValue(kind, out Function? function))
        {
            string suffix = kind.ToString();
            function = Derive(kind) with { Id = HelperDerivations.DerivativeId(_primal.Id, suffix) };
            bool isMember = MemberKinds.AskedFor(_model).Contains(kind);
            function = function with
            {
                Name = isMember ? _primal.Name + suffix : _helpers.PrivateName(suffix),
                TypeArguments = _model.Header.InfersTypeArguments ? string.Empty : _model.Header.TypeParameters,
            };
            _derived.Add(kind, function);
            if (!isMember)
            {
                _private.Add(function);
            }
        }

        return function;
    }

    private Function Derive(MemberKind kind) => kind switch
    {
        MemberKind.Jvp => RestoreSignature.Jvp(_original, _primal, _wrt, Tidied(Jvp())),
        MemberKind.Vjp => RestoreSignature.Vjp(_original, _primal, _wrt, Tidied(VjpPass.Run(_primal, _parts, _functions, _helpers))),
        MemberKind.Grad => GradPass.Grad(_original, _wrt, Of(MemberKind.Vjp), Written()),
        MemberKind.ValueAndGrad => GradPass.ValueAndGrad(_original, _wrt, Of(MemberKind.Vjp), Written()),
        MemberKind.Jacobian when JacobianByRowsPass.Suits(_original, _wrt) =>
            JacobianByRowsPass.Run(_original, _wrt, Of(MemberKind.Vjp), _functions),
        MemberKind.Jacobian => JacobianPass.Run(_original, _wrt, Of(MemberKind.Jvp), _functions),
        MemberKind.Hvp => RestoreSignature.Hvp(_original, _primal, _wrt, Hvp()),
        MemberKind.Pullback => Pullback(),
        MemberKind.Hessian => HessianPass.Run(_original, _wrt, Of(MemberKind.Hvp), _functions),
        _ => throw new System.ArgumentOutOfRangeException(nameof(kind)),
    };

    private Function Jvp() => Guards.OfTangents(
        JvpPass.Run(_primal, _parts, _functions, _helpers), _primal, _parts, _functions);

    private Function Hvp()
    {
        GradientFunction gradient = GradientMode.Run(_primal, _parts, _functions, _helpers);
        gradient = gradient with { Function = Tidied(gradient.Function) with { Id = HelperDerivations.DerivativeId(_primal.Id, "Gradient") } };

        // The gradient's own callees have to be there before it can be differentiated.
        _helpers.DeriveAll();
        IEnumerable<Function> callees = _helpers.Functions.Select(f => f with { NeedsCopy = false });
        var functions = new FunctionTable(_functions.All.Concat(callees));
        _second = _helpers.Next(gradient.Function, functions);
        Function hvp = HvpPass.Run(gradient, _parts, functions, _second, _primal.NextId);
        _second.DeriveAll();
        return hvp;
    }

    private Function Pullback()
    {
        HelperDerivations helpers = _helpers.Apart();
        SplitCallee split = helpers.Split(new Callee(_primal.Id, _primal.Name), _parts);
        helpers.DeriveAll();
        PullbackFunctions pullback = PullbackPass.Run(split, _functions, _helpers.PrivateName("Sweep"));
        var rewindable = new Rewindable(helpers.Splits, _functions);
        pullback = RestorePullback.Run(_original, _primal, _wrt, pullback);
        _private.Add(pullback.Sweep);
        _private.AddRange(helpers.Functions.Select(rewindable.Run));
        _tapes.AddRange(helpers.Tapes);
        return pullback.Entry;
    }

    private Function Tidied(Function derivative) => Tidy.Run(derivative, _primal.NextId);

    private bool[] Written() => _original.Parameters.Select(MayWrite).ToArray();

    /// <summary>Whether the method may write elements of an argument; a parameter that is an array is its own only part.</summary>
    private bool MayWrite(Parameter parameter)
    {
        int part = _primal.Parameters.ToList().FindIndex(p => p.Variable.Id == parameter.Variable.Id);
        return part >= 0 && _functions.MayWrite(_primal.Id, part);
    }

    /// <summary>The form that both modes start from.</summary>
    private static Function Normalize(Function function) => NameReferenceArguments.Run(SplitTuples.Run(NameIndices.Run(function)));

    /// <summary>While the body does not compile, its signature alone is derived, so that callers keep theirs.</summary>
    private static Function WithoutBody(Function primal) => primal with
    {
        Body = primal.ReturnType is VoidType ? Block.Empty : Block.Of(new Return(new DefaultOf(primal.ReturnType))),
    };
}
