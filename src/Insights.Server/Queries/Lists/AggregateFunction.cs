
namespace Insights.Server.Queries.Lists;

/// <summary>What is computed of many values; absent values do not count.</summary>
internal enum AggregateFunction
{
    /// <summary>How many there are.</summary>
    Count,

    /// <summary>All together.</summary>
    Sum,

    /// <summary>The sum over the number.</summary>
    Mean,

    /// <summary>The smallest.</summary>
    Min,

    /// <summary>The largest.</summary>
    Max,

    /// <summary>The middle one, or the mean of the two in the middle.</summary>
    Median,
}
