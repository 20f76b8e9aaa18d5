using Tangent.Generator.Support;

namespace Tangent.Generator.IR;

/// <summary>
/// A function, primal or derivative. <see cref="Id"/> is what <see cref="Callee.Id"/> refers to; <see cref="Name"/> is
/// the method's simple name. <see cref="NextId"/> is the first variable id that is free.
/// </summary>
internal sealed record Function(
    string Id,
    string Name,
    EquatableArray<Parameter> Parameters,
    IrType ReturnType,
    Block Body,
    int NextId)
{
    /// <summary>
    /// Whether the companion file cannot call the function's own method, which is a local function or a private method
    /// of another type, and needs a copy of it where the primal is called.
    /// </summary>
    public bool NeedsCopy { get; init; }

    /// <summary>What a call of the function writes behind its name, see <see cref="Callee.TypeArguments"/>.</summary>
    public string TypeArguments { get; init; } = string.Empty;

    /// <summary>Whether it is a lambda, which has no name to be called by: its body reads best where it is called.</summary>
    public bool IsLambda { get; init; }

    /// <summary>How it is differentiated where its body is out of reach; null where the body is known.</summary>
    public ForeignForm? Foreign { get; init; }

    /// <summary>Whether the first parameter is the object or struct itself that the method belongs to, which a call does not name.</summary>
    public bool HasThis { get; init; }

    /// <summary>Whether the parameters or the result are parts of tuples or structs that the method itself takes whole.</summary>
    public bool IsSplit { get; init; }
}

/// <summary><see cref="Default"/> is the text of the default value, where there is one.</summary>
internal sealed record Parameter(Variable Variable, Passing Passing, string? Default = null, bool IsParams = false);
