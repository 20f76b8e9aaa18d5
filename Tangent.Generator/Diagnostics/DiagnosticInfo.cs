using Microsoft.CodeAnalysis;
using Tangent.Generator.Support;

namespace Tangent.Generator.Diagnostics;

/// <summary>
/// A diagnostic on its way out of the parse step. It holds a real location, so that <c>#pragma warning disable</c> works
/// on it, and therefore never enters the model.
/// </summary>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Descriptor, Location Location, EquatableArray<string> Arguments)
{
    public bool IsError => Descriptor.DefaultSeverity == DiagnosticSeverity.Error;

    public static DiagnosticInfo Create(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        new(descriptor, location, EquatableArray.Of(arguments));

    public Diagnostic ToDiagnostic()
    {
        var arguments = new object[Arguments.Count];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Arguments[i];
        }

        return Diagnostic.Create(Descriptor, Location, arguments);
    }
}
