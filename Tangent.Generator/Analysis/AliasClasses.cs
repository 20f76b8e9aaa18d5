using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Analysis;

/// <summary>
/// Groups the reference variables of a function that may name the same storage: <c>b = a</c>, <c>row = m[i]</c>,
/// <c>m[i] = row</c>, a slice and what it was cut from. The grouping ignores the order of statements.
/// </summary>
internal sealed class AliasClasses
{
    private readonly FunctionTable _functions;
    private readonly Dictionary<int, int> _parent = new();

    private AliasClasses(FunctionTable functions) => _functions = functions;

    /// <summary>The same, where what the calls in it do to their arguments does not matter.</summary>
    public static AliasClasses Within(Function function) => Within(function, new FunctionTable(Enumerable.Empty<Function>()));

    /// <summary>The classes as the function's own statements make them; two parameters are apart.</summary>
    public static AliasClasses Within(Function function, FunctionTable functions)
    {
        var classes = new AliasClasses(functions);
        foreach (Statement statement in function.Body.AllStatements())
        {
            classes.Read(statement);
        }

        return classes;
    }

    /// <summary>
    /// The same, and two parameters that a caller may have passed the same array for are together where the
    /// function writes one of them.
    /// </summary>
    public static AliasClasses AcrossArguments(Function function, FunctionTable functions)
    {
        AliasClasses classes = Within(function, functions);
        var written = new HashSet<int>(StorageWrites.Of(function.Body, functions).Select(v => classes.ClassOf(v)));
        List<Variable> references = function.Parameters
            .Select(p => p.Variable)
            .Where(v => v.Type.IsReference)
            .ToList();
        foreach (Variable target in references.Where(v => written.Contains(classes.ClassOf(v))))
        {
            foreach (Variable other in references.Where(v => MayShare(v.Type, target.Type)))
            {
                classes.Join(target, other);
            }
        }

        return classes;
    }

    /// <summary>Whether no other variable can name the variable's storage.</summary>
    public bool IsAlone(Variable variable) => !_parent.ContainsKey(variable.Id) && !_parent.ContainsValue(variable.Id);

    /// <summary>Whether two references may have storage in common.</summary>
    public bool MayOverlap(Expr first, Expr second) =>
        first.Root() is Variable a && second.Root() is Variable b && ClassOf(a) == ClassOf(b);

    public int ClassOf(Variable variable)
    {
        int id = variable.Id;
        while (_parent.TryGetValue(id, out int parent) && parent != id)
        {
            id = parent;
        }

        return id;
    }

    /// <summary>The variables whose storage a reference expression may name, whatever the functions in it return.</summary>
    public static IEnumerable<Variable> Sources(Expr expr) => Sources(expr, new FunctionTable(Enumerable.Empty<Function>()));

    /// <summary>The variables whose storage a reference expression may name.</summary>
    public static IEnumerable<Variable> Sources(Expr expr, FunctionTable functions)
    {
        switch (expr)
        {
            case Conditional c:
                return Sources(c.WhenTrue, functions).Concat(Sources(c.WhenFalse, functions));
            case CloneOf { Type: ArrayType { Element.IsReference: true } or ListType { Element.IsReference: true } } clone:
                return Sources(clone.Array, functions);
            case ArrayLiteral literal:
                return literal.Elements.SelectMany(e => Sources(e, functions));
            case TupleOf tuple:
                return tuple.Items.SelectMany(e => Sources(e, functions));
            case NewObject created:
                return created.Fields.SelectMany(e => Sources(e, functions));
            case Convert convert:
                return Sources(convert.Operand, functions);
            case Call { ReturnsNew: true }:
                return Enumerable.Empty<Variable>();
            case Call call:
                return call.Arguments.Where((_, k) => functions.MayReturn(call.Callee.Id, k)).SelectMany(a => Sources(a.Value, functions));
            case SnapshotOf snapshot:
                return Sources(snapshot.Array, functions);
            case ZerosLike { Among: Expr set }:
                // Two references that are one have one shadow of the set.
                return set.Variables();
            case Pop pop:
                return Sources(pop.Stack, functions);
            default:
                return HoldsReference(expr.Type) && expr.Root() is Variable root
                    ? new[] { root }
                    : Enumerable.Empty<Variable>();
        }
    }

