using System.Globalization;
using System.Linq;

namespace Tangent.Generator.Tests;

/// <summary>What follows the name of a command: <c>--name value</c>.</summary>
internal sealed class CommandOptions(string[] arguments)
{
    public string? Text(string name) => arguments.SkipWhile(a => a != name).Skip(1).FirstOrDefault();

    public int Number(string name, int otherwise) => Text(name) is string text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
