using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// <c>ref</c> locals that name a variable, a field or an element of an array or span: wherever the name stands, the place is meant, whose array, object and index are
/// settled where the name is declared.
/// <code>
/// ref double r = ref a[i + 1];      becomes      int index = i + 1;
/// r += x;                                        a[index] = a[index] + x;
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private readonly Dictionary<ISymbol, Expr> _elements = new(SymbolEqualityComparer.Default);

    /// <summary>What each name was declared as.</summary>
    private readonly Dictionary<ISymbol, IOperation> _named = new(SymbolEqualityComparer.Default);

    /// <summary>Whether an operation is a variable's name, its own or a second one.</summary>
    private bool IsVariableName(IOperation operation) => operation is ILocalReferenceOperation { Local.RefKind: RefKind.None } or IParameterReferenceOperation
        || (operation is ILocalReferenceOperation second && _elements.TryGetValue(second.Local, out Expr? place) && place is Local);

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
            _named[declarator.Symbol] = initializer;
            return;
        }

        IOperation scope = ScopeOf(declarator);
        if (initializer is null || !IsStorage(initializer))
        {
            Refuse(declarator.Syntax, "a 'ref' local can be a second name for a variable with a derivative, a field of one or of an object, or an element of an array or span only");
            return;
        }

        var operands = new Operands(this);
        Expr? place = null;
        if (IsElement(initializer))
        {
            AddElementParts(initializer, operands);
            place = ElementFrom(operands, 0, Map(initializer.Type));
        }
        else if (LowerTarget(initializer, operands) is { Set: null, State: null } target)
        {
            place = target.Read();
        }

        if (place is not null)
        {
            _elements[declarator.Symbol] = Named(place, scope);
            _named[declarator.Symbol] = initializer;
        }
    }

    /// <summary>A place that the name means for as long as it can be used, whatever is assigned meanwhile on the way to it.</summary>
    private Expr Named(Expr place, IOperation scope) => place switch
    {
        TupleItem item => item with { Tuple = Named(item.Tuple, scope) },
        ElementAt element => element with
        {
            Array = Settled(element.Array, scope),
            Indices = element.Indices.Select(index => Settled(index, scope)).ToEquatable(),
        },
        _ => place,
    };

    /// <summary>
    /// Whether an operation is storage that differentiation knows: what has no derivative and is no element decides about loops and indices,
    /// where a second name would hide that it changes.
    /// </summary>
    private bool IsStorage(IOperation place) => place switch
    {
        ILocalReferenceOperation local when _elements.TryGetValue(local.Local, out _) => true,
        ILocalReferenceOperation or IParameterReferenceOperation => Map(place.Type).CarriesDerivative && Map(place.Type) is RealType or TupleType,
        IFieldReferenceOperation { Instance: { Type.IsReferenceType: true } owner } field =>
            !IsInserted && !IsConstantThis(owner) && _context.Types.Objects.Of(owner.Type)?.Find(field.Field) is { Type: RealType or TupleType },
        IFieldReferenceOperation { Instance: { } whole } field when Map(field.Type).CarriesDerivative =>
            (whole.Type is { IsTupleType: true } || LayoutOf(whole)?.IndexOf(field.Field) >= 0) && IsStorage(whole),
        IInstanceReferenceOperation instance => LowerInstance(instance) is not null && instance.Type is { IsValueType: true },
        IPropertyReferenceOperation { Instance: not { Type.IsRefLikeType: true } } or IImplicitIndexerReferenceOperation { Instance: not { Type.IsRefLikeType: true } } => false,
        _ => IsElement(place),
    };

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
