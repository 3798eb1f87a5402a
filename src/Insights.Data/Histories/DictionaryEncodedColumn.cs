using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Insights.Data.Histories;

/// <summary>A column of texts of which there are few different ones, as small numbers.</summary>
public sealed class DictionaryEncodedColumn
{
    /// <summary>The code that states nothing: the source states no text.</summary>
    public const ushort None = 0;

    /// <summary>Takes codes and texts as they are.</summary>
    /// <param name="codes">One for each entry; <see cref="None"/>, or one more than the text's place in <paramref name="texts"/>.</param>
    /// <param name="texts">The different texts in ordinal order.</param>
    internal DictionaryEncodedColumn(ushort[] codes, IReadOnlyList<string> texts)
    {
        Codes = codes;
        Texts = texts;
    }

    /// <summary>One for each entry: <see cref="None"/>, or one more than the text's place in <see cref="Texts"/>.</summary>
    public ushort[] Codes { get; }

    /// <summary>The different texts, in ordinal order, so that a code does not depend on which came first.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The text of an entry, or null where the source states none.</summary>
    public string? TextOf(int entry) => Codes[entry] == None ? null : Texts[Codes[entry] - 1];

    internal void AppendTo(XxHash3 hash)
    {
        foreach (var text in Texts)
        {
            hash.Append(MemoryMarshal.AsBytes(text.AsSpan()));
            hash.Append([0]);
        }
        hash.Append(MemoryMarshal.AsBytes(Codes.AsSpan()));
    }
}
