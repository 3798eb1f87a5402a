using System.Buffers.Binary;
using System.IO.Compression;
using Insights.Data.Import.Messages;

namespace Insights.Data.Import.Reading;

/// <summary>The one file to read in a ZIP archive.</summary>
internal sealed class ZipMember : IDisposable
{
    private const int MaxNamed = 10;

    private readonly ZipArchive archive;
    private readonly ZipArchiveEntry entry;

    private ZipMember(ZipArchive archive, ZipArchiveEntry entry)
    {
        this.archive = archive;
        this.entry = entry;
    }

    /// <summary>Its name, without folders.</summary>
    internal string Name => entry.Name;

    /// <summary>Bytes that it has, as the archive states it.</summary>
    internal long Length => entry.Length;

    /// <summary>CRC-32 that it has, as the archive states it.</summary>
    internal uint Checksum => entry.Crc32;

    /// <exception cref="ImportException">It is packed in a way that is not read.</exception>
    internal Stream Open()
    {
        try
        {
            return entry.Open();
        }
        catch (Exception damage) when (damage is InvalidDataException or NotSupportedException)
        {
            throw new ImportException(new("zip-damaged"), damage);
        }
    }

    public void Dispose() => archive.Dispose();

    internal static bool IsZip(ReadOnlySpan<byte> start) => start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Opens an archive; the file stays open when the archive is disposed of.</summary>
    /// <exception cref="ImportException">It is damaged or cut off.</exception>
    internal static ZipArchive OpenArchive(Stream file)
    {
        try
        {
            RefuseHugeDirectory(file);
            var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            _ = archive.Entries.Count;
            return archive;
        }
        catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException or ArgumentException or OverflowException)
        {
            throw new ImportException(new("zip-damaged"), damage);
        }
    }

    /// <exception cref="ImportException">There is no file in the archive, or several.</exception>
    internal static ZipMember FindOnly(Stream file)
    {
        var archive = OpenArchive(file);
        try
        {
            if (OfficeFileOf(archive) is { } kind) throw new ImportException(kind);
            var files = archive.Entries.Where(IsFile).ToList();
            if (files.Count == 0) throw new ImportException(new("zip-empty"));
            if (files.Count > 1)
                throw new ImportException(new("zip-many", string.Join(", ", files.Take(MaxNamed).Select(entry => entry.FullName)) + (files.Count > MaxNamed ? ", ..." : "")));
            if (files[0].IsEncrypted) throw new ImportException(new("zip-password"));
            return new ZipMember(archive, files[0]);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>Office programs save archives of their own kinds; null where it is none. Workbooks that can be read are not asked here.</summary>
    private static ImportMessage? OfficeFileOf(ZipArchive archive)
    {
        bool Has(string name) => archive.Entries.Any(entry => entry.FullName.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        if (Has("xl/workbook.bin")) return new ImportMessage("file-binary-workbook");
        if (Has("word/document") || Has("ppt/presentation")) return new ImportMessage("file-office-document");
        if (Has("Index/Document.iwa") || Has("Index.zip")) return new ImportMessage("file-numbers");
        return Has("META-INF/manifest.xml") && Has("content.xml") ? new ImportMessage("file-opendocument") : null;
    }

    /// <summary>Programs put files of their own beside those of people.</summary>
    private static bool IsFile(ZipArchiveEntry entry) =>
        entry.Name.Length > 0
        && !entry.Name.StartsWith('.')
        && !entry.FullName.StartsWith("__MACOSX", StringComparison.OrdinalIgnoreCase)
        && !entry.Name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase)
        && !entry.Name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);

    /// <summary>The directory of an archive is read as a whole, so that one of a hostile size is refused before.</summary>
    private static void RefuseHugeDirectory(Stream file)
    {
        const int EndBytes = 22;
        const int LongestComment = ushort.MaxValue;
        const int PlaceOfSize = 12;
        const uint MaxDirectoryBytes = 8 << 20;
        var tail = new byte[(int)Math.Min(file.Length, EndBytes + LongestComment)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        file.Position = 0;
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + EndBytes > tail.Length) throw new InvalidDataException("The archive has no end.");
        var size = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + PlaceOfSize));
        if (size is > MaxDirectoryBytes and not uint.MaxValue) throw new ImportException(new("zip-many", "..."));
    }
}
