using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.Derivation;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Model;
using Tangent.Generator.Passes.Matrices;

namespace Tangent.Generator.Lowering.Nesting;

/// <summary>
/// Which generated derivatives differentiated code may call. Forward mode goes through all of them; reverse mode goes through a
/// gradient by the symmetry of second derivatives (see <see cref="SymmetricSplit"/>), which asks for more.
/// </summary>
internal static class NestingCheck
{
    public static void Report(LoweringContext context, IReadOnlyList<Function> functions, DerivativeRequest request)
    {
        if (context.Nested.Calls.Count == 0)
        {
            return;
        }

        ILookup<string, string> originals = context.Nested.All.ToLookup(n => n.Id, n => n.Original);
        var reach = new Reach(functions, originals);
        bool isReversed = (request.Emit & ~Derivatives.Forward) != 0;
        foreach (NestedCall call in context.Nested.Calls)
        {
            string? reason = reach.From(call.Derivative.Original).Contains(call.Caller)
                ? "the derivative that is called would need itself: the method is part of what it is the derivative of"
                : ReasonAgainst(call, reach, functions) ?? (isReversed ? ReasonInReverse(call, reach, functions) : null);
            if (reason is not null)
            {
                context.Report(Descriptors.UnsupportedConstruct, call.At, StatementText.Short(call.At), reason);
            }
        }
    }

    private static string? ReasonAgainst(NestedCall call, Reach reach, IReadOnlyList<Function> functions)
    {
        if (call.Derivative.Kind == MemberKind.Pullback)
        {
            return "a function that is called later has no derivative here; call FVjp";
        }

        if (call.Derivative.Kind is MemberKind.JacobianSparse or MemberKind.HessianSparse)
        {
            return "a sparse matrix has no derivative; call the dense one";
        }

        // The derivative is differentiated once more here, so what rules out second derivatives rules out any. Objects that may be of derived classes are left out.
        List<Function> reached = reach.Functions(call.Derivative.Original, functions);
        return HasOpenObjects(reached)
            ? "its method uses objects of classes that carry derivatives and are not sealed, which is not supported there yet"
            : EmitCheck.ReasonIn(reached, Derivatives.Hvp);
    }

    private static string? ReasonInReverse(NestedCall call, Reach reach, IReadOnlyList<Function> functions)
    {
        Function original = functions.First(f => f.Id == call.Derivative.Original);
        List<Function> reached = reach.Functions(original.Id, functions);
        bool isForward = call.Derivative.Kind == MemberKind.Jvp
            || (call.Derivative.Kind == MemberKind.Jacobian && !JacobianByRowsPass.Suits(original, Deriver.WrtOf(original, call.Derivative.Request)));
        if (call.Derivative.Kind is MemberKind.Hessian or MemberKind.Jacobian && WritesMoreThanVectors(original, functions))
        {
            return "reverse mode goes through a matrix of a method that writes its arguments only where those are vectors; ask for Emit = Derivatives.Forward";
        }

        if (isForward)
        {
            return null;
        }

        return Symmetry(original, call.Derivative.Request, reached, functions) is string reason
            ? reason + "; ask for Emit = Derivatives.Forward, which needs nothing of the kind"
            : null;
    }

