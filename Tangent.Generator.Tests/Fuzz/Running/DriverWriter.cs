using System;
using System.Collections.Generic;
using System.Linq;

namespace Tangent.Generator.Tests.Fuzz.Running;

/// <summary>
/// Writes the class through which a program is called: one method for the original, the oracle and each derivative, all of one
/// type, <c>void (Call)</c>. It knows the members' signatures from the documented surface alone, so a member of another shape does not compile.
/// </summary>
internal static class DriverWriter
{
    public static string Write(string program, string oracle, string driver, Signature signature) => $$"""
        using System;
        using Dual = Tangent.Generator.Tests.Fuzz.Oracle.Dual;
        using Call = Tangent.Generator.Tests.Fuzz.Running.Call;
        public static class {{driver}}
        {
            public static void Primal(Call c_)
            {
                {{Lines(Primal(signature, program))}}
            }
            public static void Oracle(Call c_)
            {
                {{Lines(Oracle(signature, oracle))}}
            }
            public static void Forward(Call c_)
            {
                {{Lines(Forward(signature, program))}}
            }
            public static void Reverse(Call c_)
            {
                {{Lines(Reverse(signature, program))}}
            }
            public static void Gradient(Call c_)
            {
                {{Lines(Gradient(signature, program, "FGrad", firstItem: 1))}}
            }
            public static void ValueAndGradient(Call c_)
            {
                {{Lines(Gradient(signature, program, "FValueAndGrad", firstItem: 2))}}
            }
            public static void HessianProduct(Call c_)
            {
                {{Lines(signature.Emits("Hvp") ? HessianProduct(signature, program) : [])}}
            }
            public static void Jacobian(Call c_)
            {
                {{Lines(signature.Emits("Jacobian") ? Jacobian(signature, program) : [])}}
            }
            public static void Pullback(Call c_)
            {
                {{Lines(signature.Emits("Pullback") ? Pullback(signature, program) : [])}}
            }
        }

        """;

    private static string Lines(IEnumerable<string> lines) => string.Join("\n        ", lines);

    private static IEnumerable<string> Primal(Signature s, string program) =>
    [
        .. Inputs(s, program),
        (s.ReturnsNothing ? "" : "var result_ = ") + $"{program}.F({Arguments(s)});",
        .. Values(s),
        .. Results(s, "result_").Select(r => $"c_.Prototypes.Add({r.Text});"),
        .. Lists(s).Select(l => $"c_.Prototypes.Add({l.Name});"),
    ];

    private static IEnumerable<Parameter> Lists(Signature s) => s.Differentiated.Where(p => p.Kind == ParameterKind.List);

    /// <summary>The buffer of a list: of as many numbers as the list has when the method returns.</summary>
    private static string ListBuffer(Signature s, Parameter p)
    {
        int at = s.Results.Count + Lists(s).ToList().IndexOf(p);
        return $"var d_{p.Name} = c_.Seed.List(c_.Prototypes.Count > {at} && c_.Prototypes[{at}] is System.Collections.Generic.List<double> {p.Name}_ ? {p.Name}_.Count : {p.Name}.Count);";
    }

    private static IEnumerable<string> Oracle(Signature s, string oracle) =>
    [
        .. s.Parameters.Select(p => OracleInput(p, oracle)),
        (s.ReturnsNothing ? "" : "var result_ = ") + $"{oracle}.F({Arguments(s)});",
        .. Values(s),
        .. Tangents(s, "result_", p => p.Name),
    ];

