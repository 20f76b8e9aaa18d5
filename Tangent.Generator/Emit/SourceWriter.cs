using System.Text;

namespace Tangent.Generator.Emit;

/// <summary>
/// Indented text with <c>\n</c> for line ends. A blank line is a wish: it appears between two lines of one block, never
/// after an opening brace, before a closing one, or twice.
/// </summary>
internal sealed class SourceWriter
{
    /// <summary>Where a line may be continued on the next: no character of any text, so that the lines of a string literal stay as they are.</summary>
    public const char Break = '\uFFFF';

    private const string Indent = "    ";

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _blankWanted;
    private bool _atBlockStart = true;

    /// <summary>A line; what stands behind a <see cref="Break"/> stands below it, one step further in.</summary>
    public void Line(string line)
    {
        if (_blankWanted && !_atBlockStart)
        {
            _text.Append('\n');
        }

        int depth = _depth;
        foreach (string part in line.Split(Break))
        {
            for (int i = 0; i < depth; i++)
            {
                _text.Append(Indent);
            }

            _text.Append(part).Append('\n');
            depth = _depth + 1;
        }

        _blankWanted = false;
        _atBlockStart = false;
    }

    public void Blank() => _blankWanted = true;

    public void Open()
    {
        Line("{");
        _depth++;
        _atBlockStart = true;
    }

    public void Close(string after = "")
    {
        _depth--;
        _blankWanted = false;
        Line("}" + after);
    }

    /// <summary>Lines written until <see cref="Outdent"/> stand one step further in, without braces.</summary>
    public void IndentMore() => _depth++;

    public void Outdent() => _depth--;

    public override string ToString() => _text.ToString();
}
