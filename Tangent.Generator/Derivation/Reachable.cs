using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Emit;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;
using Tangent.Generator.Support;

namespace Tangent.Generator.Derivation;

/// <summary>
/// What a companion declares beside its members: the helpers that they call, directly or not, and the tapes that those hand
/// about. A gradient that was derived only to be derived again leaves helpers that nobody calls.
/// </summary>
internal static class Reachable
{
    public static Companion From(
        IReadOnlyList<DerivedMember> members, IReadOnlyList<Function> helpers, IReadOnlyList<TapeDeclaration> tapes)
    {
        Dictionary<string, Function> byId = helpers.ToDictionary(h => h.Id);
        var called = new HashSet<string>();
        var open = new Stack<Function>(members.Select(m => m.Function));
        while (open.Count > 0)
        {
            foreach (string id in CalledBy(open.Pop()))
            {
                if (byId.TryGetValue(id, out Function? helper) && called.Add(id))
                {
                    open.Push(helper);
                }
            }
        }

        List<Function> kept = helpers.Where(h => called.Contains(h.Id)).ToList();
        HashSet<string> names = TapesOf(members.Select(m => m.Function).Concat(kept), tapes);
        return new Companion(
            members.Concat(kept.Select(h => new DerivedMember(MemberKind.Helper, h))).ToEquatable(),
            tapes.Where(t => names.Contains(t.Name)).ToEquatable());
    }

    public static IEnumerable<string> CalledBy(Function function) => function.Body.AllStatements()
        .SelectMany(s => s.Expressions())
        .SelectMany(e => e.Descendants())
        .OfType<Call>()
        .Select(c => c.Callee.Id);

    private static HashSet<string> TapesOf(IEnumerable<Function> functions, IReadOnlyList<TapeDeclaration> tapes)
    {
        var names = new HashSet<string>();
        var open = new Queue<string>(functions.SelectMany(TypesIn).SelectMany(TapesIn));
        while (open.Count > 0)
        {
            string name = open.Dequeue();
            if (names.Add(name))
            {
                foreach (string inner in tapes.Where(t => t.Name == name).SelectMany(t => t.Fields).SelectMany(f => TapesIn(f.Type)))
                {
                    open.Enqueue(inner);
                }
            }
        }

        return names;
    }

    private static IEnumerable<IrType> TypesIn(Function function) => function.Parameters
        .Select(p => p.Variable)
        .Concat(function.Body.AllStatements().SelectMany(Fresh.Declared))
        .Select(v => v.Type);

    private static IEnumerable<string> TapesIn(IrType type) => type switch
    {
        TapeType tape => [tape.Name],
        ArrayType array => TapesIn(array.Element),
        StackType stack => TapesIn(stack.Element),
        _ => [],
    };
}
