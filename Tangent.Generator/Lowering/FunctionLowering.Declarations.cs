using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Declarations, one after the other in the user's order.
/// <code>
/// double a = p * q, b = a * q;      becomes      double a = p * q;
///                                                double b = a * q;
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private void LowerDeclarations(IVariableDeclarationGroupOperation group)
    {
        foreach (IVariableDeclarationOperation declaration in group.Declarations)
        {
            foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
            {
                LowerDeclarator(declarator, declarator.GetVariableInitializer()?.Value);
            }
        }
    }

    /// <summary>Where a variable's own initializer names it first.</summary>
    private static ILocalReferenceOperation? OwnName(IOperation initializer, ILocalSymbol local) => initializer is ILiteralOperation
        ? null
        : initializer.DescendantsAndSelf().OfType<ILocalReferenceOperation>().FirstOrDefault(r => SymbolEqualityComparer.Default.Equals(r.Local, local));

    /// <summary>A name that is read: before a variable has a value that is an error, which no operation shows.</summary>
    private static bool IsRead(ILocalReferenceOperation name) =>
        !(name.Parent is ISimpleAssignmentOperation assignment && assignment.Target == name) && name.Parent is not IArgumentOperation { Parameter.RefKind: RefKind.Out };

    private void LowerDeclarator(IVariableDeclaratorOperation declarator, IOperation? initializer)
    {
        ILocalSymbol local = declarator.Symbol;
        if (local.RefKind != RefKind.None)
        {
            LowerRefLocal(declarator, initializer);
            return;
        }

        if (!CanDeclare(local, declarator.Syntax))
        {
            return;
        }

        if (IsDelegate(local.Type))
        {
            BindLocal(local, declarator.Syntax, initializer);
            return;
        }

        if (initializer is null)
        {
            // What a local function assigns through 'ref' has to have a value before, here as everywhere in C#.
            Variable empty = NewVariable(local, local.Type);
            Emit(new Declare(empty, IsCapturedByReference(local) ? new DefaultOf(empty.Type) : null));
            return;
        }

        ILocalReferenceOperation? own = OwnName(initializer, local);
        _context.IsBroken |= own is not null && IsRead(own);
        Variable variable = NewVariable(local, local.Type);
        if (initializer is IArrayCreationOperation { Initializer: { } elements } && variable.Type is ArrayType { Rank: > 1 } array)
        {
            LowerRectangular(variable, array, elements);
        }
        else if (TryLowerChoiceInto(variable, initializer))
        {
            return;
        }
        else if (own is not null)
        {
            Emit(new Declare(variable, null));
            Emit(new Assign(new Local(variable), LowerRoot(initializer)));
        }
        else
        {
            Emit(new Declare(variable, LowerRoot(initializer)));
        }
    }

    private bool CanDeclare(ILocalSymbol local, SyntaxNode at)
    {
        if (local.RefKind != RefKind.None)
        {
            Refuse(at, "a 'ref' local is a second name for storage: use the element itself");
            return false;
        }

        if (local.Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol)
        {
            Refuse(at, "pointers are outside what is checked: use a span");
            return false;
        }

        if (UnsupportedShape(local.Type) is string reason)
        {
            Refuse(at, reason);
            return false;
        }

        return true;
    }

    /// <summary>Why there is no shadow of an array's shape, null where there is one.</summary>
    private string? UnsupportedShape(ITypeSymbol type) => Map(type) is not { CarriesDerivative: true, IsReference: true } || type is not IArrayTypeSymbol array ? null
        : array.Rank > 4 ? "arrays have at most four dimensions in differentiated code"
        : array is { Rank: > 1, ElementType: IArrayTypeSymbol } ? "a rectangular array of arrays is not supported: use an array of arrays of arrays"
        : UnsupportedShape(array.ElementType);
}
