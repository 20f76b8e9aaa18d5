using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Model;
using Tangent.Generator.Passes;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Passes.Forward;
using Tangent.Generator.Passes.Reverse;
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

    private Deriver(MethodModel model)
    {
        _model = model;
        _original = model.HasBody ? model.Primal : WithoutBody(model.Primal);
        _primal = Normalize(_original);
        _functions = new FunctionTable(model.Callees.Select(Normalize).Concat(new[] { _primal }));
        var wrt = new HashSet<string>(model.Request.Wrt);
        _wrt = _original.Parameters.Select(p => wrt.Contains(p.Variable.Name)).ToArray();
        _parts = _original.Parameters.SelectMany((p, k) => IR.Parts.Of(p.Variable.Type).Select(part => _wrt[k] && part.Type.CarriesDerivative)).ToArray();
        _helpers = new HelperDerivations(_primal, _parts, _functions, NameText.Scope(_primal.Name, model.HintName));
    }

    /// <exception cref="NotDifferentiableException">A pass has no derivative for something in the method.</exception>
    public static Companion Run(MethodModel model) => new Deriver(model).Derive();

    private Companion Derive()
    {
        var members = new List<DerivedMember>();
        if (_model.Request.Emit.HasFlag(Derivatives.Forward))
        {
            members.Add(new DerivedMember(MemberKind.Jvp, Jvp()));
        }

        if (_model.Request.Emit.HasFlag(Derivatives.Reverse))
        {
            Function vjp = Vjp();
            members.Add(new DerivedMember(MemberKind.Vjp, vjp));
            if (_original.ReturnType is RealType)
            {
                bool[] written = _original.Parameters.Select(MayWrite).ToArray();
                Function grad = GradPass.Grad(_original, _wrt, vjp, written);
                Function both = GradPass.ValueAndGrad(_original, _wrt, vjp, written);
                members.Add(new DerivedMember(MemberKind.Grad, Named(grad, "Grad")));
                members.Add(new DerivedMember(MemberKind.ValueAndGrad, Named(both, "ValueAndGrad")));
            }
        }

        _helpers.DeriveAll();
        return new Companion(
            members.Concat(_helpers.Functions.Select(f => new DerivedMember(MemberKind.Helper, f)))
                .Select(m => m with { Function = WholeStructs.Run(m.Function) })
                .ToEquatable(),
            _helpers.Tapes.ToEquatable());
    }

    private Function Jvp() => Named(
        RestoreSignature.Jvp(_original, _primal, _wrt, Tidy.Run(JvpPass.Run(_primal, _parts, _functions, _helpers), _primal.NextId)),
        "Jvp");

    private Function Vjp() => Named(
        RestoreSignature.Vjp(_original, _primal, _wrt, Tidy.Run(VjpPass.Run(_primal, _parts, _functions, _helpers), _primal.NextId)),
        "Vjp");

    /// <summary>Whether the method may write elements of an argument; a parameter that is an array is its own only part.</summary>
    private bool MayWrite(Parameter parameter)
    {
        int part = _primal.Parameters.ToList().FindIndex(p => p.Variable.Id == parameter.Variable.Id);
        return part >= 0 && _functions.MayWrite(_primal.Id, part);
    }

    /// <summary>The forms that both modes start from.</summary>
    private static Function Normalize(Function function) => NameReferenceArguments.Run(SplitTuples.Run(NameIndices.Run(function)));

    /// <summary>While the body does not compile, its signature alone is derived, so that callers keep theirs.</summary>
    private static Function WithoutBody(Function primal) => primal with
    {
        Body = primal.ReturnType is VoidType ? Block.Empty : Block.Of(new Return(new DefaultOf(primal.ReturnType))),
    };

    private static Function Named(Function function, string suffix) => function with
    {
        Id = HelperDerivations.DerivativeId(function.Id, suffix),
        Name = function.Name + suffix,
    };
}
