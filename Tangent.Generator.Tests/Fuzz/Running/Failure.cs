namespace Tangent.Generator.Tests.Fuzz.Running;

/// <summary>What may be wrong. The first few speak against the fuzzer itself, the rest against the generator.</summary>
internal enum FailureKind
{
    /// <summary>The random program does not compile: a mistake of the fuzzer.</summary>
    UncompilableProgram,

    /// <summary>The copy on dual numbers does not compile: a mistake of the fuzzer.</summary>
    UncompilableOracle,

    /// <summary>The oracle computes another value than the program: a mistake of the fuzzer.</summary>
    OracleValue,

    /// <summary>The oracle's tangents are not what differences say: a mistake of the fuzzer.</summary>
    OracleAgainstDifferences,

    /// <summary>The program runs too long or ends in an exception it was not meant to: a mistake of the fuzzer.</summary>
    ProgramThrows,

    /// <summary>Neither the batch nor the program alone goes through the compiler.</summary>
    CannotBeBuilt,

    InternalError,
    NoCompanion,
    UnstableText,
    UncompilableDerivative,
    UncompilableDriver,
    Throws,
    Hangs,
    PrimalValue,
    Tangent,
    Adjoint,
    Leftover,
    Gradient,
    Pullback,
    Jacobian,
    HessianProduct,
}

internal sealed record Failure(FailureKind Kind, string Details)
{
    /// <summary>The fuzzer's own mistake, not the generator's.</summary>
    public bool IsOwnMistake => Kind <= FailureKind.ProgramThrows;
}
