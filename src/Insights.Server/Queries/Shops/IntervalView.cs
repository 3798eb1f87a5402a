
namespace Insights.Server.Queries.Shops;

/// <summary>A 95 % interval, as the API shows it.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal sealed record IntervalView(double Low, double High)
{
    /// <summary>The interval; null where an end is not known.</summary>
    internal static IntervalView? Of(double? low, double? high) => low is { } from && high is { } until ? new IntervalView(from, until) : null;
}
