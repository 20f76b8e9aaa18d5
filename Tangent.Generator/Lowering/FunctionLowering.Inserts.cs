using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// <c>Gradient.Insert</c>: the lambda becomes a function as any other does, with what it captures as further parameters. It is
/// no part of the method itself; reverse mode writes its body into the backward sweep.
/// </summary>
internal sealed partial class FunctionLowering
{
    private const string NothingIsEvaluated = "the method itself evaluates nothing of 'Gradient.Insert', so this effect would be lost: let it happen in a statement before";

    private bool IsInserted => _context.Inserts.Contains(_method);

    private void LowerInsert(IInvocationOperation invocation)
    {
        IOperation value = invocation.Arguments.First(a => a.Parameter!.Ordinal == 0).Value;
        IOperation statements = invocation.Arguments.First(a => a.Parameter!.Ordinal == 1).Value;
        if (LambdaIn(statements) is not { } lambda)
        {
            Refuse(statements, "what is inserted is not known here: write the statements in this place, as a lambda");
            return;
        }

        if (IsInserted)
        {
            Refuse(invocation, "inserted statements have no backward sweep of their own to insert into");
            return;
        }

        if (PlaceOf(value, invocation) is not Expr place || !CheckLambda(lambda))
        {
            return;
        }

        DelegateTarget target = Lambda(lambda.Symbol);
        Callee callee = _context.Callees.Get(target.Method, target.Bindings);
        _context.Inserts.Add(new InsertSite(_id, callee.Id, invocation.Syntax, value.Syntax, lambda.Symbol));
        IEnumerable<Argument> captured = CapturedArguments(target.Method, target.Bindings, invocation);
        Emit(new Insert(callee, captured.Prepend(new Argument(Passing.Adjoint, place)).ToEquatable()));
    }

    private static IAnonymousFunctionOperation? LambdaIn(IOperation value) => value switch
    {
        IParenthesizedOperation parenthesized => LambdaIn(parenthesized.Operand),
        IConversionOperation { OperatorMethod: null } conversion => LambdaIn(conversion.Operand),
        IDelegateCreationOperation creation => LambdaIn(creation.Target),
        IAnonymousFunctionOperation lambda => lambda,
        _ => null,
    };

    /// <summary>What the adjoint is of: something with a name. It is not evaluated, only named.</summary>
    private Expr? PlaceOf(IOperation value, IInvocationOperation invocation)
    {
        (Expr place, Block effects) = Collect(() => LowerRoot(value));
        if (_context.HasErrors)
        {
            return null;
        }

        if (!place.Type.CarriesDerivative)
        {
            string type = value.Type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "this";
            Refuse(value, $"a value of type '{type}' has no derivative, so there is no adjoint to act on");
            return null;
        }

        if (!effects.IsEmpty || place is not (Local or ElementAt or TupleItem or TupleOf or AsSpan or Slice) || !HasName(place))
        {
            Refuse(value, effects.IsEmpty || place is not ElementAt
                ? "only what has a name has an adjoint to act on: give the value to a variable, and that variable to 'Gradient.Insert'"
                : NothingIsEvaluated);
            return null;
        }

        if (place.Type.IsReference && invocation.Arguments.First(a => a.Parameter!.Ordinal == 1).Parameter!.OriginalDefinition.Type.Name == AdjointStatements)
        {
            Refuse(value, "the adjoint of an array is an array that the statements fill, not replace: write '(double[] dx) => …', without 'ref'");
            return null;
        }

        return place;
    }

    // The name of the delegate by which the adjoint of a value is handed over.
    private const string AdjointStatements = "AdjointStatements";

    private static bool HasName(Expr place) => place is TupleOf tuple ? tuple.Items.All(HasName) : place.Root() is not null && !place.Descendants().Any(e => e is Stopped);

    private bool CheckLambda(IAnonymousFunctionOperation lambda)
    {
        if (lambda.Symbol.IsAsync)
        {
            Refuse(lambda, "inserted statements run in their place, and cannot wait: make the lambda not 'async'");
            return false;
        }

        foreach (Capture capture in Captures.Of(lambda.Symbol, _context, DelegateBindings.None).Where(c => c.IsWritten))
        {
            IOperation assignment = Assignments.FirstOf(lambda, capture.Variable) ?? lambda;
            Refuse(
                assignment,
                $"'{capture.Variable.Name}' belongs to the forward sweep, which is over when this runs: keep what is to outlive it in an array, a field or an object");
            return false;
        }

        IParameterSymbol adjoint = lambda.Symbol.Parameters[0];
        if (adjoint.RefKind == RefKind.None && Assignments.FirstOf(lambda, adjoint) is { } replaced)
        {
            Refuse(replaced, $"the adjoint is the array that '{adjoint.Name}' names here: write its elements");
            return false;
        }

        return true;
    }

