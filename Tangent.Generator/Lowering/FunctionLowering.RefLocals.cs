using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// <c>ref</c> locals that name an element of an array or span: wherever the name stands, the element is meant, whose array and index are settled where the
/// name is declared.
/// <code>
/// ref double r = ref a[i + 1];      becomes      int index = i + 1;
/// r += x;                                        a[index] = a[index] + x;
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private readonly Dictionary<ISymbol, Expr> _elements = new(SymbolEqualityComparer.Default);

    private static bool IsRefLocal(IOperation? operation) => operation is ILocalReferenceOperation { Local.RefKind: not RefKind.None };

    private void LowerRefLocal(IVariableDeclaratorOperation declarator, IOperation? initializer)
    {
        while (initializer is IParenthesizedOperation parenthesized)
        {
            initializer = parenthesized.Operand;
        }

        if (initializer is ILocalReferenceOperation { Local: var other } && _elements.TryGetValue(other, out Expr? named))
        {
            _elements[declarator.Symbol] = named;
            return;
        }

        bool isElement = initializer is not null && IsElement(initializer)
            && initializer is not (IPropertyReferenceOperation { Instance: not { Type.IsRefLikeType: true } } or IImplicitIndexerReferenceOperation { Instance: not { Type.IsRefLikeType: true } });
        if (!isElement)
        {
            Refuse(declarator.Syntax, "a 'ref' local can be a second name for an element of an array or span only: use the variable or field itself");
            return;
        }

        var operands = new Operands(this);
        AddElementParts(initializer!, operands);
        IrType type = Map(initializer!.Type);
        IOperation scope = ScopeOf(declarator);
        Expr storage = Settled(operands[0], scope);
        Expr[] indices = operands.From(1).Select(index => Settled(index, scope)).ToArray();
        _elements[declarator.Symbol] = new ElementAt(storage, indices.ToEquatable(), type);
    }

    /// <summary>What names the same as long as the name can be used: a variable that is not assigned meanwhile, or one of its own.</summary>
    private Expr Settled(Expr value, IOperation scope) =>
        value is Literal || (SymbolOf(value) is { } symbol && !Assignments.Assign(scope, symbol) && !IsAssignedInFunctions(symbol))
            ? value
            : Spill(value, value.Type is PlainType ? "index" : null);

    /// <summary>Whether a lambda or local function gives the variable another value, which may happen anywhere.</summary>
    private bool IsAssignedInFunctions(ISymbol symbol) =>
        !SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, _method)
        || _body!.DescendantsAndSelf().Any(o => o is ILocalFunctionOperation or IAnonymousFunctionOperation && Assignments.Assign(o, symbol));

    /// <summary>The block that a local is declared in.</summary>
    private static IOperation ScopeOf(IOperation declaration)
    {
        IOperation scope = declaration;
        while (scope is not (IBlockOperation or ISwitchCaseOperation or ILoopOperation) && scope.Parent is { } parent)
        {
            scope = parent;
        }

        return scope;
    }

    /// <summary><c>foreach (ref double x in span)</c>: the name is the element of each trip.</summary>
    private void LowerRefForEach(IForEachLoopOperation loop, IOperation collection, ILocalSymbol local)
    {
        Expr value = LowerValue(collection);
        IrType element = ElementTypeOf(value.Type);
        Expr span = Settled(value, loop);

        Variable index = NewVariable("k", IrType.Int);
        _elements[local] = new ElementAt(span, EquatableArray.Of<Expr>(new Local(index)), element);
        Emit(new For(index, Index(0), BinaryOperator.LessThan, new LengthOf(span), 1, LowerBlock(loop.Body)));
    }
}
