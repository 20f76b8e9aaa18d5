using System;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Picks statements, and writes those that assign.</summary>
internal sealed partial class MethodWriter
{
    private void Statement()
    {
        bool nests = _depth < 4;
        choices.Weighted<Action>(
            (18, DeclareNumber),
            (22, Assign),
            (22, Compound),
            (5, Step),
            (6, Swap),
            (6, DeclareInteger),
            (4, AssignInteger),
            (2, DeclareFlag),
            (2, DeclarePair),
            (choices.Structs.Count > 0 ? 8 : 0, DeclareStruct),
            (choices.Structs.Count > 0 ? 8 : 0, AssignStruct),
            (choices.UsesSingles ? 5 : 0, DeclareSingle),
            (choices.UsesSingles ? 5 : 0, AssignSingle),
            (8, DeclareArray),
            (2, ChosenArray),
            (3, DeclareShape),
            (choices.Bags.Count > 0 ? 4 : 0, AssignBag),
            (2, DeclareList),
            (Any(v => v.Kind == VariableKind.List) is null ? 1 : 6, ListOperation),
            (2, ArrayFromQuery),
            (1, Insert),
            (choices.UsesSingles ? 5 : 0, VectorStatement),
            (nests && _depth < 3 ? 2 : 0, Try),
            (nests && _runs < 100 ? 2 : 0, CheckpointedLoop),
            (4, ArrayOperation),
            (4, DeclareReference),
            (choices.HasComplex ? 12 : 0, ComplexStatement),
            (choices.HasTensors ? 20 : 0, TensorStatement),
            (nests && _runs < 50 ? 1 : 0, ParallelFor),
            (8, CallStatement),
            (3, AssignReference),
            (nests ? 16 : 0, Branch),
            (nests ? 5 : 0, SwitchStatement),
            (nests && _runs < 200 ? 26 : 0, Loop),
            (nests && _depth < 2 ? 4 : 0, LocalFunction),
            (nests && _depth < 2 ? 1 : 0, LocalWriters),
            (nests ? 1 : 0, () => Block(() => Statements(3))),
            (_place is JumpPlace.None ? 0 : 8, Jump),
            (_depth > 0 && !_isClosed ? 3 : 0, EarlyReturn),
            (_isClosed ? 0 : 1, Throw))();
    }

    private void DeclareNumber()
    {
        string name = choices.Fresh("t");
        if (choices.Chance(0.15))
        {
            DeclareInBranches(name);
        }
        else if (choices.Chance(0.1))
        {
            choices.Note("several declarators");
            string second = choices.Fresh("t");
            Line($"double {name} = {Value(2).Text}, {second} = {Bounded(new Term($"{name} * {Number(1).At(Level.Unary)}", 1e3, Level.Product), 4).Text};");
            Declare(new Variable(second, VariableKind.Number));
        }
        else if (choices.Chance(0.06))
        {
            choices.Note("const");
            Line($"const double {name} = {Constant().Text};");
            Declare(new Variable(name, VariableKind.Number) { IsWritable = false, Bound = 3 });
            return;
        }
        else if (choices.Chance(0.2))
        {
            choices.Note("accumulator");
            Line($"double {name} = {choices.Of("0", "0.0", "1", Value(1).Text)};");
            Declare(new Variable(name, VariableKind.Number) { Bound = 1000 });
            return;
        }
        else
        {
            Line($"double {name} = {Value(3).Text};");
        }

        Declare(new Variable(name, VariableKind.Number));
    }

    /// <summary>A variable with this value, which is an ordinary one.</summary>
    private void NumberOf(string value)
    {
        string name = choices.Fresh("t");
        Line($"double {name} = {value};");
        Declare(new Variable(name, VariableKind.Number));
    }

    private void DeclareInBranches(string name)
    {
        choices.Note("assigned in both branches");
        Line($"double {name};");
        Line($"if ({Condition(1)})");
        Block(() => Line($"{name} = {Value(2).Text};"));
        Line("else");
        Block(() => Line($"{name} = {Value(2).Text};"));
    }

    /// <summary>A value that any ordinary number may take.</summary>
    private Term Value(int depth) => Bounded(Number(depth), Variable.Ordinary);

