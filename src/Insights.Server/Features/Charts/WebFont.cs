using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Insights.Server.Features.Charts;

/// <summary>
/// A font in the Web Open Font Format 1.0 (W3C Recommendation of 2012): tables of TrueType, each compressed with zlib. Unpacked for drawing,
/// and reduced to the letters of a picture for embedding.
/// </summary>
internal sealed class WebFont
{
    private const uint Signature = 0x774F4646;
    private const int HeaderBytes = 44;
    private const int EntryBytes = 20;
    private const int SfntHeaderBytes = 12;
    private const int SfntEntryBytes = 16;

    /// <summary>The tables without which browsers refuse a font; kerning is not used, since letters have places.</summary>
    private static readonly string[] Embedded = ["OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"];

    private readonly uint flavor;
    private readonly SortedDictionary<string, byte[]> tables = new(StringComparer.Ordinal);

    /// <summary>Reads a font.</summary>
    /// <exception cref="InvalidDataException">The bytes are no font of this format with TrueType outlines.</exception>
    internal WebFont(ReadOnlySpan<byte> woff)
    {
        if (woff.Length < HeaderBytes || BinaryPrimitives.ReadUInt32BigEndian(woff) != Signature) throw new InvalidDataException("This is no font in the Web Open Font Format 1.0.");
        flavor = BinaryPrimitives.ReadUInt32BigEndian(woff[4..]);
        var count = BinaryPrimitives.ReadUInt16BigEndian(woff[12..]);
        for (var i = 0; i < count; i++)
        {
            var entry = woff.Slice(HeaderBytes + (i * EntryBytes), EntryBytes);
            var (offset, packed, length) = (Int(entry[4..]), Int(entry[8..]), Int(entry[12..]));
            tables[Encoding.ASCII.GetString(entry[..4])] = packed == length ? woff.Slice(offset, length).ToArray() : Inflate(woff.Slice(offset, packed), length);
        }
        if (!tables.ContainsKey("glyf") || !tables.ContainsKey("loca")) throw new InvalidDataException("The font has no TrueType outlines.");
    }

    /// <summary>The font as TrueType, as drawing libraries take it.</summary>
    internal byte[] ToTrueType()
    {
        var result = new MemoryStream();
        var log = (int)Math.Log2(tables.Count);
        Write32(result, flavor);
        foreach (var number in (int[])[tables.Count, 16 << log, log, (tables.Count * 16) - (16 << log)]) Write16(result, (ushort)number);
        var offset = SfntHeaderBytes + (tables.Count * SfntEntryBytes);
        foreach (var (tag, table) in tables)
        {
            result.Write(Encoding.ASCII.GetBytes(tag));
            foreach (var number in (uint[])[Checksum(table), (uint)offset, (uint)table.Length]) Write32(result, number);
            offset += Padded(table.Length);
        }
        foreach (var table in tables.Values) WritePadded(result, table);
        return result.ToArray();
    }

    /// <summary>The font with the outlines of some letters only, in the same format.</summary>
    /// <param name="letters">The letters; those that the font does not have are left out.</param>
    internal byte[] Subset(IEnumerable<Rune> letters)
    {
        var kept = WithComponents(letters.Select(GlyphOf).Append(0).ToHashSet());
        var chosen = tables.Where(table => Embedded.Contains(table.Key)).ToDictionary(table => table.Key, table => table.Value, StringComparer.Ordinal);
        (chosen["glyf"], chosen["loca"]) = Outlines(kept);
        return Pack(chosen);
    }

    private bool IsLong => BinaryPrimitives.ReadInt16BigEndian(tables["head"].AsSpan(50)) != 0;

    private int Glyphs => BinaryPrimitives.ReadUInt16BigEndian(tables["maxp"].AsSpan(4));

    private int Location(int glyph) => IsLong
        ? (int)BinaryPrimitives.ReadUInt32BigEndian(tables["loca"].AsSpan(glyph * 4))
        : BinaryPrimitives.ReadUInt16BigEndian(tables["loca"].AsSpan(glyph * 2)) * 2;

    private ReadOnlySpan<byte> Outline(int glyph) => tables["glyf"].AsSpan(Location(glyph)..Location(glyph + 1));

