using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using DiffPlex.Renderer;
using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Snapshots.Harness;

/// <summary>
/// The files of one test: <c>Fixture.Test#Hint.g.verified.cs</c> in the folder of the fixture, headed by the hint name, and
/// <c>….received.cs</c> where the text is another one. These are the names and the contents that the package Verify.SourceGenerators gives
/// them. With the environment variable below set to 1 what was received is accepted.
/// </summary>
internal sealed class SnapshotFiles
{
    public const string AcceptVariable = "TANGENT_ACCEPT_SNAPSHOTS";

    private const string Verified = ".verified.cs";
    private const string Received = ".received.cs";

    private readonly string _folder;
    private readonly string _test;

    public SnapshotFiles(TestContext.TestAdapter test)
    {
        _folder = FolderOf(test.Type!);
        _test = $"{test.Type!.Name}.{test.MethodName}";
    }

    private static bool Accepts => Environment.GetEnvironmentVariable(AcceptVariable) == "1";

    /// <summary>The folder that a fixture's source lies in: it is named after the namespace.</summary>
    public static string FolderOf(Type fixture)
    {
        string project = typeof(SnapshotFiles).Assembly.GetName().Name!;
        return Path.Combine([Repository.Root, project, .. fixture.Namespace![(project.Length + 1)..].Split('.')]);
    }

    /// <summary>The verified files below a folder, as fixture and test with their paths.</summary>
    public static IEnumerable<(string Test, string Path)> VerifiedBelow(string folder) =>
        Directory.EnumerateFiles(folder, "*" + Verified, SearchOption.AllDirectories)
            .Select(path => (Path.GetFileName(path).Split('#')[0], path));

    /// <summary>
    /// What is not as it was verified, as a unified diff; empty where all is. What differs is written to received files, and
    /// those of an earlier run are deleted.
    /// </summary>
    public string Compare(IReadOnlyDictionary<string, string> texts)
    {
        foreach (string old in OfThisTest(Received))
            File.Delete(old);

        var message = new StringBuilder();
        foreach ((string hint, string text) in texts)
        {
            string received = WithHeader(hint, text);
            string verified = File.Exists(PathOf(hint, Verified)) ? File.ReadAllText(PathOf(hint, Verified)) : "";
            if (received == verified)
                continue;
            Write(PathOf(hint, Received), received);
            message.Append(UnidiffRenderer.GenerateUnidiff(verified, received, hint + Verified, hint + Received)).Append('\n');
        }

        foreach (string stale in Stale(texts))
            message.Append("nothing produces ").Append(Path.GetFileName(stale)).Append('\n');
        return message.ToString();
    }

    /// <summary>Fails with the difference or, if asked to, makes the new texts the verified ones.</summary>
    public void Conclude(IReadOnlyDictionary<string, string> texts, string difference)
    {
        if (!Accepts)
        {
            Assert.That(difference, Is.Empty, $"Set {AcceptVariable}=1 to accept this.\n{difference}");
            return;
        }

        foreach (string path in Stale(texts).Concat(OfThisTest(Received)).ToList())
            File.Delete(path);
        foreach ((string hint, string text) in texts)
            Write(PathOf(hint, Verified), WithHeader(hint, text));
    }

    private static string WithHeader(string hint, string text) => $"//HintName: {hint}\n{text}";

    private static void Write(string path, string text) => File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private IEnumerable<string> OfThisTest(string extension) => Directory.EnumerateFiles(_folder, $"{_test}#*{extension}");

    private IEnumerable<string> Stale(IReadOnlyDictionary<string, string> texts) =>
        OfThisTest(Verified).Except(texts.Keys.Select(hint => PathOf(hint, Verified)), StringComparer.Ordinal);

    private string PathOf(string hint, string extension) =>
        Path.Combine(_folder, $"{_test}#{Path.GetFileNameWithoutExtension(hint)}{extension}");
}
