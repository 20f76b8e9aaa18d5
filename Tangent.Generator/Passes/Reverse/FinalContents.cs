using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// The backward sweep undoes writes on its way; what the caller can see afterwards is kept before it and put back
/// after it, so that every argument and result ends as the method itself leaves it. What a read-only span looks at is put back
/// under the name by which it was written.
/// </summary>
internal sealed class FinalContents
{
    public FinalContents(ReverseProgram program)
    {
        var contents = new HashSet<int>(program.Restored.Where(l => l.Kind == LocationKind.Contents).Select(l => l.Id));
        var variables = new HashSet<int>(program.Restored.Where(l => l.Kind == LocationKind.Variable).Select(l => l.Id));
        IEnumerable<Variable> references = program.Primal.Parameters
            .Where(p => p.Passing == Passing.Value)
            .Select(p => p.Variable)
            .Concat(program.Results)
            .Where(v => v.Type.IsReference && v.Type is not SpanType { IsReadOnly: true } && program.IsWritten(v) && contents.Contains(program.Aliases.ClassOf(v)))
            .ToList();
        foreach (Variable variable in references)
        {
            bool isParameter = program.Primal.Parameters.Any(p => p.Variable.Id == variable.Id);
            int storage = program.Aliases.ClassOf(variable);
            if (isParameter && program.IsRenamed(variable))
            {
                AddContents(program, Argument(program, variable), storage);
            }
            else if (variables.Contains(variable.Id))
            {
                throw new NotDifferentiableException("a result that is both written through and made to name another array");
            }
            else
            {
                AddContents(program, variable, storage);
            }
        }

        foreach (Parameter parameter in program.Primal.Parameters)
        {
            if (parameter.Passing is Passing.Ref or Passing.Out && variables.Contains(parameter.Variable.Id))
            {
                Variable final = program.Fresh.Variable(parameter.Variable.Name + "Final", parameter.Variable.Type);
                Keep.Add(new Declare(final, new Local(parameter.Variable)));
                PutBack.Add(new Assign(new Local(parameter.Variable), new Local(final)));
            }
        }
    }

    /// <summary>Statements for the start of the function.</summary>
    public List<Statement> AtEntry { get; } = new();

    /// <summary>Statements for the end of the forward sweep.</summary>
    public List<Statement> Keep { get; } = new();

    /// <summary>Statements for the end of the backward sweep.</summary>
    public List<Statement> PutBack { get; } = new();

    /// <summary>The caller's array by a name of its own, where the parameter comes to name another one.</summary>
    private Variable Argument(ReverseProgram program, Variable parameter)
    {
        Variable argument = program.Fresh.Variable(parameter.Name + "Argument", parameter.Type);
        AtEntry.Add(new Declare(argument, new Local(parameter)));
        return argument;
    }

    private void AddContents(ReverseProgram program, Variable variable, int storage)
    {
        if (ObjectFields.AreIn(variable.Type))
        {
            var contents = new ObjectContents(program, storage);
            contents.Add(new Local(variable));
            Keep.AddRange(contents.Keep);
            PutBack.AddRange(contents.PutBack);
            return;
        }

        var reference = new Local(variable);
        switch (variable.Type)
        {
            case var type when WholeCopy.Suits(type):
                var slot = new LocalSlot(program.Fresh.Variable(variable.Name + "Final", new ArrayType(SpanElements.TypeOf(reference), 1)));
                Keep.AddRange(WholeCopy.Keep(reference, slot, program.Fresh));
                PutBack.AddRange(WholeCopy.PutBack(reference, slot, program.Fresh));
                break;
            case ArrayType { Rank: 1, Element.IsReference: false } or SpanType:
                IrType copy = variable.Type is SpanType span ? new ArrayType(span.Element, 1) : variable.Type;
                Variable final = program.Fresh.Variable(variable.Name + "Final", copy);
                Keep.Add(new Declare(final, new CloneOf(reference, copy)));
                PutBack.Add(new CopyInto(new Local(final), reference));
                break;
            default:
                var snapshot = new SnapshotOf(reference);
                Variable kept = program.Fresh.Variable(variable.Name + "Final", snapshot.Type);
                Keep.Add(new Declare(kept, snapshot));
                PutBack.Add(new Restore(new Local(kept)));
                break;
        }
    }
}
