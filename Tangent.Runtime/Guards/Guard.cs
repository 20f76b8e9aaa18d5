using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tangent.Runtime;

/// <summary>
/// The checks at the entry of generated derivatives, made before anything is written, so that a wrong argument is an
/// exception that names it and never a wrong gradient. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Guard
{
    /// <summary>Throws where an argument is null.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static void NotNull([NotNull] object? value, string name)
    {
        if (value is null)
        {
            ThrowNull(name);
        }
    }

    [DoesNotReturn]
    private static void ThrowNull(string name) => throw new ArgumentNullException(name);

    [DoesNotReturn]
    private static void Throw(string message, string name) => throw new ArgumentException(message, name);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
