using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tangent.Generator.Analysis;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Model;
using Tangent.Generator.Passes.Matrices;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Which of the derivatives asked for the method's signature allows. <c>Derivatives.All</c> asks for those; one that is named and
/// not possible is an error at the attribute's argument.
/// </summary>
internal static class EmitCheck
{
    private static readonly Derivatives[] BeyondFirst =
        [Derivatives.Pullback, Derivatives.Hvp, Derivatives.Hessian, Derivatives.Jacobian, Derivatives.JacobianSparse, Derivatives.HessianSparse];

    /// <returns>What is to be emitted, null after an error.</returns>
    public static Derivatives? Run(LoweringContext context, AttributeData attribute, IReadOnlyCollection<string> wrt, Derivatives asked)
    {
        Derivatives emit = asked & Derivatives.Default;
        foreach (Derivatives flag in BeyondFirst.Where(flag => asked.HasFlag(flag)))
        {
            if (ReasonAgainst(context, wrt, flag) is not string reason)
            {
                emit |= flag;
            }
            else if (asked != Derivatives.All)
            {
                context.Report(
                    Descriptors.UnsupportedConstruct, Argument(attribute) ?? context.Root.Locations[0], "Derivatives." + flag, reason);
                return null;
            }
        }

        return DeclarationCheck.CheckNames(context, BeyondFirst.Where(f => emit.HasFlag(f)).Select(f => f.ToString())) ? emit : null;
    }

    /// <summary>What the bodies rule out as well.</summary>
    /// <returns>The request, without what only <c>Derivatives.All</c> asked for and is not possible; null after an error.</returns>
    public static DerivativeRequest? WithBody(
        LoweringContext context, AttributeData attribute, DerivativeRequest request, IReadOnlyCollection<Function> functions)
    {
        foreach (Derivatives flag in BeyondFirst.Where(flag => request.Emit.HasFlag(flag)))
        {
            SyntaxNode? inserted = flag is Derivatives.Hvp or Derivatives.Hessian ? context.Inserts.FirstWithoutDerivative : null;
            if (ReasonIn(functions, flag) is not string reason)
            {
                if (inserted is null)
                {
                    continue;
                }

                reason = "inserted statements get a number back from it whose second derivative is not known; compute the number in the statements, or leave out Derivatives." + flag;
            }
            else
            {
                inserted = null;
            }

            if (RequestLowering.EmitOf(attribute) != Derivatives.All)
            {
                context.Report(
                    Descriptors.UnsupportedConstruct,
                    inserted?.GetLocation() ?? Argument(attribute) ?? context.Root.Locations[0],
                    inserted is null ? "Derivatives." + flag : StatementText.Short(inserted),
                    reason);
                return null;
            }

            request = request with { Emit = request.Emit & ~flag };
        }

        return request;
    }

    /// <summary>Spans live shorter than the function that a pullback is; a rule has a derivative of its own only where it could be inlined.</summary>
    public static string? ReasonIn(IReadOnlyCollection<Function> functions, Derivatives flag) => flag switch
    {
        Derivatives.Pullback when functions.SelectMany(Variables).Any(v => v.Type is ArrayType { Element: not TupleType } or ArrayType { Rank: > 1 } && AliasClasses.BaseElement(v.Type) is TupleType) =>
            "an array of arrays, or of more dimensions, of structs or tuples is not supported there; use one of one dimension",
        Derivatives.Pullback when functions.SelectMany(Variables).Any(v => ObjectFields.AreIn(v.Type)) =>
            "the method uses objects of classes that carry derivatives, which is not supported there yet",
        Derivatives.Pullback when functions.SelectMany(Variables).Any(v => v.Type is SpanType) =>
            "a function that is called later cannot hold a span, and the method uses one",
        Derivatives.Hvp or Derivatives.Hessian or Derivatives.HessianSparse when functions.FirstOrDefault(f => f.Foreign is not null) is { } foreign =>
            "'" + foreign.Name + "', which the method calls, is out of reach but for its first derivatives",
        Derivatives.Pullback when functions.SelectMany(f => f.Body.AllStatements()).Any(s => s is For { Slots: not null }) =>
            "a loop over 'Checkpoint.Range' goes back once; take FVjp for each seed",
        Derivatives.Hvp or Derivatives.Hessian or Derivatives.HessianSparse when functions.Any(HasFirstOrderRule) =>
            "a rule that the method uses gives first derivatives only; write the rule as a partial whose body is one expression",
        _ => null,
    };

