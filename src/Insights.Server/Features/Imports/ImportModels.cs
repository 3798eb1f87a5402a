using Insights.Server.Features.Jobs;
using Insights.Server.Features.Pages;
using Insights.Server.Queries.Imports;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Features.Imports;

/// <summary>What the list of imports shows.</summary>
/// <param name="Frame">What every page knows.</param>
public sealed record ImportsModel(PageFrame Frame)
{
    internal const string Query = "query Imports { imports(first: 25) { totalCount nodes { fileName format outcome finishedAt lines { total imported alreadyPresent updated withoutCustomer rejected leftOut } } } }";

    /// <summary>What was wrong with an upload: "empty", "broken", "disk", "quota" or "gone"; null for nothing.</summary>
    internal string? Problem { get; init; }

    internal IReadOnlyList<ImportView> Imports { get; init; } = [];

    internal PageInfo? Page { get; init; }

    /// <summary>Unfinished imports.</summary>
    internal IReadOnlyList<Job> Jobs { get; init; } = [];
}

/// <summary>The result of an import and its rejected rows, as the page shows them.</summary>
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
            lines { total imported alreadyPresent updated withoutCustomer rejected leftOut }
            customerAmount { amount currency }
            anonymousAmount { amount currency }
            rejectedRows(first: 50) { totalCount nodes { line column value reason } }
          }
        }
        """;
}