    private static string OracleInput(Parameter p, string oracle)
    {
        string tangents = p.IsDifferentiated ? "c_.Direction" : "null";
        string shape = $"c_.Shapes[\"{p.Name}\"]";
        return p.Kind switch
        {
            ParameterKind.Scalar or ParameterKind.Reference => $"Dual {p.Name} = c_.Point.DualScalar({tangents});",
            ParameterKind.Out => $"Dual {p.Name};",
            ParameterKind.Single => $"var {p.Name} = c_.Point.DualSingle({tangents});",
            ParameterKind.Struct => $"var {p.Name} = {Made(p.Type, oracle, $"c_.Point.DualScalar({tangents})")};",
            ParameterKind.Structs => $"var {p.Name} = {MadeArray(p, oracle, $"c_.Point.DualScalar({tangents})")};",
            ParameterKind.Pair => $"var {p.Name} = c_.Point.DualPair({tangents});",
            ParameterKind.Jagged => $"var {p.Name} = c_.Point.DualJagged({tangents}, {shape});",
            ParameterKind.Rectangular => $"var {p.Name} = c_.Point.DualRectangular({tangents}, {shape}[0], {shape}[1]);",
            ParameterKind.List => $"var {p.Name} = c_.Point.DualList({tangents}, {shape}[0]);",
            ParameterKind.Cube => $"var {p.Name} = c_.Point.DualCube({tangents});",
            ParameterKind.Tesseract => $"var {p.Name} = c_.Point.DualTesseract({tangents});",
            ParameterKind.Deep => $"var {p.Name} = c_.Point.DualDeep({tangents}, {shape});",
            ParameterKind.Bag => $"var {p.Name} = new {oracle}.{p.Type}(c_.Point.DualArray({tangents}, {shape}[0]), c_.Point.DualScalar({tangents}));",
            ParameterKind.Object => $"var {p.Name} = {Made(p.Type, oracle, $"c_.Point.DualScalar({tangents})")};",
            ParameterKind.Array or ParameterKind.Span or ParameterKind.ReadOnlySpan => $"var {p.Name} = c_.Point.DualArray({tangents}, {shape}[0]);",
            _ => Input(p, oracle),
        };
    }

    private static string Made(string type, string owner, string number) => $"new {owner}.{type.TrimEnd('[', ']')}({number}, {number})";

    private static string MadeArray(Parameter p, string owner, string number) =>
        $"Tangent.Generator.Tests.Fuzz.Running.Source.ArrayOf(c_.Shapes[\"{p.Name}\"][0], () => {Made(p.Type, owner, number)})";

    private static IEnumerable<string> Forward(Signature s, string program)
    {
        IEnumerable<string> arguments = s.Differentiated.Select(p => p.Kind switch
        {
            ParameterKind.Reference => "ref d_" + p.Name,
            ParameterKind.Out => "out d_" + p.Name,
            _ => "d_" + p.Name,
        });
        string call = $"{program}.FJvp({string.Join(", ", arguments.Prepend(Arguments(s)))});";
        return
        [
            .. Inputs(s, program),
            .. s.Differentiated.Select(p => p.Kind == ParameterKind.Out ? $"double d_{p.Name};" : Taken(p, "d_" + p.Name, "Direction", program)),
            .. s.ReturnsNothing ? [call] : s.HasSeed ? ["var both_ = " + call, "var result_ = both_.Value;"] : new[] { "var result_ = " + call },
            .. Values(s),
            .. Tangents(s, "both_.Tangent", p => "d_" + p.Name),
        ];
    }

