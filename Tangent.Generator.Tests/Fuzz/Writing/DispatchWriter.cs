using System.Collections.Generic;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Writes an interface or an abstract class with two classes behind it, and objects of both: which one is called depends on an index.</summary>
internal static class DispatchWriter
{
    /// <summary>Stands in a helper's name for an index of 0 or 1.</summary>
    public const string Index = "[?]";

    public static (Helper Helper, string Text) Write(Choices choices, IReadOnlyList<Helper> helpers)
    {
        bool isInterface = choices.Chance(0.5);
        choices.Note(isInterface ? "interface call" : "virtual call");
        string name = choices.Fresh("Act");
        string modifier = isInterface ? "public" : "public override";
        Helper helper = new($"{name}s{Index}.Apply", [new(new Variable(choices.Fresh("x"), VariableKind.Number), Passing.Value, null)], HelperResult.Number, Cost: 1) { IsDelegate = true };
        string x = helper.Parameters[0].Variable.Name;
        string declaration = isInterface
            ? $"    public interface {name} {{ double Apply(double {x}); }}\n\n"
            : $"    public abstract class {name} {{ public double Scale = 0.5; public virtual double Apply(double {x}) => Scale * Math.Sin({x}); }}\n\n";
        int cost = 0;
        string classes = "";
        foreach (string suffix in (string[])["A", "B"])
        {
            MethodWriter writer = new(choices, helpers, statements: choices.Next(1, 5), indent: 3);
            HelperWriter.Body(choices, helper, writer);
            cost += writer.Cost;
            classes += $"    public sealed class {name}{suffix} : {name}\n    {{\n        {modifier} double Apply(double {x})\n        {{\n{writer.Text}        }}\n    }}\n\n";
        }

        string objects = $"    private static readonly {name}[] {name}s = {{ new {name}A(), new {name}B() }};\n\n";
        return (helper with { Cost = cost }, declaration + classes + objects);
    }
}
