using Tangent.Generator.IR;

namespace Tangent.Generator.Passes;

/// <summary>The functions of <c>System.Numerics.Vector</c>. Those that add lanes up and those that repeat a number are each other's adjoint.</summary>
internal static class LanesDerivative
{
    public static Expr Tangent(MathCall call, Expr value, LocalDerivative local)
    {
        Expr x = call.Arguments[0];
        Expr dx = local.Tangent(x, x);
        switch (call.Function)
        {
            case Lanes.Same:
                return dx is Zero ? new Zero(call.Type) : Lanes.InAll(dx);
            case "Sum":
                return dx is Zero ? new Zero(call.Type) : Lanes.Sum(dx);
            case "Dot":
                Expr y = call.Arguments[1];
                Expr dy = local.Tangent(y, y);
                return Build.Add(
                    dx is Zero ? new Zero(call.Type) : Lanes.Dot(dx, y),
                    dy is Zero ? new Zero(call.Type) : Lanes.Dot(x, dy));
            case "SquareRoot":
                return Build.Divide(dx, Build.Multiply(Build.Real(2, call.Type), value));
            default:
                throw new NotDifferentiableException("Vector." + call.Function);
        }
    }

    public static void Contribute(MathCall call, Expr adjoint, Expr value, LocalDerivative local, IContributions into)
    {
        Expr x = call.Arguments[0];
        switch (call.Function)
        {
            case Lanes.Same:
                local.Contribute(x, Lanes.Sum(adjoint), x, into);
                break;
            case "Sum":
                local.Contribute(x, Lanes.InAll(adjoint), x, into);
                break;
            case "Dot":
                Expr y = call.Arguments[1];
                adjoint = into.Name(Lanes.InAll(adjoint));
                local.Contribute(x, Build.Multiply(adjoint, y), x, into);
                local.Contribute(y, Build.Multiply(adjoint, x), y, into);
                break;
            case "SquareRoot":
                local.Contribute(x, Build.Divide(adjoint, Build.Multiply(Build.Real(2, call.Type), value)), x, into);
                break;
            default:
                throw new NotDifferentiableException("Vector." + call.Function);
        }
    }
}
