using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>Calls and operators of the structs of <c>System.Numerics</c>, which have no source to look into.</summary>
internal sealed partial class FunctionLowering
{
    private static bool IsOnStructs(IMethodSymbol method, LoweringContext context) =>
        context.Types.Structs.Of(method.ReturnType) is not null
        || context.Types.Structs.Of(method.ContainingType) is not null
        || method.Parameters.Any(p => context.Types.Structs.Of(p.Type) is not null);

    /// <summary>A function or operator on structs that is not in this project; null where it is none.</summary>
    private Expr? TryLowerOnStructs(IOperation whole, IMethodSymbol method, IReadOnlyList<IOperation> given, bool isInOrder = true)
    {
        if (method.DeclaringSyntaxReferences.Length > 0 || !IsOnStructs(method, _context))
        {
            return null;
        }

        bool isPlain = !Map(method.ReturnType).CarriesDerivative;
        if (!NumericsVector.Owns(method) || isPlain || !isInOrder || method.Parameters.Any(p => p.RefKind is not (RefKind.None or RefKind.In)))
        {
            return isPlain ? null : RefuseOnStructs(whole);
        }

        Operands operands = LowerInOrder(given.ToArray());
        Expr[] arguments = operands.All.Select(a => a is Local or Literal or TupleOf or ElementAt ? a : Spill(a)).ToArray();
        return NumericsVector.Lower(method, arguments, Map(method.ReturnType), Braced(_context.Names.Type(method.ContainingType)))
            ?? RefuseOnStructs(whole);
    }

    private Expr RefuseOnStructs(IOperation whole)
    {
        Report(
            Descriptors.NoKnownDerivative,
            whole.Syntax,
            StatementText.Short(whole.Syntax),
            "it is in another assembly; write it out for the components");
        return new DefaultOf(Map(whole.Type));
    }

    /// <summary><c>new Vector3(1)</c> and <c>new Vector3(xy, 1)</c>: the components in order, one value for all where there is one.</summary>
    private Expr? SpreadParts(IObjectCreationOperation creation, StructLayout layout)
    {
        if (creation.Constructor is not { } constructor || !NumericsVector.Owns(constructor) || !IsInOrder(creation.Arguments)
            || !constructor.Parameters.All(p => Map(p.Type) is RealType || NumericsVector.Owns(p.Type.GetMembers(".ctor").FirstOrDefault() ?? p)))
        {
            return null;
        }

        Operands operands = LowerInOrder(creation.Arguments.Select(a => a.Value).ToArray());
        IEnumerable<Expr> wholes = operands.All.Select(a => a is Local or Literal or TupleOf ? a : Spill(a));
        Expr[] parts = wholes.SelectMany(a => Parts.Of(a.Type).Select(p => Parts.At(a, p))).ToArray();
        int count = layout.Type.Elements.Count;
        return parts.Length == count ? Parts.Whole(layout.Type, parts)
            : parts.Length == 1 ? Parts.Whole(layout.Type, Enumerable.Repeat(parts[0], count).ToArray())
            : null;
    }
}