    private static bool HasFirstOrderRule(Function function) => function.Body.AllStatements()
        .SelectMany(s => s.Expressions())
        .SelectMany(e => e.Descendants())
        .OfType<RuledCall>()
        .SelectMany(call => call.Partials)
        .Any(partial => partial is not null && partial.Descendants().OfType<RuledCall>().Any(inner => inner.Partials.Count == 0));

    private static IEnumerable<Variable> Variables(Function function) =>
        function.Parameters.Select(p => p.Variable).Concat(function.Body.AllStatements().SelectMany(Passes.Fresh.Declared));

    private static string? ReasonAgainst(LoweringContext context, IReadOnlyCollection<string> wrt, Derivatives flag)
    {
        IrType result = context.Types.Map(context.Root.ReturnType);
        IrType[] inputs = context.Root.Parameters
            .Where(p => wrt.Contains(p.Name))
            .Select(p => context.Types.Map(p.Type))
            .ToArray();
        if (RequestLowering.NamesThis(context.Root, wrt))
        {
            return "with respect to 'this' there are first derivatives only";
        }

        if (flag != Derivatives.Hvp && (context.Root.Parameters.Any(p => ObjectFields.AreIn(context.Types.Map(p.Type))) || ObjectFields.AreIn(result)))
        {
            return "a class or record among the parameters, or as the result, is not supported there yet; pass its arrays and numbers";
        }

        if (flag != Derivatives.Hvp && (context.Root.Parameters.Any(p => NullableNumber.Is(context.Types.Map(p.Type))) || NullableNumber.Is(result)))
        {
            return "a number that may be missing among the parameters, or as the result, is not supported there yet; pass the number";
        }

        if (flag is Derivatives.Pullback && !Parts.Flat(result).Equals(result))
        {
            return "a struct as the result is not supported there yet; return its numbers as a tuple";
        }

        if (flag == Derivatives.Pullback)
        {
            return !result.CarriesDerivative ? "there is no result that carries a derivative"
                : !context.Root.IsStatic && context.Root.ContainingType.IsValueType
                ? "a function that is called later cannot hold the struct whose method this is; make the method static"
                : context.Root.Parameters.Any(p => TypeMapping.IsSpan(p.Type)) || TypeMapping.IsSpan(context.Root.ReturnType)
                ? "a function that is called later cannot hold a span"
                : context.Root.Parameters.Any(p => p.RefKind != RefKind.None && context.Types.Map(p.Type).IsReference)
                ? "a function that is called later cannot hold a reference to an argument"
                : result is TupleType tuple && tuple.Elements.Any(e => e.Type.IsReference) ? "the result is a tuple that holds an array" : null;
        }

        if (flag is Derivatives.Hvp or Derivatives.Hessian or Derivatives.HessianSparse && result is not RealType { IsScalar: true })
        {
            return "second derivatives are those of a method that returns a real number";
        }

        if (flag is Derivatives.Hvp)
        {
            return null;
        }

        IrType[] flattened = result.CarriesDerivative ? inputs.Append(result).ToArray() : inputs;
        bool isSparse = flag is Derivatives.JacobianSparse or Derivatives.HessianSparse;
        if (isSparse && flattened.SelectMany(Flattened.Reals).Any(t => !t.Equals(IrType.Double) && !t.Equals(IrType.Single)))
        {
            return "a sparse matrix holds numbers of type double";
        }

        if (isSparse && flattened.Any(t => t is ListType or ArrayType { Rank: > 3 }))
        {
            return "a list or an array of four dimensions is not supported there yet";
        }

        return !flattened.All(Flattened.IsPossible)
            ? "the numbers in one of the types have no order that would make them rows or columns of a matrix"
            : flattened.SelectMany(Flattened.Reals).Distinct().Count() > 1
            ? "a matrix has numbers of one type, and the method has some of type double and some of type float"
            : null;
    }

    private static Location? Argument(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: var arguments }
            ? arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "Emit")?.GetLocation()
            : null;
}
