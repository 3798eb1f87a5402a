using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Insights.Ml.Training;

/// <summary>
/// A number for each customer that depends on nothing but the external id: samples and folds are chosen by it, so that they
/// do not change with who came later or how the database numbers customers.
/// </summary>
internal sealed class CustomerNumbers
{
    private readonly uint[] numbers;

    internal CustomerNumbers(IReadOnlyList<string> externalIds, int seed)
    {
        numbers = new uint[externalIds.Count];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = (uint)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(externalIds[i].AsSpan()), seed);
    }

    /// <summary>True for a part of the customers; who is in a part is in every larger part.</summary>
    /// <param name="customer">Place among the external ids.</param>
    /// <param name="share">The part, above 0; 1 or more takes all.</param>
    internal bool IsInSample(int customer, double share) => numbers[customer] <= share * uint.MaxValue;

    /// <summary>One of several groups of about equal size, independent of the sample.</summary>
    internal int Fold(int customer, int folds) => (int)(numbers[customer] * 2_654_435_769u % 1_000_003 % (uint)folds);
}