    private static IEnumerable<string> Reverse(Signature s, string program)
    {
        Parameter[] buffers = [.. s.Differentiated.Where(p => !p.IsByValue)];
        Parameter[] returned = [.. s.Differentiated.Where(p => p.IsByValue)];
        IEnumerable<string> arguments = buffers
            .Select(p => (p.Kind is ParameterKind.Reference or ParameterKind.Out ? "ref d_" : "d_") + p.Name)
            .Prepend(Arguments(s))
            .Concat(s.HasSeed ? ["seed_"] : []);
        bool returnsNothing = returned.Length == 0 && s.ReturnsNothing;
        bool isBare = returned.Length + (s.ReturnsNothing ? 0 : 1) == 1;
        int first = s.ReturnsNothing ? 1 : 2;
        return
        [
            .. s.HasSeed ? [Seed(s, program)] : Array.Empty<string>(),
            .. Inputs(s, program),
            .. buffers.Select(p => p.Kind == ParameterKind.List ? ListBuffer(s, p) : p.Kind == ParameterKind.ReadOnlySpan ? $"double[] d_{p.Name} = new double[{p.Name}.Length];" : Taken(p, "d_" + p.Name, "Seed", program)),
            (returnsNothing ? "" : "var all_ = ") + $"{program}.FVjp({string.Join(", ", arguments)});",
            .. s.ReturnsNothing ? [] : new[] { isBare ? "var result_ = all_;" : "var result_ = all_.Value;" },
            .. returned.Select((p, i) => isBare ? $"var d_{p.Name} = all_;" : $"var d_{p.Name} = all_.Item{first + i};"),
            .. Values(s),
            .. s.Differentiated.Select(p => Add(p.Kind == ParameterKind.Out ? "Leftovers" : "Adjoints", "d_" + p.Name, p.Type)),
        ];
    }

    private static string Seed(Signature s, string program)
    {
        IEnumerable<string> seeds = s.Results.Select((type, i) => Signature.IsStruct(type)
            ? Made(type, program, "c_.Seed.Scalar()")
            : $"c_.Seed.Like(({type})c_.Prototypes[{i}])");
        return "var seed_ = " + (s.ReturnsTuple ? $"({string.Join(", ", seeds)});" : seeds.Single() + ";");
    }

    private static IEnumerable<string> Gradient(Signature s, string program, string member, int firstItem)
    {
        if (!s.ReturnsNumber)
        {
            return [];
        }

        Parameter[] items = [.. s.Differentiated.Where(p => p.Kind != ParameterKind.Out)];
        bool isBare = items.Length == 1 && firstItem == 1;
        return
        [
            .. Inputs(s, program),
            $"var all_ = {program}.{member}({Arguments(s)});",
            "double result_ = " + (firstItem == 2 ? "all_.Value;" : "0;"),
            .. Values(s),
            .. items.Select((p, i) => Add("Adjoints", isBare ? "all_" : $"all_.Item{i + firstItem}", p.Type)),
        ];
    }

    private static IEnumerable<string> HessianProduct(Signature s, string program)
    {
        Parameter[] items = [.. s.Differentiated.Where(p => p.Kind != ParameterKind.Out)];
        return
        [
            .. Inputs(s, program),
            .. items.Select(p => Taken(p, "v_" + p.Name, "Direction", program)),
            $"var all_ = {program}.FHvp({string.Join(", ", items.Select(p => "v_" + p.Name).Prepend(Arguments(s)))});",
            "double result_ = 0;",
            .. Values(s),
            .. items.Select((p, i) => Add("Adjoints", items.Length == 1 ? "all_" : $"all_.Item{i + 1}", p.Type)),
        ];
    }

    private static IEnumerable<string> Jacobian(Signature s, string program) =>
    [
        .. Inputs(s, program),
        $"var all_ = {program}.FJacobian({Arguments(s)});",
        "c_.Values.Add((double)all_.GetLength(0));",
        "c_.Adjoints.Add(all_);",
    ];

    private static IEnumerable<string> Pullback(Signature s, string program)
    {
        Parameter[] items = [.. s.Differentiated.Where(p => p.Kind != ParameterKind.Out)];
        return
        [
            .. Inputs(s, program),
            $"var both_ = {program}.FPullback({Arguments(s)});",
            "double result_ = both_.Value;",
            .. Values(s),
            "both_.Pullback(2);",
            "var all_ = both_.Pullback(1);",
            .. items.Select((p, i) => Add("Adjoints", items.Length == 1 ? "all_" : $"all_.Item{i + 1}", p.Type)),
        ];
    }

    private static IEnumerable<string> Inputs(Signature s, string program) => s.Parameters.Select(p => Input(p, program));

