using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// <c>try</c> and <c>using</c>. A <c>catch</c> has to end in a <c>throw</c>: what ran before the exception came can't be run backward.
/// <code>
/// using (R r = Make()) { … }      becomes      R r = Make();
///                                              try { … } finally { r?.Dispose(); }
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private void LowerTry(ITryOperation statement)
    {
        var clauses = new List<CatchClause>();
        foreach (ICatchClauseOperation clause in statement.Catches)
        {
            if (LowerCatch(clause) is CatchClause lowered)
            {
                clauses.Add(lowered);
            }
        }

        EmitGuarded(() => LowerStatements(statement.Body.Operations), clauses, LowerBlock(statement.Finally));
    }

    private CatchClause? LowerCatch(ICatchClauseOperation clause)
    {
        ILocalSymbol? local = (clause.ExceptionDeclarationOrExpression as IVariableDeclaratorOperation)?.Symbol;
        Variable? exception = local is null ? null : NewVariable(local, local.Type);
        Expr? filter = null;
        if (clause.Filter is { } condition)
        {
            (filter, Block effects) = Collect(() => LowerValue(condition));
            if (!effects.IsEmpty)
            {
                Refuse(condition, "a filter that calls or assigns is not supported: use 'if' inside the 'catch'");
            }
        }

        Block handler = LowerBlock(clause.Handler);
        if (!AlwaysThrows(handler))
        {
            Refuse(clause.Syntax, "what ran before the exception came can't be run backward: end the 'catch' in a 'throw', or catch in the caller");
            return null;
        }

        bool isAll = clause.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.CatchClauseSyntax { Declaration: null };
        return new CatchClause(isAll ? null : _context.Names.Type(clause.ExceptionType), exception, filter, handler);
    }

    private static bool AlwaysThrows(Block block) => Endings.AlwaysLeaves(block) && !block.AllStatements().Any(s => s is Return or Break or Continue);

    private void EmitGuarded(System.Action lowerBody, IEnumerable<CatchClause> clauses, Block final) =>
        Emit(new Try(Collect(lowerBody), clauses.ToEquatable(), final));

    private void LowerUsing(IUsingOperation statement)
    {
        if (statement.IsAsynchronous)
        {
            Refuse(statement.Syntax, "'await' is not supported: await in the caller");
            return;
        }

        Block whole = Collect(() => LowerResources(statement.Resources, () => LowerStatements(BodyOf(statement.Body))));
        Emit(new Scope(whole));
    }

    /// <summary>The lock is held while the statements run forward, as the method holds it.</summary>
    private void LowerLock(ILockOperation statement)
    {
        if (Map(statement.LockedValue.Type) is not PlainType { Kind: PlainKind.Other })
        {
            Refuse(statement.LockedValue.Syntax, "what carries derivatives is not locked in differentiated code: lock another object");
            return;
        }

        bool isLock = statement.LockedValue.Type?.ToDisplayString() == "System.Threading.Lock";
        Expr locked = Spill(LowerValue(statement.LockedValue), "locked");
        Do Call(string method) => new(new Code(
            isLock ? "{0}." + method + "()" : "global::System.Threading.Monitor." + method + "({0})", EquatableArray.Of(locked), IrType.Void, IsPure: false))
        {
            Source = _source,
        };
        Emit(new Scope(Collect(() =>
        {
            Emit(Call("Enter"));
            EmitGuarded(() => LowerStatements(BodyOf(statement.Body)), [], Block.Of(Call("Exit")));
        })));
    }

    private static IEnumerable<IOperation> BodyOf(IOperation body) => body is IBlockOperation block ? block.Operations : [body];

    /// <summary><c>using R r = Make();</c> guards the rest of the block that it stands in.</summary>
    private void LowerUsingDeclaration(IUsingDeclarationOperation declaration, IEnumerable<IOperation> rest)
    {
        if (declaration.IsAsynchronous)
        {
            Refuse(declaration.Syntax, "'await' is not supported: await in the caller");
            return;
        }

        LowerResources(declaration.DeclarationGroup, () => LowerStatements(rest));
    }

    private void LowerResources(IOperation resources, System.Action lowerBody)
    {
        if (resources is not IVariableDeclarationGroupOperation group)
        {
            Expr resource = Spill(LowerRoot(resources), "resource");
            EmitDisposed(resource, resources, lowerBody);
            return;
        }

        List<IVariableDeclaratorOperation> declarators = group.Declarations.SelectMany(d => d.Declarators).ToList();
        void Next(int index)
        {
            if (index == declarators.Count)
            {
                lowerBody();
                return;
            }

            LowerDeclarator(declarators[index], declarators[index].GetVariableInitializer()?.Value);
            if (_variables.TryGetValue(declarators[index].Symbol, out Variable? variable))
            {
                EmitDisposed(new Local(variable), declarators[index], () => Next(index + 1));
            }
        }

        Next(0);
    }

    private void EmitDisposed(Expr resource, IOperation origin, System.Action lowerBody)
    {
        ITypeSymbol type = origin is IVariableDeclaratorOperation declarator ? declarator.Symbol.Type : origin.Type!;
        if (resource.Type is not PlainType)
        {
            Refuse(origin.Syntax, "what carries derivatives is not disposed of in differentiated code: do so in the caller");
            return;
        }

        bool hasOwn = type.GetMembers("Dispose").OfType<IMethodSymbol>()
            .Any(m => m.Parameters.Length == 0 && m.DeclaredAccessibility == Accessibility.Public);
        string disposable = _context.Names.Type(_context.Compilation.GetTypeByMetadataName("System.IDisposable")!);
        string place = hasOwn || type.TypeKind == TypeKind.Interface ? "{0}" : "((" + disposable + "){0})";
        string call = place + (type.IsValueType ? ".Dispose()" : "?.Dispose()");
        var dispose = new Do(new Code(call, EquatableArray.Of(resource), IrType.Void, IsPure: false)) { Source = _source };
        EmitGuarded(lowerBody, [], Block.Of(dispose));
    }
}
