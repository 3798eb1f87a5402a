namespace Insights.Data.Histories;

/// <summary>Numbers texts while they are read, and renumbers them in ordinal order when all are known.</summary>
internal sealed class DictionaryEncoder
{
    /// <summary>A text of which there are more different ones is a reference of its own, such as a voucher's number, and states nothing.</summary>
    internal const int MostTexts = ushort.MaxValue;

    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
    private string last = "";
    private ushort lastCode;
    private bool isTooMany;

    /// <summary>True where there is nothing to encode: no text, or more than <see cref="MostTexts"/>.</summary>
    internal bool IsEmpty => codes.Count == 0 || isTooMany;

    /// <summary>A preliminary code, <see cref="DictionaryEncodedColumn.None"/> for an empty text.</summary>
    internal ushort CodeOf(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return DictionaryEncodedColumn.None;
        // Neighbours are alike more often than not.
        if (text.SequenceEqual(last)) return lastCode;
        last = text.ToString();
        if (!codes.TryGetValue(last, out var code))
        {
            isTooMany |= codes.Count == MostTexts;
            if (!isTooMany) codes.Add(last, code = codes.Count + 1);
        }
        return lastCode = (ushort)code;
    }

    /// <summary>The texts in ordinal order, and replaces preliminary codes by the final ones.</summary>
    internal IReadOnlyList<string> Settle(Span<ushort> column)
    {
        string[] texts = [.. codes.Keys.Order(StringComparer.Ordinal)];
        var final = new ushort[texts.Length + 1];
        for (var i = 0; i < texts.Length; i++) final[codes[texts[i]]] = (ushort)(i + 1);
        foreach (ref var code in column) code = final[code];
        return texts;
    }
}
