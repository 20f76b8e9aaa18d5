using System;
using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Model;
using Tangent.Generator.Support;

namespace Tangent.Generator.Emit;

/// <summary>
/// The documentation of the derivatives, for a reader who has not met automatic differentiation: what goes in, what comes
/// out, and in which shape.
/// </summary>
internal static class DerivativeDocumentation
{
    public static Documentation Jvp(MethodModel model, Function jvp) => new(
        See(model) + " with its derivative in one direction, by forward mode (a Jacobian-vector product): how fast the result"
            + " changes when the arguments change at the given rates.",
        Parameters(model, jvp, ParameterText.Tangent),
        jvp.ReturnType switch
        {
            VoidType => null,
            _ when !model.Primal.ReturnType.CarriesDerivative => "What " + Brief(model) + " returns.",
            _ => "What " + Brief(model) + " returns, and its tangent: how fast that changes.",
        });

    public static Documentation Vjp(MethodModel model, Function vjp) => new(
        See(model) + " with " + Of(WrtParameters(model)) + ", by reverse mode"
            + " (a vector-Jacobian product): one run forward and one back" + (model.Request.Wrt.Count > 1 ? ", however many they are." : "."),
        Parameters(model, vjp, ParameterText.Adjoint),
        VjpReturns(model, vjp));

    public static Documentation Grad(MethodModel model, Function grad) => new(
        model.Request.Wrt.Count == 1
            ? "The derivative of " + See(model) + " with respect to " + Wrt(model) + "."
            : "The gradient of " + See(model) + ": its derivatives with respect to " + Wrt(model) + ".",
        Parameters(model, grad, ParameterText.Original),
        Capitalized(GradientText(model)) + ".");

    public static Documentation ValueAndGrad(MethodModel model, Function both) => new(
        "The value of " + See(model) + " and, from the same run, its gradient with respect to " + Wrt(model) + ".",
        Parameters(model, both, ParameterText.Original),
        "What " + Brief(model) + " returns, then " + GradientText(model) + ".");

    public static Documentation Hvp(MethodModel model, Function hvp) => new(
        "The Hessian of " + See(model) + " (its second derivatives with respect to " + Wrt(model) + ") times a direction:"
            + " how fast the gradient changes when the arguments change at the given rates. The Hessian itself is not made.",
        Parameters(model, hvp, ParameterText.Direction),
        "The product, in the shape of the gradient: " + Shape(model) + ".");

    public static Documentation Pullback(MethodModel model, Function pullback) => new(
        "The value of " + See(model) + " and a function that gives " + Of(Inputs(model)) + " of anything made of it, however often:"
            + " the method itself is run once. Until the function has been called for the last time, arrays that were passed or"
            + " returned must hold what the call left in them.",
        Parameters(model, pullback, ParameterText.Original),
        "What " + Brief(model) + " returns, and the function: it takes the derivative of what is made of the result with respect to the"
            + " result, and returns " + Of(Inputs(model))
            + (Inputs(model).Any(p => p.Variable.Type.IsReference) ? ", those of arrays in new arrays of the same shape." : "."));

    public static Documentation Hessian(MethodModel model, Function hessian) => new(
        "The Hessian of " + See(model) + ": its second derivatives with respect to " + Wrt(model) + ".",
        Parameters(model, hessian, ParameterText.Original),
        "The second derivatives" + Flattening(model, "rows and columns alike") + ".");

    public static Documentation Jacobian(MethodModel model, Function jacobian) => new(
        "The Jacobian of " + See(model) + ": the derivatives of " + (model.Primal.ReturnType is VoidType
            ? "what it leaves in its arguments"
            : "each number that it returns") + " with respect to each number in " + Wrt(model) + ".",
        Parameters(model, jacobian, ParameterText.Original),
        "A row for each number that comes out, a column for each that goes in" + Flattening(model, "the columns") + ".");

    public static Documentation JacobianRows(MethodModel model, Function jacobian) => new(
        Jacobian(model, jacobian).Summary.Replace("The Jacobian of", "Writes the Jacobian, row by row, of"),
        Parameters(model, jacobian, (_, _) => "Where it is written: a row for each number that comes out, one after another, a column for each that goes in"
            + Flattening(model, "the columns") + ". Its length must be that of all rows together; what it holds before does not matter."),
        null);

    public static Documentation HessianSparse(MethodModel model, Function hessian) => new(
        Hessian(model, hessian).Summary.Replace("The Hessian of", "The Hessian, as a sparse matrix, of"),
        Parameters(model, hessian, (_, _) => PatternText),
        Hessian(model, hessian).Returns);

    public static Documentation JacobianSparse(MethodModel model, Function jacobian) => new(
        Jacobian(model, jacobian).Summary.Replace("The Jacobian of", "The Jacobian, as a sparse matrix, of"),
        Parameters(model, jacobian, (_, _) => PatternText),
        Jacobian(model, jacobian).Returns);

