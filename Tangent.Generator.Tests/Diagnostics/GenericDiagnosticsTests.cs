using System.Globalization;
using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Diagnostics;

/// <summary>What of generic code is refused, where, and what the message says to do.</summary>
public sealed class GenericDiagnosticsTests
{
    [TestCase("ITrigonometricFunctions<T>", "[|T.Asin(x)|]", "IRootFunctions<T>")]
    [TestCase("INumberBase<T>", "[|T.Abs(x)|]", "INumber<T>")]
    [TestCase("IPowerFunctions<T>", "[|T.Pow(x, x)|]", "INumber<T>")]
    [TestCase("INumber<T>, IExponentialFunctions<T>", "[|T.Exp2(x)|]", "ILogarithmicFunctions<T>")]
    public void A_derivative_that_the_constraints_do_not_offer(string constraints, string call, string missing)
    {
        string members = $"[Differentiable] public static T F<T>(T x) where T : {constraints} => {call};";
        Assert.That(
            Diagnosed.InFile("TAN0009", Source(members)).GetMessage(CultureInfo.InvariantCulture),
            Does.EndWith("constrain T to " + missing));
    }

    [Test]
    public void A_bare_operator_is_not_enough() => Diagnosed.InFile(
        "TAN0008", Source("[Differentiable] public static T F<T>(T [|x|]) where T : IAdditionOperators<T, T, T> => x + x;"));

    [Test]
    public void A_static_member_that_only_the_type_argument_knows() => Diagnosed.InFile(
        "TAN0009",
        Source("public interface IAct<T> { static abstract T Act(T x); } "
            + "[Differentiable] public static T F<T>(T x) where T : INumber<T>, IAct<T> => [|T.Act(x)|];"));

    [Test]
    public void A_saturating_conversion() => Diagnosed.InFile(
        "TAN0009", Source("[Differentiable] public static T F<T>(T x, double y) where T : INumber<T> => x * [|T.CreateSaturating(y)|];"));

    [Test]
    public void A_function_that_complex_numbers_have_by_a_constraint_only() => Diagnosed.InFile(
        "TAN0009",
        Source("static T Size<T>(T z) where T : INumberBase<T> => [|T.Abs(z)|]; [Differentiable] public static double F(Complex z) => Size(z).Real;"));

    [Test]
    public void Calls_for_ever_new_types() => Diagnosed.InFile(
        "TAN0009",
        Source("static T Deep<T>(T x, int n) => n == 0 ? x : [|Deep(new[] { x }, n - 1)|][0]; [Differentiable] public static double F(double x) => Deep(x, 3);"));

    private static string Source(string members) =>
        "using System; using System.Numerics; using Tangent; public static partial class M { " + members + " }";
}
