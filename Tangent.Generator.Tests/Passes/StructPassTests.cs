using System.Linq;
using NUnit.Framework;
using Tangent.Generator.IR;
using Tangent.Generator.Model;
using Tangent.Generator.Passes;
using Tangent.Generator.Support;

namespace Tangent.Generator.Tests.Passes;

/// <summary>The passes that take structs apart and put them together again.</summary>
public sealed class StructPassTests
{
    private const string Vec = "public record struct Vec(double X, double Y); public readonly struct Fixed { public readonly double A, B; public Fixed(double a, double b) { A = a; B = b; } }";

    [Test]
    public void SplitTuples_takes_parameters_and_elements_apart()
    {
        Function f = Lowered.Function(Vec + "double F(Vec v, Vec[] a) { Vec w = a[0]; a[1] = v; w.X += v.Y; return w.X; }");
        Check(SplitTuples.Run(f),
            """
            double F(double vX, double vY, Vec[] a)
            {
                double wX = a[0].X;
                double wY = a[0].Y;
                double next = vX;
                double next2 = vY;
                a[1].X = next;
                a[1].Y = next2;
                wX += vY;
                return wX;
            }
            """);
    }

    [Test]
    public void SplitTuples_hands_a_called_method_the_parts()
    {
        MethodModel model = Lowered.Model(Vec + "double F(double x) { Vec v = G(new Vec(x, 1)); return v.X * v.Y; } static Vec G(Vec v) => new(v.Y, v.X);");
        Check(SplitTuples.Run(model.Primal),
            """
            double F(double x)
            {
                (double vX, double vY) = G(x, 1.0);
                return vX * vY;
            }
            """);
        Check(SplitTuples.Run(model.Callees.Single()),
            """
            (double X, double Y) G(double vX, double vY)
            {
                return (vY, vX);
            }
            """);
    }

    [Test]
    public void AssignParts_assigns_at_once_what_reads_nothing_assigned_before()
    {
        Function f = Lowered.Function(Vec + "double F(Vec v, Vec w) { v = new Vec(v.X * w.X, v.Y + 1); w = new Vec(w.Y, w.X); return v.X * w.X; }");
        Check(AssignParts.Run(SplitTuples.Run(f)),
            """
            double F(double vX, double vY, double wX, double wY)
            {
                vX *= wX;
                vY += 1;
                double wX2 = wY;
                double wY2 = wX;
                wX = wX2;
                wY = wY2;
                return vX * wX;
            }
            """);
    }

    [Test]
    public void WholeStructs_sets_a_struct_without_settable_fields_as_a_whole()
    {
        Function f = Lowered.Function(Vec + "double F(Fixed[] a, Vec[] v) { a[0] = new Fixed(a[0].A * 2, a[0].B); v[0].X = 1; return a[0].A; }");
        Check(WholeStructs.Run(AssignParts.Run(SplitTuples.Run(f))),
            """
            double F(Fixed[] a, Vec[] v)
            {
                double next = a[0].A * 2;
                double next2 = a[0].B;
                a[0] = new Fixed(next, next2);
                v[0].X = 1;
                return a[0].A;
            }
            """);
    }

    [Test]
    public void RestoreSignature_gives_the_struct_back()
    {
        Function f = Lowered.Function(Vec + "double F(Vec v, double s) => v.X * v.Y * s;");
        Function split = SplitTuples.Run(f);
        Variable[] d = Enumerable.Range(0, 3).Select(k => new Variable(split.NextId + k, "d" + split.Parameters[k].Variable.Name, IrType.Double)).ToArray();
        var pair = new TupleType(EquatableArray.Of(new TupleElement("Value", IrType.Double), new TupleElement("Tangent", IrType.Double)));
        Function jvp = split with
        {
            Parameters = EquatableArray.Of(split.Parameters.Concat(d.Select(v => new Parameter(v, Passing.Value))).ToArray()),
            ReturnType = pair,
            Body = Block.Of(new Return(new TupleOf(pair, EquatableArray.Of<Expr>(new Local(split.Parameters[0].Variable), new Local(d[1]))))),
            NextId = split.NextId + 3,
        };
        Check(RestoreSignature.Jvp(f, split, [true, true], jvp),
            """
            (double Value, double Tangent) F(Vec v, double s, Vec dv, double ds)
            {
                return (v.X, dv.Y);
            }
            """);
    }

    private static void Check(Function function, string expected) => Assert.That(Lowered.Text(function), Is.EqualTo(expected.ReplaceLineEndings("\n")), Lowered.Text(function));
}
