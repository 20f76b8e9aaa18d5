using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// The inverse of a matrix, which the library hands out by reference beside whether there is one: two functions of the matrix, which the printer
/// writes as one call where they stand together.
/// <code>
/// bool ok = Matrix4x4.Invert(m, out Matrix4x4 inverse);      becomes      bool ok = Matrix4x4.Invert(m, out _);
///                                                                         Matrix4x4 inverse = the inverse of m;
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private Expr LowerInverse(IInvocationOperation invocation, RealType type)
    {
        var operands = new Operands(this);
        int matrix = 0;
        Target? target = null;
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            if (argument.Parameter!.RefKind == RefKind.Out)
            {
                target = LowerTarget(argument.Value, operands);
            }
            else
            {
                matrix = operands.Count;
                operands.Add(argument.Value);
            }
        }

        Expr given = operands[matrix] is Local local ? local : Spill(operands[matrix]);
        Expr isInvertible = Spill(new Code("{" + type.Name + "}.Invert({0}, out _)", EquatableArray.Of(given), IrType.Bool, IsPure: true), "invertible");
        if (target is not null)
        {
            Store(target, new MathCall(type.Name, "Invert", EquatableArray.Of(given, isInvertible), type));
        }

        return isInvertible;
    }
}
