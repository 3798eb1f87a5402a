using System.Buffers;
using Insights.Data.Purchases;
using Insights.Data.Values;

namespace Insights.Data.Import.Merging;

/// <summary>
/// Lines of a statement as bytes. Each number is written in groups of seven bits, smaller ones in fewer bytes, with the sign
/// in the lowest bit: a line takes about ten bytes.
/// </summary>
internal static class StatementLines
{
    private const int BytesOfNumber = 10;
    private const int NumbersOfLine = 5;

    /// <summary>Writes lines into a buffer, which grows with the need.</summary>
    internal static ReadOnlySpan<byte> Write(IReadOnlyList<StatementLine> lines, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var span = buffer.GetSpan(BytesOfNumber * NumbersOfLine);
            var length = Write(span, line.Content.ProductId?.Value ?? 0);
            length += Write(span[length..], line.Content.Quantity.TenThousandths);
            length += Write(span[length..], line.Content.Amount.TenThousandths);
            // The lowest bit of the count states whether an id follows.
            length += Write(span[length..], ((long)line.Count << 1) | (line.LineId == 0 ? 0L : 1L));
            if (line.LineId != 0) length += Write(span[length..], line.LineId);
            buffer.Advance(length);
        }
        return buffer.WrittenSpan;
    }

    /// <summary>Reads lines that <see cref="Write(IReadOnlyList{StatementLine}, ArrayBufferWriter{byte})"/> has written.</summary>
    internal static void Read(ReadOnlySpan<byte> bytes, List<StatementLine> lines)
    {
        while (!bytes.IsEmpty)
        {
            var product = Read(ref bytes);
            var quantity = Read(ref bytes);
            var amount = Read(ref bytes);
            var count = Read(ref bytes);
            var id = (count & 1) == 0 ? 0 : Read(ref bytes);
            lines.Add(new StatementLine(
                new BasketContentLine(product == 0 ? null : new ProductId(product), new Quantity(quantity), new Money(amount)), id, (int)(count >> 1)));
        }
    }

    /// <summary>Writes one number, and returns the number of its bytes, at most ten.</summary>
    internal static int Write(Span<byte> target, long value)
    {
        var rest = (ulong)((value << 1) ^ (value >> 63));
        var length = 0;
        for (; rest >= 0x80; rest >>= 7) target[length++] = (byte)(rest | 0x80);
        target[length++] = (byte)rest;
        return length;
    }

    /// <summary>Reads one number from the beginning of the bytes and leaves the rest.</summary>
    internal static long Read(ref ReadOnlySpan<byte> source)
    {
        ulong value = 0;
        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = source[length++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) break;
        }
        source = source[length..];
        return (long)(value >> 1) ^ -(long)(value & 1);
    }
}
