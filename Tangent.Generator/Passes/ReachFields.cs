using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>A method of the companion that reaches the field behind an init-only property or a readonly one.</summary>
internal sealed record FieldAccess(string Name, FieldAccessor Field, IrType Type);

/// <summary>
/// The very last pass: a field that C# does not let be set in an object that exists, as the adjoint of an init-only property has to be, is
/// set by way of an accessor, which the run time resolves to the field itself.
/// <code>
/// dlayer.Gain = dlayer.Gain + v;      →      GainOf(dlayer) += v;
/// </code>
/// </summary>
internal sealed class ReachFields(System.Func<string, string> privateName)
{
    private readonly Dictionary<(string Owner, string Field), FieldAccess> _known = new();

    public IReadOnlyList<FieldAccess> Accesses => _known.Values.ToList();

    public Function Run(Function function) => function with { Body = new Rewriting(this).Visit(function.Body) };

    private Expr? Reached(Expr target)
    {
        switch (target)
        {
            case TupleItem item:
                return Reached(item.Tuple) is Expr whole ? item with { Tuple = whole } : null;
            case ElementAt element when ObjectFields.Of(element) is { CanAssign: false } field:
                if (field.Accessor is not FieldAccessor accessor)
                {
                    throw new NotDifferentiableException("'" + field.Name + "', which cannot be set");
                }

                return new Code(AccessTo(field, accessor).Name + "({0})", EquatableArray.Of(element.Array), element.Type, IsPure: true);
            default:
                return null;
        }
    }

    private FieldAccess AccessTo(ObjectField field, FieldAccessor accessor)
    {
        if (!_known.TryGetValue((accessor.Owner, accessor.Field), out FieldAccess? access))
        {
            access = new FieldAccess(privateName(field.Name + "Of" + NameText.LastPart(accessor.Owner)), accessor, field.Type);
            _known.Add((accessor.Owner, accessor.Field), access);
        }

        return access;
    }

    private sealed class Rewriting(ReachFields owner) : IrRewriter
    {
        public override IEnumerable<Statement> Visit(Statement statement)
        {
            Statement rebuilt = Rebuild(statement);
            if (rebuilt is Assign assign && owner.Reached(assign.Target) is Expr place)
            {
                // The same text on both sides is what makes a compound assignment of it.
                Expr value = assign.Value is Binary binary && binary.Left.Equals(assign.Target) ? binary with { Left = place } : assign.Value;
                rebuilt = assign with { Target = place, Value = value };
            }

            yield return rebuilt;
        }
    }
}
