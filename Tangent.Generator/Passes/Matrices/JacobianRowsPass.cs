using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Matrices;

/// <summary>
/// The Jacobian by reverse mode into memory of the caller's, row by row: the forward sweep once, then the backward sweep for each row, its
/// seed a 1 among zeros. Each copy is simplified for its seed.
/// <code>
/// int n = w.Length + 1;
/// Guard.Length(jacobian, 2 * n, nameof(jacobian));
/// jacobian.Clear();
/// … forward …
/// { Span&lt;double&gt; dw = jacobian.Slice(0, w.Length); … backward for (1, 0) …; jacobian[w.Length] = dx; }
/// { Span&lt;double&gt; dw = jacobian.Slice(n, w.Length); … backward for (0, 1) …; jacobian[n + w.Length] = dx; }
/// </code>
/// Where the backward sweep changes what a second one would read, the matrix is made and copied.
/// </summary>
internal sealed class JacobianRowsPass
{
    private const int MostRows = 8;

    private readonly Function _primal;
    private readonly IReadOnlyList<bool> _wrt;
    private readonly Function _vjp;
    private readonly Fresh _fresh;
    private readonly Columns _columns;
    private readonly Local _jacobian;

    private JacobianRowsPass(Function primal, IReadOnlyList<bool> wrt, Function vjp)
    {
        _primal = primal;
        _wrt = wrt;
        _vjp = vjp;
        _fresh = new Fresh(vjp);
        _columns = new Columns(primal, wrt, _fresh);
        _jacobian = new Local(_fresh.Distinct("jacobian", new SpanType(_columns.Element, IsReadOnly: false)));
    }

    /// <summary>Whether the numbers of all arguments lie one after another, and there are few results.</summary>
    public static bool Suits(Function primal, IReadOnlyList<bool> wrt) =>
        JacobianByRowsPass.Suits(primal, wrt)
        && (primal.ReturnType is RealType { HasLiterals: true } || primal.ReturnType is TupleType { Struct: null, Elements.Count: <= MostRows } tuple
            && tuple.Elements.All(e => e.Type is RealType { HasLiterals: true }))
        && primal.Parameters.All(p => p.Passing == Passing.Value && p.Variable.Type is not (TupleType or ObjectType))
        && Flattened.Reals(primal.ReturnType).Concat(primal.Parameters.Where((_, k) => wrt[k]).Select(p => NumberOf(p.Variable.Type))).Distinct().Count() == 1;

    /// <param name="primal">The method.</param>
    /// <param name="wrt">For each parameter whether it is differentiated.</param>
    /// <param name="vjp">Its <c>FVjp</c>, as reverse mode leaves it.</param>
    /// <param name="matrix">The Jacobian that is a matrix, for where the backward sweep cannot be repeated.</param>
    public static Function Run(Function primal, IReadOnlyList<bool> wrt, Function vjp, Function matrix)
    {
        var pass = new JacobianRowsPass(primal, wrt, vjp);
        return RepeatableSweep.Of(vjp, primal) is RepeatableSweep sweep ? pass.Repeated(sweep) : pass.Copied(matrix);
    }

    private static IrType NumberOf(IrType type) => type switch
    {
        RealType { HasLiterals: true } => type,
        ArrayType { Rank: 1, Element: RealType { HasLiterals: true } element } => element,
        SpanType { Element: RealType { HasLiterals: true } element } => element,
        _ => IrType.Void,
    };

    private int Rows => _primal.ReturnType is TupleType tuple ? tuple.Elements.Count : 1;

    private Function Repeated(RepeatableSweep sweep)
    {
        List<Statement> body = Start();
        body.AddRange(sweep.Forward);
        for (int row = 0; row < Rows; row++)
        {
            body.Add(new Note("---- backward" + (Rows > 1 ? ", row " + row.ToString(System.Globalization.CultureInfo.InvariantCulture) : "") + " ----"));
            body.Add(new Scope(new Block(Row(sweep, row).ToEquatable())));
        }

        return Finished(body);
    }

    private Function Copied(Function matrix)
    {
        List<Statement> body = Start();
        Variable made = _fresh.Variable("matrix", matrix.ReturnType);
        body.Add(new Declare(made, new Call(
            new Callee(matrix.Id, matrix.Name) { TypeArguments = matrix.TypeArguments },
            _primal.Parameters.Select(p => new Argument(Passing.Value, new Local(p.Variable))).ToEquatable(),
            matrix.ReturnType)));
        body.Add(new Do(new Code("{Flat}.Rows({0}, {1})", EquatableArray.Of<Expr>(new Local(made), _jacobian), IrType.Void, IsPure: false)));
        return Finished(body);
    }

