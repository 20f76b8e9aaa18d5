using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// At the very end: the parameter that stands for <c>this</c> goes out of the signatures of the members, and out of their calls of each
/// other.
/// <code>
/// double LossVjp(Layer this, double x, Layer dthis)      →      double LossVjp(double x, Layer dthis)
/// </code>
/// </summary>
internal sealed class ThisParameter
{
    private readonly HashSet<string> _members;

    /// <param name="members">The ids of the derivatives that are members of the type as the original is.</param>
    public ThisParameter(IEnumerable<string> members) => _members = new HashSet<string>(members);

    public Function Run(Function function) => function.HasThis && _members.Contains(function.Id)
        ? function with
        {
            Parameters = function.Parameters.Skip(1).ToEquatable(),
            Body = new Naming(function.Parameters[0].Variable.Id, _members).Visit(function.Body),
        }
        : function;

    private sealed class Naming(int self, HashSet<string> members) : IrRewriter
    {
        public override Expr Visit(Expr expr) => expr switch
        {
            Local local when local.Variable.Id == self => new Code("this", EquatableArray<Expr>.Empty, local.Type, IsPure: true),
            Call call when members.Contains(call.Callee.Id) => base.Visit(call with { Arguments = call.Arguments.Skip(1).ToEquatable() }),
            Code code => base.Visit(WithoutNameOf(code)),
            _ => base.Visit(expr),
        };

        /// <summary><c>nameof(this)</c> is no C#.</summary>
        private Code WithoutNameOf(Code code)
        {
            string template = code.Template;
            for (int k = 0; k < code.Operands.Count; k++)
            {
                if (code.Operands[k] is Local local && local.Variable.Id == self)
                {
                    template = template.Replace("nameof({" + k.ToString(CultureInfo.InvariantCulture) + "})", "\"this\"");
                }
            }

            return code with { Template = template };
        }
    }
}
