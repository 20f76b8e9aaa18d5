using System;

namespace Tangent;

/// <summary>Statements on the adjoint of a value, for the backward sweep.</summary>
/// <typeparam name="T">The type of the value and of its adjoint.</typeparam>
/// <param name="adjoint">The adjoint: what is written to it is handed on.</param>
public delegate void AdjointStatements<T>(ref T adjoint);

/// <summary>Statements on the adjoint of a span, for the backward sweep.</summary>
/// <typeparam name="T">The type of an element and of its adjoint.</typeparam>
/// <param name="adjoint">The adjoints of the elements: what is written to them is handed on.</param>
public delegate void AdjointSpanStatements<T>(Span<T> adjoint);
