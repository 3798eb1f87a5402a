using Insights.Data.Import.Formats.Generic;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats;

/// <summary>All import formats, found by a scan of this assembly.</summary>
public static class FormatCatalog
{
    private const int HallmarksOfSystem = 2;
    private const string FormatOther = "format-other";

    /// <summary>The formats by name.</summary>
    public static IReadOnlyList<IImportFormat> All { get; } =
    [
        .. typeof(FormatCatalog).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IImportFormat)))
            .Select(Activator.CreateInstance)
            .OfType<IImportFormat>()
            .OrderBy(format => format.Name, StringComparer.Ordinal),
    ];

    /// <summary>Refuses a map with a field that there is not.</summary>
    /// <param name="map">The map.</param>
    /// <param name="name">A format's name, or <see cref="ImportOptions.AutoFormat"/> for any.</param>
    /// <exception cref="ImportException">The format has no such field, or no format has it; the message names those there are.</exception>
    public static void RefuseUnknownFields(ColumnMap map, string name) =>
        RefuseUnknownFields(map, name == ImportOptions.AutoFormat ? All : [.. All.Where(format => format.Name == name)]);

    /// <summary>Finds the format that reads a file.</summary>
    /// <param name="head">The file's first rows.</param>
    /// <param name="name">A format's name, or <see cref="ImportOptions.AutoFormat"/>.</param>
    /// <param name="map">Columns that the user names.</param>
    /// <exception cref="ImportException">No format reads the file; the message states what is missing.</exception>
    internal static (IImportFormat Format, FormatMatch Match) Find(FileHead head, string name, ColumnMap map)
    {
        var (format, match) = name == ImportOptions.AutoFormat ? Recognise(head, map.For(head.FirstRow)) : FindByName(head, name, map.For(head.FirstRow));
        // Formats of a known program leave columns unread on purpose.
        return (format, format.System is null ? match with { Remarks = [.. match.Remarks, .. UnreadColumns.RemarksOn(match, head)] } : match);
    }

    /// <summary>
    /// Finds the format that reads a file; where none knows all of its columns and they look like sales, the match has
    /// questions and goes by their answers or proposals.
    /// </summary>
    /// <param name="head">The file's first rows.</param>
    /// <param name="options">What the user states.</param>
    /// <param name="remembered">Answers of earlier imports of files with this header.</param>
    /// <exception cref="ImportException">No format reads the file; the message states what is missing.</exception>
    /// <exception cref="QuestionsException">They are sales, and a needed column cannot be identified.</exception>
    internal static (IImportFormat Format, FormatMatch Match) FindOrAsk(FileHead head, ImportOptions options, IReadOnlyDictionary<string, string> remembered)
    {
        var answers = new Dictionary<string, string>(remembered, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in options.Answers) answers[key] = value;
        try
        {
            return Find(head, options.Format, options.Columns);
        }
        catch (ImportException error) when (IsOfUnknownColumns(error, options.Format))
        {
            if (SalesColumns.Find(head, options.Columns, answers, isStated: options.Format == GenericFormat.FormatName) is not { } match) throw;
            match = match with { Remarks = [.. match.Remarks, .. UnreadColumns.RemarksOn(match, head)] };
            return (All.Single(format => format.Name == GenericFormat.FormatName), match);
        }
    }

    private static bool IsOfUnknownColumns(ImportException error, string name) =>
        (name == ImportOptions.AutoFormat && error.Details.Code == ImportMessage.NotRecognised) || (name == GenericFormat.FormatName && error.Details.Code == FormatOther);

    private static (IImportFormat Format, FormatMatch Match) FindByName(FileHead head, string name, ColumnMap map)
    {
        var format = All.FirstOrDefault(f => f.Name == name)
            ?? throw new ImportException(new("format-unknown", name, string.Join(", ", All.Select(f => f.Name))));
        RefuseUnknownFields(map, [format]);
        if (format.Refuse(head, map) is { } refusal) throw new ImportException(refusal);
        if (format.Match(head, map) is { } match) return (format, match);
        throw new ImportException(new(FormatOther, name, Missing(format, head, map), string.Join(", ", head.FirstRow)));
    }

    private static (IImportFormat Format, FormatMatch Match) Recognise(FileHead head, ColumnMap map)
    {
        RefuseUnknownFields(map, All);
        var system = SystemOf(head);
        foreach (var format in All.OrderByDescending(f => f.Priority).ThenBy(f => f.Name, StringComparer.Ordinal))
        {
            if (system is not null && format.System != system) continue;
            if (map.Fields.Any(field => format.Columns.All(column => !column.Field.Equals(field, StringComparison.OrdinalIgnoreCase))))
                continue;
            if (format.Refuse(head, map) is { } refusal) throw new ImportException(refusal);
            if (format.Match(head, map) is not { } match) continue;
            // Sales of unknown columns have an id and a detail of customers too, and would become people who bought nothing.
            if (format is ICustomerFormat { System: null } && map.Fields.Count == 0 && SalesColumns.AreLikely(head)) continue;
            return (format, match);
        }
        if (system is not null) throw Incomplete(system, head, map);
        throw new ImportException(new(ImportMessage.NotRecognised, string.Join(", ", head.FirstRow)));
    }

    /// <summary>
    /// The program whose hallmarks the header has; null where it has those of none. Needed columns that are missing speak against
    /// a program, so that one of which nothing is known may share a few columns with it.
    /// </summary>
    private static string? SystemOf(FileHead head)
    {
        var header = head.FirstRow.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return All.Where(format => format.System is not null)
            .GroupBy(format => format.System, StringComparer.Ordinal)
            .Select(formats => (Formats: formats, Hallmarks: formats.SelectMany(format => format.Hallmarks).Distinct(StringComparer.OrdinalIgnoreCase).Count(header.Contains)))
            .Where(system => system.Hallmarks >= HallmarksOfSystem)
            .Select(system => (System: system.Formats.Key, system.Hallmarks, Missing: system.Formats.Min(format => CountMissing(format, head))))
            .Where(system => system.Hallmarks > system.Missing)
            .OrderByDescending(system => system.Hallmarks).ThenBy(system => system.Missing)
            .FirstOrDefault().System;
    }

    private static int CountMissing(IImportFormat format, FileHead head) => Columns.Bind(head.FirstRow, format.Columns, ColumnMap.Empty).Missing.Count;

    /// <summary>An export of a known program lacks a column: it is never read as something else.</summary>
    private static ImportException Incomplete(string system, FileHead head, ColumnMap map)
    {
        var (format, missing) = All.Where(format => format.System == system)
            .Select(format => (Format: format, Columns.Bind(head.FirstRow, format.Columns, map).MissingNames))
            .OrderByDescending(export => export.Format.CountHallmarks(head)).ThenBy(export => export.MissingNames.Count)
            .First();
        return new ImportException(new("export-incomplete", system, string.Join(", ", missing.DefaultIfEmpty("?")), format.Name));
    }

    private static void RefuseUnknownFields(ColumnMap map, IReadOnlyList<IImportFormat> formats)
    {
        foreach (var field in map.Fields)
        {
            if (formats.Any(f => f.Columns.Any(c => c.Field.Equals(field, StringComparison.OrdinalIgnoreCase)))) continue;
            var known = formats.Count == 1 ? formats[0] : All.First(f => f.Name == GenericFormat.FormatName);
            throw new ImportException(new("field-unknown", field, known.Name, string.Join(", ", known.Columns.Select(c => c.Field))));
        }
    }

    private static string Missing(IImportFormat format, FileHead head, ColumnMap map) =>
        string.Join(", ", Columns.Bind(head.FirstRow, format.Columns, map).Missing.DefaultIfEmpty("its data"));
}
