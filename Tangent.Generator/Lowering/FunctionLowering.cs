using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Lowers one body to a <see cref="Function"/>. The parts of this class are one family of operations each; this one has
/// what they share: the variables, the block that statements go to, and the user's statement that they come from.
/// </summary>
internal sealed partial class FunctionLowering
{
    private readonly LoweringContext _context;
    private readonly IMethodSymbol _method;
    private readonly IOperation? _body;
    private readonly List<(Expr Cast, SyntaxNode At)> _cuts = [];
    private readonly Dictionary<ISymbol, Variable> _variables = new(SymbolEqualityComparer.Default);
    private List<Statement> _statements = [];
    private string? _source;
    private string _id = string.Empty;
    private readonly HashSet<string> _userNames;
    private int _nextId;

    public FunctionLowering(LoweringContext context, IMethodSymbol method, IOperation? body, DelegateBindings? bindings = null)
    {
        _bindings = bindings ?? DelegateBindings.None;
        _context = context;
        _method = method;
        _body = body;
        _userNames = new HashSet<string>(method.Parameters.Select(p => p.Name).Concat(Assignments.LocalsOf(body)));
    }

    /// <summary>The casts to an integer of values that carry a derivative, with where they stand.</summary>
    public IReadOnlyList<(Expr Cast, SyntaxNode At)> Cuts => _cuts;

    /// <summary>The user's parameters and locals, as far as they have become variables.</summary>
    public IReadOnlyCollection<KeyValuePair<ISymbol, Variable>> Variables => _variables;

    /// <summary>The function without its body.</summary>
    public static Function Signature(LoweringContext context, IMethodSymbol method, string id) =>
        new FunctionLowering(context, method, body: null).Lower(id, () => { });

    public Function Lower(string id) => Lower(id, () => LowerBody(_body));

    /// <summary>The method's name without the prefix that accessors and operators have, and for a constructor the type's.</summary>
    private string NameOf(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.Constructor => "New" + method.ContainingType.Name,
        MethodKind.UserDefinedOperator or MethodKind.Conversion or MethodKind.PropertyGet => method.Name.Substring(method.Name.IndexOf('_') + 1),
        MethodKind.AnonymousFunction => "Lambda",
        MethodKind.PropertySet => "Set" + method.Name.Substring(4),
        _ => method.Name,
    };

    /// <summary>The name of <c>this</c> where it is an argument of what is called.</summary>
    public const string Self = "self";

    /// <summary>
    /// <c>this</c> of a struct or object: the first parameter of what is called, by reference where a struct is written; in the annotated
    /// method the struct or object itself, which has a derivative only where that is asked for.
    /// </summary>
    private Parameter? LowerSelf()
    {
        bool isRoot = SymbolEqualityComparer.Default.Equals(_method, _context.Root);
        bool isConstant = isRoot && !_context.DifferentiatesThis;
        if (!HasSelf(_method) || (isConstant && _method.ContainingType.IsReferenceType))
        {
            return null;
        }

        _self = new Variable(_nextId++, isRoot && !isConstant ? RequestLowering.This : Self, Map(_method.ContainingType));
        bool isParameter = _method.MethodKind != MethodKind.Constructor && !isConstant;
        return isParameter ? new Parameter(_self, _context.ThisWrites.In(_method) && !isRoot ? Passing.Ref : Passing.Value) : null;
    }

    private Function Lower(string id, Action lowerBody)
    {
        _id = id;
        IReadOnlyList<Capture> captures = Captures.Of(_method, _context, _bindings);
        List<Parameter> parameters = _method.Parameters
            .Where(p => _bindings.Find(p) is null)
            .Select(LowerParameter)
            .ToList();
        if (LowerSelf() is Parameter self)
        {
            parameters.Insert(0, self);
        }

        var taken = new HashSet<string>(parameters.Select(p => p.Variable.Name));
        parameters.AddRange(captures.Select(c => LowerCapture(c, taken)));
        Block block = Collect(lowerBody);
        bool isConstructor = _method.MethodKind == MethodKind.Constructor;
        bool hasThis = _context.DifferentiatesThis && SymbolEqualityComparer.Default.Equals(_method, _context.Root);
        return new Function(
            id,
            NameOf(_method),
            parameters.ToEquatable(),
            _context.Types.Map(isConstructor ? _method.ContainingType : _method.ReturnType),
            block,
            _nextId)
        {
            HasThis = hasThis,
            NeedsCopy = hasThis,
        };
    }

