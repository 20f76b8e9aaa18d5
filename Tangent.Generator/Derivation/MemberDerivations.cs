using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.Emit;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Passes.Forward;
using Tangent.Generator.Passes.Matrices;
using Tangent.Generator.Passes.Reverse;

namespace Tangent.Generator.Derivation;

/// <summary>The derivatives of one method, each made when it is asked for, and what they need that is no member.</summary>
internal sealed class MemberDerivations
{
    private readonly Function _original;
    private readonly Function _primal;
    private readonly bool[] _wrt;
    private readonly bool[] _parts;
    private readonly FunctionTable _functions;
    private readonly HelperDerivations _helpers;
    private readonly System.Func<MemberKind, string?> _nameOf;
    private readonly string _called;
    private readonly Dictionary<MemberKind, Function> _derived = new();
    private readonly List<Function> _private = new();
    private readonly List<TapeDeclaration> _tapes = new();
    private readonly List<HelperDerivations> _others = new();
    private HelperDerivations? _second;
    private GradientFunction? _gradient;
    private FunctionTable? _gradientFunctions;

    /// <param name="original">The method as it was lowered.</param>
    /// <param name="primal">The same in the form that both modes start from.</param>
    /// <param name="wrt">For each of its parameters whether it is differentiated.</param>
    /// <param name="functions">The functions that it may call, itself among them.</param>
    /// <param name="helpers">Finds the derivatives of what it calls.</param>
    /// <param name="nameOf">What a derivative is called by where it is a member that can be seen, null where it has to be a private one.</param>
    /// <param name="called">What the method itself is called by.</param>
    public MemberDerivations(
        Function original,
        Function primal,
        bool[] wrt,
        FunctionTable functions,
        HelperDerivations helpers,
        System.Func<MemberKind, string?> nameOf,
        string called)
    {
        _original = original;
        _primal = primal;
        _wrt = wrt;
        _parts = PartsOf(original, wrt);
        _functions = functions;
        _helpers = helpers;
        _nameOf = nameOf;
        _called = called;
    }

    /// <summary>The type arguments of a call of a member, where the compiler does not find them.</summary>
    public string TypeArguments { get; init; } = string.Empty;

    /// <summary>Whether the derivatives are differentiated again: then each sweep is along one direction.</summary>
    public bool AreDifferentiated { get; init; }

    /// <summary>The derivatives that were made.</summary>
    public IReadOnlyDictionary<MemberKind, Function> Members => _derived;

    /// <summary>Private functions that the members may call; all must have been derived.</summary>
    public IEnumerable<Function> Helpers => _private.Concat(_helpers.Functions).Concat(_second?.Functions ?? []).Concat(_others.SelectMany(h => h.Functions));

    /// <summary>Those of them that are not derivatives of the method itself.</summary>
    public IEnumerable<Function> Others => Helpers.Where(h => _derived.Values.All(m => m.Id != h.Id));

    /// <summary>Whether the companion has to declare a function that is no member of it.</summary>
    public bool IsPrivate(Function function) => Helpers.Any(h => h.Id == function.Id);

    public IEnumerable<TapeDeclaration> Tapes => _helpers.Tapes.Concat(_second?.Tapes ?? []).Concat(_tapes).SelectMany(t => new[] { t, t.OfSeveral() });

    /// <summary>The helpers that were derived last: a later derivation goes on from there.</summary>
    public HelperDerivations Last => _second ?? _helpers;

    /// <summary>The names of the arguments whose elements the method may write.</summary>
    public IEnumerable<string> Writes => _original.Parameters.Where(MayWrite).Select(p => p.Variable.Name);

    /// <summary>For each part of the parameters whether it is differentiated.</summary>
    public static bool[] PartsOf(Function original, bool[] wrt) => original.Parameters
        .SelectMany((p, k) => Parts.Of(p.Variable.Type).Select(part => wrt[k] && part.Type.CarriesDerivative))
        .ToArray();

