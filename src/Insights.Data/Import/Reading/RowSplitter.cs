namespace Insights.Data.Import.Reading;

/// <summary>
/// Splits one row of a delimited text into cells (RFC 4180 and what is near it). Cells that need no change are places in
/// the text; those with doubled quotation marks are unescaped into memory of the row's own, so that all cells of a row
/// stay valid together.
/// </summary>
/// <param name="delimiter">Between cells.</param>
internal sealed class RowSplitter(char delimiter)
{
    private const char Quote = '"';
    private const char Escape = '\\';
    private const int NeedsMore = -1;

    // A place in the text, or ~place in the row's own memory.
    private int[] starts = new int[64];
    private int[] lengths = new int[64];
    private char[] unescaped = new char[256];
    private int unescapedLength;
    private bool hasEscapeBeforeQuote;

    /// <summary>Cells of the row.</summary>
    internal int Count { get; private set; }

    /// <summary>True where a cell is written in quotation marks.</summary>
    internal bool HasQuotes { get; private set; }

    /// <summary>True where the text ends inside quotation marks.</summary>
    internal bool HasOpenQuote { get; private set; }

    /// <summary>True where quotation marks stand inside a quoted cell without being doubled.</summary>
    internal bool HasStrayQuote { get; private set; }

    /// <summary>A cell as it is written, without its quotation marks.</summary>
    /// <param name="text">The text that was split.</param>
    /// <param name="ordinal">The cell, which must exist.</param>
    internal ReadOnlySpan<char> Cell(ReadOnlySpan<char> text, int ordinal)
    {
        var start = starts[ordinal];
        return start >= 0 ? text.Slice(start, lengths[ordinal]) : unescaped.AsSpan(~start, lengths[ordinal]);
    }

    /// <summary>Splits the first row of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isWhole">False where the text goes on behind its end.</param>
    /// <returns>Characters of the row with its line end, or a negative number where the row goes on behind the text's end.</returns>
    internal int Split(ReadOnlySpan<char> text, bool isWhole)
    {
        var length = Split(text, isWhole, hasEscapes: false);
        if (length < 0 || !hasEscapeBeforeQuote) return length;
        // \" where neither the cell ends nor the mark is doubled: the file escapes with backslashes, as MySQL's exports do.
        var escapedLength = Split(text, isWhole, hasEscapes: true);
        return escapedLength == NeedsMore || !HasOpenQuote ? escapedLength : Split(text, isWhole, hasEscapes: false);
    }

    private int Split(ReadOnlySpan<char> text, bool isWhole, bool hasEscapes)
    {
        Count = unescapedLength = 0;
        HasQuotes = HasOpenQuote = HasStrayQuote = hasEscapeBeforeQuote = false;
        for (var position = 0; ;)
        {
            var begin = SkipBlanks(text, position);
            if (begin == text.Length && !isWhole) return NeedsMore;
            position = begin < text.Length && text[begin] == Quote
                ? AddQuoted(text, begin, isWhole, hasEscapes)
                : AddPlain(text, position, isWhole);
            if (position < 0) return NeedsMore;
            if (position == text.Length) return position;
            if (text[position] == delimiter)
            {
                position++;
                continue;
            }
            if (text[position] == '\n') return position + 1;
            if (position + 1 == text.Length) return isWhole ? position + 1 : NeedsMore;
            return text[position + 1] == '\n' ? position + 2 : position + 1;
        }
    }

    private static int SkipBlanks(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && text[position] == ' ') position++;
        return position;
    }

    private int AddPlain(ReadOnlySpan<char> text, int start, bool isWhole)
    {
        var length = text[start..].IndexOfAny(delimiter, '\n', '\r');
        if (length < 0)
        {
            if (!isWhole) return NeedsMore;
            length = text.Length - start;
        }
        Add(start, length);
        return start + length;
    }

    /// <summary>Adds a cell in quotation marks; one that nothing but a delimiter or line end follows closes it.</summary>
    private int AddQuoted(ReadOnlySpan<char> text, int opening, bool isWhole, bool hasEscapes)
    {
        HasQuotes = true;
        var needsUnescaping = false;
        for (var i = opening + 1; ; i++)
        {
            var next = hasEscapes ? text[i..].IndexOfAny(Quote, Escape) : text[i..].IndexOf(Quote);
            if (next < 0 || i + next + 1 == text.Length && !isWhole)
            {
                if (!isWhole) return NeedsMore;
                HasOpenQuote = true;
                AddContent(text[(opening + 1)..], opening + 1, needsUnescaping, hasEscapes);
                return text.Length;
            }
            i += next;
            var follower = i + 1 < text.Length ? text[i + 1] : '\n';
            if (text[i] == Escape)
            {
                if (follower is not (Quote or Escape)) continue;
                needsUnescaping = true;
                i++;
                continue;
            }
            if (follower == Quote)
            {
                needsUnescaping = true;
                i++;
                continue;
            }
            var end = SkipBlanks(text, i + 1);
            if (end == text.Length && !isWhole) return NeedsMore;
            if (end == text.Length || text[end] == delimiter || text[end] is '\n' or '\r')
            {
                AddContent(text[(opening + 1)..i], opening + 1, needsUnescaping, hasEscapes);
                return end;
            }
            HasStrayQuote = true;
            hasEscapeBeforeQuote |= text[i - 1] == Escape;
        }
    }

    private void AddContent(ReadOnlySpan<char> content, int start, bool needsUnescaping, bool hasEscapes)
    {
        if (!needsUnescaping)
        {
            Add(start, content.Length);
            return;
        }
        if (unescaped.Length - unescapedLength < content.Length)
            Array.Resize(ref unescaped, Math.Max(unescaped.Length * 2, unescapedLength + content.Length));
        var target = unescapedLength;
        for (var i = 0; i < content.Length; i++)
        {
            var isFirstOfTwo = i + 1 < content.Length
                && (content[i] == Quote ? content[i + 1] == Quote : hasEscapes && content[i] == Escape && content[i + 1] is Quote or Escape);
            if (isFirstOfTwo) i++;
            unescaped[target++] = content[i];
        }
        Add(~unescapedLength, target - unescapedLength);
        unescapedLength = target;
    }

    private void Add(int start, int length)
    {
        if (Count == starts.Length)
        {
            Array.Resize(ref starts, Count * 2);
            Array.Resize(ref lengths, Count * 2);
        }
        starts[Count] = start;
        lengths[Count] = length;
        Count++;
    }
}
