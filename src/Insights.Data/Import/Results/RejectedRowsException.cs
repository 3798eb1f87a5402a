using Insights.Data.Import.Rows;
using Insights.Data.Purchases;

namespace Insights.Data.Import.Results;

/// <summary>A strict import met rows that cannot be read; nothing of the file was imported.</summary>
/// <param name="message">How many, in whole sentences.</param>
/// <param name="rejections">The first of them.</param>
/// <param name="report">The path of the reject report, or null.</param>
/// <param name="importId">The failed import.</param>
public sealed class RejectedRowsException(string message, IReadOnlyList<Rejection> rejections, string? report, ImportId importId) : Exception(message)
{
    /// <summary>The first rejected rows.</summary>
    public IReadOnlyList<Rejection> Rejections => rejections;

    /// <summary>The path of the reject report; null when none was written.</summary>
    public string? Report => report;

    /// <summary>The failed import, under which all rejected rows are stored.</summary>
    public ImportId ImportId => importId;
}
