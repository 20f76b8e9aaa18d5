using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Calls of methods whose derivatives are declared by <c>[DerivativeOf]</c>. The call stays as it is; a rule of one expression is written in the place of its own call.
/// <code>
/// Special.Erf(x)      has the partial derivative      2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x)
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    /// <summary>The call, null where nothing is declared about the method.</summary>
    private Expr? TryLowerRuled(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (!RuleForm.Applies(method) || SymbolEqualityComparer.Default.Equals(method, _context.Root))
        {
            return null;
        }

        List<(IMethodSymbol Rule, RuleForm Form)> rules = RulesFor(method).ToList();
        if (rules.Count == 0)
        {
            return null;
        }

        var operands = new Operands(this);
        var places = new int[method.Parameters.Length];
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            places[argument.Parameter!.Ordinal] = operands.Count;
            operands.Add(argument.Value);
        }

        Expr[] arguments = places.Select(place => operands[place]).ToArray();
        var partials = new Expr?[arguments.Length];
        foreach (IParameterSymbol parameter in method.Parameters.Where(p => RuleForm.IsReal(p.Type)))
        {
            int k = parameter.Ordinal;
            partials[k] = PartialIn(k, method, rules);
            if (partials[k] is null && arguments[k] is not (Literal or Code { Operands.Count: 0 }))
            {
                SyntaxNode at = invocation.Arguments.First(a => a.Parameter!.Ordinal == k).Syntax;
                Report(Descriptors.NoKnownDerivative, at, StatementText.Short(at), $"no rule gives the derivative of '{method.Name}' with respect to '{parameter.Name}'; declare one with [DerivativeOf]");
            }
        }

        return new RuledCall(TextOf(method, arguments.Length), EquatableArray.Of(arguments), EquatableArray.Of(partials), Map(method.ReturnType));
    }

    private IEnumerable<(IMethodSymbol Rule, RuleForm Form)> RulesFor(IMethodSymbol method)
    {
        foreach (IMethodSymbol rule in DerivativeRules.Of(_context.Compilation).For(method).Where(_context.Names.CanSee))
        {
            foreach (AttributeData attribute in rule.GetAttributes().Where(DerivativeRules.IsRule))
            {
                string? wrt = attribute.NamedArguments.FirstOrDefault(a => a.Key == "Wrt").Value.Value as string;
                if (DerivativeRules.Target(attribute) is { } target && target.Method == method.Name
                    && SymbolEqualityComparer.Default.Equals(target.Type.OriginalDefinition, method.ContainingType.OriginalDefinition)
                    && RuleForm.Of(rule, method, wrt) is RuleForm form)
                {
                    yield return (rule, form);
                }
            }
        }
    }

    private Expr? PartialIn(int k, IMethodSymbol method, List<(IMethodSymbol Rule, RuleForm Form)> rules)
    {
        (IMethodSymbol? rule, RuleForm? form) = rules.Where(r => r.Form.Wrt.Contains(k)).OrderBy(r => r.Form.Kind switch
        {
            RuleKindOfForm.Partial => 0,
            RuleKindOfForm.Vjp => 1,
            _ => 2,
        }).FirstOrDefault();
        if (rule is null)
        {
            return null;
        }

        IrType type = Map(method.Parameters[k].Type);
        Expr[] placeholders = method.Parameters.Select(p => (Expr)RuledCall.Placeholder(p.Ordinal, Map(p.Type))).ToArray();
        int index = form!.Wrt.ToList().IndexOf(k);
        string one = Map(method.ReturnType).Equals(IrType.Single) ? "1f" : "1.0";
        return form.Kind switch
        {
            RuleKindOfForm.Partial => Inlined(rule, placeholders)
                ?? new RuledCall(TextOf(rule, placeholders.Length), EquatableArray.Of(placeholders), EquatableArray<Expr?>.Empty, type),
            RuleKindOfForm.Vjp => Part(TextOf(rule, placeholders.Length, [one]), index + 2),
            _ => Part(TextOf(rule, placeholders.Length, form.Wrt.Select((_, i) => i == index ? "1" : "0")), 2),
        };

        RuledCall Part(string call, int item) => new(
            call + ".Item" + item.ToString(CultureInfo.InvariantCulture), EquatableArray.Of(placeholders), EquatableArray<Expr?>.Empty, type);
    }

    private string TextOf(IMethodSymbol method, int arguments, IEnumerable<string>? more = null) =>
        Braced(_context.Names.Member(method)) + "(" + string.Join(", ", Enumerable.Range(0, arguments).Select(Place).Concat(more ?? [])) + ")";

    /// <summary>The body of a rule that is one expression, over the placeholders; null where it has to be called.</summary>
    private Expr? Inlined(IMethodSymbol rule, Expr[] placeholders)
    {
        var context = new LoweringContext(_context.Compilation, _context.Root, _context.Cancellation);
        IOperation? body = rule.DeclaringSyntaxReferences.Length == 0 ? null : context.BodyOf(rule);
        _context.ReadTrees.UnionWith(context.ReadTrees);
        if (body is null || context.IsBroken)
        {
            return null;
        }

        Function function = new FunctionLowering(context, rule, body).Lower(CalleeGraph.IdOf(rule));
        _context.ReadTrees.UnionWith(context.ReadTrees);
        return !context.HasErrors && !context.IsBroken && function.Body.Statements is [Return { Value: { } value }]
            && value.Descendants().All(e => e is not (Call or Code { IsPure: false }))
            ? new InPlace(function, placeholders).Visit(value)
            : null;
    }

    private sealed class InPlace(Function rule, Expr[] arguments) : IrRewriter
    {
        public override Expr Visit(Expr expr) => expr is Local local
            ? arguments[rule.Parameters.ToList().FindIndex(p => p.Variable.Id == local.Variable.Id)]
            : base.Visit(expr);
    }
}
