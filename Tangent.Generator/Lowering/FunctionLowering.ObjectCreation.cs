using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// New objects. A constructor that only stores its parameters, an initializer of fields and <c>with</c> say what the fields hold; any other
/// constructor is a function that returns the object.
/// <code>
/// new Layer(w, b)                becomes      the object of (w, b)
/// layer with { Bias = b }        becomes      the object of (layer.Weights, b)
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private Expr LowerObjectCreation(IObjectCreationOperation creation, ObjectLayout layout)
    {
        Expr created = LowerObjectConstruction(creation, layout);
        return creation.Initializer is null ? created : LowerObjectInitializer(created, layout, creation.Initializer);
    }

    private Expr LowerObjectConstruction(IObjectCreationOperation creation, ObjectLayout layout)
    {
        IMethodSymbol constructor = creation.Constructor!;
        if (!CanMake(layout, creation.Syntax))
        {
            return new DefaultOf(layout.Type);
        }

        EquatableArray<int> stored = _context.Types.Objects.StoredBy(constructor, layout);
        if (stored.Count > 0)
        {
            var operands = new Operands(this);
            var places = new int[stored.Count];
            foreach (IArgumentOperation argument in creation.Arguments)
            {
                operands.Add(argument.Value);
                places[stored[argument.Parameter!.Ordinal]] = operands.Count - 1;
            }

            return new NewObject(layout.Type, layout.Type.Fields.Select((f, k) => Fitting(operands[places[k]], f.Type)).ToEquatable());
        }

        return constructor.IsImplicitlyDeclared
            ? LowerImplicitConstructor(creation, layout)
            : LowerCall(creation, constructor, null, creation.Arguments);
    }

    /// <summary>The constructor that a class has without declaring one gives each field what its initializer says.</summary>
    private Expr LowerImplicitConstructor(IObjectCreationOperation creation, ObjectLayout layout)
    {
        if (!HasPlainBases((INamedTypeSymbol)creation.Type!))
        {
            Variable? outer = _self;
            _self = ((Local)Spill(Blank(layout), "created")).Variable;
            Construct(creation.Constructor!, body: null, layout);
            var created = new Local(_self);
            _self = outer;
            return created;
        }

        var operands = new Operands(this);
        foreach ((IFieldSymbol symbol, int k) in layout.Fields.Select((f, k) => (f, k)))
        {
            IrType type = layout.Type.Fields[k].Type;
            operands.Add(() => Initializers.Of(symbol) is { } initializer && _context.OperationOf(initializer) is ISymbolInitializerOperation { Value: var value }
                ? Fitting(LowerValue(value), type)
                : Parts.Default(type));
        }

        return new NewObject(layout.Type, operands.All);
    }

    /// <summary>An object whose fields hold nothing yet.</summary>
    private static NewObject Blank(ObjectLayout layout) =>
        new(layout.Type, layout.Type.Fields.Select(f => Parts.Default(f.Type)).ToEquatable());

    private bool CanMake(ObjectLayout layout, SyntaxNode at)
    {
        if (!layout.Type.Form.CanBeNew)
        {
            Refuse(at, "a new object of the class cannot be made here, since not all its fields can be set: give it a constructor that stores each field, or setters");
        }

        return layout.Type.Form.CanBeNew;
    }

    private Expr LowerObjectWith(IWithOperation with, ObjectLayout layout)
    {
        bool hasOwnCopy = layout.Fields.Count > 0 && ((INamedTypeSymbol)with.Type!).InstanceConstructors
            .Any(c => !c.IsImplicitlyDeclared && c.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(c.Parameters[0].Type, with.Type));
        if (hasOwnCopy)
        {
            return Refuse(with, "the record's copy constructor is its own: what it copies is not known here");
        }

        Expr whole = LowerValue(with.Operand);
        whole = whole is Local ? whole : Spill(whole);
        var copy = new NewObject(layout.Type, layout.Type.Fields.Select(f => (Expr)ObjectFields.At(whole, f)).ToEquatable(), whole);
        return LowerObjectInitializer(copy, layout, with.Initializer);
    }

    private Expr LowerObjectInitializer(Expr created, ObjectLayout layout, IObjectOrCollectionInitializerOperation initializer)
    {
        bool onlySets = initializer.Initializers.All(i => i is ISimpleAssignmentOperation { Target: IMemberReferenceOperation member }
            && layout.Find(member.Member) is not null);
        if (created is not NewObject made || !onlySets)
        {
            return LowerEffects(created, initializer);
        }

        var operands = new Operands(this);
        List<Expr> fields = made.Fields.ToList();
        var given = new Dictionary<int, int>();
        foreach (ISimpleAssignmentOperation set in initializer.Initializers.Cast<ISimpleAssignmentOperation>())
        {
            ObjectField field = layout.Find(((IMemberReferenceOperation)set.Target).Member)!;
            operands.Add(set.Value);
            given[layout.Type.Fields.ToList().IndexOf(field)] = operands.Count - 1;
        }

        return made with
        {
            Fields = fields.Select((f, k) => given.TryGetValue(k, out int place) ? Fitting(operands[place], layout.Type.Fields[k].Type) : f).ToEquatable(),
        };
    }
}
