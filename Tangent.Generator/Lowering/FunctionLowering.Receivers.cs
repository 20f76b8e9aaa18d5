using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>What an instance method of a struct is called on: a variable that it may change, or a value.</summary>
internal sealed partial class FunctionLowering
{
    /// <summary>The struct that a method is called on. A method that writes it is given the variable, or a copy of what is none.</summary>
    private void AddReceiver(IOperation instance, bool isWritten, Operands operands, List<ByReference> passing)
    {
        if (instance.Type is { IsReferenceType: true })
        {
            // An object is what the reference names when it is evaluated, before the arguments.
            operands.Add(instance);
        }
        else if (!isWritten)
        {
            AddPlaceOrValue(instance, operands, passing);
        }
        else if (instance is IFieldReferenceOperation { Field.IsReadOnly: false, Instance: null or { Type.IsReferenceType: true } } && !IsVariable(instance))
        {
            Report(Descriptors.WriteToState, instance.Syntax, StatementText.Short(instance.Syntax));
            operands.Add(() => new DefaultOf(Map(instance.Type)));
        }
        else if (!IsVariable(instance))
        {
            operands.Add(() => Spill(LowerRoot(instance)));
        }
        else if (IsVariableName(instance) || instance is IInstanceReferenceOperation)
        {
            if (LowerTarget(instance, operands) is Target { Set: null } whole)
            {
                operands.AddPlace(whole.Read());
            }
            else
            {
                operands.Add(() => new DefaultOf(Map(instance.Type)));
            }
        }
        else
        {
            AddElement(instance, operands, passing);
        }
    }

    /// <summary>
    /// What a call reads through a reference, the variable that a method is called on or that is passed <c>in</c>: what later
    /// arguments wrote to it is what the call finds.
    /// </summary>
    private void AddPlaceOrValue(IOperation place, Operands operands, List<ByReference> passing)
    {
        if (IsVariableName(place) || place is IInstanceReferenceOperation)
        {
            operands.AddPlace(LowerValue(place));
        }
        else if (IsVariable(place) && HasEffects(place.Parent is IArgumentOperation argument ? argument.Parent! : place.Parent!))
        {
            AddElement(place, operands, passing, isWritten: false);
        }
        else
        {
            operands.Add(place);
        }
    }

    /// <summary>An argument that a method reads: its value, or, for <c>in</c>, the place.</summary>
    private void AddByKind(RefKind kind, IOperation value, Operands operands, List<ByReference> passing)
    {
        if (kind is RefKind.None)
        {
            operands.Add(value);
        }
        else
        {
            AddPlaceOrValue(value, operands, passing);
        }
    }

    private static bool HasEffects(IOperation call) => call.Descendants()
        .Any(o => o is IAssignmentOperation or IIncrementOrDecrementOperation or IInvocationOperation or IObjectCreationOperation);

    /// <summary>Whether a method that writes <c>this</c> changes the place itself, not a copy that the compiler makes of it.</summary>
    private bool IsVariable(IOperation place) => place switch
    {
        ILocalReferenceOperation local => !local.Local.IsForEach && !local.Local.IsUsing && !local.Local.IsConst,
        IParameterReferenceOperation parameter => parameter.Parameter.RefKind is RefKind.None or RefKind.Ref or RefKind.Out,
        IInstanceReferenceOperation => !_method.IsReadOnly,
        IArrayElementReferenceOperation => true,
        IImplicitIndexerReferenceOperation { Instance.Type: { Name: "Span" } indexed } => TypeMapping.IsSpan(indexed),
        IFieldReferenceOperation { Field.IsReadOnly: false, Instance: { Type.IsValueType: true } whole } => IsVariable(whole),
        IFieldReferenceOperation { Field.IsReadOnly: false, Instance: { } owner } field =>
            !IsInserted && !IsConstantThis(owner) && _context.Types.Objects.Of(owner.Type)?.Find(field.Field) is not null,
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance.Type: { Name: "Span" } type } => TypeMapping.IsSpan(type),
        _ => false,
    };

    private void AddElement(IOperation instance, Operands operands, List<ByReference> passing, bool isWritten = true)
    {
        int first = operands.Count;
        Target? target = LowerTarget(instance, operands);
        if (target is not { Set: null, State: null })
        {
            // Where there is no target, it has been said why.
            operands.Add(() => target is null ? new DefaultOf(Map(instance.Type)) : Refuse(instance, "it is no variable that a method could change: use a local variable"));
            return;
        }

        bool hasReferences = !isWritten || (instance.Parent is IInvocationOperation call
            && call.Arguments.Any(a => a.Parameter!.RefKind is RefKind.Ref or RefKind.Out || IsDelegate(a.Parameter.Type)));
        operands.Keep(first, operands.Count, index => index switch
        {
            Literal => false,
            Local { Type: PlainType } => hasReferences,
            _ => index.Type is PlainType,
        });
        var copy = new Local(NewVariable(TemporaryName.For(target.Read()), target.Type));
        operands.AddPlace(copy);
        passing.Add(new ByReference(target.Read, copy, instance, isWritten));
    }

    /// <summary>A call of a property's accessor on a variable; what it gives, where it gives anything.</summary>
    private Expr SelfCall(IMethodSymbol accessor, Target whole, IEnumerable<Argument> arguments, IrType type)
    {
        bool isWritten = _context.ThisWrites.In(accessor);
        Expr self = whole.Read();
        Local? copy = isWritten && self is not Local ? (Local)Spill(self) : null;
        var call = new Call(
            _context.Callees.Get(accessor),
            arguments.Prepend(new Argument(isWritten ? Passing.Ref : Passing.Value, copy ?? self)).ToEquatable(),
            type);
        if (type is not VoidType)
        {
            return copy is null ? call : Spill(call);
        }

        Emit(new Do(call));
        if (copy is not null)
        {
            Emit(new Assign(whole.Read(), copy));
        }

        return new DefaultOf(type);
    }
}