    /// <summary>A member; a private one where another member needs it and it was not asked for.</summary>
    public Function Of(MemberKind kind)
    {
        if (!_derived.TryGetValue(kind, out Function? function))
        {
            string suffix = kind.ToString();
            string? name = _nameOf(kind);
            function = Derive(kind) with { Id = HelperDerivations.DerivativeId(_primal.Id, suffix) };
            function = function with { Name = name ?? _helpers.PrivateName(suffix), TypeArguments = TypeArguments };
            _derived.Add(kind, function);
            if (name is null)
            {
                _private.Add(function);
            }
        }

        return function;
    }

    private Function Derive(MemberKind kind) => kind switch
    {
        MemberKind.Jvp => RestoreSignature.Jvp(_original, _primal, _wrt, Tidied(Jvp())),
        MemberKind.Jvps => RestoreSignature.Jvp(_original, _primal, _wrt, Tidied(Jvps()), Several.Of),
        MemberKind.Vjp => RestoreSignature.Vjp(_original, _primal, _wrt, Tidied(VjpPass.Run(_primal, _parts, _functions, _helpers))),
        MemberKind.Grad => GradPass.Grad(_original, _wrt, Of(MemberKind.Vjp), Written()),
        MemberKind.ValueAndGrad => GradPass.ValueAndGrad(_original, _wrt, Of(MemberKind.Vjp), Written()),
        MemberKind.Jacobian when JacobianByRowsPass.Suits(_original, _wrt) =>
            Matrix(called => JacobianByRowsPass.Run(_original with { Name = called }, _wrt, Of(MemberKind.Vjp), _functions)),
        MemberKind.Jacobian when MovesSeveral(_primal, _functions) =>
            Matrix(called => JacobianPass.Several(_original with { Name = called }, _wrt, Of(MemberKind.Jvps), ForFewRows(), _functions)),
        MemberKind.Jacobian => Matrix(called => JacobianPass.Dense(_original with { Name = called }, _wrt, Of(MemberKind.Jvp), ForFewRows(), _functions)),
        MemberKind.JacobianSparse when MovesSeveral(_primal, _functions) =>
            Matrix(called => JacobianPass.SeveralSparse(_original with { Name = called }, _wrt, Of(MemberKind.Jvps), _functions)),
        MemberKind.JacobianSparse => Matrix(called => JacobianPass.Sparse(_original with { Name = called }, _wrt, Of(MemberKind.Jvp), _functions)),
        MemberKind.Hvp => RestoreSignature.Hvp(_original, _primal, _wrt, Hvp()),
        MemberKind.Hvps => RestoreSignature.Hvp(_original, _primal, _wrt, Hvps(), Several.Of),
        MemberKind.Pullback => Pullback(),
        MemberKind.Hessian when Gradient() is var gradient && MovesSeveral(gradient.Function, _gradientFunctions!) =>
            Matrix(called => HessianPass.Several(_original with { Name = called }, _wrt, Of(MemberKind.Hvps), _functions)),
        MemberKind.Hessian => Matrix(called => HessianPass.Dense(_original with { Name = called }, _wrt, Of(MemberKind.Hvp), _functions)),
        MemberKind.HessianSparse when Gradient() is var gradient && MovesSeveral(gradient.Function, _gradientFunctions!) =>
            Matrix(called => HessianPass.SeveralSparse(_original with { Name = called }, _wrt, Of(MemberKind.Hvps), _functions)),
        MemberKind.HessianSparse => Matrix(called => HessianPass.Sparse(_original with { Name = called }, _wrt, Of(MemberKind.Hvp), _functions)),
        _ => throw new System.ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The Jacobian in memory of the caller's, where that form exists; null elsewhere.</summary>
    public Function? JacobianRows()
    {
        if (!JacobianRowsPass.Suits(_original, _wrt))
        {
            return null;
        }

        Function matrix = Of(MemberKind.Jacobian);
        Function rows = JacobianRowsPass.Run(_original, _wrt, SplitTuples.RunInside(VjpPass.Run(_primal, _parts, _functions, _helpers)), matrix);

        // Nobody asks for the value.
        return Tidy.Run(rows, _primal.NextId, firstRemovable: 0) with { Id = matrix.Id + "|Rows", Name = matrix.Name, TypeArguments = TypeArguments };
    }

    /// <summary>Reverse mode for the case that there are few rows, where that is among the members.</summary>
    private Function? ForFewRows() => !AreDifferentiated && _nameOf(MemberKind.Vjp) is not null && FewRows.Suit(_original, _wrt, _functions) ? Of(MemberKind.Vjp) : null;

    private Function Jvp() => Guards.OfTangents(
        JvpPass.Run(_primal, _parts, _functions, _helpers), _primal, _parts, _functions);

    /// <summary>A matrix is made by calling the method itself as well, or a copy of it where it cannot be seen.</summary>
    private Function Matrix(System.Func<string, Function> make)
    {
        Function matrix = make(_called);
        return _primal.IsSplit && !_original.NeedsCopy ? matrix : matrix with { Body = new PrimalCopy(_helpers).Visit(matrix.Body) };
    }

    private Function Jvps()
    {
        HelperDerivations helpers = Along(_primal, _functions);
        Function jvps = JvpPass.Run(_primal, _parts, _functions, helpers, TangentForm.First.Along(Several.Of));
        helpers.DeriveAll();
        return Guards.OfSeveral(jvps, _primal, _parts, _functions);
    }

    private Function Hvp()
    {
        GradientFunction gradient = Gradient();
        _second = _helpers.Next(gradient.Function, _parts, _gradientFunctions!);
        Function hvp = SplitTuples.RunInside(HvpPass.Run(gradient, _parts, _gradientFunctions!, _second, _primal.NextId));
        _second.DeriveAll();
        return hvp;
    }

    private Function Hvps()
    {
        GradientFunction gradient = Gradient();
        HelperDerivations helpers = Along(gradient.Function, _gradientFunctions!);
        Function hvps = SplitTuples.RunInside(HvpPass.RunSeveral(gradient, _parts, _gradientFunctions!, helpers, _primal.NextId));
        helpers.DeriveAll();
        return Guards.OfSeveral(hvps, _primal, _parts, _functions);
    }

    private GradientFunction Gradient()
    {
        if (_gradient is null)
        {
            GradientFunction gradient = GradientMode.Run(_primal, _parts, _functions, _helpers);
            _gradient = gradient with { Function = Tidied(gradient.Function) with { Id = HelperDerivations.DerivativeId(_primal.Id, "Gradient") } };

            // The gradient's own callees have to be there before it can be differentiated.
            _helpers.DeriveAll();
            IEnumerable<Function> callees = _helpers.Functions.Select(f => f with { NeedsCopy = false });
            _gradientFunctions = new FunctionTable(_functions.All.Concat(callees));
        }

        return _gradient;
    }

    /// <summary>Rows that the method writes may be one array, which is not asked where the directions are made.</summary>
    private bool MovesSeveral(Function function, FunctionTable functions) => !AreDifferentiated
        && !_original.Parameters.Any(p => p.Variable.Type is ArrayType { Element: ArrayType } && MayWrite(p))
        && SeveralDirections.Suit(function, functions);

    private HelperDerivations Along(Function root, FunctionTable functions)
    {
        HelperDerivations helpers = _helpers.Several(root, _parts, functions, HelperDerivations.DerivativeId(root.Id, "Several|"));
        _others.Add(helpers);
        return helpers;
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

    private Function Tidied(Function derivative) => Tidy.Run(SplitTuples.RunInside(derivative), _primal.NextId);

    private bool[] Written() => _original.Parameters.Select(MayWrite).ToArray();

    /// <summary>Whether the method may write elements of an argument; a parameter that is an array is its own only part.</summary>
    private bool MayWrite(Parameter parameter)
    {
        int part = _primal.Parameters.ToList().FindIndex(p => p.Variable.Id == parameter.Variable.Id);
        return part >= 0 && RealWrites.Of(_functions).MayWrite(_primal.Id, part);
    }
}