    private static string Input(Parameter p, string program) => p.Kind switch
    {
        ParameterKind.Out => $"double {p.Name};",
        ParameterKind.Integer => $"int {p.Name} = c_.Integers.Integer();",
        ParameterKind.Boolean => $"bool {p.Name} = c_.Integers.Boolean();",
        ParameterKind.Integers => $"int[] {p.Name} = c_.Integers.Integers(c_.Shapes[\"{p.Name}\"][0]);",
        _ => Taken(p, p.Name, "Point", program),
    };

    /// <summary>A variable of the parameter's shape, filled from one of the lists of the call.</summary>
    private static string Taken(Parameter p, string name, string list, string program)
    {
        string shape = $"c_.Shapes[\"{p.Name}\"]";
        return p.Kind switch
        {
            ParameterKind.Scalar or ParameterKind.Reference or ParameterKind.Out => $"double {name} = c_.{list}.Scalar();",
            ParameterKind.Single => $"float {name} = (float)c_.{list}.Scalar();",
            ParameterKind.List => $"var {name} = c_.{list}.List({shape}[0]);",
            ParameterKind.Cube => $"var {name} = c_.{list}.Cube();",
            ParameterKind.Tesseract => $"var {name} = c_.{list}.Tesseract();",
            ParameterKind.Deep => $"var {name} = c_.{list}.Deep({shape});",
            ParameterKind.Bag => $"var {name} = new {program}.{p.Type}(c_.{list}.Array({shape}[0]), c_.{list}.Scalar());",
            ParameterKind.Struct or ParameterKind.Object => $"var {name} = {Made(p.Type, program, $"c_.{list}.Scalar()")};",
            ParameterKind.Structs => $"var {name} = {MadeArray(p, program, $"c_.{list}.Scalar()")};",
            ParameterKind.Pair => $"var {name} = c_.{list}.Pair();",
            ParameterKind.Jagged => $"double[][] {name} = c_.{list}.Jagged({shape});",
            ParameterKind.Rectangular => $"double[,] {name} = c_.{list}.Rectangular({shape}[0], {shape}[1]);",
            _ => $"double[] {name} = c_.{list}.Array({shape}[0]);",
        };
    }

    private static string Arguments(Signature s) => string.Join(", ", s.Parameters.Select(p => p.Kind switch
    {
        ParameterKind.Reference => "ref " + p.Name,
        ParameterKind.Out => "out " + p.Name,
        _ => p.Name,
    }));

    private static IEnumerable<string> Values(Signature s) => Results(s, "result_")
        .Concat(s.Parameters.Where(p => p.IsOutput).Select(p => (Text: p.Name, p.Type)))
        .Select(v => Add("Values", v.Text, v.Type));

    /// <summary>Of what the derivative tells the tangent: results that are numbers, and differentiated parameters that are written.</summary>
    private static IEnumerable<string> Tangents(Signature s, string result, Func<Parameter, string> name) => Results(s, result)
        .Where(r => Signature.Carries(r.Type))
        .Concat(s.Differentiated.Where(p => p.IsOutput).Select(p => (Text: name(p), p.Type)))
        .Select(t => Add("Tangents", t.Text, t.Type));

    private static IEnumerable<(string Text, string Type)> Results(Signature s, string result) =>
        s.Results.Select((type, i) => (Text: s.ReturnsTuple ? $"{result}.Item{i + 1}" : result, type));

    /// <summary>The numbers of a value to a list of the call.</summary>
    private static string Add(string list, string value, string type) =>
        Signature.IsBag(type) ? $"c_.{list}.Add({value}.W); c_.{list}.Add({value}.G);"
        : !Signature.IsStruct(type) ? $"c_.{list}.Add({value});"
        : type.EndsWith(']') ? $"foreach (var e_ in {value}) {{ c_.{list}.Add(e_.A); c_.{list}.Add(e_.B); }}"
        : $"c_.{list}.Add({value}.A); c_.{list}.Add({value}.B);";
}
