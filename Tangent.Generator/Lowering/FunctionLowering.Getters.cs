using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>
/// A property that only says where a value is to be found is read there: a call would hide from a loop that its bound stays as it is.
/// <code>
/// public int Count => Weights.Length;
/// i &lt; layer.Count      becomes      i &lt; layer.Weights.Length
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private Expr? TryReadThrough(IPropertyReferenceOperation property, IMethodSymbol getter)
    {
        if (property is not { Instance: { } instance, Arguments.Length: 0 }
            || _context.Types.Objects.Of(getter.ContainingType) is null
            || IsDispatched(getter, instance)
            || ReturnedBy(_context.BodyOf(getter)) is not { } value
            || !IsPlace(value))
        {
            return null;
        }

        Expr whole = LowerPlace(instance);
        var self = (Local)(whole is Local ? whole : Spill(whole));
        Variable? outer = _self;
        _self = self.Variable;
        Expr found = LowerValue(value);
        _self = outer;
        return found;
    }

    /// <summary>The value of a body that is one <c>return</c>.</summary>
    private static IOperation? ReturnedBy(IOperation? body)
    {
        IBlockOperation? block = body switch
        {
            IBlockOperation own => own,
            IMethodBodyOperation method => method.BlockBody ?? method.ExpressionBody,
            _ => null,
        };
        return block is { Operations: [IReturnOperation { ReturnedValue: { } value }] } ? value : null;
    }

    /// <summary>A field of <c>this</c>, a field of one, or the length of an array there.</summary>
    private bool IsPlace(IOperation value) => value switch
    {
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => true,
        IPropertyReferenceOperation { Property.Name: "Length", Instance: { Type: IArrayTypeSymbol } array } => IsPlace(array),
        IMemberReferenceOperation { Instance: { } owner } member =>
            _context.Types.Objects.Of(owner.Type)?.Find(member.Member) is not null && IsPlace(owner),
        _ => false,
    };
}
