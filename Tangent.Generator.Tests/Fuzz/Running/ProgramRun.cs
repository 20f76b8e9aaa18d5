using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Tests.Fuzz.Running;

/// <summary>What became of one program: a failure, a refusal with its diagnostics, or what there is to run.</summary>
internal sealed class ProgramRun(FuzzProgram program, int index)
{
    public FuzzProgram Program { get; } = program;

    public int Index { get; } = index;

    public string ClassName { get; } = "P" + index.ToString(CultureInfo.InvariantCulture);

    public string OracleName { get; } = "O" + index.ToString(CultureInfo.InvariantCulture);

    public string DriverName { get; } = "D" + index.ToString(CultureInfo.InvariantCulture);

    public string CompanionName => ClassName + ".F.g.cs";

    /// <summary>The files it consists of, with what an error in each of them means; the first one found counts.</summary>
    public IReadOnlyList<(string File, FailureKind Kind)> Kinds =>
    [
        (ClassName + ".cs", FailureKind.UncompilableProgram),
        (CompanionName, FailureKind.UncompilableDerivative),
        (DriverName + ".cs", FailureKind.UncompilableDriver),
        (OracleName + ".cs", FailureKind.UncompilableOracle),
    ];

    /// <summary>Whether a file is one of this program's: the companions of methods that it differentiates beside <c>F</c> are.</summary>
    public bool Owns(string file) => Kinds.Any(k => k.File == file) || IsOtherCompanion(file);

    public bool IsOtherCompanion(string file) =>
        file != CompanionName && file.StartsWith(ClassName + ".", System.StringComparison.Ordinal) && file.EndsWith(".g.cs", System.StringComparison.Ordinal);

    public Failure? Failure { get; private set; }

    public IReadOnlyList<Diagnostic> Refusals { get; private set; } = [];

    public Signature? Signature { get; set; }

    public string? Companion { get; set; }

    public Driver? Driver { get; set; }

    /// <summary>What the points found, where there was something to run.</summary>
    public Findings Findings { get; } = new();

    /// <summary>Nothing speaks against running it.</summary>
    public bool IsAlive => Failure is null && Refusals.Count == 0;

    public void Fail(FailureKind kind, string details) => Failure ??= new Failure(kind, details);

    /// <summary>The program itself is wrong, so what the generator made of it does not count.</summary>
    public void Excuse(string details) => Failure = new Failure(FailureKind.UncompilableProgram, details);

    /// <summary>An error on purpose, except the generator's admission that it failed.</summary>
    public void Refuse(IReadOnlyList<Diagnostic> errors)
    {
        Diagnostic? internalError = errors.FirstOrDefault(e => e.Id is "TAN0001");
        if (internalError is not null)
        {
            Fail(FailureKind.InternalError, internalError.GetMessage(CultureInfo.InvariantCulture));
            return;
        }

        Refusals = errors;
    }
}
