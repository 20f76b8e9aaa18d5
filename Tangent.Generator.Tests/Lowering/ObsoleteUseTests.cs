using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Lowering;

public sealed class ObsoleteUseTests
{
    [TestCase("Old.Number")]
    [TestCase("Old.Field")]
    [TestCase("Old.Property")]
    [TestCase("Old.Method(2)")]
    [TestCase("new OldThing().Value")]
    [TestCase("Helper(x)")]
    [TestCase("new OldThing[2].Length")]
    public void Is_found_wherever_it_is_named(string expression) => Assert.That(Uses(expression), Is.True);

    [TestCase("Math.PI")]
    [TestCase("Math.Max(x, 1)")]
    [TestCase("new int[3].Length")]
    public void Other_names_need_no_allowance(string expression) => Assert.That(Uses(expression), Is.False);

    private static bool Uses(string expression) => Lowered.Model(TestCompilation.OfMembers($$"""
        #pragma warning disable CS0612
        private static class Old
        {
            [Obsolete] public const double Number = 1;
            [Obsolete] public static readonly double Field = 1;
            [Obsolete] public static double Property => 1;
            [Obsolete] public static double Method(double y) => y;
        }

        [Obsolete] private sealed class OldThing { public double Value = 1; }

        private static double Helper(double x) => x * Old.Number;

        [Differentiable]
        public static double F(double x) => x * {{expression}};
        """)).UsesObsolete;
}
