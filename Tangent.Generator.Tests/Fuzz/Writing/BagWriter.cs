namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Writes a class with an array and a number in it.</summary>
internal static class BagWriter
{
    public static (string Name, string Text) Write(Choices choices)
    {
        string name = choices.Fresh("Bag");
        string form = choices.Of("class", "sealed class", "sealed record");
        choices.Note(form + " with an array");
        string energy = choices.Of("G * W[0] * x + W[1]", "Math.Sin(W[0] * x) * G", "W[0] * W[1] - G * x");
        string update = choices.Of("W[0] = 0.5 * W[0] * Math.Tanh(x) + 0.25 * G; G *= Math.Cos(W[1]);", "G = Math.Sin(G * x); W[1] = 0.5 * (W[1] + G);");
        string loop = "for (int i = 0; i < W.Length; i++) { W[i] = 0.75 * Math.Sin(W[i] + x * i); }";
        return (name, $$"""
                public {{form}} {{name}}
                {
                    public double[] W;
                    public double G{{choices.Of(";", " { get; set; }")}}

                    public {{name}}(double[] w, double g)
                    {
                        W = w;
                        G = g;
                    }

                    public double Energy(double x) => {{energy}};

                    public void Update(double x)
                    {
                        {{choices.Of(update, loop)}}
                    }
                }


            """);
    }
}