    /// <summary>Why the gradient's own derivative cannot be taken for symmetric.</summary>
    private static string? Symmetry(Function original, DerivativeRequest request, List<Function> reached, IReadOnlyList<Function> functions)
    {
        bool[] wrt = Deriver.WrtOf(original, request);
        if (original.Parameters.Where((p, k) => wrt[k] && p.Variable.Type is TupleType && !Parts.Of(p.Variable.Type).All(part => part.Type.CarriesDerivative)).Any())
        {
            return "reverse mode goes through a derivative in structs and tuples only where all that they hold carries derivatives";
        }

        var table = new FunctionTable(functions);
        if (original.Parameters.Where((_, k) => table.MayResize(original.Id, k)).Any())
        {
            return "reverse mode does not go through the reverse mode of a method that makes a list longer or shorter";
        }

        var moves = new FunctionTable(functions, AliasClasses.HoldsReference);
        if (original.Parameters.Where((p, k) => HasRows(p.Variable.Type) && moves.MayWrite(original.Id, k)).Any())
        {
            return "reverse mode does not go through the reverse mode of a method that puts other rows or objects into what it is given";
        }

        // Its buffers are such arrays, and what is kept of those in a loop can be put back only once.
        if (original.Parameters.Where((p, k) => wrt[k] && ObjectFields.AreIn(p.Variable.Type)).Any(p => HoldsArrayOfObjects(p.Variable.Type)))
        {
            return "reverse mode does not go through the reverse mode of a method of arrays or lists of objects";
        }

        if (Parts.Of(original.ReturnType).Count(p => p.Type.IsReference && p.Type.CarriesDerivative) > 1)
        {
            return "reverse mode does not go through the reverse mode of a method that returns several arrays";
        }

        if (AliasClasses.HoldsReference(original.ReturnType) && original.Parameters.Where((_, k) => table.MayReturn(original.Id, k)).Any())
        {
            return "reverse mode does not go through the reverse mode of a method that returns what it was given";
        }

        List<Statement> statements = reached.SelectMany(f => f.Body.AllStatements()).ToList();
        List<Expr> expressions = statements.SelectMany(s => s.Expressions()).SelectMany(e => e.Descendants()).ToList();
        return statements.Any(s => s is Insert) || expressions.Any(e => e is Stopped)
            ? "reverse mode does not go through a gradient that is cut or changed by 'Gradient.Stop' or 'Gradient.Insert'"
            : expressions.Any(e => e is Code { IsPure: false })
            ? "reverse mode runs what it is the derivative of once more, and that has effects of its own"
            : null;
    }

    private static bool WritesMoreThanVectors(Function original, IReadOnlyList<Function> functions)
    {
        var table = new FunctionTable(functions);
        return original.Parameters.Where((p, k) => p.Variable.Type.IsReference && !Restarts.IsVector(p.Variable.Type) && table.MayWrite(original.Id, k)).Any();
    }

    private static bool HasOpenObjects(IEnumerable<Function> functions) => functions
        .SelectMany(f => f.Parameters.Select(p => p.Variable).Concat(f.Body.AllStatements().SelectMany(Passes.Fresh.Declared)))
        .SelectMany(v => ObjectFields.TypesIn(v.Type))
        .Any(t => t.Form.IsOpen);

    private static bool HoldsArrayOfObjects(IrType type) => type is not ObjectType
        || ObjectFields.TypesIn(type).SelectMany(t => t.Fields).Any(f => f.Type is not ObjectType && ObjectFields.AreIn(f.Type));

    private static bool HasRows(IrType type) => type.CarriesDerivative
        && (ObjectFields.AreIn(type) || (type is ArrayType { Element: var element } && AliasClasses.HoldsReference(element)));

    /// <summary>What a function calls, directly or not, also through derivatives of it.</summary>
    private sealed class Reach(IReadOnlyList<Function> functions, ILookup<string, string> originals)
    {
        private readonly Dictionary<string, Function> _functions = functions.GroupBy(f => f.Id).ToDictionary(g => g.Key, g => g.First());

        public static IEnumerable<string> CalledBy(Function function) => function.Body.AllStatements()
            .SelectMany(s => s.Expressions())
            .SelectMany(e => e.Descendants())
            .OfType<Call>()
            .Select(c => c.Callee.Id);

        /// <summary>The ids of the functions that one leads to, its own among them.</summary>
        public HashSet<string> From(string id)
        {
            var reached = new HashSet<string>();
            var open = new Stack<string>([id]);
            while (open.Count > 0)
            {
                string next = open.Pop();
                if (originals.Contains(next))
                {
                    open.Push(originals[next].First());
                }
                else if (reached.Add(next) && _functions.TryGetValue(next, out Function? function))
                {
                    foreach (string called in CalledBy(function))
                    {
                        open.Push(called);
                    }
                }
            }

            return reached;
        }

        public List<Function> Functions(string id, IReadOnlyList<Function> all)
        {
            HashSet<string> reached = From(id);
            return all.Where(f => reached.Contains(f.Id)).ToList();
        }
    }
}
