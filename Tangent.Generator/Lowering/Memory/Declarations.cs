using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Lowering.Memory;

/// <summary>
/// All of a compilation that decides what a name or a call in some body means: declarations, attributes, usings,
/// constants, references and options; everything but the bodies of members. Two compilations of which this is equal bind one
/// and the same tree alike.
/// </summary>
internal sealed class Declarations
{
    private static readonly ConditionalWeakTable<Compilation, Declarations> Cache = new();

    private readonly string _files;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly CompilationOptions _options;
    private readonly string? _assemblyName;

    private Declarations(Compilation compilation)
    {
        _files = DeclarationText.HashOf(compilation.SyntaxTrees);
        _references = compilation.ExternalReferences;
        _options = compilation.Options;
        _assemblyName = compilation.AssemblyName;
    }

    public static Declarations Of(Compilation compilation) => Cache.GetValue(compilation, static c => new Declarations(c));

    public bool AreSameAs(Declarations other) =>
        ReferenceEquals(this, other)
        || (_files == other._files
            && _assemblyName == other._assemblyName
            && (_references == other._references || _references.SequenceEqual(other._references, ReferenceComparer.Instance))
            && (ReferenceEquals(_options, other._options) || _options.Equals(other._options)));
}
