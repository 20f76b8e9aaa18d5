using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>
/// The body of a constructor: a variable for the new object, its field initializers, what the constructor of the base class does, the
/// statements.
/// <code>
/// Layer(int n) { Weights = new double[n]; }             becomes      Layer self = new Layer();
///                                                                    self.Weights = new double[n];
///                                                                    return self;
/// Dense(int n, double b) : base(n * n) { Bias = b; }    becomes      Dense self = new Dense();
///                                                                    int n2 = n * n;
///                                                                    self.Weights = new double[n2];
///                                                                    self.Bias = b;
///                                                                    return self;
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private void LowerObjectConstructor(IOperation? body, ObjectLayout layout)
    {
        if (ChainOf(_method, body) is { } chain && IsOfOwnType(chain, _method))
        {
            Emit(new Declare(_self!, LowerCall(chain, chain.TargetMethod, null, chain.Arguments)));
            LowerStatements(StatementsOf(body));
        }
        else
        {
            Emit(new Declare(_self!, Blank(layout)));
            Construct(_method, body, layout);
        }

        Emit(new Return(new Local(_self!)));
    }

    /// <summary>What a constructor does to the object that is there.</summary>
    private void Construct(IMethodSymbol constructor, IOperation? body, ObjectLayout layout)
    {
        IInvocationOperation? chain = ChainOf(constructor, body);
        if (chain is null || !IsOfOwnType(chain, constructor))
        {
            LowerObjectFieldInitializers(constructor, layout);
        }

        if (chain is not null && chain.TargetMethod.ContainingType.SpecialType != SpecialType.System_Object)
        {
            ConstructFirst(chain.Syntax, chain.TargetMethod, chain.Arguments, layout);
        }
        else if (chain is null && ParameterlessOf(constructor.ContainingType.BaseType) is { } outer)
        {
            ConstructFirst(outer.ContainingType.DeclaringSyntaxReferences[0].GetSyntax(), outer, [], layout);
        }

        LowerStatements(StatementsOf(body));
    }

    /// <summary>The constructor that another one begins with: its parameters are variables, and its body stands in the place of the call.</summary>
    private void ConstructFirst(SyntaxNode call, IMethodSymbol constructor, IReadOnlyList<IArgumentOperation> arguments, ObjectLayout layout)
    {
        IOperation? body = constructor.DeclaringSyntaxReferences.Length > 0 && !constructor.IsImplicitlyDeclared ? _context.BodyOf(constructor.OriginalDefinition) : null;
        if (constructor.Parameters.Any(p => p.RefKind is RefKind.Ref or RefKind.Out) || body?.Descendants().Any(IsBoundToItsMethod) == true)
        {
            Refuse(call, "the constructor it names takes references, returns early or has functions of its own: only one without these is taken over");
            return;
        }

        var operands = new Operands(this);
        foreach (IArgumentOperation argument in arguments)
        {
            operands.Add(argument.Value);
        }

        for (int k = 0; k < arguments.Count; k++)
        {
            IParameterSymbol parameter = arguments[k].Parameter!;
            Emit(new Declare(NewVariable(constructor.OriginalDefinition.Parameters[parameter.Ordinal], parameter.Type), operands[k]));
        }

        _context.TypeArguments.Within(_context.TypeArguments.For(_context.TypeArguments.Of(constructor), seesOuter: false), () =>
        {
            Construct(constructor, body, layout);
            return true;
        });
    }

    private static bool IsBoundToItsMethod(IOperation operation) =>
        operation is IReturnOperation or ILocalFunctionOperation or IAnonymousFunctionOperation;

    private static bool IsOfOwnType(IInvocationOperation chain, IMethodSymbol constructor) =>
        SymbolEqualityComparer.Default.Equals(chain.TargetMethod.ContainingType.OriginalDefinition, constructor.ContainingType.OriginalDefinition);

    /// <summary><c>this(…)</c> or <c>base(…)</c>, behind a constructor or behind the class's own parameters.</summary>
    private IInvocationOperation? ChainOf(IMethodSymbol constructor, IOperation? body)
    {
        if (body is IConstructorBodyOperation { Initializer: IExpressionStatementOperation { Operation: IInvocationOperation chain } })
        {
            return chain;
        }

        BaseListSyntax? bases = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null } type ? type.BaseList : null;
        return bases?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is { } first
            ? _context.OperationOf(first) as IInvocationOperation
            : null;
    }

    private static IEnumerable<IOperation> StatementsOf(IOperation? body) =>
        ((body as IConstructorBodyOperation)?.BlockBody ?? (body as IConstructorBodyOperation)?.ExpressionBody)?.Operations ?? Enumerable.Empty<IOperation>();

    private static IMethodSymbol? ParameterlessOf(INamedTypeSymbol? type) => type is null or { SpecialType: SpecialType.System_Object }
        ? null
        : type.InstanceConstructors.FirstOrDefault(c => c.Parameters.Length == 0);

    private void LowerObjectFieldInitializers(IMethodSymbol constructor, ObjectLayout layout)
    {
        foreach ((IFieldSymbol symbol, int k) in layout.Fields.Select((f, k) => (f, k)))
        {
            if (!SymbolEqualityComparer.Default.Equals(symbol.ContainingType.OriginalDefinition, constructor.ContainingType.OriginalDefinition))
            {
                continue;
            }

            ElementAt place = ObjectFields.At(new Local(_self!), layout.Type.Fields[k]);
            if (Initializers.Of(symbol) is { } initializer && _context.OperationOf(initializer) is ISymbolInitializerOperation { Value: var value })
            {
                WithSource(StatementText.Of(initializer.Parent!), () => Emit(new Assign(place, Fitting(LowerRoot(value), place.Type))));
            }
            else if (symbol.AssociatedSymbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax
                && constructor.OriginalDefinition.Parameters.FirstOrDefault(p => p.Name == symbol.AssociatedSymbol.Name) is { } parameter)
            {
                Emit(new Assign(place, new Local(_variables[parameter])));
            }
        }
    }

    /// <summary>Whether the constructors of a class's bases do nothing but give fields what their initializers say.</summary>
    private static bool HasPlainBases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type.BaseType; t is { SpecialType: not SpecialType.System_Object }; t = t.BaseType)
        {
            if (t.InstanceConstructors.Any(c => c.Parameters.Length == 0 && !c.IsImplicitlyDeclared) || t.InstanceConstructors.All(c => c.Parameters.Length > 0))
            {
                return false;
            }
        }

        return true;
    }
}