    private void Assign()
    {
        if (Target() is not Term target)
        {
            DeclareNumber();
            return;
        }

        if (choices.Chance(0.05) && Target() is Term second)
        {
            choices.Note("chained assignment");
            Line($"{target.Text} = {second.Text} = {Value(2).Text};");
            return;
        }

        Line($"{target.Text} = {Value(3).Text};");
    }

    private void Compound()
    {
        Variable? sum = Any(v => v is { Kind: VariableKind.Number, IsWritable: true, Bound: > 100 });
        if (sum is not null && choices.Chance(0.6))
        {
            choices.Note("+=");
            Line($"{sum.Name} {choices.Of("+=", "-=")} {Value(3).Text};");
        }
        else if (Target() is Term target)
        {
            CompoundOf(target);
        }
    }

    private void CompoundOf(Term target)
    {
        string operation = choices.Of("*=", "/=", "+=", "-=", "%=");
        choices.Note(operation);
        switch (operation)
        {
            case "*=":
                Line($"{target.Text} *= {Bounded(Number(2), 1).Text};");
                break;
            case "/=":
                Term divisor = Bounded(Number(1), 4);
                Line($"{target.Text} /= {Literal(Math.Ceiling(divisor.Bound) + 1)}.0 + {divisor.At(Level.Product)};");
                break;
            case "%=":
                Term modulus = Bounded(Number(1), 4);
                Line($"{target.Text} %= {choices.Of("1.5", "3", $"0.75 + 0.125 * {modulus.At(Level.Unary)}", $"{Literal(Math.Ceiling(modulus.Bound) + 1)}.0 + {modulus.At(Level.Product)}")};");
                break;
            default:
                Line($"{target.Text} {operation} {Value(2).Text};");
                Line($"{target.Text} *= 0.5;");
                break;
        }
    }

    private void Step()
    {
        if (Any(v => v is { Kind: VariableKind.Number, IsWritable: true, Bound: > 100 })?.Name is string name)
        {
            choices.Note("++ of a number");
            Line(choices.Of($"{name}++;", $"--{name};"));
        }
        else if (Element(HasWritableElements) is Term element)
        {
            choices.Note("++ of an element");
            Line($"{element.Text}{choices.Of("++", "--")};");
            Line($"{element.Text} *= 0.75;");
        }
    }

    private void Swap()
    {
        if (Target() is not Term x || Target() is not Term y)
        {
            Assign();
            return;
        }

        choices.Note("assignment by tuple");
        Line(choices.Weighted(
            (3, $"({x.Text}, {y.Text}) = ({y.Text}, {x.Text});"),
            (2, $"({x.Text}, {y.Text}) = ({Value(2).Text}, {Value(2).Text});"),
            (1, $"({x.Text}, _) = ({Value(1).Text}, {Value(1).Text});")));
    }

    private void DeclareInteger()
    {
        Whole whole = Integer(2);
        if (whole.Low < -20 || whole.High > 20)
        {
            whole = Remainder(whole, 4);
        }

        string name = choices.Fresh("k");
        Line($"int {name} = {whole.Text};");
        Declare(new Variable(name, VariableKind.Integer) { Low = Math.Min(whole.Low, 0), High = Math.Max(whole.High, 4) });
    }

    private void AssignInteger()
    {
        Variable? variable = Any(v => v is { Kind: VariableKind.Integer, IsWritable: true });
        if (variable is null)
        {
            DeclareInteger();
            return;
        }

        choices.Note("reassigned integer");
        string name = variable.Name;
        int span = variable.High - Math.Max(0, variable.Low) + 1;
        Line(choices.Of(
            $"{name} = ({name} + 1) % {Literal(Math.Max(1, span))};",
            $"{name} = {Between0And(variable.High)};",
            $"if ({name} < {Literal(variable.High)}) {name}++;",
            $"{name} %= 3;"));
    }

    private void DeclareFlag()
    {
        string name = choices.Fresh("f");
        Line($"bool {name} = {Condition(1)};");
        Declare(new Variable(name, VariableKind.Flag));
    }

    private void DeclarePair()
    {
        choices.Note("tuple variable");
        string name = choices.Fresh("p");
        Line($"(double A, double B) {name} = ({Value(2).Text}, {Value(2).Text});");
        Declare(new Variable(name, VariableKind.Pair));
    }
}
