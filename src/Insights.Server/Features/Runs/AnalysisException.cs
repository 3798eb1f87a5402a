using System.Globalization;

namespace Insights.Server.Features.Runs;

/// <summary>An analysis that cannot be made; the message says why and what to do.</summary>
/// <param name="before">The day before which there is no purchase; null where there is none at all.</param>
internal sealed class AnalysisException(DateOnly? before) : Exception(before is { } day
    ? string.Create(CultureInfo.InvariantCulture, $"There is no purchase before {day:yyyy-MM-dd}. Name a later date.")
    : "There is no purchase of a known customer yet. Import sales that name their customers.")
{
    internal DateOnly? Before => before;
}
