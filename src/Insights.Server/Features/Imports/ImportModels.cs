using Insights.Data.Import;
using Insights.Data.Import.Formats;
using Insights.Server.Features.Jobs;
using Insights.Server.Features.Pages;
using Insights.Server.GraphQL.Paging;

namespace Insights.Server.Features.Imports;

/// <summary>What the list of imports shows.</summary>
/// <param name="Frame">What every page knows.</param>
public sealed record ImportsModel(PageFrame Frame)
{
    internal const string Query = "query Imports { imports(first: 25) { totalCount nodes { fileName format outcome finishedAt lines { total imported alreadyPresent updated withoutCustomer rejected } } } }";

    /// <summary>What was wrong with an upload: "empty", "broken" or "disk"; null for nothing.</summary>
    internal string? Problem { get; init; }

    internal IReadOnlyList<ImportView> Imports { get; init; } = [];

    internal PageInfo? Page { get; init; }

    /// <summary>Imports under way.</summary>
    internal IReadOnlyList<Job> Jobs { get; init; } = [];
}

/// <summary>What an uploaded file is, before it is imported.</summary>
/// <param name="Frame">What every page knows.</param>
public sealed record PreviewModel(PageFrame Frame)
{
    public required string UploadId { get; init; }

    public required string FileName { get; init; }

    /// <summary>The format that is asked for; null to recognise it.</summary>
    internal string? Format { get; init; }

    /// <summary>The file; null where it cannot be read at all.</summary>
    internal FilePreview? Preview { get; init; }

    /// <summary>The columns that the user names, by field.</summary>
    public required IReadOnlyDictionary<string, string> Columns { get; init; }

    /// <summary>What is wrong; null for nothing.</summary>
    internal string? Problem { get; init; }

    /// <summary>The format whose fields can be given columns; null for a format that knows its program.</summary>
    internal IImportFormat? Mappable => FormatCatalog.All.FirstOrDefault(format =>
        format.Name is "generic" or "customers" && format.Name == (Preview?.Format?.Name ?? Format ?? "generic"));

    /// <summary>The column of a field: the named one, else the one that is found.</summary>
    internal string? ColumnOf(string field) => Columns.GetValueOrDefault(field) ?? Preview?.Columns.GetValueOrDefault(field);

    /// <summary>The first values of a field's column.</summary>
    internal string SampleOf(string field)
    {
        if (Preview is null || ColumnOf(field) is not { } column) return "";
        var place = Preview.Header.ToList().IndexOf(column);
        return place < 0 ? "" : string.Join(" \u00b7 ", Preview.Rows.Take(3).Select(row => place < row.Count ? row[place] : "").Where(value => value.Length > 0));
    }
}

/// <summary>What became of a file.</summary>
public sealed record ImportModel
{
    internal ImportModel(PageFrame frame, ImportView import, Connection<RejectedRowView> rejected) => (Frame, Import, Rejected, Page) = (frame, import, [.. rejected.Nodes], rejected.PageInfo);

    /// <summary>What every page knows.</summary>
    public PageFrame Frame { get; }

    internal ImportView Import { get; }

    internal IReadOnlyList<RejectedRowView> Rejected { get; }

    internal PageInfo Page { get; }

    internal string Query => $$"""
        query Import {
          import(id: "{{Import.Id}}") {
            fileName format dialect outcome error notes
            lines { total imported alreadyPresent updated withoutCustomer rejected }
            customerAmount { amount currency }
            anonymousAmount { amount currency }
            rejectedRows(first: 50) { totalCount nodes { line column value reason } }
          }
        }
        """;
}