    private const string PatternText = "Where the entries are, as an earlier result says; null, and it is found at this place.";

    /// <summary>A method that the derivatives share and nobody else calls.</summary>
    public static Documentation Helper(MethodModel model) => new(
        "A part of the derivatives of " + See(model) + ".", EquatableArray<ParameterDocumentation>.Empty, null);

    private static string? VjpReturns(MethodModel model, Function vjp)
    {
        bool isValueOnly = vjp.ReturnType == model.Primal.ReturnType;
        return vjp.ReturnType switch
        {
            VoidType => null,
            _ when isValueOnly => "What " + Brief(model) + " returns.",
            _ when model.Primal.ReturnType is VoidType => Capitalized(ByValue(model)) + ".",
            _ => "What " + Brief(model) + " returns, then " + ByValue(model) + ".",
        };
    }

    private static string Flattening(MethodModel model, string what)
    {
        Parameter[] inputs = Inputs(model).ToArray();
        return inputs.Length == 1 && inputs[0].Variable.Type is RealType
            ? ""
            : "; " + what + " in the order of " + (inputs.Length == 1 ? "the numbers in " : "") + Enumerate(inputs);
    }

    /// <summary>What there is of each parameter, where the gradient is a tuple; else in which shape it is.</summary>
    private static string Shape(MethodModel model)
    {
        Variable[] wrt = Inputs(model).Select(p => p.Variable).ToArray();
        string arrays = wrt.Any(v => v.Type.IsReference) ? ", arrays new and of the same shape" : "";
        return wrt.Length == 1
            ? "what belongs to " + Reference(wrt[0].Name) + arrays
            : "what belongs to each of " + Enumerate(Inputs(model)) + arrays;
    }

    private static string GradientText(MethodModel model)
    {
        Variable[] wrt = WrtParameters(model).Select(p => p.Variable).ToArray();
        if (wrt.Length == 1)
        {
            return wrt[0].Type is ObjectType
                ? "the derivative with respect to what " + Reference(wrt[0].Name) + " holds, in a new object of the same class and shape"
                : wrt[0].Type.IsReference
                ? "the derivative with respect to each element of " + Reference(wrt[0].Name) + ", in a new array of the same shape"
                : Of(WrtParameters(model));
        }

        bool hasArrays = wrt.Any(v => v.Type.IsReference && v.Type is not ObjectType);
        bool hasObjects = wrt.Any(v => v.Type is ObjectType);
        string shapes = (hasArrays, hasObjects) switch
        {
            (true, true) => ", those of arrays and objects in new ones of the same shape",
            (true, false) => ", those of arrays in new arrays of the same shape",
            (false, true) => ", those of objects in new objects of the same class and shape",
            _ => "",
        };
        return Of(WrtParameters(model)) + shapes;
    }

    private static EquatableArray<ParameterDocumentation> Parameters(
        MethodModel model, Function derivative, Func<MethodModel, string, string> derivativeText)
    {
        var originals = new HashSet<string>(model.Primal.Parameters.Select(p => p.Variable.Name));
        return derivative.Parameters
            .Select(p => p.Variable.Name)
            .Select(name => new ParameterDocumentation(
                name,
                originals.Contains(name) ? ParameterText.Original(model, name) : derivativeText(model, name)))
            .ToEquatable();
    }

    private static IEnumerable<Parameter> WrtParameters(MethodModel model) =>
        model.Primal.Parameters.Where(p => model.Request.Wrt.Contains(p.Variable.Name));

    private static IEnumerable<Parameter> Inputs(MethodModel model) => WrtParameters(model).Where(p => p.Passing != Passing.Out);

    private static string Wrt(MethodModel model) => Enumerate(WrtParameters(model));

    /// <summary>The derivatives that are returned; the others go into buffers.</summary>
    private static string ByValue(MethodModel model) => Of(
        WrtParameters(model).Where(p => !p.Variable.Type.IsReference && p.Passing is Passing.Value or Passing.In));

    private static string Of(IEnumerable<Parameter> parameters) =>
        (parameters.Count() == 1 ? "the derivative" : "the derivatives") + " with respect to " + Enumerate(parameters);

    private static string Enumerate(IEnumerable<Parameter> parameters)
    {
        string[] names = parameters.Select(p => Reference(p.Variable.Name)).ToArray();
        return names.Length < 2
            ? string.Concat(names)
            : string.Join(", ", names.Take(names.Length - 1)) + " and " + names[names.Length - 1];
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    private static string Reference(string name) => ParameterText.Reference(name);

    private static string Brief(MethodModel model) => ParameterText.Brief(model);

    private static string See(MethodModel model) => ParameterText.See(model);
}