    private Parameter LowerParameter(IParameterSymbol parameter)
    {
        if (parameter.Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol)
        {
            Refuse(parameter.DeclaringSyntaxReferences[0].GetSyntax(), "pointers are outside what is checked; use a span");
        }

        if (UnsupportedShape(parameter.Type) is string reason)
        {
            Refuse(parameter.DeclaringSyntaxReferences[0].GetSyntax(), reason);
        }

        if (parameter.RefKind != RefKind.None && NullableNumber.Is(_context.Types.Map(parameter.Type)))
        {
            Refuse(parameter.DeclaringSyntaxReferences[0].GetSyntax(), "a number that may be missing is not passed by reference in differentiated code: return it");
        }

        Passing passing = parameter.RefKind switch
        {
            RefKind.None => Passing.Value,
            RefKind.Ref => Passing.Ref,
            RefKind.Out => Passing.Out,
            _ => Passing.In,
        };
        string? defaultValue = parameter.HasExplicitDefaultValue
            ? DefaultText(parameter)
            : null;
        return new Parameter(NewVariable(parameter, parameter.Type), passing, defaultValue, parameter.IsParams);
    }

    private string DefaultText(IParameterSymbol parameter) =>
        parameter.ExplicitDefaultValue is null && parameter.Type.IsValueType
            ? "default"
            : ConstantText.Of(parameter.ExplicitDefaultValue, parameter.Type, _context.Names);

    /// <summary>The variable of a local or parameter, made where it is declared.</summary>
    private Variable NewVariable(ISymbol symbol, ITypeSymbol type)
    {
        string name = symbol is IParameterSymbol { IsDiscard: true } discard ? "unused" + discard.Ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture) : symbol.Name;
        var variable = new Variable(_nextId++, name, _context.Types.Map(type));
        _variables[symbol] = variable;
        return variable;
    }

    /// <summary>A variable that the user has not declared; his own keep their names.</summary>
    private Variable NewVariable(string name, IrType type) => new(_nextId++, _userNames.Contains(name) ? name + "2" : name, type);

    /// <summary>Puts a value into a variable of its own, so that what follows cannot change it.</summary>
    private Expr Spill(Expr value, string? name = null)
    {
        Variable variable = NewVariable(name ?? TemporaryName.For(value), value.Type);
        Emit(new Declare(variable, value));
        return new Local(variable);
    }

    private void Emit(Statement statement) =>
        _statements.Add(statement.Source is null ? statement with { Source = _source } : statement);

    private void EmitAll(IEnumerable<Statement> statements) => _statements.AddRange(statements);

    /// <summary>The statements that an action emits, as a block of their own.</summary>
    private Block Collect(Action lower)
    {
        List<Statement> outer = _statements;
        _statements = [];
        lower();
        Block block = new(_statements.ToEquatable());
        _statements = outer;
        return block;
    }

    /// <summary>The value that is lowered, and the statements that have to run before it.</summary>
    private (Expr Value, Block Effects) Collect(Func<Expr> lower)
    {
        Expr? value = null;
        Block effects = Collect(() => { value = lower(); });
        return (value!, effects);
    }

    /// <summary>Lowers with the comment of one user statement.</summary>
    private void WithSource(string? source, Action lower)
    {
        string? outer = _source;
        _source = source;
        lower();
        _source = outer;
    }

    private IrType Map(ITypeSymbol? type) => type is null ? IrType.Void : _context.Types.Map(type);

    /// <summary>Reports a construct that has no lowering; what is returned only lets the walk go on.</summary>
    private Expr Refuse(IOperation operation, string reason)
    {
        Refuse(operation.Syntax, reason);
        return new DefaultOf(Map(operation.Type));
    }

    /// <summary>The same of a part; what it is a part of has the type.</summary>
    private Expr Refuse(IOperation part, ITypeSymbol? type, string reason)
    {
        Refuse(part.Syntax, reason);
        return new DefaultOf(Map(type));
    }

    private void Refuse(SyntaxNode syntax, string reason) =>
        Report(Descriptors.UnsupportedConstruct, syntax, StatementText.Short(syntax), reason);

    private void Report(DiagnosticDescriptor descriptor, SyntaxNode at, params string[] arguments) =>
        _context.Report(descriptor, at, arguments);
}
