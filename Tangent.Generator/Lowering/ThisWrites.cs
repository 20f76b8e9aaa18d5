using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tangent.Generator.Lowering;

/// <summary>Which methods of a struct give <c>this</c>, or a part of it, another value.</summary>
internal sealed class ThisWrites(LoweringContext context)
{
    private readonly Dictionary<IMethodSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public bool In(IMethodSymbol method)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        if (definition.IsStatic || definition.IsReadOnly || definition.ContainingType.IsReadOnly || !definition.ContainingType.IsValueType)
        {
            return false;
        }

        if (!_known.TryGetValue(definition, out bool writes))
        {
            // A method that calls itself writes if anything else in it does.
            _known.Add(definition, false);
            writes = context.BodyOf(definition) is IOperation body && body.DescendantsAndSelf().Any(Writes);
            _known[definition] = writes;
        }

        return writes;
    }

    private bool Writes(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => TargetsOf(assignment.Target).Any(IsOnThis),
        IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } name => IsOnThis(name.GetVariableInitializer()?.Value),
        IIncrementOrDecrementOperation step => IsOnThis(step.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => IsOnThis(argument.Value),
        IInvocationOperation { Instance: { } instance } call => IsOnThis(instance) && In(call.TargetMethod),
        _ => false,
    };

    private static IEnumerable<IOperation> TargetsOf(IOperation target) => target is ITupleOperation tuple
        ? tuple.Elements.SelectMany(TargetsOf)
        : [target];

    /// <summary><c>this</c>, or a field of a field of it.</summary>
    private static bool IsOnThis(IOperation? place) => place switch
    {
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => true,
        IMemberReferenceOperation { Instance: { Type.IsValueType: true } instance } => IsOnThis(instance),
        _ => false,
    };
}
