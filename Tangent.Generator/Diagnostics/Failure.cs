using System;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Passes;

namespace Tangent.Generator.Diagnostics;

/// <summary>Why a model became no companion: it has no derivative, or the generator has a defect.</summary>
internal sealed record Failure(bool IsDefect, string Message)
{
    public static Failure Of(Exception exception) => exception is NotDifferentiableException refused
        ? new Failure(IsDefect: false, Where(refused))
        : new Failure(IsDefect: true, exception.GetType().Name + ": " + exception.Message);

    public DiagnosticInfo At(Location location, string method) =>
        DiagnosticInfo.Create(IsDefect ? Descriptors.InternalError : Descriptors.NotDerived, location, method, Message);

    private static string Where(NotDifferentiableException refused) => refused.Statement is string statement
        ? refused.Message + ", in '" + statement + "'"
        : refused.Message;
}