    /// <summary>The glyph of a letter by the character map in format 4 (segments of the basic plane); 0 where there is none.</summary>
    private int GlyphOf(Rune letter)
    {
        const int segmentMapping = 4;
        var map = tables["cmap"].AsSpan();
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(map[2..]); i++)
        {
            var part = map[Int(map[(8 + (i * 8))..])..];
            if (BinaryPrimitives.ReadUInt16BigEndian(part) != segmentMapping || letter.Value > char.MaxValue) continue;
            var doubled = BinaryPrimitives.ReadUInt16BigEndian(part[6..]);
            for (var at = 0; at < doubled; at += 2)
            {
                if (letter.Value > BinaryPrimitives.ReadUInt16BigEndian(part[(14 + at)..])) continue;
                var start = BinaryPrimitives.ReadUInt16BigEndian(part[(16 + doubled + at)..]);
                if (letter.Value < start) return 0;
                var delta = BinaryPrimitives.ReadUInt16BigEndian(part[(16 + (2 * doubled) + at)..]);
                var placeOfRange = 16 + (3 * doubled) + at;
                var range = BinaryPrimitives.ReadUInt16BigEndian(part[placeOfRange..]);
                if (range == 0) return (letter.Value + delta) & 0xFFFF;
                var glyph = BinaryPrimitives.ReadUInt16BigEndian(part[(placeOfRange + range + (2 * (letter.Value - start)))..]);
                return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
            }
        }
        return 0;
    }

    /// <summary>Adds the glyphs of which others are composed, as ü of u and its dots.</summary>
    private HashSet<int> WithComponents(HashSet<int> glyphs)
    {
        const int wordArguments = 1, scale = 8, more = 32, scaleOfBoth = 64, matrix = 128;
        var open = new Stack<int>(glyphs);
        while (open.TryPop(out var glyph))
        {
            var outline = Outline(glyph);
            if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) continue;
            for (var at = 10; ;)
            {
                var flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
                var component = BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]);
                if (glyphs.Add(component)) open.Push(component);
                at += 4 + ((flags & wordArguments) != 0 ? 4 : 2) + ((flags & scale) != 0 ? 2 : (flags & scaleOfBoth) != 0 ? 4 : (flags & matrix) != 0 ? 8 : 0);
                if ((flags & more) == 0) break;
            }
        }
        return glyphs;
    }

    private (byte[] Outlines, byte[] Locations) Outlines(HashSet<int> kept)
    {
        var (outlines, locations) = (new MemoryStream(), new MemoryStream());
        for (var glyph = 0; glyph < Glyphs; glyph++)
        {
            WriteLocation(outlines.Length);
            if (kept.Contains(glyph)) WritePadded(outlines, Outline(glyph));
        }
        WriteLocation(outlines.Length);
        return (outlines.ToArray(), locations.ToArray());

        void WriteLocation(long location)
        {
            if (IsLong) Write32(locations, (uint)location);
            else Write16(locations, (ushort)(location / 2));
        }
    }

    private byte[] Pack(Dictionary<string, byte[]> chosen)
    {
        var packed = chosen.OrderBy(table => table.Key, StringComparer.Ordinal).Select(table => (table.Key, Plain: table.Value, Packed: Deflate(table.Value))).ToList();
        var result = new MemoryStream();
        var offset = HeaderBytes + (packed.Count * EntryBytes);
        Write32(result, Signature);
        Write32(result, flavor);
        Write32(result, (uint)(offset + packed.Sum(table => Padded(table.Packed.Length))));
        Write16(result, (ushort)packed.Count);
        Write16(result, 0);
        Write32(result, (uint)(SfntHeaderBytes + packed.Sum(table => SfntEntryBytes + Padded(table.Plain.Length))));
        // Version, and no descriptions and no private data.
        for (var i = 0; i < 6; i++) Write32(result, 0);
        foreach (var (tag, plain, bytes) in packed)
        {
            result.Write(Encoding.ASCII.GetBytes(tag));
            foreach (var number in (uint[])[(uint)offset, (uint)bytes.Length, (uint)plain.Length, Checksum(plain)]) Write32(result, number);
            offset += Padded(bytes.Length);
        }
        foreach (var (_, _, bytes) in packed) WritePadded(result, bytes);
        return result.ToArray();
    }

    private static byte[] Inflate(ReadOnlySpan<byte> packed, int length)
    {
        using var stream = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        var table = new byte[length];
        stream.ReadExactly(table);
        return table;
    }

    /// <summary>Packed, unless that would be longer.</summary>
    private static byte[] Deflate(byte[] table)
    {
        var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) stream.Write(table);
        return packed.Length < table.Length ? packed.ToArray() : table;
    }

    private static uint Checksum(byte[] table)
    {
        uint sum = 0;
        for (var i = 0; i < table.Length; i++) sum = unchecked(sum + ((uint)table[i] << (24 - (8 * (i % 4)))));
        return sum;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static void WritePadded(MemoryStream target, ReadOnlySpan<byte> bytes)
    {
        target.Write(bytes);
        for (var i = bytes.Length; i < Padded(bytes.Length); i++) target.WriteByte(0);
    }

    private static void Write32(MemoryStream target, uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        target.Write(bytes);
    }

    private static void Write16(MemoryStream target, ushort number)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, number);
        target.Write(bytes);
    }

    private static int Int(ReadOnlySpan<byte> bytes) => (int)BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
