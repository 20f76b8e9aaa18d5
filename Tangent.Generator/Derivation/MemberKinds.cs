using System.Collections.Generic;
using Tangent.Generator.IR;
using Tangent.Generator.Model;

namespace Tangent.Generator.Derivation;

/// <summary>Which members a request stands for.</summary>
internal static class MemberKinds
{
    public static IEnumerable<MemberKind> AskedFor(MethodModel model) => AskedFor(model.Request, model.Primal.ReturnType);

    public static IEnumerable<MemberKind> AskedFor(DerivativeRequest request, IrType result)
    {
        Derivatives emit = request.Emit;
        if (emit.HasFlag(Derivatives.Forward))
        {
            yield return MemberKind.Jvp;
        }

        if (emit.HasFlag(Derivatives.Reverse))
        {
            yield return MemberKind.Vjp;
            if (result is RealType { IsScalar: true })
            {
                yield return MemberKind.Grad;
                yield return MemberKind.ValueAndGrad;
            }
        }

        if (emit.HasFlag(Derivatives.Pullback))
        {
            yield return MemberKind.Pullback;
        }

        if (emit.HasFlag(Derivatives.Hvp))
        {
            yield return MemberKind.Hvp;
        }

        if (emit.HasFlag(Derivatives.Hessian))
        {
            yield return MemberKind.Hessian;
        }

        if (emit.HasFlag(Derivatives.Jacobian))
        {
            yield return MemberKind.Jacobian;
        }

        if (emit.HasFlag(Derivatives.JacobianSparse))
        {
            yield return MemberKind.JacobianSparse;
        }

        if (emit.HasFlag(Derivatives.HessianSparse))
        {
            yield return MemberKind.HessianSparse;
        }
    }
}
