using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>The functions that the annotated method reaches, in the order in which they are first called.</summary>
internal sealed class CalleeGraph(LoweringContext context)
{
    private readonly Dictionary<string, Callee> _known = new();
    private readonly Dictionary<IMethodSymbol, IMethodSymbol> _callers = new(SymbolEqualityComparer.Default);
    private readonly List<Function> _foreign = [];
    private readonly List<(Call Call, string Caller, SyntaxNode At)> _foreignCalls = [];
    private IMethodSymbol _current = context.Root;
    private readonly Queue<(IMethodSymbol Method, DelegateBindings Bindings, TypeBindings Types, string Id)> _pending = new();

    /// <summary>The calls of functions whose body stays out of reach, each with the function in which it stands.</summary>
    public IReadOnlyList<(Call Call, string Caller, SyntaxNode At)> ForeignCalls => _foreignCalls;

    public Callee Get(IMethodSymbol method) => Get(method, DelegateBindings.None);

    /// <summary>The callee for a method whose delegates have these targets; it is lowered later, once.</summary>
    public Callee Get(IMethodSymbol method, DelegateBindings bindings)
    {
        IMethodSymbol called = context.TypeArguments.Of(method);
        IMethodSymbol definition = method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition;
        TypeBindings types = TypesOf(called, bindings);
        string id = IdOf(definition) + types.Key + bindings.Key;
        if (!_known.TryGetValue(id, out Callee? callee))
        {
            callee = NeedsCopy(definition, bindings)
                ? new Callee(id, PlainName(definition))
                : new Callee(id, context.Names.Member(called)) { TypeArguments = TypeArgumentsOf(called) };
            _known.Add(id, callee);
            if (id != IdOf(context.Root))
            {
                _callers[definition] = _current;
                _pending.Enqueue((definition, bindings, types, id));
            }
        }

        return callee;
    }

    /// <summary>Makes calls of a method calls of this function, whose body stays out of reach.</summary>
    public void Bind(IMethodSymbol method, Function foreign)
    {
        string id = IdOf(method.OriginalDefinition);
        if (!_known.ContainsKey(id))
        {
            _known.Add(id, new Callee(id, context.Names.Member(method)));
            _foreign.Add(foreign with { Id = id });
        }
    }

    /// <summary>Remembers where a call stands, if it is one of a function whose body stays out of reach.</summary>
    public void Notice(Call call, string caller, SyntaxNode at)
    {
        if (_foreign.Any(f => f.Id == call.Callee.Id))
        {
            _foreignCalls.Add((call, caller, at));
        }
    }

    /// <summary>The method itself, or the nearest on the way to it that can be called from where the derivatives stand.</summary>
    public IMethodSymbol NearestVisible(IMethodSymbol method)
    {
        while (!context.Names.CanSee(method) && _callers.TryGetValue(method, out IMethodSymbol? caller))
        {
            method = caller;
        }

        return method;
    }

    /// <summary>Whether a call would lead to calls for ever new types.</summary>
    public bool IsEndless(IMethodSymbol method)
    {
        TypeBindings types = TypesOf(context.TypeArguments.Of(method), DelegateBindings.None);
        return types.IsCircular || types.Depth > Deepest;
    }

    // Types of types of types: nobody's code goes this far, but one that calls itself with arrays of its argument does.
    private const int Deepest = 12;

    /// <summary>The body of a lambda may name the type parameters around it, wherever it is handed to.</summary>
    private TypeBindings TypesOf(IMethodSymbol called, DelegateBindings bindings) => context.TypeArguments.For(
        called, seesOuter: !bindings.IsEmpty || called.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction);

    /// <summary>The type arguments of a call as they have to be written: not where the arguments tell them.</summary>
    private string TypeArgumentsOf(IMethodSymbol method) => !method.IsGenericMethod || TypeInference.IsPossible(method)
        ? string.Empty
        : "<" + string.Join(", ", method.TypeArguments.Select(context.Names.Type)) + ">";

    /// <summary>Lowers all that is called, and what that calls in turn.</summary>
    public IEnumerable<Function> LowerAll()
    {
        while (_pending.Count > 0)
        {
            (IMethodSymbol method, DelegateBindings bindings, TypeBindings types, string id) = _pending.Dequeue();
            _current = method;
            IOperation? body = context.BodyOf(method);
            if ((body is not null || method.MethodKind == MethodKind.Constructor) && !context.IsBroken)
            {
                var lowering = new FunctionLowering(context, method, body, bindings);
                yield return context.TypeArguments.Within(types, () => lowering.Lower(id) with
                {
                    NeedsCopy = NeedsCopy(method, bindings),
                    IsLambda = method.MethodKind == MethodKind.AnonymousFunction,
                });
            }
        }

        foreach (Function foreign in _foreign)
        {
            yield return foreign;
        }
    }

    public static string IdOf(IMethodSymbol method)
    {
        if (method.MethodKind is not (MethodKind.LocalFunction or MethodKind.AnonymousFunction))
        {
            return method.GetDocumentationCommentId() ?? method.ToDisplayString();
        }

        // Two local functions may have one name in two blocks of a method, and a lambda has none: they are told apart by their order.
        ISymbol owner = method.ContainingSymbol;
        SyntaxNode own = method.DeclaringSyntaxReferences[0].GetSyntax();
        int ordinal = owner.DeclaringSyntaxReferences[0].GetSyntax()
            .DescendantNodes()
            .Where(node => node is LocalFunctionStatementSyntax local
                ? local.Identifier.ValueText == method.Name
                : method.Name.Length == 0 && node is AnonymousFunctionExpressionSyntax or { Parent: QueryClauseSyntax or SelectOrGroupClauseSyntax })
            .TakeWhile(node => node.Span != own.Span)
            .Count();
        string suffix = ordinal == 0 ? string.Empty : "#" + ordinal.ToString(CultureInfo.InvariantCulture);
        return IdOf((IMethodSymbol)owner) + "/" + (method.Name.Length == 0 ? "lambda" : method.Name) + suffix;
    }

    private bool NeedsCopy(IMethodSymbol method, DelegateBindings bindings) =>
        !bindings.IsEmpty
        || method.MethodKind != MethodKind.Ordinary
        || !context.Names.CanSee(method)
        || FunctionLowering.HasSelf(method, context);

    /// <summary>A name to call results after.</summary>
    private static string PlainName(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name
        : method.MethodKind == MethodKind.AnonymousFunction ? "lambda"
        : method.Name.Substring(method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction ? 0 : method.Name.IndexOf('_') + 1);
}
