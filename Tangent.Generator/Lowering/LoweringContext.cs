using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.Lowering.Nesting;

namespace Tangent.Generator.Lowering;

/// <summary>What the functions lowered for one annotated method share.</summary>
internal sealed class LoweringContext
{
    private readonly List<DiagnosticInfo> _diagnostics = [];
    private readonly List<DiagnosticInfo> _hints = [];
    private readonly Dictionary<IMethodSymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);

    public LoweringContext(Compilation compilation, IMethodSymbol root, CancellationToken cancellation, CompanionStubs? stubs = null)
    {
        Compilation = compilation;
        Stubs = stubs;
        Root = root;
        Cancellation = cancellation;
        TypeArguments = new TypeArguments(compilation);
        Names = new TargetNames(compilation, root, TypeArguments);
        Types = new TypeMapping(compilation, Names, TypeArguments, ReadTrees);
        Callees = new CalleeGraph(this);
        Nested = new NestedCalls(this);
        ThisWrites = new ThisWrites(this);
        Implementations = new Implementations(compilation);
        ChecksOverflow = compilation.Options is Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions { CheckOverflow: true };
    }

    public Compilation Compilation { get; }

    /// <summary>Whether the annotated method is differentiated with respect to <c>this</c>.</summary>
    public bool DifferentiatesThis { get; set; }

    /// <summary>The annotated method, for which all this is done.</summary>
    public IMethodSymbol Root { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>What the type parameters of the function that is lowered now stand for.</summary>
    public TypeArguments TypeArguments { get; }

    public TargetNames Names { get; }

    public TypeMapping Types { get; }

    public CalleeGraph Callees { get; }

    public Insertions Inserts { get; } = new();

    /// <summary>Whether second derivatives are asked for.</summary>
    public bool WantsSecond { get; set; }

    /// <summary>The signatures of generated derivatives, where the compilation has them.</summary>
    public CompanionStubs? Stubs { get; }

    /// <summary>The generated derivatives that are called.</summary>
    public NestedCalls Nested { get; }

    /// <summary>The annotated methods whose derivatives the bodies call, without there being stubs of them.</summary>
    public HashSet<string> WithoutStubs { get; } = [];

    /// <summary>The files with the bodies that were read.</summary>
    public HashSet<SyntaxTree> ReadTrees { get; } = [];

    public ThisWrites ThisWrites { get; }

    public Implementations Implementations { get; }

    /// <summary>The arrays outside the method that it reads from, see <see cref="StateWrites"/>.</summary>
    public List<StateRead> StateReads { get; } = [];

    /// <summary>The methods of this project that are called without a derivative, for what they do.</summary>
    public HashSet<IMethodSymbol> OpaqueCalls { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The loops over <c>Checkpoint.Range</c>, see <see cref="CheckpointChecks"/>.</summary>
    public List<CheckpointSite> Checkpoints { get; } = [];

    /// <summary>The arrays that are constant under a name of their own, see <see cref="StoppedWrites"/>.</summary>
    public List<StoppedReference> Stops { get; } = [];

    /// <summary>The calls of <c>Parallel.For</c>, see <see cref="ParallelCheck"/>.</summary>
    public List<ParallelLoop> ParallelLoops { get; } = [];

    /// <summary>The methods and local functions whose bodies were asked for.</summary>
    public IEnumerable<IMethodSymbol> Reached => _bodies.Keys;

    /// <summary>Whether integer arithmetic is checked where the user says nothing.</summary>
    public bool ChecksOverflow { get; }

    public IReadOnlyList<DiagnosticInfo> Diagnostics => _diagnostics;

    public bool HasErrors => _diagnostics.Any(d => d.IsError);

    /// <summary>Set where code that is needed does not compile: then there is nothing to say that the compiler does not say.</summary>
    public bool IsBroken { get; set; }

    /// <summary>The bodies that were asked for so far.</summary>
    public IReadOnlyDictionary<IMethodSymbol, IOperation?> Bodies => _bodies;

    /// <summary>
    /// The operation of a method's or local function's body, null where there is none. Sets <see cref="IsBroken"/> where
    /// it does not compile.
    /// </summary>
    public IOperation? BodyOf(IMethodSymbol method)
    {
        if (_bodies.TryGetValue(method, out IOperation? known))
        {
            return known;
        }

        SyntaxNode? syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(Cancellation);
        if (syntax is not null)
        {
            ReadTrees.Add(syntax.SyntaxTree);
        }

        if (syntax is TypeDeclarationSyntax)
        {
            // A primary constructor: it has initializers of fields, and no body.
            _bodies.Add(method, null);
            return null;
        }

        IOperation? body = syntax is null
            ? null
            : Compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, Cancellation);
        if (syntax is not null)
        {
            WithoutStubs.UnionWith(CompanionCall.OriginalsIn(syntax, Compilation).Where(name => Stubs?.Cover([name]) != true));
        }

        bool isSound = WithoutStubs.Count == 0 && syntax is not null && body is not null && IsSound(syntax, body);
        IsBroken |= !isSound;
        _bodies.Add(method, body);
        return body;
    }

    /// <summary>The operation of a part of a declaration, such as the initializer of a field.</summary>
    public IOperation? OperationOf(SyntaxNode syntax)
    {
        ReadTrees.Add(syntax.SyntaxTree);
        IOperation? operation = Compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, Cancellation);
        IsBroken |= operation is null || !IsSound(syntax, operation);
        return operation;
    }

    /// <summary>An item of a collection expression that cannot be converted shows in its conversion only.</summary>
    private static bool IsSound(SyntaxNode syntax, IOperation body) =>
        !syntax.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error)
        && !body.DescendantsAndSelf().Any(o => o is IInvalidOperation or IConversionOperation { Conversion.Exists: false } || o.Type is IErrorTypeSymbol);

    /// <summary>Drops what was reported: about code that does not compile, the compiler has the word.</summary>
    public void Forget() => _diagnostics.Clear();

    /// <summary>What is worth a look while one types, and no more.</summary>
    public IReadOnlyList<DiagnosticInfo> Hints => _hints;

    public void Hint(DiagnosticDescriptor descriptor, Location at, params string[] arguments) =>
        _hints.Add(DiagnosticInfo.Create(descriptor, at, arguments));

    public void Report(DiagnosticDescriptor descriptor, SyntaxNode at, params string[] arguments) =>
        Report(descriptor, at.GetLocation(), arguments);

    public void Report(DiagnosticDescriptor descriptor, Location at, params string[] arguments)
    {
        DiagnosticInfo diagnostic = DiagnosticInfo.Create(descriptor, at, arguments);
        if (!_diagnostics.Contains(diagnostic))
        {
            _diagnostics.Add(diagnostic);
        }
    }
}
