using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Insights.Data.Import.Messages;

namespace Insights.Data.Import.Reading.Workbooks;

/// <summary>
/// An Excel workbook (.xlsx, .xlsm; ECMA-376 part 1). It is read as a stream with bounds on everything that has to be in
/// memory, which the usual libraries do not have: shared texts, the width of a row, the length of one text.
/// </summary>
internal sealed class Workbook : IDisposable
{
    private const string DefaultPath = "xl/workbook.xml";

    private readonly Stream file;
    private readonly ZipArchive archive;
    private readonly bool isSince1904;
    private SharedTexts? texts;
    private CellFormats? formats;

    private Workbook(Stream file, ZipArchive archive, string path, CancellationToken cancellationToken)
    {
        this.file = file;
        this.archive = archive;
        var targets = ReadTargets(path, cancellationToken);
        Sheets = ReadSheets(path, targets, out isSince1904, cancellationToken);
        TextsPath = targets.Values.FirstOrDefault(target => target.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase));
        StylesPath = targets.Values.FirstOrDefault(target => target.EndsWith("styles.xml", StringComparison.OrdinalIgnoreCase));
    }

    private string? TextsPath { get; }

    private string? StylesPath { get; }

    /// <summary>Its worksheets in their order; those that are hidden only where there are no others.</summary>
    internal IReadOnlyList<Sheet> Sheets { get; }

    /// <summary>Bytes of the file.</summary>
    internal long FileBytes => file.Length;

    /// <summary>Bytes of the file that were read so far.</summary>
    internal long FileBytesRead => file.Position;

    /// <summary>Opens a workbook; null where the file is none.</summary>
    /// <exception cref="ImportException">It is damaged.</exception>
    internal static async Task<Workbook?> TryOpenAsync(Func<Stream> open, CancellationToken cancellationToken)
    {
        var file = open();
        ZipArchive? archive = null;
        try
        {
            var magic = new byte[4];
            var read = await file.ReadAtLeastAsync(magic, magic.Length, throwOnEndOfStream: false, cancellationToken);
            file.Position = 0;
            if (ZipMember.IsZip(magic.AsSpan(0, read)))
            {
                archive = ZipMember.OpenArchive(file);
                if (FindPath(archive) is { } path) return new Workbook(file, archive, path, cancellationToken);
            }
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            archive?.Dispose();
            await file.DisposeAsync();
            throw new ImportException(new("workbook-damaged"), damage);
        }
        catch
        {
            archive?.Dispose();
            await file.DisposeAsync();
            throw;
        }
        archive?.Dispose();
        await file.DisposeAsync();
        return null;
    }

    /// <summary>The rows of a sheet. The workbook must stay open.</summary>
    /// <exception cref="ImportException">It is damaged, or its texts are too many.</exception>
    internal WorkbookRecordReader OpenRows(Sheet sheet, CancellationToken cancellationToken)
    {
        try
        {
            texts ??= TextsPath is null ? SharedTexts.None : SharedTexts.Read(OpenPart(TextsPath, cancellationToken));
            formats ??= StylesPath is null ? CellFormats.None : CellFormats.Read(OpenPart(StylesPath, cancellationToken));
            return new WorkbookRecordReader(OpenPart(sheet.Path, cancellationToken), texts, new CellValues(formats, isSince1904));
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            throw new ImportException(new("workbook-damaged"), damage);
        }
    }

    /// <summary>True where an error means that the file is damaged.</summary>
    internal static bool IsDamage(Exception error) => error is XmlException or InvalidDataException or EndOfStreamException or FormatException or OverflowException;

    private static string? FindPath(ZipArchive archive)
    {
        var main = archive.Entries.FirstOrDefault(entry => entry.FullName.Equals(DefaultPath, StringComparison.OrdinalIgnoreCase))
            ?? archive.Entries.FirstOrDefault(entry => entry.Name.Equals("workbook.xml", StringComparison.OrdinalIgnoreCase));
        return main?.FullName;
    }

    private XmlReader OpenPart(string path, CancellationToken cancellationToken)
    {
        var entry = archive.Entries.FirstOrDefault(entry => entry.FullName.Equals(path, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidDataException($"The workbook has no part {path}.");
        return PartReader.Open(entry.Open(), cancellationToken);
    }

    private Dictionary<string, string> ReadTargets(string path, CancellationToken cancellationToken)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        var slash = path.LastIndexOf('/') + 1;
        var related = $"{path[..slash]}_rels/{path[slash..]}.rels";
        if (!archive.Entries.Any(entry => entry.FullName.Equals(related, StringComparison.OrdinalIgnoreCase))) return targets;
        using var xml = OpenPart(related, cancellationToken);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship") continue;
            if (xml.GetAttribute("Id") is not { } id || xml.GetAttribute("Target") is not { } target) continue;
            targets[id] = target.StartsWith('/') ? target[1..] : path[..slash] + target;
        }
        return targets;
    }

    private List<Sheet> ReadSheets(string path, Dictionary<string, string> targets, out bool since1904, CancellationToken cancellationToken)
    {
        since1904 = false;
        var visible = new List<Sheet>();
        var hidden = new List<Sheet>();
        using var xml = OpenPart(path, cancellationToken);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "workbookPr") since1904 = xml.GetAttribute("date1904") is "1" or "true" or "on";
            if (xml.LocalName != "sheet" || xml.GetAttribute("name") is not { } name) continue;
            var id = AttributeOf(xml, "id");
            if (id is null || !targets.TryGetValue(id, out var target)) target = string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{visible.Count + hidden.Count + 1}.xml");
            // Sheets of charts and dialogs have no rows.
            if (target.Contains("chartsheet", StringComparison.OrdinalIgnoreCase) || target.Contains("dialogsheet", StringComparison.OrdinalIgnoreCase)) continue;
            (xml.GetAttribute("state") is "hidden" or "veryHidden" ? hidden : visible).Add(new Sheet(name, target));
        }
        return visible.Count > 0 ? visible : hidden;
    }

    /// <summary>An attribute by its name without the prefix, which programs choose freely; one with a prefix goes first.</summary>
    private static string? AttributeOf(XmlReader xml, string name)
    {
        string? found = null;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            if (xml.LocalName == name && (found is null || xml.Prefix.Length > 0)) found = xml.Value;
        xml.MoveToElement();
        return found;
    }

    public void Dispose()
    {
        archive.Dispose();
        file.Dispose();
    }
}

/// <summary>A worksheet of a workbook.</summary>
/// <param name="Name">As its tab has it.</param>
/// <param name="Path">The part of the workbook.</param>
internal sealed record Sheet(string Name, string Path);
