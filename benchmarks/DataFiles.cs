using Benchmarks.BundleAdjustment;
using Benchmarks.Gmm;
using Benchmarks.Hand;
using Benchmarks.Lstm;

namespace Benchmarks;

/// <summary>Files in the formats of ADBench, in its folders: <c>gmm/SIZE</c>, <c>lstm</c>, <c>ba</c>, <c>hand/simple_…</c>, <c>hand/complicated_…</c>.</summary>
internal static class DataFiles
{
    public static IEnumerable<(string Name, Func<Problem> Make)> In(string folder)
    {
        foreach (string file in Directory.GetFiles(folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            string parent = Path.GetFileName(Path.GetDirectoryName(file)!);
            switch (path.Split('/')[0])
            {
                case "gmm":
                    yield return ("GMM " + path, () => GmmProblem.Of(GmmInput.Read(Reader(file)), parent));
                    break;
                case "lstm":
                    yield return ("LSTM " + path, () => LstmProblem.Of(LstmInput.Read(Reader(file))));
                    break;
                case "ba":
                    yield return ("BA " + path, () => BaProblem.Of(BaInput.Read(Reader(file)), Path.GetFileNameWithoutExtension(file)));
                    break;
                case "hand" when parent != "model":
                    bool complicated = parent.StartsWith("complicated", StringComparison.Ordinal);
                    yield return ("HAND " + path, () => HandProblem.Of(HandInput.Read(file, complicated), path));
                    break;
                default:
                    break;
            }
        }
    }

    private static NumberReader Reader(string file) => new(File.ReadAllText(file));
}
