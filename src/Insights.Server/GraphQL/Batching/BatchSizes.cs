namespace Insights.Server.GraphQL.Batching;

/// <summary>How much goes into one statement: databases limit the number of its parameters.</summary>
internal static class BatchSizes
{
    /// <summary>Keys of one statement.</summary>
    internal const int MaxKeys = 500;
}
