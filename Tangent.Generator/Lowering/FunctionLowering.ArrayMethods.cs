using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Rules.Spans;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Methods of arrays and spans. Copies, fills and clears become loops over elements, so that nothing else needs a
/// derivative; a source that may overlap the destination is copied first.
/// <code>
/// Array.Copy(a, 0, b, 1, n);      becomes      for (int k = 0; k &lt; n; k++) { b[1 + k] = a[k]; }
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private Expr? TryLowerArrayMethod(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        string owner = method.ContainingType.Name;
        bool isArray = method.ContainingType.SpecialType == SpecialType.System_Array;
        bool isSpan = TypeMapping.IsSpan(method.ContainingType);
        bool isExtension = owner is "MemoryExtensions" or "Enumerable" && invocation.Arguments.Length > 0
            && method.DeclaringSyntaxReferences.Length == 0;
        if (!isArray && !isSpan && !isExtension)
        {
            return null;
        }

        IOperation[] parts = PartsOf(invocation);
        return (method.Name, parts.Length) switch
        {
            ("GetLength", 2) when parts[1].ConstantValue is { HasValue: true, Value: int dimension } =>
                new LengthOf(LowerValue(parts[0]), dimension),
            ("GetUpperBound", 2) when parts[1].ConstantValue is { HasValue: true, Value: int dimension } =>
                new Binary(BinaryOperator.Subtract, new LengthOf(LowerValue(parts[0]), dimension), Index(1), IrType.Int),
            ("GetLowerBound", 2) => Index(0),
            ("ToArray", 1) when ElementOf(parts[0]) is not null => new CloneOf(LowerValue(parts[0]), Map(invocation.Type)),
            ("AsSpan", 1 or 2 or 3) when ElementOf(parts[0]) is not null && parts.Skip(1).All(IsInt) => LowerSlice(parts, Map(invocation.Type)),
            ("Slice", 2 or 3) when isSpan => LowerSlice(parts, Map(invocation.Type)),
            ("Empty", 0) when isArray => new NewArray((ArrayType)Map(invocation.Type), EquatableArray.Of(Index(0))),
            ("Copy", 3) when isArray && AreArrays(parts[0], parts[1]) => LowerCopy(parts[0], null, parts[1], null, parts[2]),
            ("Copy", 5) when isArray && AreArrays(parts[0], parts[2]) => LowerCopy(parts[0], parts[1], parts[2], parts[3], parts[4]),
            ("CopyTo", 3) when isArray && AreArrays(parts[0], parts[1]) => LowerCopy(parts[0], null, parts[1], parts[2], null),
            ("CopyTo", 2) when ElementOf(parts[0]) is not null && ElementOf(parts[1]) is not null =>
                LowerCopy(parts[0], null, parts[1], null, null),
            ("Fill", 2) => LowerFill(parts[0], parts[1], null, null),
            ("Fill", 4) when isArray => LowerFill(parts[0], parts[1], parts[2], parts[3]),
            ("Reverse", 1) when method.ReturnsVoid && IsRankOne(parts[0]) => LowerReverse(parts[0]),
            ("Clear", 1) when IsRankOne(parts[0]) => LowerFill(parts[0], null, null, null),
            ("Clear", 3) when isArray && IsRankOne(parts[0]) => LowerFill(parts[0], null, parts[1], parts[2]),
            _ => null,
        };
    }

    /// <summary>The receiver and the arguments by position, without the conversion to <c>Array</c>.</summary>
    private static IOperation[] PartsOf(IInvocationOperation invocation)
    {
        var arguments = invocation.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value);
        return (invocation.Instance is { } instance ? arguments.Prepend(instance) : arguments).Select(WithoutUpcast).ToArray();
    }

    private static IOperation WithoutUpcast(IOperation value) =>
        value is IConversionOperation { IsImplicit: true, Operand: { Type: IArrayTypeSymbol } operand, Type: not null } conversion
        && !TypeMapping.IsSpan(conversion.Type)
            ? operand
            : value;

    private static bool IsInt(IOperation value) => value.Type?.SpecialType == SpecialType.System_Int32;

    private static ITypeSymbol? ElementOf(IOperation value) => value.Type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol named when TypeMapping.IsSpan(named) => named.TypeArguments[0],
        _ => null,
    };

    private static bool IsRankOne(IOperation value) => ElementOf(value) is not null;

    private static bool AreArrays(IOperation first, IOperation second) =>
        IsRankOne(first) && IsRankOne(second)
        && SymbolEqualityComparer.Default.Equals(ElementOf(first), ElementOf(second));

    private Expr LowerSlice(IOperation[] parts, IrType type)
    {
        Operands operands = LowerInOrder(parts);
        Expr whole = operands[0].Type is ArrayType ? new AsSpan(operands[0], type, IsImplicit: false) : operands[0];
        if (operands.Count == 1)
        {
            return whole;
        }

        return new Slice(whole, operands[1], operands.Count > 2 ? operands[2] : null, type);
    }

    private Expr LowerCopy(
        IOperation source, IOperation? sourceStart, IOperation destination, IOperation? destinationStart, IOperation? count)
    {
        var operands = new Operands(this);
        operands.Add(() => Named(LowerValue(source)));
        operands.Add(() => sourceStart is null ? Index(0) : Fixed(LowerValue(sourceStart), "start"));
        operands.Add(() => WrittenThrough(destination));
        operands.Add(() => destinationStart is null ? Index(0) : Fixed(LowerValue(destinationStart), "start"));
        operands.Add(() => count is null ? new LengthOf(operands[0]) : Fixed(LowerValue(count), "count"));
        (Expr from, Expr start, Expr to, Expr toStart, Expr length) = (operands[0], operands[1], operands[2], operands[3], operands[4]);
        bool areApart = AreApart(from, to, source, destination, start.Equals(toStart));
        if (!areApart && sourceStart is null && destinationStart is null && count is null && ElementTypeOf(from.Type) is RealType { HasLiterals: true } element
            && element.Equals(ElementTypeOf(to.Type)))
        {
            Emit(new Do(new SpanCall(SpanRules.Copy, EquatableArray.Of(from, to), 1, IrType.Void)));
            return new DefaultOf(IrType.Void);
        }

        if (!areApart)
        {
            bool isWhole = start is Literal { Text: "0" } && length.Equals(new LengthOf(from));
            Expr segment = isWhole ? from : new Slice(ViewOf(from), start, length, ViewOf(from).Type);
            from = Spill(new CloneOf(segment, new ArrayType(ElementTypeOf(from.Type), 1)));
            start = Index(0);
        }

        Variable k = NewVariable("k", IrType.Int);
        Emit(CountingTo(length, k, new Assign(At(to, toStart, k), At(from, start, k))));
        return new DefaultOf(IrType.Void);
    }

    private Expr LowerFill(IOperation array, IOperation? value, IOperation? start, IOperation? count)
    {
        var operands = new Operands(this);
        operands.Add(() => WrittenThrough(array));
        operands.Add(() => value is null ? Cleared(Map(ElementOf(array))) : LowerValue(value));
        operands.Add(() => start is null ? Index(0) : Fixed(LowerValue(start), "start"));
        operands.Add(() => count is null ? new LengthOf(operands[0]) : Fixed(LowerValue(count), "count"));
        Expr filled = operands[1] is Local or Literal or DefaultOf ? operands[1] : Spill(operands[1], "value");
        Variable k = NewVariable("k", IrType.Int);
        Emit(CountingTo(operands[3], k, new Assign(At(operands[0], operands[2], k), filled)));
        return new DefaultOf(IrType.Void);
    }

    /// <summary>Elements from both ends change their places until the middle is reached.</summary>
    private Expr LowerReverse(IOperation array)
    {
        Expr storage = WrittenThrough(array);
        Variable k = NewVariable("k", IrType.Int);
        Expr last = new Binary(BinaryOperator.Subtract, new Binary(BinaryOperator.Subtract, new LengthOf(storage), Index(1), IrType.Int), new Local(k), IrType.Int);
        ElementAt first = At(storage, Index(0), k);
        var other = new ElementAt(storage, EquatableArray.Of(last), first.Type);
        Block swap = Collect(() =>
        {
            Expr kept = Spill(first, "kept");
            Emit(new Assign(first, other));
            Emit(new Assign(other, kept));
        });
        Emit(new For(k, Index(0), BinaryOperator.LessThan, new Binary(BinaryOperator.Divide, new LengthOf(storage), Index(2), IrType.Int), 1, swap));
        return new DefaultOf(IrType.Void);
    }

    /// <summary>The array or span that a loop is going to write.</summary>
    private Expr WrittenThrough(IOperation array)
    {
        Expr value = LowerValue(array);
        RefuseWriteToState(array, value, ElementTypeOf(value.Type));
        return Named(value);
    }

    private static Expr Cleared(IrType element) =>
        element is RealType or PlainType { Kind: PlainKind.Integer } ? new Literal("0", element) : new DefaultOf(element);

    private For CountingTo(Expr count, Variable k, Statement body) =>
        new(k, Index(0), BinaryOperator.LessThan, count, 1, Block.Of(body with { Source = _source }));

    private static ElementAt At(Expr array, Expr start, Variable k)
    {
        Expr index = start is Literal { Text: "0" }
            ? new Local(k)
            : new Binary(BinaryOperator.Add, start, new Local(k), IrType.Int);
        return new ElementAt(array, EquatableArray.Of(index), ElementTypeOf(array.Type));
    }

    private Expr Named(Expr array) => array is Local ? array : Spill(array);

    /// <summary>An index that the loop reads at each trip: by name, unless it is as simple as a name.</summary>
    private Expr Fixed(Expr index, string name) =>
        index is Local or Literal or LengthOf { Array: Local } ? index : Spill(index, name);

    private static Expr ViewOf(Expr storage) => storage.Type is ArrayType array
        ? new AsSpan(storage, new SpanType(array.Element, IsReadOnly: false), IsImplicit: false)
        : storage;

    private static IrType ElementTypeOf(IrType storage) =>
        storage switch
        {
            ArrayType array => array.Element,
            ListType list => list.Element,
            _ => ((SpanType)storage).Element,
        };

    /// <summary>
    /// Whether copying element by element is safe: arrays from and to the same place, or storage that is known to differ
    /// because one was allocated here and neither variable ever names anything else.
    /// </summary>
    private bool AreApart(Expr from, Expr to, IOperation source, IOperation destination, bool isSameStart)
    {
        bool areArrays = from.Type is ArrayType && to.Type is ArrayType;
        return (areArrays && isSameStart) || (!from.Equals(to) && IsOwn(source) && IsOwn(destination)
            && (IsFresh(source) || IsFresh(destination)));
    }

    /// <summary>A parameter, or a variable that got fresh storage, and is never assigned again.</summary>
    private bool IsOwn(IOperation array) =>
        (array is IParameterReferenceOperation p
            && SymbolEqualityComparer.Default.Equals(p.Parameter.ContainingSymbol, _method)
            && !Assignments.Assign(_body!, p.Parameter))
        || IsFresh(array);

    private bool IsFresh(IOperation array) => array is ILocalReferenceOperation local && IsFresh(local.Local);

    private bool IsFresh(ILocalSymbol local) =>
        !Assignments.Assign(_body!, local)
        && Assignments.InitializerOf(_body!, local) is IArrayCreationOperation or IObjectCreationOperation;

    /// <summary>Whether two variables never name one storage: the same as for arrays above, of what is lowered already.</summary>
    private bool AreApart(Expr first, Expr second)
    {
        ISymbol? a = SymbolOf(first);
        ISymbol? b = SymbolOf(second);
        return a is not null && b is not null && !SymbolEqualityComparer.Default.Equals(a, b)
            && IsOwn(a) && IsOwn(b) && (a is ILocalSymbol || b is ILocalSymbol);
    }

    private ISymbol? SymbolOf(Expr expr) =>
        expr is Local local ? _variables.FirstOrDefault(v => v.Value.Id == local.Variable.Id).Key : null;

    private bool IsOwn(ISymbol symbol) => symbol switch
    {
        IParameterSymbol parameter => SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, _method) && !Assignments.Assign(_body!, parameter),
        ILocalSymbol local => IsFresh(local),
        _ => false,
    };
}
