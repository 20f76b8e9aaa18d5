using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Structs are values of several parts, as tuples are. A constructor that only stores its parameters, an initializer of
/// fields and <c>with</c> say what the parts are; any other constructor is a function that returns the struct.
/// <code>
/// new Vec(x, y)                 becomes      the struct of (x, y)
/// v with { X = x }              becomes      the struct of (x, v.Y)
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    /// <summary>The struct behind the object initializers around the operation that is lowered, innermost last.</summary>
    private readonly Stack<Expr> _receivers = new();

    /// <summary><c>this</c> in a member of a struct that carries derivatives.</summary>
    private Variable? _self;

    private StructLayout? LayoutOf(IOperation? operation) => _context.Types.Structs.Of(operation?.Type);

    private Expr? LowerInstance(IInstanceReferenceOperation instance) => instance.ReferenceKind switch
    {
        InstanceReferenceKind.ImplicitReceiver when _receivers.Count > 0 => _receivers.Peek(),
        InstanceReferenceKind.ContainingTypeInstance when _self is not null => new Local(_self),
        _ => null,
    };

    private Expr LowerStructCreation(IObjectCreationOperation creation, StructLayout layout)
    {
        Expr value = LowerConstruction(creation, layout);
        return creation.Initializer is null ? value : LowerInitializer(value, layout, creation.Initializer);
    }

    private Expr LowerConstruction(IObjectCreationOperation creation, StructLayout layout)
    {
        if (creation.Constructor is not { IsImplicitlyDeclared: false } constructor)
        {
            return creation.Arguments.Length == 0
                ? new DefaultOf(layout.Type)
                : StoredParts(creation, layout) ?? Refuse(creation, "what this constructor stores is not known here");
        }

        if (IsPlane(creation.Type))
        {
            return PlaneOfParts(creation, creation.Arguments);
        }

        return StoredParts(creation, layout)
            ?? (constructor.DeclaringSyntaxReferences.Length > 0
                ? LowerCall(creation, constructor, null, creation.Arguments)
                : Refuse(creation, "what this constructor stores is not known here: give the value of each field"));
    }

    /// <summary>The parts as the arguments give them, where the constructor does nothing but store its parameters.</summary>
    private Expr? StoredParts(IObjectCreationOperation creation, StructLayout layout)
    {
        EquatableArray<int> stored = _context.Types.Structs.StoredBy(creation.Constructor!, layout);
        if (stored.Count == 0)
        {
            return null;
        }

        var operands = new Operands(this);
        var places = new int[stored.Count];
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            operands.Add(argument.Value);
            places[stored[argument.Parameter!.Ordinal]] = operands.Count - 1;
        }

        return new TupleOf(
            layout.Type, layout.Type.Elements.Select((e, k) => Fitting(operands[places[k]], e.Type)).ToEquatable());
    }

    private static Expr Fitting(Expr value, IrType type) => value is DefaultOf ? Retyped(value, type) : Widen(value, type);

    private Expr LowerWith(IWithOperation with, StructLayout layout) => LowerInitializer(LowerRoot(with.Operand), layout, with.Initializer);

    private Expr LowerInitializer(Expr value, StructLayout layout, IObjectOrCollectionInitializerOperation initializer)
    {
        Expr whole = value is TupleOf or Local or DefaultOf ? value : Spill(value);
        return LowerStored(whole, layout, initializer) ?? LowerEffects(whole, initializer);
    }

    /// <summary>An initializer that only sets fields: no variable is needed for the struct.</summary>
    private Expr? LowerStored(Expr whole, StructLayout layout, IObjectOrCollectionInitializerOperation initializer)
    {
        var set = new List<int>();
        foreach (IOperation operation in initializer.Initializers)
        {
            if (operation is not ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } || layout.IndexOf(member.Member) < 0)
            {
                return null;
            }

            set.Add(layout.IndexOf(member.Member));
        }

        var operands = new Operands(this);
        operands.Add(() => whole);
        foreach (IOperation operation in initializer.Initializers)
        {
            operands.Add(((ISimpleAssignmentOperation)operation).Value);
        }

        return new TupleOf(layout.Type, layout.Type.Elements
            .Select((e, k) => set.Contains(k) ? Fitting(operands[set.LastIndexOf(k) + 1], e.Type) : Parts.Item(operands[0], k))
            .ToEquatable());
    }

    /// <summary>Anything else that may stand in an initializer happens to a variable, in order.</summary>
    private Expr LowerEffects(Expr whole, IObjectOrCollectionInitializerOperation initializer)
    {
        _receivers.Push(Spill(whole, "created"));
        foreach (IOperation operation in initializer.Initializers)
        {
            if (operation is IMemberInitializerOperation or IInvocationOperation)
            {
                Refuse(operation, "a nested initializer is not supported here: set the whole member");
                continue;
            }

            LowerEffect(operation);
        }

        return _receivers.Pop();
    }

    /// <summary>
    /// The body of a constructor: a variable for the new struct, its field initializers, the statements.
    /// <code>
    /// Vec(double x) { X = x; }      becomes      Vec self = default;
    ///                                            self.X = x;
    ///                                            return self;
    /// </code>
    /// </summary>
    private void LowerConstructor(IOperation? body, StructLayout layout)
    {
        var constructor = body as IConstructorBodyOperation;
        bool isChained = constructor?.Initializer is IExpressionStatementOperation
        {
            Operation: IInvocationOperation { Instance.Type: { } type },
        } && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, _method.ContainingType.OriginalDefinition);
        Expr first = isChained
            ? LowerChain((IInvocationOperation)((IExpressionStatementOperation)constructor!.Initializer!).Operation, layout)
            : new DefaultOf(layout.Type);
        Emit(new Declare(_self!, first));
        if (!isChained)
        {
            LowerFieldInitializers(layout);
        }

        LowerStatements((constructor?.BlockBody ?? constructor?.ExpressionBody)?.Operations ?? Enumerable.Empty<IOperation>());
        Emit(new Return(new Local(_self!)));
    }

    private Expr LowerChain(IInvocationOperation chain, StructLayout layout) =>
        chain.TargetMethod is { IsImplicitlyDeclared: true, Parameters.Length: 0 }
            ? new DefaultOf(layout.Type)
            : LowerCall(chain, chain.TargetMethod, null, chain.Arguments);

    private void LowerFieldInitializers(StructLayout layout)
    {
        foreach ((IFieldSymbol field, int k) in layout.Fields.Select((f, k) => (f, k)))
        {
            TupleElement element = layout.Type.Elements[k];
            if (Initializers.Of(field) is { } initializer
                && _context.OperationOf(initializer) is ISymbolInitializerOperation { Value: var value })
            {
                WithSource(StatementText.Of(initializer.Parent!), () => Emit(new Assign(
                    new TupleItem(new Local(_self!), k, element.Type), Fitting(LowerRoot(value), element.Type))));
            }
            else if (field.AssociatedSymbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
                is Microsoft.CodeAnalysis.CSharp.Syntax.ParameterSyntax
                && _method.Parameters.FirstOrDefault(p => p.Name == field.AssociatedSymbol.Name) is { } parameter)
            {
                Emit(new Assign(new TupleItem(new Local(_self!), k, element.Type), new Local(_variables[parameter])));
            }
        }
    }
}
