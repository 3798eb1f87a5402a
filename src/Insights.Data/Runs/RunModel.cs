using Insights.Data.Shops;

namespace Insights.Data.Runs;

/// <summary>A model that a run was made with, stored so that its probabilities can be accounted for later.</summary>
public sealed record RunModel
{
    /// <summary>The run.</summary>
    public RunId RunId { get; init; }

    /// <summary>What it predicts: "next-vip" or "churn".</summary>
    public required string Name { get; init; }

    /// <summary>The model as UTF-8 JSON, compressed by Brotli.</summary>
    public required byte[] Content { get; init; }
}
