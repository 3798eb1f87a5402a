using Insights.Data.Purchases;

namespace Insights.Data.Import.Merging;

/// <summary>
/// The exports that state again what an earlier one has stated, as a few bytes each: whoever exports all orders every day has
/// most of them stored once.
/// </summary>
internal static class Repeats
{
    private const int MaxBytes = 20;

    /// <summary>The bytes of one export, to be put behind those of others.</summary>
    internal static byte[] Of(ImportId import, int part)
    {
        Span<byte> bytes = stackalloc byte[MaxBytes];
        var length = StatementLines.Write(bytes, import.Value);
        length += StatementLines.Write(bytes[length..], part);
        return bytes[..length].ToArray();
    }

    /// <summary>The exports.</summary>
    internal static List<(ImportId Import, int Part)> Read(ReadOnlySpan<byte> bytes)
    {
        var exports = new List<(ImportId, int)>();
        while (!bytes.IsEmpty)
        {
            var import = new ImportId(StatementLines.Read(ref bytes));
            exports.Add((import, (int)StatementLines.Read(ref bytes)));
        }
        return exports;
    }

    /// <summary>The bytes of several exports; null for none.</summary>
    internal static byte[]? Write(IReadOnlyList<(ImportId Import, int Part)> exports) =>
        exports.Count == 0 ? null : [.. exports.SelectMany(export => Of(export.Import, export.Part))];
}
