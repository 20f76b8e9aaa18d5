using System.Linq;
using Tangent.Generator.Emit;
using Tangent.Generator.Model;
using Tangent.Generator.Passes;
using Tangent.Generator.Support;

namespace Tangent.Generator.Derivation;

/// <summary>From the model of an annotated method to the text of its companion file.</summary>
internal static class CompanionWriter
{
    /// <exception cref="NotDifferentiableException">A pass has no derivative for something in the method.</exception>
    public static string Write(MethodModel model)
    {
        Companion companion = Deriver.Run(model);
        return CompanionFile.Write(
            model,
            companion.Members.Select(m => Member(model, m)).ToEquatable(),
            companion.Tapes,
            companion.Accesses);
    }

    private static CompanionMember Member(MethodModel model, DerivedMember member)
    {
        string modifiers = member.Kind == MemberKind.Helper
            ? model.Header.IsStatic ? "private static" : "private"
            : model.Header.Modifiers;
        return new CompanionMember(
            member.Function,
            modifiers,
            Documentation(model, member),
            model.Header.TypeParameters,
            model.Header.Constraints) with
        { Writes = member.Writes };
    }

    private static Documentation Documentation(MethodModel model, DerivedMember member) => member.Kind switch
    {
        MemberKind.Jvp => DerivativeDocumentation.Jvp(model, member.Function),
        MemberKind.Vjp => DerivativeDocumentation.Vjp(model, member.Function),
        MemberKind.Grad => DerivativeDocumentation.Grad(model, member.Function),
        MemberKind.Hvp => DerivativeDocumentation.Hvp(model, member.Function),
        MemberKind.Hessian => DerivativeDocumentation.Hessian(model, member.Function),
        MemberKind.Jacobian when member.Function.ReturnType is IR.VoidType => DerivativeDocumentation.JacobianRows(model, member.Function),
        MemberKind.Jacobian => DerivativeDocumentation.Jacobian(model, member.Function),
        MemberKind.JacobianSparse => DerivativeDocumentation.JacobianSparse(model, member.Function),
        MemberKind.HessianSparse => DerivativeDocumentation.HessianSparse(model, member.Function),
        MemberKind.Pullback => DerivativeDocumentation.Pullback(model, member.Function),
        MemberKind.ValueAndGrad => DerivativeDocumentation.ValueAndGrad(model, member.Function),
        _ => DerivativeDocumentation.Helper(model),
    };
}
