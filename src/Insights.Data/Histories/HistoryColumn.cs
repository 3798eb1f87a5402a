namespace Insights.Data.Histories;

/// <summary>
/// A growing column in blocks: it never holds more than one block too much, takes no memory until something other than
/// the default is written, and gives its blocks back when it is copied out.
/// </summary>
internal sealed class HistoryColumn<T>
    where T : unmanaged
{
    private const int Shift = 16;
    private const int BlockLength = 1 << Shift;
    private const int Mask = BlockLength - 1;

    private T[][] blocks = [];

    /// <summary>True while nothing was written.</summary>
    internal bool IsEmpty => blocks.Length == 0;

    /// <summary>An entry; the default until it is written.</summary>
    internal ref T this[int index]
    {
        get
        {
            var block = index >> Shift;
            if (block >= blocks.Length) Grow(block + 1);
            return ref blocks[block][index & Mask];
        }
    }

    /// <summary>Forgets what was written.</summary>
    /// <param name="from">The first entry.</param>
    /// <param name="until">The end, exclusively.</param>
    internal void Clear(int from, int until)
    {
        for (var i = from; i < until && i >> Shift < blocks.Length; i++) this[i] = default;
    }

    /// <summary>The ranges of the column one after the other, and nothing left in it.</summary>
    internal T[] Take(HistoryRanges ranges)
    {
        var target = new T[ranges.Length];
        var at = 0;
        for (var run = 0; run < ranges.Count; run++)
        {
            var length = ranges.Until(run) - ranges.From(run);
            CopyTo(target.AsSpan(at, length), ranges.From(run));
            at += length;
        }
        blocks = [];
        return target;
    }

    private void CopyTo(Span<T> target, int from)
    {
        while (target.Length > 0 && from >> Shift < blocks.Length)
        {
            var source = blocks[from >> Shift].AsSpan(from & Mask);
            if (source.Length > target.Length) source = source[..target.Length];
            source.CopyTo(target);
            target = target[source.Length..];
            from += source.Length;
        }
    }

    private void Grow(int count)
    {
        var grown = new T[count][];
        blocks.CopyTo(grown, 0);
        for (var i = blocks.Length; i < count; i++) grown[i] = new T[BlockLength];
        blocks = grown;
    }
}
