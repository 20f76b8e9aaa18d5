using System.Globalization;

namespace Benchmarks;

/// <summary>Reads the numbers of a text one after the other, whatever stands between them.</summary>
internal sealed class NumberReader(string text)
{
    private readonly string[] _words = text.Split([' ', '\t', '\r', '\n', ':'], StringSplitOptions.RemoveEmptyEntries);
    private int _next;

    public bool IsAtEnd => _next >= _words.Length;

    public string Word() => _words[_next++];

    public double Number() => double.Parse(Word(), CultureInfo.InvariantCulture);

    public int Integer() => int.Parse(Word(), CultureInfo.InvariantCulture);

    public double[] Numbers(int count)
    {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = Number();
        }

        return numbers;
    }
}
