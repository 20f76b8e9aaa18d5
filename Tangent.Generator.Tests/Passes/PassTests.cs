using NUnit.Framework;
using Tangent.Generator.IR;
using Tangent.Generator.Model;
using Tangent.Generator.Passes;
using Tangent.Generator.Passes.Reverse;

namespace Tangent.Generator.Tests.Passes;

/// <summary>Each pass before differentiation, on the smallest method that shows what it does.</summary>
internal sealed class PassTests
{
    [Test]
    public void NameOperands_names_what_a_derivative_reads_twice()
    {
        Function f = Lowered.Function("double F(double x, double y) { double s = Math.Sin(x * y); return s / (1 + y * y); }");
        Check(NameOperands.Run(f, Lowered.Activity(f)),
            """
            double F(double x, double y)
            {
                double a = x * y;
                double s = Math.Sin(a);
                double b = 1 + y * y;
                return s / b;
            }
            """);
    }

    [Test]
    public void NameOperands_turns_a_choice_whose_arms_need_names_into_a_branch()
    {
        Function f = Lowered.Function("double F(double x, bool b) => 2 * (b ? Math.Exp(x * x) : x);");
        Check(NameOperands.Run(f, Lowered.Activity(f)),
            """
            double F(double x, bool b)
            {
                double chosen;
                if (b)
                {
                    double exp = Math.Exp(x * x);
                    chosen = exp;
                }
                else
                {
                    chosen = x;
                }
                return 2 * chosen;
            }
            """);
    }

    [Test]
    public void SplitTuples_gives_every_item_a_variable()
    {
        Function f = Lowered.Function("double F(double x) { var t = (s: Math.Sin(x), c: Math.Cos(x)); t = (t.c, t.s); return t.s * t.c; }");
        Check(SplitTuples.Run(f),
            """
            double F(double x)
            {
                double tS = Math.Sin(x);
                double tC = Math.Cos(x);
                double tS2 = tC;
                double tC2 = tS;
                tS = tS2;
                tC = tC2;
                return tS * tC;
            }
            """);
    }

    [Test]
    public void NameReferenceArguments_names_an_array_made_in_an_argument_list()
    {
        MethodModel model = Lowered.Model("double F(double x) => Sum(x, x * x); static double Sum(params double[] v) => v[0] + v[1];");
        Check(NameReferenceArguments.Run(model.Primal),
            """
            double F(double x)
            {
                double[] array = new double[] { x, x * x };
                double sum = Sum(array);
                return sum;
            }
            """);
    }

    [Test]
    public void StructureExits_moves_the_rest_into_the_arm_that_goes_on()
    {
        Function f = Lowered.Function("double F(double x) { if (x > 1) return x; double y = x * x; return y; }");
        Check(StructureExits.Run(f),
            """
            double F(double x)
            {
                double value;
                if (x > 1)
                {
                    value = x;
                }
                else
                {
                    double y = x * x;
                    value = y;
                }
                return value;
            }
            """);
    }

    [Test]
    public void StructureExits_guards_what_follows_a_loop_that_returns()
    {
        Function f = Lowered.Function(
            "double F(double x, int n) { for (int i = 0; i < n; i++) { for (int j = 0; j < i; j++) { if (x > j) return x; x += 1; } x *= 2; } return x; }");
        Check(StructureExits.Run(f),
            """
            double F(double x, int n)
            {
                double value = 0;
                bool returned = false;
                for (int i = 0; i < n; i++)
                {
                    for (int j = 0; j < i; j++)
                    {
                        if (x > j)
                        {
                            value = x;
                            returned = true;
                            break;
                        }
                        else
                        {
                            x += 1;
                        }
                    }
                    if (returned)
                    {
                        break;
                    }
                    else
                    {
                        x *= 2;
                    }
                }
                if (!returned)
                {
                    value = x;
                }
                return value;
            }
            """);
    }

    [Test]
    public void StructureExits_marks_what_may_leave_or_go_on()
    {
        Function f = Lowered.Function(
            "double F(double x, int n) { for (int i = 0; i < n; i++) { if (x > 1) { if (i > 3) break; if (i > 2) continue; x -= 1; } x *= 2; } return x; }");
        Check(StructureExits.Run(f),
            """
            double F(double x, int n)
            {
                for (int i = 0; i < n; i++)
                {
                    bool left = false;
                    bool broke = false;
                    if (x > 1)
                    {
                        if (i > 3)
                        {
                            left = true;
                            broke = true;
                        }
                        else if (i > 2)
                        {
                            left = true;
                        }
                        else
                        {
                            x -= 1;
                        }
                    }
                    if (!left)
                    {
                        x *= 2;
                    }
                    if (broke)
                    {
                        break;
                    }
                }
                return x;
            }
            """);
    }

    [Test]
    public void NameResults_returns_a_variable_of_its_own()
    {
        Function f = Lowered.Function("double F(double x) { x = x * x; return x; }");
        Check(NameResults.Run(f),
            """
            double F(double x)
            {
                x *= x;
                double value = x;
                return value;
            }
            """);
    }

    [Test]
    public void Prepare_names_conditions_but_not_guards()
    {
        Function f = Lowered.Function("double F(double x, double y) { if (x < 0) throw new ArgumentException(); if (x > y) x = y; return x; }");
        Check(Prepare.Run(f),
            """
            double F(double x, double y)
            {
                if (x < 0)
                {
                    throw new ArgumentException();
                }
                bool xAboveY = x > y;
                if (xAboveY)
                {
                    x = y;
                }
                return x;
            }
            """);
    }

    [Test]
    public void InlineCalls_writes_a_small_helper_in_its_place()
    {
        MethodModel model = Lowered.Model("double F(double x) { double y = G(2 * x); return y * x; } static double G(double z) { double e = Math.Exp(-z); return 1 / (1 + e); }");
        Check(InlineCalls.Run(model.Primal, Lowered.Table(model)),
            """
            double F(double x)
            {
                double z = 2 * x;
                double e = Math.Exp(-z);
                double y = 1 / (1 + e);
                return y * x;
            }
            """);
    }

    [Test]
    public void InlineCalls_leaves_loops_and_recursion_alone()
    {
        MethodModel model = Lowered.Model(
            "double F(double x) { double y = G(x, 2); double z = H(x, 3); return y * z; } static double G(double z, int n) { for (int i = 0; i < n; i++) z *= z; return z; } static double H(double z, int n) { double r = n == 0 ? z : 1; r *= n > 0 ? H(z, n - 1) : 1; return r; }");
        Check(InlineCalls.Run(model.Primal, Lowered.Table(model)),
            """
            double F(double x)
            {
                double y = G(x, 2);
                double z = H(x, 3);
                return y * z;
            }
            """);
    }

    private static void Check(Function result, string expected) =>
        Assert.That(Lowered.Text(result), Is.EqualTo(expected.ReplaceLineEndings("\n")), Lowered.Text(result));
}
