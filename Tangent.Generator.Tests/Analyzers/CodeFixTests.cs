using System.Threading.Tasks;
using NUnit.Framework;
using Tangent.CodeFixes;

namespace Tangent.Generator.Tests.Analyzers;

public sealed class CodeFixTests
{
    [Test]
    public Task A_type_is_made_partial() => Fixed.Becomes<MakePartialFix>(
        """
        using Tangent;

        public static class {|TAN0002:Model|}
        {
            [Differentiable]
            public static double F(double x) => x * x;
        }
        """,
        """
        using Tangent;

        public static partial class Model
        {
            [Differentiable]
            public static double F(double x) => x * x;
        }
        """);

    [Test]
    public Task So_are_the_types_around_it() => Fixed.Becomes<MakePartialFix>(
        """
        using Tangent;

        internal sealed class {|TAN0002:Outer|}
        {
            private readonly record struct {|TAN0002:Inner|}(double A)
            {
                [Differentiable]
                public static double F(double x) => x * x;
            }
        }
        """,
        """
        using Tangent;

        internal sealed partial class Outer
        {
            private readonly partial record struct Inner(double A)
            {
                [Differentiable]
                public static double F(double x) => x * x;
            }
        }
        """);

    [TestCase("[Differentiable(\"x\", {|TAN0003:\"z\"|})]", "[Differentiable(\"x\")]")]
    [TestCase("[Differentiable({|TAN0003:\"z\"|})]", "[Differentiable]")]
    public Task A_name_that_no_parameter_has_is_removed(string before, string after) => Fixed.Becomes<RemoveNameFix>(
        $$"""
        using Tangent;

        public static partial class Model
        {
            {{before}}
            public static double F(double x) => x * x;
        }
        """,
        $$"""
        using Tangent;

        public static partial class Model
        {
            {{after}}
            public static double F(double x) => x * x;
        }
        """);

    [Test]
    public Task A_callee_made_of_private_members_is_marked_and_its_type_made_partial() => Fixed.Becomes<MarkCalleeFix>(
        [
            """
            using Tangent;

            public static partial class Model
            {
                [Differentiable]
                public static double F(double x) => Helpers.Scaled(x);
            }
            """,
            """
            internal static class Helpers
            {
                private static double factor = 2;

                internal static double Scaled(double x)
                {
                    return x * {|TAN0010:factor|};
                }
            }
            """,
        ],
        [
            """
            using Tangent;

            public static partial class Model
            {
                [Differentiable]
                public static double F(double x) => Helpers.Scaled(x);
            }
            """,
            """
            internal static partial class Helpers
            {
                private static double factor = 2;

                [Tangent.Differentiable]
                internal static double Scaled(double x)
                {
                    return x * factor;
                }
            }
            """,
        ]);

    [Test]
    public Task A_callee_in_another_project_is_marked() => Fixed.Becomes<MarkCalleeFix>(
        [
            """
            using Tangent;

            public static partial class Model
            {
                [Differentiable]
                public static double F(double x) => {|TAN0009:Helpers.Squared(x)|};
            }
            """,
            """
            public static class Helpers
            {
                public static double Squared(double x) => x * x;
            }
            """,
        ],
        [
            """
            using Tangent;

            public static partial class Model
            {
                [Differentiable]
                public static double F(double x) => {|TAN0009:Helpers.Squared(x)|};
            }
            """,
            """
            public static partial class Helpers
            {
                [Tangent.Differentiable]
                public static double Squared(double x) => x * x;
            }
            """,
        ],
        project: "Library");

    [Test]
    public Task A_cast_is_said_to_be_meant() => Fixed.Becomes<StopFix>(
        """
        using Tangent;

        public static partial class Model
        {
            [Differentiable]
            public static double F(double x) => x * {|TAN0015:(int)(2 * x)|};
        }
        """,
        """
        using Tangent;

        public static partial class Model
        {
            [Differentiable]
            public static double F(double x) => x * (int)Gradient.Stop(2 * x);
        }
        """);

    [Test]
    public Task A_number_that_is_kept_is_said_to_be_meant() => Fixed.Becomes<StopFix>(
        """
        using Tangent;

        public static partial class Model
        {
            static double s_last;

            [Differentiable]
            public static double F(double x)
            {
                {|TAN0012:s_last|} = x * x;
                return x;
            }
        }
        """,
        """
        using Tangent;

        public static partial class Model
        {
            static double s_last;

            [Differentiable]
            public static double F(double x)
            {
                s_last = Gradient.Stop(x * x);
                return x;
            }
        }
        """);

    [Test]
    public Task A_decision_is_said_to_be_meant() => Fixed.Becomes<StopFix>(
        """
        using System;
        using Tangent;

        public static partial class Model
        {
            [Differentiable]
            public static double Root(double x)
            {
                double {|TAN0018:gap|} = Math.Abs(x * x - 2);
                while (gap > 1e-9)
                {
                    x = 0.5 * (x + 2 / x);
                    gap = Math.Abs(x * x - 2);
                }

                return x;
            }
        }
        """,
        """
        using System;
        using Tangent;

        public static partial class Model
        {
            [Differentiable]
            public static double Root(double x)
            {
                double gap = Gradient.Stop(Math.Abs(x * x - 2));
                while (gap > 1e-9)
                {
                    x = 0.5 * (x + 2 / x);
                    gap = Gradient.Stop(Math.Abs(x * x - 2));
                }

                return x;
            }
        }
        """);
}