    private List<Statement> Start()
    {
        var body = new List<Statement>(_columns.Start());
        body.Add(new Do(new Code(
            "{Guard}.Length({0}, {1}, nameof({0}))",
            EquatableArray.Of(_jacobian, Rows == 1 ? new Local(_columns.Count) : TripCount.Multiply(Build.IntLiteral(Rows), new Local(_columns.Count))),
            IrType.Void,
            IsPure: false)));
        body.Add(new Do(new Code("{0}.Clear()", EquatableArray.Of<Expr>(_jacobian), IrType.Void, IsPure: false)));
        return body;
    }

    private Function Finished(List<Statement> body) => _vjp with
    {
        Parameters = _primal.Parameters.Select(p => p with { Default = null }).Append(new Parameter(_jacobian.Variable, Passing.Value)).ToEquatable(),
        ReturnType = IrType.Void,
        Body = new Block(body.ToEquatable()),
        NextId = _fresh.NextId,
    };

    private IEnumerable<Statement> Row(RepeatableSweep sweep, int row)
    {
        Expr start = row == 0 ? Build.IntLiteral(0) : row == 1 ? new Local(_columns.Count) : TripCount.Multiply(Build.IntLiteral(row), new Local(_columns.Count));
        var renamed = sweep.Declared.ToDictionary(v => v.Id, v => _fresh.Variable(v.Name, v.Type) with { DerivativeOf = v.DerivativeOf, ShadowOf = v.ShadowOf });
        var statements = new List<Statement>();
        var scalars = new Queue<Expr>(sweep.Scalars);
        var stores = new List<Statement>();
        int input = 0;
        foreach (int k in Enumerable.Range(0, _wrt.Count).Where(k => _wrt[k]))
        {
            Variable parameter = _primal.Parameters[k].Variable;
            Expr place = Flattened.Sum(start, _columns.Offsets[input++]);
            if (parameter.Type.IsReference)
            {
                Variable buffer = sweep.Buffers[BufferIndex(k)];
                Variable slice = _fresh.Variable(buffer.Name, _jacobian.Type) with { DerivativeOf = buffer.DerivativeOf, ShadowOf = buffer.ShadowOf };
                renamed.Add(buffer.Id, slice);
                statements.Add(new Declare(slice, new Slice(_jacobian, place, new LengthOf(new Local(parameter)), _jacobian.Type)));
            }
            else
            {
                stores.Add(new Assign(new ElementAt(_jacobian, EquatableArray.Of(place), _columns.Element), scalars.Dequeue()));
            }
        }

        // Histories are given back with the last row.
        IEnumerable<Statement> backward = row == Rows - 1 ? sweep.Backward : sweep.Backward.Where(s => s is not Release);
        statements.AddRange(backward);
        statements.AddRange(stores);
        var seeds = new Seeds(sweep.Seed, row);
        return new Renamer(renamed).Visit(new Declarations(renamed).Visit(seeds.Visit(new Block(statements.ToEquatable())))).Statements;
    }

    private int BufferIndex(int parameter) => Enumerable.Range(0, parameter).Count(k => _wrt[k] && _primal.Parameters[k].Variable.Type.IsReference);

    /// <summary>The seed, or the parts of it: 1 for the row and zero for all others.</summary>
    private sealed class Seeds(Variable seed, int row) : IrRewriter
    {
        public override Expr Visit(Expr expr) => expr switch
        {
            TupleItem { Tuple: Local local } item when local.Variable.Id == seed.Id => item.Index == row ? Build.Real(1, item.Type) : new Zero(item.Type),
            Local local when local.Variable.Id == seed.Id => Build.Real(1, local.Type),
            _ => base.Visit(expr),
        };
    }

    /// <summary>New variables where the old ones are declared.</summary>
    private sealed class Declarations(IReadOnlyDictionary<int, Variable> renamed) : IrRewriter
    {
        public override IEnumerable<Statement> Visit(Statement statement) => base.Visit(statement).Select(s => s switch
        {
            Declare declare when renamed.TryGetValue(declare.Variable.Id, out Variable? variable) => declare with { Variable = variable },
            For loop when renamed.TryGetValue(loop.Index.Id, out Variable? variable) => loop with { Index = variable },
            _ => s,
        });
    }
}
