using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>
/// <c>Parallel.For</c> over a lambda. Its trips are independent (<see cref="ParallelCheck"/>), so it is the loop, which remembers that it
/// may run in any order.
/// <code>
/// Parallel.For(0, n, i => y[i] = Math.Sin(x[i]));      becomes      for (int i = 0; i &lt; n; i++) { y[i] = Math.Sin(x[i]); }
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private Expr? TryLowerParallelFor(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (method is not { Name: "For", ContainingType: { Name: "Parallel", DeclaringSyntaxReferences.Length: 0 } owner }
            || owner.ContainingNamespace.ToDisplayString() != "System.Threading.Tasks")
        {
            return null;
        }

        IOperation[] parts = invocation.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value).ToArray();
        if (parts.Length != 3 || !IsInt(parts[0]) || !IsInt(parts[1]) || method.IsGenericMethod
            || parts[2] is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol.Parameters.Length: 1 } lambda })
        {
            return Refuse(invocation, "of Parallel.For the form with two bounds of type int and a lambda of the index is supported");
        }

        if (lambda.Body.Descendants().OfType<IReturnOperation>().FirstOrDefault(r => !r.IsImplicit) is { } early)
        {
            return Refuse(early, "a return out of a parallel loop's body is not supported; put what follows into an 'if'");
        }

        Operands bounds = LowerInOrder(parts[0], parts[1]);
        Expr start = bounds[0] is Literal ? bounds[0] : Spill(bounds[0], "start");
        Expr bound = bounds[1] is Literal or LengthOf { Array: Local } ? bounds[1] : Spill(bounds[1], "end");
        Variable index = NewVariable(lambda.Symbol.Parameters[0], lambda.Symbol.Parameters[0].Type);
        Block body = LowerBlock(lambda.Body);
        _context.ParallelLoops.Add(new ParallelLoop(_id, index.Id, invocation.Syntax));
        Emit(new For(index, start, BinaryOperator.LessThan, bound, 1, body) { IsParallel = true, Source = HeadOf(invocation, lambda) });
        return new DefaultOf(Map(invocation.Type));
    }

    /// <summary>The call without the statements of its lambda, which stand above what they become: <c>Parallel.For(0, n, i =&gt; …);</c></summary>
    private string? HeadOf(IInvocationOperation invocation, IAnonymousFunctionOperation lambda) =>
        lambda.Syntax is LambdaExpressionSyntax { Block: { } block } && _source is not null
            ? StatementText.UpTo(block, invocation.Syntax)
            : _source;
}