    /// <summary>Whether values of the type are, or contain, references to storage.</summary>
    public static bool HoldsReference(IrType type) =>
        type.IsReference || type is TapeType || (type is TupleType tuple && tuple.Elements.Any(e => HoldsReference(e.Type)));

    /// <summary>Whether something that can be reached through a reference of the one type can be reached through one of the other.</summary>
    public static bool MayShare(IrType a, IrType b) => StorageIn(a).Intersect(StorageIn(b)).Any();

    /// <summary>What can be reached through a reference: objects of these classes, lists of these types, and arrays with these elements at the bottom.</summary>
    private static IEnumerable<IrType> StorageIn(IrType type) => type switch
    {
        ObjectType whole => whole.Fields.SelectMany(f => StorageIn(f.Type)).Concat(whole.Kinds.SelectMany(StorageIn)).Prepend(whole),
        TupleType tuple => tuple.Elements.SelectMany(e => StorageIn(e.Type)),
        ListType list => StorageIn(list.Element).Prepend(list),
        ArrayType { Element: { IsReference: true } element } => StorageIn(element),
        SpanType { Element: { IsReference: true } element } => StorageIn(element),
        ArrayType or SpanType => new[] { BaseElement(type) },
        _ => Enumerable.Empty<IrType>(),
    };

    /// <summary>The type at the bottom of arrays of arrays: <c>double</c> for <c>double[][]</c>.</summary>
    public static IrType BaseElement(IrType type) => type switch
    {
        ArrayType array => BaseElement(array.Element),
        SpanType span => BaseElement(span.Element),
        ListType list => BaseElement(list.Element),
        _ => type,
    };

    private void Read(Statement statement)
    {
        switch (statement)
        {
            case Declare { Value: Expr value } declare when HoldsReference(declare.Variable.Type):
                JoinAll(Sources(value, _functions), declare.Variable);
                break;
            case Assign assign when HoldsReference(assign.Target.Type) && assign.Target.Root() is Variable root:
                JoinAll(Sources(assign.Value, _functions), root);
                break;
            case Deconstruct deconstruct:
                foreach (Variable variable in deconstruct.Variables.Where(v => HoldsReference(v.Type)))
                {
                    JoinAll(Sources(deconstruct.Value, _functions), variable);
                }

                break;
            case Push push when HoldsReference(push.Value.Type) && push.Stack.Root() is Variable stack:
                JoinAll(Sources(push.Value, _functions), stack);
                break;
            case InsertAt insert when HoldsReference(insert.Value.Type) && insert.List.Root() is Variable list:
                JoinAll(Sources(insert.Value, _functions), list);
                break;
            case CopyInto { Target.Type: ArrayType { Element.IsReference: true } } copy when copy.Target.Root() is Variable rows:
                JoinAll(Sources(copy.From, _functions), rows);
                break;
            default:
                break;
        }

        // A callee may store one argument in another, where an argument is an array of arrays.
        foreach (Call call in statement.Expressions().OfType<Call>())
        {
            if (call.Arguments.Any(a => a.Value.Type is ArrayType { Element.IsReference: true } or ListType { Element.IsReference: true }))
            {
                List<Variable> all = Sources(call).ToList();
                JoinAll(all.Skip(1), all.FirstOrDefault());
            }

            JoinLinked(call);
        }
    }

    private void JoinLinked(Call call)
    {
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            for (int j = i + 1; j < call.Arguments.Count; j++)
            {
                if (_functions.MayLink(call.Callee.Id, i, j))
                {
                    List<Variable> both = Sources(call.Arguments[i].Value).Concat(Sources(call.Arguments[j].Value)).ToList();
                    JoinAll(both.Skip(1), both.FirstOrDefault());
                }
            }
        }
    }

    private void JoinAll(IEnumerable<Variable> variables, Variable? with)
    {
        foreach (Variable variable in variables)
        {
            Join(variable, with!);
        }
    }

    private void Join(Variable a, Variable b)
    {
        int first = ClassOf(a);
        int second = ClassOf(b);
        if (first != second)
        {
            _parent[first > second ? first : second] = first > second ? second : first;
        }
    }
}
