using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Insights.Ml.Training;

/// <summary>
/// A hash of each customer's external id: samples and folds are chosen by it, so that they do not change with customers who
/// come later or with the ids of the database.
/// </summary>
internal sealed class CustomerHashes
{
    private readonly uint[] hashes;

    internal CustomerHashes(IReadOnlyList<string> externalIds, int seed)
    {
        hashes = new uint[externalIds.Count];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = (uint)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(externalIds[i].AsSpan()), seed);
    }

    /// <summary>True for a part of the customers; who is in a part is in every larger part.</summary>
    /// <param name="customer">Index in the external ids.</param>
    /// <param name="share">The part, above 0; 1 or more takes all.</param>
    internal bool IsInSample(int customer, double share) => hashes[customer] <= share * uint.MaxValue;

    /// <summary>One of several groups of about equal size, independent of the sample.</summary>
    internal int Fold(int customer, int folds) => (int)(hashes[customer] * 2_654_435_769u % 1_000_003 % (uint)folds);
}