    /// <summary>
    /// A call in inserted statements is written as it stands, whatever it does. What may change a number that it is given, or make one
    /// of it, is a call to the passes too, so that none of them looks past it.
    /// </summary>
    private Expr? TryLowerInsertedCall(IInvocationOperation invocation, IMethodSymbol method)
    {
        if (!IsInserted || method.MethodKind != MethodKind.Ordinary || !_context.Names.CanSee(method)
            || (!method.IsStatic && _context.Types.Structs.Of(method.ContainingType) is not null) || invocation.Arguments.Any(a => IsDelegate(a.Parameter!.Type)))
        {
            return null;
        }

        bool isChanging = Map(method.ReturnType).CarriesDerivative
            || method.Parameters.Any(p => p.RefKind is RefKind.Ref or RefKind.Out || Map(p.Type) is { IsReference: true, CarriesDerivative: true });
        if (!isChanging)
        {
            return LowerOpaque(invocation);
        }

        if (IsDerivable(method) && _context.WantsSecond)
        {
            return null;
        }

        bool isOnObject = invocation.Instance is not null and not IInstanceReferenceOperation;
        if (isOnObject || method.IsVirtual || method.TypeArguments.Length > 0 || OpaqueUse.Allows(method, isReference: true))
        {
            return LowerOpaque(invocation);
        }

        if (method.Parameters.Any(p => Map(p.Type).CarriesDerivative))
        {
            _context.Inserts.Opaque.Add(invocation.Syntax);
        }

        return LowerCall(invocation, method, invocation.Instance, invocation.Arguments, isOpaque: true);
    }

    /// <summary>Whether inserted statements may hand a number to code that is not looked into.</summary>
    private bool MayHandOver(IOperation whole, IrType result)
    {
        if (!IsInserted)
        {
            return false;
        }

        if (result.CarriesDerivative)
        {
            _context.Inserts.Opaque.Add(whole.Syntax);
        }

        _context.Inserts.KeepNumbers = true;
        return true;
    }

    /// <summary>A field, property or indexer that inserted statements write: opaque, as their calls are.</summary>
    private Target? LowerInsertedTarget(IMemberReferenceOperation target, Operands operands)
    {
        if (!CheckAccess(target.Member, target.Syntax))
        {
            return null;
        }

        int first = operands.Count;
        bool isOwn = target.Instance is null or IInstanceReferenceOperation;
        if (!isOwn)
        {
            operands.Add(target.Instance!);
        }

        IOperation[] indices = target is IPropertyReferenceOperation property ? property.Arguments.Select(a => a.Value).ToArray() : [];
        foreach (IOperation index in indices)
        {
            operands.Add(index);
        }

        int at = isOwn ? 0 : 1;
        int count = at + indices.Length;
        string owner = isOwn ? "this" : "{0}";
        string text = indices.Length > 0 ? owner + "[" + string.Join(", ", indices.Select((_, k) => Place(at + k))) + "]"
            : isOwn ? Braced(_context.Names.Member(target.Member))
            : "{0}." + TargetNames.Identifier(target.Member.Name);
        IrType type = Map(target.Type);
        if (type.CarriesDerivative)
        {
            _context.Inserts.KeepNumbers = true;
            if (target.Parent is not ISimpleAssignmentOperation)
            {
                _context.Inserts.StateReads.Add(target.Syntax);
            }
        }

        AddWritten(target);
        return new Target(() => new Code(text, operands.From(first).Take(count).ToEquatable(), type, IsPure: false), type, text);
    }

    /// <summary>Takes note of the fields that an assignment goes to or through.</summary>
    private void AddWritten(IOperation target)
    {
        foreach (IMemberReferenceOperation member in target.DescendantsAndSelf().OfType<IMemberReferenceOperation>())
        {
            _context.Inserts.Written.Add((member.Member, target.Syntax));
        }
    }
}
