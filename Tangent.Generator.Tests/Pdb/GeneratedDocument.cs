using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis.Text;

namespace Tangent.Generator.Tests.Pdb;

/// <summary>
/// What this assembly's portable PDB says of one generated file: where a debugger looks for it, what it held when it was
/// compiled, and the places where a step or a breakpoint stops.
/// </summary>
internal sealed record GeneratedDocument(string Path, ImmutableArray<byte> Hash, bool HasEmbeddedSource, ImmutableHashSet<LinePosition> Stops)
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <summary>Reads all that Tangent generated into this assembly.</summary>
    public static IReadOnlyList<GeneratedDocument> ReadAll()
    {
        string pdb = System.IO.Path.ChangeExtension(typeof(GeneratedDocument).Assembly.Location, ".pdb");
        using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(pdb));
        MetadataReader reader = provider.GetMetadataReader();

        ILookup<DocumentHandle, LinePosition> stops = SequencePoints(reader).ToLookup(stop => stop.Document, stop => stop.Start);
        return reader.Documents
            .Select(handle => (Handle: handle, Document: reader.GetDocument(handle)))
            .Select(entry => new GeneratedDocument(
                reader.GetString(entry.Document.Name),
                reader.GetBlobContent(entry.Document.Hash),
                HasSource(reader, entry.Handle),
                [.. stops[entry.Handle]]))
            .Where(document => document.Path.Replace('\\', '/').Contains("/Tangent.Generator.TangentGenerator/", StringComparison.Ordinal))
            .OrderBy(document => document.Path, StringComparer.Ordinal)
            .ToArray();
    }

    private static IEnumerable<(DocumentHandle Document, LinePosition Start)> SequencePoints(MetadataReader reader)
    {
        return
            from handle in reader.MethodDebugInformation
            from point in reader.GetMethodDebugInformation(handle).GetSequencePoints()
            where !point.IsHidden
            select (point.Document, new LinePosition(point.StartLine - 1, point.StartColumn - 1));
    }

    private static bool HasSource(MetadataReader reader, DocumentHandle document)
    {
        return reader.GetCustomDebugInformation(document)
            .Any(handle => reader.GetGuid(reader.GetCustomDebugInformation(handle).Kind) == EmbeddedSource);
    }
}
