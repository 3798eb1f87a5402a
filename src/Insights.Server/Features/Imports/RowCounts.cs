using Insights.Server.Features.Pages;
using Insights.Server.Queries.Imports;

namespace Insights.Server.Features.Imports;

/// <summary>What became of a file's rows, as pages show it.</summary>
internal static class RowCounts
{
    /// <summary>Each count with its name, without those of which there is nothing to say.</summary>
    internal static IEnumerable<(string Name, long Number)> Of(PageTexts texts, LineCountsView lines) => new (string Name, long Number)[]
    {
        (texts.Of("rows-imported"), lines.Imported), (texts.Of("rows-present"), lines.AlreadyPresent), (texts.Of("rows-updated"), lines.Updated),
        (texts.Of("rows-anonymous"), lines.WithoutCustomer), (texts.Of("rows-rejected"), lines.Rejected), (texts.Of("rows-left-out"), lines.LeftOut),
    }.Where(count => count.Number > 0);
}
