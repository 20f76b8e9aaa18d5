using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Model;

namespace Tangent.Generator.Emit;

/// <summary>What the parameters of a derivative are, each in a sentence.</summary>
internal static class ParameterText
{
    public static string See(MethodModel model) => "<see cref=\"" + model.Header.Cref + "\"/>";

    /// <summary>A parameter by its name. <c>this</c> has none: it is written as it stands.</summary>
    public static string Reference(string name) => name == "this" ? "<c>this</c>" : "<paramref name=\"" + name + "\"/>";

    /// <summary>The original by its bare name, where a link to it stands in the summary already.</summary>
    public static string Brief(MethodModel model) => "<c>" + model.Primal.Name + "</c>";

    /// <summary>A parameter that the original has.</summary>
    public static string Original(MethodModel model, string name) => "As for " + Brief(model) + ".";

    /// <summary>A parameter that only the forward-mode derivative has.</summary>
    public static string Tangent(MethodModel model, string name)
    {
        if (Origin(model, name) is not Parameter origin)
        {
            return "A tangent.";
        }

        string reference = Reference(origin.Variable.Name);
        return origin switch
        {
            { Variable.Type: ObjectType } => "How fast what " + reference + " holds changes (its tangent), in an object of the same class and shape.",
            { Variable.Type.IsReference: true } => "How fast each element of " + reference + " changes (its tangent), in the same shape.",
            { Passing: Passing.Ref } => "How fast " + reference + " changes (its tangent), before the call and after it.",
            { Passing: Passing.Out } => "How fast " + reference + " changes (its tangent).",
            _ => "How fast " + reference + " changes (its tangent): 1 here and 0 elsewhere gives the derivative with respect to it.",
        };
    }

    /// <summary>A parameter that only the Hessian-vector product has.</summary>
    public static string Direction(MethodModel model, string name)
    {
        Parameter? origin = model.Primal.Parameters.FirstOrDefault(p => name.TrimEnd('_') == "v" + p.Variable.Name)
            ?? model.Primal.Parameters.FirstOrDefault(p => name.TrimEnd('_') == "v" + p.Variable.Name.TrimEnd('_'));
        return origin switch
        {
            null => "A part of the direction.",
            { Variable: { Type.IsReference: true } array } when IsWritten(model.Primal, array) => "The part of the direction that belongs to "
                + Reference(array.Name) + ", in the same shape. It moves along as the method changes the array.",
            { Variable: { Type.IsReference: true } array } => "The part of the direction that belongs to " + Reference(array.Name) + ", in the same shape.",
            _ => "The part of the direction that belongs to " + Reference(origin.Variable.Name) + ".",
        };
    }

    /// <summary>A parameter that only the reverse-mode derivative has: a buffer, or the seed.</summary>
    public static string Adjoint(MethodModel model, string name)
    {
        if (Origin(model, name) is not Parameter origin)
        {
            return Seed(model.Primal.ReturnType);
        }

        string reference = Reference(origin.Variable.Name);
        if (!origin.Variable.Type.IsReference || IsWritten(model.Primal, origin.Variable))
        {
            return "On entry the derivative with respect to what " + reference
                + " holds after the call, on return that with respect to what it held before.";
        }

        if (origin.Variable.Type is ObjectType)
        {
            return "An object of the same class and shape, to which the derivative with respect to what " + reference + " holds is added.";
        }

        return "A buffer of the same shape, to which the derivative with respect to " + reference + " is added.";
    }

    private static string Seed(IrType result) => result switch
    {
        RealType => "What the derivatives are multiplied by: 1 for those of the result itself, else the derivative, with respect"
            + " to the result, of what is made of it.",
        _ => "The derivative, with respect to each part of the result, of what is made of it.",
    };

    /// <summary>The parameter that a derivative's name is made from: <c>x</c> for <c>dx</c> and <c>dx_</c>.</summary>
    private static Parameter? Origin(MethodModel model, string name)
    {
        string origin = name.TrimEnd('_').Substring(1);
        return name[0] != 'd' ? null : model.Primal.Parameters.FirstOrDefault(p => p.Variable.Name == origin)
            ?? model.Primal.Parameters.FirstOrDefault(p => p.Variable.Name.TrimEnd('_') == origin);
    }

    private static bool IsWritten(Function primal, Variable parameter) => primal.Body.AllStatements().Any(statement =>
        statement is Assign { Target: ElementAt target } && target.Root() == parameter
        || statement is InsertAt insertion && insertion.List.Root() == parameter
        || statement is RemoveAt removal && removal.List.Root() == parameter
        || statement is CopyInto copy && copy.Target.Root() == parameter);
}
