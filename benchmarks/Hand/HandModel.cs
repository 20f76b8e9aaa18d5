namespace Benchmarks.Hand;

/// <summary>
/// Bones and skin. A transform is 12 numbers, the three upper rows of its matrix; a vertex is 3 numbers and has a weight
/// for every bone. Parents stand before their children.
/// </summary>
internal sealed record HandModel(int[] Parents, double[] BaseRelative, double[] InverseBase, double[] Vertices, double[] Weights, int[] Triangles)
{
    public const int Bones = 22;
    public const int TransformSize = 12;

    public int VertexCount => Vertices.Length / 3;

    /// <summary>The wrist, five fingers of four bones, the forearm.</summary>
    public static HandModel Random(int vertexCount)
    {
        var random = new Random(42);
        int[] parents = Enumerable.Range(0, Bones).Select(b => b == 0 ? -1 : b == 21 || b % 4 == 1 ? 0 : b - 1).ToArray();
        double[] weights = new double[vertexCount * Bones];
        for (int v = 0; v < vertexCount; v++)
        {
            for (int k = 0; k < 4; k++)
            {
                weights[v * Bones + random.Next(Bones)] = 0.25;
            }
        }

        int[] triangles = Enumerable.Range(0, 3 * vertexCount).Select(_ => random.Next(vertexCount)).ToArray();
        return new HandModel(
            parents,
            random.Even(Bones * TransformSize, -0.6, 0.6),
            random.Even(Bones * TransformSize, -0.6, 0.6),
            random.Even(3 * vertexCount, -1, 1),
            weights,
            triangles);
    }

    public static HandModel Read(string folder)
    {
        string[] bones = File.ReadAllLines(Path.Combine(folder, "bones.txt")).Where(l => l.Length > 0).ToArray();
        var parents = new List<int>();
        var relative = new List<double>();
        var inverse = new List<double>();
        foreach (string bone in bones)
        {
            var reader = new NumberReader(bone);
            reader.Word();
            parents.Add(reader.Integer());
            relative.AddRange(reader.Numbers(16).Take(TransformSize));
            inverse.AddRange(reader.Numbers(16).Take(TransformSize));
        }

        string[] vertices = File.ReadAllLines(Path.Combine(folder, "vertices.txt")).Where(l => l.Length > 0).ToArray();
        double[] weights = new double[vertices.Length * Bones];
        var positions = new List<double>();
        for (int v = 0; v < vertices.Length; v++)
        {
            var reader = new NumberReader(vertices[v]);
            positions.AddRange(reader.Numbers(3));
            reader.Numbers(5);
            for (int count = reader.Integer(); count > 0; count--)
            {
                int bone = reader.Integer();
                weights[v * Bones + bone] = reader.Number();
            }
        }

        var corners = new NumberReader(File.ReadAllText(Path.Combine(folder, "triangles.txt")));
        var triangles = new List<int>();
        while (!corners.IsAtEnd)
        {
            triangles.Add(corners.Integer());
        }

        return new HandModel(parents.ToArray(), relative.ToArray(), inverse.ToArray(), positions.ToArray(), weights, triangles.ToArray());
    }
}
