using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Diagnostics;

/// <summary>Every diagnostic there is. Ids are never reused; each has a page in <c>docs/diagnostics</c>.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor InternalError = Error(
        "TAN0001",
        "The generator failed on a method",
        "The derivative of '{0}' could not be generated: {1}. This is a defect of Tangent; other methods are not affected.");

    public static readonly DiagnosticDescriptor TypeNotPartial = Error(
        "TAN0002",
        "The containing type is not partial",
        "'{0}' must be partial, because the derivatives of '{1}' are added to it: write 'partial {2} {0}'");

    public static readonly DiagnosticDescriptor UnknownParameter = Error(
        "TAN0003",
        "Not a parameter",
        "'{0}' is no parameter of '{1}': name one of {2}, or none at all for every parameter that has a derivative");

    public static readonly DiagnosticDescriptor ParameterWithoutDerivative = Error(
        "TAN0004",
        "The parameter has no derivative",
        "'{0}' of type '{1}' has no derivative: differentiate with respect to a parameter of type double or float, or an array, span, tuple, struct or class of them");

    public static readonly DiagnosticDescriptor NothingToDifferentiate = Error(
        "TAN0005",
        "Nothing to differentiate",
        "'{0}' has {1}, so there is nothing to differentiate: remove [Differentiable], or use double or float where a derivative is wanted");

    public static readonly DiagnosticDescriptor NameTaken = Error(
        "TAN0006",
        "The name of a derivative is taken",
        "'{0}' already has a member '{1}', which is the name of a derivative of '{2}': rename that member or the method");

    public static readonly DiagnosticDescriptor UnsupportedMethod = Error(
        "TAN0007",
        "This kind of method is not supported",
        "'{0}' cannot be differentiated because it is {1}: {2}");

    public static readonly DiagnosticDescriptor UnsupportedConstruct = Error(
        "TAN0008",
        "The construct is not supported in differentiated code",
        "'{0}' cannot be differentiated: {1}");

    public static readonly DiagnosticDescriptor NoKnownDerivative = Error(
        "TAN0009",
        "The call has no known derivative",
        "'{0}' has no known derivative: {1}");

    public static readonly DiagnosticDescriptor Inaccessible = Error(
        "TAN0010",
        "Not accessible from the generated code",
        "'{0}' is not accessible from '{1}', where its derivative is needed: make it internal, or mark '{2}' with [Differentiable]");

    public static readonly DiagnosticDescriptor PossibleAlias = Error(
        "TAN0011",
        "Arguments may share storage",
        "'{0}' is passed by reference and may share storage with '{1}': copy one of them to a local variable first");

    public static readonly DiagnosticDescriptor WriteToState = Error(
        "TAN0012",
        "A write to state outside the method",
        "'{0}' is state outside the method, through which a derivative would be lost: pass it as a parameter, return the value, or store Gradient.Stop of it");

    public static readonly DiagnosticDescriptor DerivativeLost = Error(
        "TAN0013",
        "The value leaves differentiable types",
        "'{0}' carries a derivative, which is lost in '{1}': keep the value in double, float, or an array, span, tuple, struct or class of them");

    public static readonly DiagnosticDescriptor NotDerived = Error(
        "TAN0014",
        "The derivative could not be derived",
        "The derivative of '{0}' could not be derived: {1}");

    public static readonly DiagnosticDescriptor GradientCut = Warning(
        "TAN0015",
        "The derivative ends at a cast to an integer",
        "The cast '{0}' has derivative 0, so nothing flows through it to the inputs of '{1}': remove the cast where a derivative is wanted");

    public static readonly DiagnosticDescriptor NoDependence = Warning(
        "TAN0016",
        "The result does not depend on the parameter",
        "The result of '{0}' does not depend on '{1}', so its derivative is 0: leave it out of [Differentiable(…)]");

    public static readonly DiagnosticDescriptor UnfitRule = Error(
        "TAN0017",
        "The method is no derivative of what it names",
        "'{0}' does not fit its [DerivativeOf]: {1}");

    public static readonly DiagnosticDescriptor DecidesOnly = Suggestion(
        "TAN0018",
        "The value only decides which way the method goes",
        "'{0}' depends on the inputs of '{1}' but only decides a branch or the number of trips, which have derivative 0: write Gradient.Stop(…) around its value where that is meant");

    /// <summary>What can be said of a method before it is derived; the analyzer says it while the method is typed.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> OfLowering = ImmutableArray.Create(
        TypeNotPartial,
        UnknownParameter,
        ParameterWithoutDerivative,
        NothingToDifferentiate,
        NameTaken,
        UnsupportedMethod,
        UnsupportedConstruct,
        NoKnownDerivative,
        Inaccessible,
        PossibleAlias,
        WriteToState,
        DerivativeLost,
        GradientCut,
        NoDependence,
        DecidesOnly);

    public static readonly DiagnosticDescriptor NothingToActOn = Warning(
        "TAN0019",
        "There is no adjoint to act on",
        "No derivative flows through '{0}' from an input to a result of '{1}', so what is inserted here never runs: remove it, or insert it on a value that the result depends on");

    private const string Category = "Tangent";

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Page(id));

    private static DiagnosticDescriptor Warning(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(id));

    private static DiagnosticDescriptor Suggestion(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Page(id));

    private static string Page(string id) => "docs/diagnostics/" + id + ".md";
}
