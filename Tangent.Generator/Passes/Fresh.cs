using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes;

/// <summary>Makes new variables of one function, with ids that are free and names that say what they hold.</summary>
internal sealed class Fresh
{
    // Not d (an adjoint's prefix), e (Euler), i to o (indices and counts).
    private const string Letters = "abcpqrstuvwfghxyz";

    private readonly HashSet<string> _names;
    private readonly HashSet<string> _original;
    private int _nextLetter;

    public Fresh(Function function)
    {
        NextId = function.NextId;
        _names = new HashSet<string>(function.Parameters.Select(p => p.Variable.Name));
        foreach (Statement statement in function.Body.AllStatements())
        {
            foreach (Variable variable in Declared(statement).Concat(statement.Expressions().SelectMany(e => e.Variables())))
            {
                _names.Add(variable.Name);
            }
        }

        _original = new HashSet<string>(_names);
    }

    public int NextId { get; private set; }

    public Variable Variable(string name, IrType type)
    {
        _names.Add(name);
        return new Variable(NextId++, name, type);
    }

    /// <summary>A variable with a name that the function itself does not use, made from the wanted one by a trailing <c>_</c>.</summary>
    public Variable Distinct(string name, IrType type)
    {
        while (_original.Contains(name))
        {
            name += "_";
        }

        return Variable(name, type);
    }

    /// <summary>A variable whose name no other one has: a parameter keeps the name that it asks for.</summary>
    public Variable Unique(string name, IrType type)
    {
        while (_names.Contains(name))
        {
            name += "_";
        }

        return Variable(name, type);
    }

    /// <summary>A temporary for the operand of some operation: named by the function it comes from, else by a letter.</summary>
    public Variable Temporary(Expr value)
    {
        if (value is MathCall { Function: not ("new" or "cast") } call)
        {
            string function = call.Function.TrimStart('.').TrimEnd('(', ')');
            string name = function.IndexOf(' ') >= 0 ? "value" : char.ToLowerInvariant(function[0]) + function.Substring(1);
            return Variable(name, value.Type);
        }

        while (_nextLetter < Letters.Length && _names.Contains(Letters[_nextLetter].ToString()))
        {
            _nextLetter++;
        }

        return _nextLetter < Letters.Length
            ? Variable(Letters[_nextLetter].ToString(), value.Type)
            : Variable("t", value.Type);
    }

    /// <summary>The variables that a statement itself declares.</summary>
    public static IEnumerable<Variable> Declared(Statement statement) => statement switch
    {
        Declare declare => new[] { declare.Variable },
        Deconstruct deconstruct => deconstruct.Variables,
        For loop => new[] { loop.Index },
        Try guarded => guarded.Catches.Select(c => c.Exception).OfType<Variable>(),
        Checkpointed loop => new[] { loop.Index },
        ParallelFor loop => new[] { loop.Index },
        _ => Enumerable.Empty<Variable>(),
    };
}
