namespace Tangent.Generator.Tests.Fuzz.Running;

/// <summary>A seed from a name, the same on every machine and in every run.</summary>
internal static class Seeds
{
    public static int Mix(string name)
    {
        uint hash = 2166136261;
        foreach (char c in name)
        {
            hash = (hash ^ c) * 16777619;
        }

        hash = (hash ^ (hash >> 15)) * 2246822519;
        return (int)(hash >> 1);
    }
}
