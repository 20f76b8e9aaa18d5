using System;

namespace Tangent.Generator.Tests.Fuzz.Running;

/// <summary>The entries of a loaded driver.</summary>
internal sealed class Driver(Type type)
{
    public Action<Call> Primal { get; } = Entry(type, "Primal");

    public Action<Call> Oracle { get; } = Entry(type, "Oracle");

    public Action<Call> Forward { get; } = Entry(type, "Forward");

    public Action<Call> Reverse { get; } = Entry(type, "Reverse");

    public Action<Call> Gradient { get; } = Entry(type, "Gradient");

    public Action<Call> ValueAndGradient { get; } = Entry(type, "ValueAndGradient");

    public Action<Call> HessianProduct { get; } = Entry(type, "HessianProduct");

    public Action<Call> Jacobian { get; } = Entry(type, "Jacobian");

    public Action<Call> Pullback { get; } = Entry(type, "Pullback");

    private static Action<Call> Entry(Type type, string name) => type.GetMethod(name)!.CreateDelegate<Action<Call>>();
}
