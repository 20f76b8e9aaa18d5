using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Model;

namespace Tangent.Generator.Emit;

/// <summary>
/// The compiler warnings that a companion may meet through no fault of its own, each with the reason, and only where the
/// functions hold what it is about.
/// </summary>
internal static class Suppressions
{
    public static IEnumerable<string> For(MethodModel model, IReadOnlyList<Function> functions)
    {
        if (model.UsesObsolete)
        {
            yield return "#pragma warning disable CS0612, CS0618 // the original uses what is obsolete";
        }

        if (functions.Any(f => HasUnreachableStatement(f) || HasDecidedCondition(f)))
        {
            yield return "#pragma warning disable CS0162 // the original has code that is never reached";
        }

        if (functions.Any(HasUnreadConstant))
        {
            yield return "#pragma warning disable CS0219 // a constant of the original, or of what it calls, is never read here";
        }

        if (functions.Any(FillsNoTape))
        {
            yield return "#pragma warning disable CS0649 // a method that never returns hands nothing to its backward part";
        }

        if (functions.Any(TestsForNull))
        {
            yield return "#pragma warning disable CS8602, CS8604 // tested for null by way of a flag, which the compiler does not follow";
        }

        if (functions.Any(ReadsNullable))
        {
            yield return "#pragma warning disable CS8629 // tested by way of a flag, which the compiler does not follow";
        }

        if (functions.Any(TestsFieldsForNull))
        {
            yield return "#pragma warning disable CS8600, CS8601, CS8603 // a test for null says nothing of what is read in a part that has none";
        }

        if (model.HasNullableElements)
        {
            yield return "#pragma warning disable CS8619, CS8620, CS8634 // whether elements of an array may be null is not written in the types here";
        }

        if (functions.Any(ComparesWithItself))
        {
            yield return "#pragma warning disable CS1718 // x != x asks whether x is a NaN";
        }
    }

    private static bool HasUnreachableStatement(Function function) => Blocks(function).Any(
        block => block.Statements.Take(block.Statements.Count - 1).Any(s => s is Return or Throw or Break or Continue));

    /// <summary>In <c>1 &lt; 0 ? x : y</c> the compiler warns of nothing, but of the arm of an <c>if</c> that is made of it.</summary>
    private static bool HasDecidedCondition(Function function) => function.Body.AllStatements()
        .Select(s => s switch { If i => i.Condition, While { Condition: not Literal } w => w.Condition, _ => null })
        .Any(c => c is not null && IsDecided(c));

    private static bool IsDecided(Expr condition) => condition switch
    {
        Binary { Operator: BinaryOperator.ConditionalAnd or BinaryOperator.ConditionalOr } b => IsDecided(b.Left) || IsDecided(b.Right),
        Unary { Operator: UnaryOperator.Not } u => IsDecided(u.Operand),
        _ => IsConstant(condition),
    };

    private static bool HasUnreadConstant(Function function)
    {
        Statement[] statements = function.Body.AllStatements().ToArray();
        var read = new HashSet<int>(statements
            .SelectMany(s => s is Assign { Target: Local } assign ? new[] { assign.Value } : s.Expressions())
            .SelectMany(e => e.Descendants())
            .OfType<Local>()
            .Select(l => l.Variable.Id));
        var unread = new HashSet<int>(statements.OfType<Declare>().Select(d => d.Variable.Id).Where(id => !read.Contains(id)));
        return statements.Any(s => s switch
        {
            Declare { Value: { } value } declare => IsConstant(value) && unread.Contains(declare.Variable.Id),
            Assign { Target: Local local } assign => IsConstant(assign.Value) && unread.Contains(local.Variable.Id),
            _ => false,
        });
    }

    private static bool FillsNoTape(Function function) =>
        function.Parameters.Any(p => p.Passing == Passing.Out && p.Variable.Type is TapeType) && !Expressions(function).Any(e => e is NewTape);

    private static bool IsConstant(Expr value) => value.Descendants().All(e => e is Literal or Zero or DefaultOf or Unary or Binary or Convert or Conditional or Stopped || IsNamedConstant(e));

    /// <summary><c>T.Pi</c> where <c>T</c> stands for <c>double</c>: a constant, which it is not for any <c>T</c>.</summary>
    private static bool IsNamedConstant(Expr value) => value is Code { Operands.Count: 0, IsPure: true, Type: RealType { HasLiterals: true } type } code
        && code.Template.StartsWith(type.Name + ".", System.StringComparison.Ordinal);

    private static bool ComparesWithItself(Function function) => Expressions(function).Any(
        e => e is Binary binary && binary.Operator.IsComparison() && Shown(binary.Left) is Local or ElementAt && Shown(binary.Left).Equals(Shown(binary.Right)));

    /// <summary>Where there is nothing left to differentiate, <c>Gradient.Stop(x)</c> is <c>x</c>.</summary>
    private static Expr Shown(Expr value) => value is Stopped stopped ? stopped.Value : value;

    private static bool TestsForNull(Function function) => Expressions(function).Any(
        e => e is Binary { Left.Type: ArrayType or ListType or ObjectType, Right: Literal { Text: "null" } });

    private static bool TestsFieldsForNull(Function function) => Expressions(function).Any(
        e => e is Binary { Left: ElementAt { Array.Type: ObjectType } or { Type: ObjectType } or Local { Type: ObjectType }, Right: Literal { Text: "null" } });

    private static bool ReadsNullable(Function function) => Expressions(function).Any(e => e is Code { Template: "{0}.Value", Operands: [{ Type: PlainType }] });

    private static IEnumerable<Block> Blocks(Function function) =>
        function.Body.AllStatements().SelectMany(s => s.Blocks()).Append(function.Body);

    private static IEnumerable<Expr> Expressions(Function function) =>
        function.Body.AllStatements().SelectMany(s => s.Expressions()).SelectMany(e => e.Descendants());
}
