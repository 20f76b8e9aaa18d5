using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// <c>System.Numerics.Vector&lt;T&gt;</c> of <c>double</c> and <c>float</c>: loads, arithmetic, sums and stores.
/// <code>
/// sum += 2 * new Vector&lt;double&gt;(x, i);      becomes      sum += new Vector&lt;double&gt;(2) * x[i …];
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    /// <summary>The value, null where the operation has nothing to do with such vectors.</summary>
    private Expr? TryLowerLanes(IOperation operation)
    {
        switch (operation)
        {
            case IBinaryOperation { OperatorMethod: { } method } binary when IsOfLanes(method):
                Operands operands = LowerInOrder(binary.LeftOperand, binary.RightOperand);
                return LanesBinary(binary, binary.OperatorKind, Map(binary.Type), operands[0], operands[1]);
            case IUnaryOperation { OperatorMethod: { } method, OperatorKind: UnaryOperatorKind.Minus } unary when IsOfLanes(method):
                return new Unary(UnaryOperator.Negate, LowerValue(unary.Operand), Map(unary.Type));
            case IObjectCreationOperation { Constructor: { } constructor } creation when IsOfLanes(constructor):
                return LanesCreation(creation);
            case IInvocationOperation { TargetMethod: { } method } invocation when IsOfLanes(method):
                return LanesCall(invocation);
            case IPropertyReferenceOperation { Instance: null, Property: { Name: "Zero" or "One" } constant } when IsOfLanes(constant):
                return constant.Name == "Zero" ? new Literal("0", Map(operation.Type)) : new Literal("1", Map(operation.Type));
            case IPropertyReferenceOperation { Instance: null, Property: { Name: "Count", ContainingType: { } type } } when Lanes.Are(Map(type)):
                string element = Lanes.Number(Map(type)) == IrType.Single ? "float" : "double";
                return new Code("{Vector}<" + element + ">.Count", EquatableArray<Expr>.Empty, IrType.Int, IsPure: true);
            case IPropertyReferenceOperation { Instance: { Type: { } type } } property when Lanes.Are(Map(type)):
                return RefuseLanes(property);
            case IDefaultValueOperation { Type: { } type } when Lanes.Are(Map(type)):
                return new Literal("0", Map(type));
            default:
                return null;
        }
    }

    private bool IsOfLanes(ISymbol member) =>
        member.ContainingType is { Name: "Vector", DeclaringSyntaxReferences.Length: 0 } type
        && type.ContainingNamespace.ToDisplayString() == "System.Numerics"
        && (member is IMethodSymbol method
            ? method.Parameters.Any(p => Lanes.Are(Map(p.Type))) || Lanes.Are(Map(method.ReturnType)) || Lanes.Are(Map(type))
            : member is IPropertySymbol property && Lanes.Are(Map(property.Type)));

    private Expr LanesBinary(IOperation whole, BinaryOperatorKind kind, IrType type, Expr left, Expr right)
    {
        BinaryOperator? op = kind switch
        {
            BinaryOperatorKind.Add => BinaryOperator.Add,
            BinaryOperatorKind.Subtract => BinaryOperator.Subtract,
            BinaryOperatorKind.Multiply => BinaryOperator.Multiply,
            BinaryOperatorKind.Divide => BinaryOperator.Divide,
            _ => null,
        };
        return op is null || !Lanes.Are(type) ? RefuseLanes(whole) : new Binary(op.Value, InLanes(left), InLanes(right), type);
    }

    private static Expr InLanes(Expr value) => Lanes.Are(value.Type) ? value : Lanes.InAll(value);

    private Expr LowerCompoundLanes(ICompoundAssignmentOperation assignment)
    {
        var operands = new Operands(this);
        if (LowerCompoundParts(assignment, operands) is not Target target)
        {
            return new DefaultOf(Map(assignment.Type));
        }

        int old = operands.Count - 2;
        Expr value = LanesBinary(assignment, assignment.OperatorKind, Map(assignment.Type), operands[old], operands[old + 1]);
        Store(target, value);
        return target.Set is null ? target.Read() : value;
    }

    private Expr LanesCreation(IObjectCreationOperation creation)
    {
        IrType type = Map(creation.Type);
        if (!Lanes.Are(type) || creation.Arguments.Length is 0 or > 2 || !IsInOrder(creation.Arguments))
        {
            return creation.Arguments.Length == 0 && Lanes.Are(type) ? new Literal("0", type) : RefuseLanes(creation);
        }

        Operands operands = LowerInOrder(creation.Arguments.Select(a => a.Value).ToArray());
        if (operands[0].Type is RealType)
        {
            return Lanes.InAll(operands[0]);
        }

        return LanesOf(operands[0], operands.Count > 1 ? operands[1] : Index(0), type) ?? RefuseLanes(creation);
    }

    private ElementAt? LanesOf(Expr storage, Expr index, IrType type)
    {
        if (!storage.Type.IsReference || !SpanElements.TypeOf(storage).Equals(Lanes.Number(type)))
        {
            return null;
        }

        return SpanElements.At(WithSimpleBounds(IsView(storage) ? storage : Spill(storage)), index) with { Type = type };
    }

    private Expr LanesCall(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        IrType type = Map(invocation.Type);
        IOperation[] given = (invocation.Instance is { } self ? invocation.Arguments.Select(a => a.Value).Prepend(self) : invocation.Arguments.Select(a => a.Value)).ToArray();
        if (!IsInOrder(invocation.Arguments))
        {
            return RefuseLanes(invocation);
        }

        Operands operands = LowerInOrder(given);
        switch (method.Name, operands.Count)
        {
            case ("CopyTo", 2 or 3) when operands[1].Type.IsReference && invocation.Instance is not null:
                if (LanesOf(operands[1], operands.Count > 2 ? operands[2] : Index(0), operands[0].Type) is not ElementAt target)
                {
                    return RefuseLanes(invocation);
                }

                RefuseWriteToState(given[1], operands[1], SpanElements.TypeOf(operands[1]));
                Emit(new Assign(target, operands[0]));
                return new DefaultOf(IrType.Void);
            case ("Add", 2):
                return LanesBinary(invocation, BinaryOperatorKind.Add, type, operands[0], operands[1]);
            case ("Subtract", 2):
                return LanesBinary(invocation, BinaryOperatorKind.Subtract, type, operands[0], operands[1]);
            case ("Multiply", 2):
                return LanesBinary(invocation, BinaryOperatorKind.Multiply, type, operands[0], operands[1]);
            case ("Divide", 2):
                return LanesBinary(invocation, BinaryOperatorKind.Divide, type, operands[0], operands[1]);
            case ("Negate", 1):
                return new Unary(UnaryOperator.Negate, operands[0], type);
            case ("Create", 1) when operands[0].Type is RealType:
                return Lanes.InAll(operands[0]);
            case ("Sum" or "SquareRoot", 1) or ("Dot", 2) when operands.All.All(o => Lanes.Are(o.Type)):
                return new MathCall(Lanes.Owner, method.Name, operands.All.Select(o => o is Local ? o : Spill(o, "lanes")).ToEquatable(), type);
            default:
                return RefuseLanes(invocation);
        }
    }

    private Expr RefuseLanes(IOperation operation)
    {
        Report(
            Descriptors.NoKnownDerivative,
            operation.Syntax,
            StatementText.Short(operation.Syntax),
            "of the vectors of System.Numerics loads, arithmetic, Sum, Dot, SquareRoot and CopyTo are supported");
        return new DefaultOf(Map(operation.Type));
    }
}
