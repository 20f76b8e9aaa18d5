using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Structs that are taken apart by their method <c>Deconstruct</c>.
/// <code>
/// (double re, double im) = z;      becomes      z.Deconstruct(out double re0, out double im0);
///                                               double re = re0;
///                                               double im = im0;
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    /// <summary>The method, where it is a member of the struct itself.</summary>
    private IMethodSymbol? DeconstructorOf(IDeconstructionAssignmentOperation assignment) =>
        assignment.Syntax is AssignmentExpressionSyntax syntax
        && _context.Compilation.GetSemanticModel(syntax.SyntaxTree).GetDeconstructionInfo(syntax) is { Method: { IsStatic: false } method, Nested: var nested }
        && nested.All(inner => inner.Nested.IsEmpty && inner.Method is null)
            ? method
            : null;

    private void AddParts(Operands operands, IDeconstructionAssignmentOperation assignment, IMethodSymbol method, StructLayout layout)
    {
        Expr whole = LowerPlace(assignment.Value);
        if (method.IsImplicitlyDeclared)
        {
            // A positional record struct's own gives its properties.
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                int part = layout.Fields.ToList().FindIndex(f => f.AssociatedSymbol?.Name == parameter.Name);
                operands.Add(() => part >= 0 ? Parts.Item(whole, part) : Refuse(assignment, "what it is taken apart into is not known here"));
            }

            return;
        }

        if (!IsDerivable(method) || _context.ThisWrites.In(method))
        {
            Refuse(assignment, "what it is taken apart into is not known here");
            return;
        }

        Local[] results = method.Parameters.Select(p => new Local(NewVariable(p.Name, Map(p.Type)))).ToArray();
        foreach (Local result in results)
        {
            Emit(new Declare(result.Variable, null));
        }

        Emit(new Do(new Call(
            _context.Callees.Get(method),
            results.Select(r => new Argument(Passing.Out, r)).Prepend(new Argument(Passing.Value, whole)).ToEquatable(),
            IrType.Void)));
        foreach (Local result in results)
        {
            operands.Add(() => result);
        }
    }
}
