using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Diagnostics;

namespace Tangent.Generator.Lowering;

/// <summary>
/// What a method reads through a reference: the struct it is called on, an <c>in</c> argument. It is handed over by value,
/// which is the same only where the method does not write the storage through another argument.
/// <code>
/// s[0].MoveApart(s)      refused where MoveApart writes elements: it would see the first one change
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private bool CheckReadPlaces(IOperation invocation, IMethodSymbol method, IOperation? receiver, IReadOnlyList<IArgumentOperation> written)
    {
        IEnumerable<IOperation> places = written
            .Where(a => a.Parameter!.RefKind is RefKind.In or RefKind.RefReadOnlyParameter)
            .Select(a => a.Value);
        if (receiver is not null && !_context.ThisWrites.In(method))
        {
            places = places.Prepend(receiver);
        }

        foreach (IOperation place in places)
        {
            ITypeSymbol? element = ElementAbove(place);
            bool isWritable = element is not null && (IsInObject(place) ? MayWriteObjects(method) : MayWriteElements(method));
            if (isWritable && method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction)
            {
                string text = StatementText.Of(place.Syntax);
                Report(Descriptors.PossibleAlias, place.Syntax, text, method.Name);
                return false;
            }

            IArgumentOperation? other = written.FirstOrDefault(a => a.Value != place && (a.Parameter!.RefKind is RefKind.Ref or RefKind.Out
                ? MayShare(place, element, a.Value)
                : isWritable && Holds(a.Parameter.Type, element!)));
            if (other is not null)
            {
                Report(Descriptors.PossibleAlias, other.Syntax, StatementText.Of(other.Value.Syntax), StatementText.Of(place.Syntax));
                return false;
            }
        }

        return true;
    }

    private bool MayShare(IOperation place, ITypeSymbol? element, IOperation reference) => element is null
        ? VariableUnder(place) is { } variable && SymbolEqualityComparer.Default.Equals(variable, VariableUnder(reference))
        : SymbolEqualityComparer.Default.Equals(element, ElementAbove(reference));

    /// <summary>The local variable or parameter that a place is, or is a part of.</summary>
    private ISymbol? VariableUnder(IOperation? place) => place switch
    {
        ILocalReferenceOperation second when _named.TryGetValue(second.Local, out IOperation? named) => VariableUnder(named),
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => VariableUnder(field.Instance),
        _ => null,
    };

    /// <summary>The type of the array's or span's element that a place is, or is a part of.</summary>
    private ITypeSymbol? ElementAbove(IOperation? place) => place switch
    {
        IFieldReferenceOperation { Type.IsValueType: true } field when IsInObject(field) => field.Type,
        IFieldReferenceOperation field => ElementAbove(field.Instance),
        ILocalReferenceOperation second when _named.TryGetValue(second.Local, out IOperation? named) => ElementAbove(named),
        ILocalReferenceOperation when IsRefLocal(place) => place.Type,
        IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } => place.Type,
        _ => null,
    };

    private static bool Holds(ITypeSymbol storage, ITypeSymbol element) => storage switch
    {
        IArrayTypeSymbol array => SymbolEqualityComparer.Default.Equals(array.ElementType, element) || Holds(array.ElementType, element),
        { TypeKind: TypeKind.Class } => TypeMapping.HoldsReals(storage),
        INamedTypeSymbol { TypeArguments.Length: 1 } named => SymbolEqualityComparer.Default.Equals(named.TypeArguments[0], element),
        _ => false,
    };

    private bool IsInObject(IOperation place) => place is ILocalReferenceOperation second && _named.TryGetValue(second.Local, out IOperation? named)
        ? IsInObject(named)
        : place is IFieldReferenceOperation { Instance: { } instance }
        && (instance.Type is { TypeKind: TypeKind.Class } || IsInObject(instance));

    /// <summary>The same of a field of an object: any assignment but to a name of the method's own, or a call of anything but a function of numbers.</summary>
    private static bool MayWriteObjects(IMethodSymbol method) => MayWriteElements(method) || method.DeclaringSyntaxReferences
        .SelectMany(r => r.GetSyntax().DescendantNodes())
        .Any(node => node switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left is not IdentifierNameSyntax,
            InvocationExpressionSyntax call => !call.Expression.ToString().StartsWith("Math", System.StringComparison.Ordinal),
            _ => false,
        });

    /// <summary>Whether the text of a method has anything that can write an element, or a call that could.</summary>
    private static bool MayWriteElements(IMethodSymbol method) => method.DeclaringSyntaxReferences
        .SelectMany(r => r.GetSyntax().DescendantNodes())
        .Any(node => node switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left.DescendantNodesAndSelf().Any(n => n is ElementAccessExpressionSyntax or TupleExpressionSyntax),
            PrefixUnaryExpressionSyntax step => step.RawKind is (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression
                && step.Operand is not IdentifierNameSyntax,
            PostfixUnaryExpressionSyntax step => step.RawKind is (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression
                && step.Operand is not IdentifierNameSyntax,
            RefTypeSyntax => true,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            InvocationExpressionSyntax call => call.ArgumentList.Arguments.Any(a => a.Expression is IdentifierNameSyntax)
                && !call.Expression.ToString().StartsWith("Math", System.StringComparison.Ordinal),
            _ => false,
        });
}
