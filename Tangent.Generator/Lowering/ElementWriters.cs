using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tangent.Generator.Lowering;

/// <summary>
/// The fields and properties whose arrays may be written by methods of this project that are called for their effects alone, without
/// a derivative. Whatever is more than a read of an element or of the length counts as a write.
/// </summary>
internal sealed class ElementWriters(LoweringContext context)
{
    private readonly HashSet<IMethodSymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _written = new(SymbolEqualityComparer.Default);

    /// <summary>Whether one of the methods, or what it calls, may write what the field or property holds.</summary>
    public bool MayWrite(IEnumerable<IMethodSymbol> methods, ISymbol member)
    {
        foreach (IMethodSymbol method in methods)
        {
            Read(method.OriginalDefinition);
        }

        return _written.Contains(member.OriginalDefinition);
    }

    private void Read(IMethodSymbol method)
    {
        if (!_seen.Add(method) || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.Cancellation) is not { } syntax)
        {
            return;
        }

        context.ReadTrees.Add(syntax.SyntaxTree);
        if (!context.Compilation.ContainsSyntaxTree(syntax.SyntaxTree)
            || context.Compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, context.Cancellation) is not { } body)
        {
            return;
        }

        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IMemberReferenceOperation { Type: IArrayTypeSymbol } reference when !IsRead(reference):
                    _written.Add(reference.Member.OriginalDefinition);
                    break;
                case IInvocationOperation call:
                    Read(call.TargetMethod.OriginalDefinition);
                    break;
                case IPropertyReferenceOperation { Property: var property }:
                    ReadAccessor(property.GetMethod);
                    ReadAccessor(property.SetMethod);
                    break;
                case IObjectCreationOperation { Constructor: { } constructor }:
                    Read(constructor.OriginalDefinition);
                    break;
            }
        }
    }

    private void ReadAccessor(IMethodSymbol? accessor)
    {
        if (accessor is not null)
        {
            Read(accessor.OriginalDefinition);
        }
    }

    /// <summary>An element, or an element of a row, that is read, or a length.</summary>
    private static bool IsRead(IOperation array) => array.Parent switch
    {
        IPropertyReferenceOperation { Property.Name: "Length" } => true,
        IArrayElementReferenceOperation element when element.ArrayReference == array =>
            element.Type is IArrayTypeSymbol ? IsRead(element) : element.Parent switch
            {
                IAssignmentOperation assignment => assignment.Target != element,
                IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } or ITupleOperation or IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } } => false,
                _ => true,
            },
        _ => false,
    };
}
