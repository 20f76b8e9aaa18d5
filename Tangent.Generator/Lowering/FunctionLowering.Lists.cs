using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Lists of what carries derivatives. An element comes in or goes out by a statement of its own; what does so with several is a loop.
/// <code>
/// list.Clear();      becomes      int count = list.Count;
///                                 for (int k = 0; k &lt; count; k++) { list.RemoveAt(list.Count - 1); }
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private bool IsListOfReals(ITypeSymbol? type) => TypeMapping.IsList(type) && Map(type) is ListType;

    private Expr? TryLowerListMethod(IInvocationOperation invocation)
    {
        if (invocation.Instance is not { } instance || !IsListOfReals(instance.Type))
        {
            return null;
        }

        IOperation[] given = invocation.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value).ToArray();
        switch (invocation.TargetMethod.Name, given.Length)
        {
            case ("Add", 1):
                return Changed(invocation, 1, operands => Emit(new InsertAt(operands[0], null, operands[1])));
            case ("Insert", 2):
                return Changed(invocation, 2, operands => Emit(new InsertAt(operands[0], Named(operands[1]), operands[2])));
            case ("RemoveAt", 1):
                return Changed(invocation, 1, operands => EmitRemoval(operands[0], operands[1]));
            case ("RemoveRange", 2):
                return Changed(invocation, 2, operands => EmitRemovals(operands[0], Named(operands[1]), operands[2]));
            case ("Clear", 0):
                return Changed(invocation, 0, operands => EmitRemovals(operands[0], null, new LengthOf(operands[0])));
            case ("AddRange", 1) when Storage(given[0]) is { } source:
                return Changed(invocation, source, (list, from) => EmitAppended(list, from));
            case ("ToArray", 0):
                return new CloneOf(LowerValue(instance), Map(invocation.Type));
            case ("GetRange", 2):
                return LowerListRange(invocation, instance, given);
            default:
                return null;
        }
    }

    /// <summary>What an implicit conversion to an interface is of, where elements can be read from it by their index.</summary>
    private IOperation? Storage(IOperation source)
    {
        IOperation storage = WithoutConversions(source);
        return Map(storage.Type) is ArrayType { Rank: 1 } or ListType or SpanType ? storage : null;
    }

    private DefaultOf Changed(IInvocationOperation invocation, int count, System.Action<Operands> change)
    {
        var operands = new Operands(this);
        operands.Add(() => ChangedList(invocation.Instance!));
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            operands.Add(argument.Value);
        }

        if (!IsInOrder(invocation.Arguments) || operands.Count != count + 1)
        {
            Refuse(invocation, "named arguments are not supported here: give them in order");
            return new DefaultOf(IrType.Void);
        }

        change(operands);
        return new DefaultOf(IrType.Void);
    }

    private DefaultOf Changed(IInvocationOperation invocation, IOperation source, System.Action<Expr, Expr> change)
    {
        var operands = new Operands(this);
        operands.Add(() => ChangedList(invocation.Instance!));
        operands.Add(() => NamedStorage(LowerValue(source)));
        change(operands[0], operands[1]);
        return new DefaultOf(IrType.Void);
    }

    private Expr ChangedList(IOperation instance)
    {
        Expr list = LowerValue(instance);
        RefuseWriteToState(instance, list, ((ListType)list.Type).Element);
        return Named(list);
    }

    private Expr NamedStorage(Expr storage) => storage is Local ? storage : Spill(storage, "source");

    private void EmitRemoval(Expr list, Expr index)
    {
        var removal = new RemoveAt(list, null);
        Emit(index.Equals(removal.Place) ? removal : removal with { Index = Named(index) });
    }

    private void EmitRemovals(Expr list, Expr? index, Expr count)
    {
        Expr trips = count is Local or Literal ? count : Spill(count, "count");
        Emit(CountingTo(trips, NewVariable("k", IrType.Int), new RemoveAt(list, index)));
    }

    private void EmitAppended(Expr list, Expr source)
    {
        // A list may be appended to itself: as many as there are now.
        Expr count = source.Type is ListType ? Spill(new LengthOf(source), "count") : new LengthOf(source);
        Variable k = NewVariable("k", IrType.Int);
        Expr element = Widen(At(source, Index(0), k), ((ListType)list.Type).Element);
        Emit(CountingTo(count, k, new InsertAt(list, null, element)));
    }

    private Expr LowerListRange(IInvocationOperation invocation, IOperation instance, IOperation[] given)
    {
        Operands operands = LowerInOrder([instance, .. given]);
        Expr source = NamedStorage(operands[0]);
        Expr start = Fixed(operands[1], "start");
        Expr count = Fixed(operands[2], "count");
        var list = (Local)Spill(new NewList((ListType)Map(invocation.Type), count), "range");
        Variable k = NewVariable("k", IrType.Int);
        Emit(CountingTo(count, k, new InsertAt(list, null, At(source, start, k))));
        return list;
    }

    private Expr LowerListCreation(IObjectCreationOperation creation)
    {
        var type = (ListType)Map(creation.Type);
        Expr created;
        switch (creation.Arguments)
        {
            case []:
                created = new NewList(type, null);
                break;
            case [{ Value: { Type.SpecialType: SpecialType.System_Int32 } capacity }]:
                created = new NewList(type, LowerValue(capacity));
                break;
            case [{ Value: var source }] when Storage(source) is { } storage && Map(storage.Type) is not SpanType:
                created = new CloneOf(LowerValue(storage), type);
                break;
            default:
                return Refuse(creation, "a list is made empty, or from an array or a list, in differentiated code");
        }

        if (creation.Initializer is null)
        {
            return created;
        }

        Expr list = Spill(created, "list");
        foreach (IOperation initializer in creation.Initializer.Initializers)
        {
            if (initializer is IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value: var value }] })
            {
                Emit(new InsertAt(list, null, Widen(LowerValue(value), type.Element)));
            }
            else
            {
                Refuse(initializer, "a list is filled with elements only in differentiated code");
            }
        }

        return list;
    }
}
