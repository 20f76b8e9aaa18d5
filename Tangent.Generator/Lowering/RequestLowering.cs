using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Model;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>What an attribute asks for, checked against the method that it stands on.</summary>
internal static class RequestLowering
{
    public const string This = "this";

    public static DerivativeRequest? Lower(LoweringContext context, AttributeData attribute)
    {
        IMethodSymbol method = context.Root;
        List<string> names = NamesIn(attribute);
        bool isSound = true;
        for (int i = 0; i < names.Count; i++)
        {
            isSound &= CheckName(context, names[i], ArgumentAt(attribute, i) ?? method.Locations[0]);
        }

        // An out parameter is no input, but its derivative has nowhere else to go: it belongs to every request.
        IEnumerable<string> self = NamesThis(method, names) ? [This] : [];
        string[] wrt = self.Concat(method.Parameters
            .Where(p => context.Types.Map(p.Type).CarriesDerivative)
            .Where(p => names.Count == 0 || names.Contains(p.Name) || p.RefKind == RefKind.Out)
            .Select(p => p.Name))
            .ToArray();
        isSound &= names.Count > 0 || CheckPassedOver(context);
        Derivatives? emit = EmitCheck.Run(context, attribute, wrt, EmitOf(attribute));
        return isSound && CheckSomethingToDo(context, wrt) && emit is not null
            ? new DerivativeRequest(wrt.ToEquatable(), emit.Value)
            : null;
    }

    /// <summary>Whether <c>this</c> is among the names, and no parameter is called so.</summary>
    public static bool NamesThis(IMethodSymbol method, IEnumerable<string> names) =>
        !method.IsStatic && names.Contains(This) && method.Parameters.All(p => p.Name != This);

    private static List<string> NamesIn(AttributeData attribute)
    {
        IEnumerable<TypedConstant> values = attribute.ConstructorArguments.SelectMany(
            a => a.Kind == TypedConstantKind.Array ? (a.IsNull ? [] : a.Values) : Enumerable.Repeat(a, 1));
        return values.Select(v => v.Value).OfType<string>().ToList();
    }

    public static Derivatives EmitOf(AttributeData attribute)
    {
        TypedConstant emit = attribute.NamedArguments.FirstOrDefault(a => a.Key == "Emit").Value;
        return emit.Value is int flags ? (Derivatives)flags : Derivatives.Default;
    }

    private static bool CheckName(LoweringContext context, string name, Location at)
    {
        IMethodSymbol method = context.Root;
        IParameterSymbol? parameter = method.Parameters.FirstOrDefault(p => p.Name == name);
        if (NamesThis(method, [name]))
        {
            return CheckThis(context, at);
        }

        if (parameter is null)
        {
            string known = string.Join(", ", method.Parameters
                .Where(p => context.Types.Map(p.Type).CarriesDerivative)
                .Select(p => "'" + p.Name + "'"));
            context.Report(Descriptors.UnknownParameter, at, name, method.Name, known.Length == 0 ? "no parameter" : known);
            return false;
        }

        if (!context.Types.Map(parameter.Type).CarriesDerivative)
        {
            string type = parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
            context.Report(Descriptors.ParameterWithoutDerivative, at, name, type);
            return false;
        }

        return true;
    }

    private static bool CheckThis(LoweringContext context, Location at)
    {
        INamedTypeSymbol type = context.Root.ContainingType;
        if (context.Types.Map(type).CarriesDerivative)
        {
            return true;
        }

        string lacking = context.Types.Objects.ReasonAgainst(type) is string reason ? type.Name + ": " + reason : type.Name;
        context.Report(Descriptors.ParameterWithoutDerivative, at, This, lacking);
        return false;
    }

    /// <summary>
    /// Without names every parameter that has a derivative is meant, so one whose type has one by the documented surface, but
    /// not yet here, must not be passed over in silence.
    /// </summary>
    private static bool CheckPassedOver(LoweringContext context)
    {
        bool isSound = true;
        foreach (IParameterSymbol parameter in context.Root.Parameters)
        {
            if (!context.Types.Map(parameter.Type).CarriesDerivative && TypeMapping.HoldsReals(parameter.Type))
            {
                string type = parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
                context.Report(
                    Descriptors.UnsupportedConstruct,
                    parameter.Locations[0],
                    type + " " + parameter.Name,
                    (RealTypes.Unconstrained(parameter.Type) is ITypeParameterSymbol number
                        ? $"constrain {number.Name} to INumberBase<{number.Name}>, or an interface above it, so that there are zero, products and quotients"
                        : context.Types.Objects.ReasonAgainst(parameter.Type) is string lacking ? "the class carries no derivative: " + lacking
                        : parameter.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? "pass the number, and whether there is one, as two parameters"
                        : parameter.Type is { Name: "Memory" or "ReadOnlyMemory", ContainingNamespace.Name: "System" } ? "pass its 'Span'"
                        : parameter.Type.TypeKind == TypeKind.Struct ? "its fields cannot all be read and set here: make them public, or add a constructor that stores them"
                        : "derivatives in this type are not supported yet")
                        + "; name the parameters to differentiate in [Differentiable(…)] to treat it as a constant");
                isSound = false;
            }
        }

        return isSound;
    }

    private static bool CheckSomethingToDo(LoweringContext context, string[] wrt)
    {
        IMethodSymbol method = context.Root;
        Location at = method.Locations[0];
        bool hasThis = NamesThis(method, wrt);
        bool hasInput = hasThis || method.Parameters.Any(p => wrt.Contains(p.Name) && p.RefKind != RefKind.Out);
        bool hasOutput = context.Types.Map(method.ReturnType).CarriesDerivative
            || (hasThis && method.ContainingType.IsReferenceType)
            || method.Parameters.Any(p => wrt.Contains(p.Name) && IsOutput(p, context.Types.Map(p.Type)));
        if (!hasInput || !hasOutput)
        {
            string lacks = hasInput ? "no result that carries a derivative" : "no parameter that carries a derivative";
            context.Report(Descriptors.NothingToDifferentiate, at, method.Name, lacks);
        }

        return hasInput && hasOutput;
    }

    private static bool IsOutput(IParameterSymbol parameter, IrType type) =>
        parameter.RefKind is RefKind.Ref or RefKind.Out || type is ArrayType or ListType or ObjectType or SpanType { IsReadOnly: false };

    /// <summary>Where the name stands that is the attribute's argument of an index.</summary>
    private static Location? ArgumentAt(AttributeData attribute, int index) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: var arguments }
            ? arguments.Where(a => a.NameEquals is null).Skip(index).FirstOrDefault()?.GetLocation()
            : null;
}
