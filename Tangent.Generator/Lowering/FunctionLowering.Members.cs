using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Analysis;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Fields and properties. State outside the method is constant with respect to its inputs: what is readonly is read in
/// place; what may change is read once, where the user reads it, into a variable.
/// </summary>
internal sealed partial class FunctionLowering
{
    private Expr LowerField(IFieldReferenceOperation field)
    {
        if (field.Instance?.Type is { IsTupleType: true } items && Map(items) is TupleType)
        {
            Expr tuple = LowerValue(field.Instance);
            return ItemOf(tuple, ItemIndex(field));
        }

        if (TryLowerOfSpace(field, field.Field) is Expr ofSpace)
        {
            return ofSpace;
        }

        return LayoutOf(field.Instance)?.IndexOf(field.Field) is int index and >= 0
            ? Parts.Item(LowerPlace(field.Instance!), index)
            : TryLowerObjectField(field) ?? LowerMember(field, field.Field, field.Field.IsReadOnly);
    }

    private Expr LowerProperty(IPropertyReferenceOperation property)
    {
        if (TryLowerNullableMember(property) is Expr ofNullable)
        {
            return ofNullable;
        }

        if (TryLowerOfSpace(property, property.Property) is Expr ofSpace)
        {
            return ofSpace;
        }

        if (property.Instance is null && TryLowerOfNumber(property) is Expr ofNumber)
        {
            return ofNumber;
        }

        if (property.Instance is null && property.ConstrainedToType is ITypeParameterSymbol constrained)
        {
            return LowerConstrained(property, constrained);
        }

        if (property.Instance is { } instance && (instance.Type is IArrayTypeSymbol || TypeMapping.IsSpan(instance.Type)))
        {
            return LowerArrayProperty(property, instance);
        }

        if (property is { Property.Name: "Count", Instance: { } list } && IsListOfReals(list.Type))
        {
            return new LengthOf(LowerValue(list));
        }

        if (LayoutOf(property.Instance)?.IndexOf(property.Property) is int index and >= 0)
        {
            return Parts.Item(LowerPlace(property.Instance!), index);
        }

        if (TryLowerObjectField(property) is Expr place)
        {
            return place;
        }

        if (property.Property.GetMethod is { } getter && IsDerivable(getter) && !IsStateOfThis(property))
        {
            return TryReadThrough(property, getter)
                ?? (IsDispatched(getter, property.Instance) && property.Instance is { } owner ? TryLowerDispatched(property, getter, owner, property.Arguments) : null)
                ?? LowerCall(property, getter, property.Instance, property.Arguments, IsDispatched(getter, property.Instance));
        }

        return property.Arguments.Length > 0
            ? LowerOpaque(property)
            : LowerMember(property, property.Property, IsFixed(property.Property));
    }

    /// <summary>A struct of which a part is read: a choice between structs is made once for all parts.</summary>
    private Expr LowerPlace(IOperation instance)
    {
        Expr value = LowerValue(instance);
        return value is Conditional ? Spill(value) : value;
    }

    private Expr LowerArrayProperty(IPropertyReferenceOperation property, IOperation instance)
    {
        switch (property.Property.Name)
        {
            case "Length":
                return new LengthOf(LowerValue(instance));
            case "LongLength":
                return new Convert(new LengthOf(LowerValue(instance)), Map(property.Type), IsExplicit: true);
            case "Rank":
                return new Literal(ConstantText.Of(((IArrayTypeSymbol)instance.Type!).Rank, property.Type!, _context.Names), IrType.Int);
            case "IsEmpty":
                return new Binary(
                    BinaryOperator.Equal, new LengthOf(LowerValue(instance)), new Literal("0", IrType.Int), IrType.Bool);
            default:
                return Refuse(property, "this property of an array is not supported in differentiated code");
        }
    }

    private Expr LowerMember(IMemberReferenceOperation reference, ISymbol member, bool isFixed)
    {
        IrType type = Map(reference.Type);
        if (!CheckAccess(member, reference.Syntax) || (reference.Instance is IInstanceReferenceOperation own && _self is null && !CheckThis(own)))
        {
            return new DefaultOf(type);
        }

        if (!isFixed)
        {
            RefuseInTrip(reference);
        }

        bool isOwn = reference.Instance is null || (reference.Instance is IInstanceReferenceOperation && _self is null);
        string text = isOwn ? Braced(_context.Names.Member(member)) : "{0}." + TargetNames.Identifier(member.Name);
        EquatableArray<Expr> operands = isOwn
            ? EquatableArray<Expr>.Empty
            : EquatableArray.Of(LowerValue(reference.Instance!));
        if (type.CarriesDerivative && operands.Any(o => o.Type.CarriesDerivative))
        {
            string reason = "it is not a field or automatic property of the class itself; make it one, or a property with a body";
            Report(Descriptors.NoKnownDerivative, reference.Syntax, StatementText.Short(reference.Syntax), reason);
            return new DefaultOf(type);
        }

        var code = new Code(text, operands, type, isFixed);
        if (type.CarriesDerivative && IsInserted)
        {
            _context.Inserts.StateReads.Add(reference.Syntax);
        }
        else if (AliasClasses.HoldsReference(type))
        {
            _context.StateReads.Add(new StateRead(_id, code, reference.Syntax, member));
        }

        return code;
    }

    /// <summary>Whether a property has the same value whenever it is read.</summary>
    private static bool IsFixed(IPropertySymbol property)
    {
        if (property.ContainingType.SpecialType == SpecialType.System_String)
        {
            return true;
        }

        return property.SetMethod is null or { IsInitOnly: true }
            && property.ContainingType.GetMembers().OfType<IFieldSymbol>()
                .Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property));
    }

    private bool CheckAccess(ISymbol member, SyntaxNode at)
    {
        if (_context.Names.CanSee(member))
        {
            return true;
        }

        Report(Descriptors.Inaccessible, at, member.Name, _context.Root.ContainingType.Name, _context.Callees.NearestVisible(_method).Name);
        return false;
    }
}
