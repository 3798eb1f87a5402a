using System.Globalization;

namespace Insights.Server.Features.Jobs;

/// <summary>An analysis that cannot be made; the message says why and what to do.</summary>
/// <param name="fault">Why.</param>
/// <param name="day">The requested date.</param>
internal sealed class AnalysisException(AnalysisFault fault, DateOnly day) : Exception(string.Format(CultureInfo.InvariantCulture, fault switch
{
    AnalysisFault.NoPurchase => "There is no purchase of a known customer yet. Import sales that name their customers.",
    AnalysisFault.NoPurchaseBefore => "There is no purchase before {0:yyyy-MM-dd}. Name a later date.",
    _ => "{0:yyyy-MM-dd} lies ahead. Name tomorrow or an earlier date.",
}, day))
{
    internal AnalysisFault Fault => fault;

    internal DateOnly Day => day;
}

/// <summary>Why an analysis cannot be made.</summary>
internal enum AnalysisFault
{
    NoPurchase,
    NoPurchaseBefore,
    LiesAhead,
}
