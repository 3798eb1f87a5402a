
namespace Insights.Server.GraphQL.Cost;

/// <summary>The complexity of a selection set, with its fragments written out; numbers stop at <see cref="MaxNumber"/>.</summary>
/// <param name="RootFields">Fields at its own level.</param>
/// <param name="Fields">Fields at all levels.</param>
/// <param name="Aliases">Fields under another name.</param>
/// <param name="Repeats">Fields that stand again where a field of the same name stands.</param>
/// <param name="Cost">Values in the answer, estimated.</param>
/// <param name="Depth">Fields and fragments inside one another.</param>
internal readonly record struct QueryComplexity(long RootFields, long Fields, long Aliases, long Repeats, long Cost, int Depth)
{
    /// <summary>Far above every limit, and far below where a product overflows.</summary>
    private const long MaxNumber = 1_000_000_000_000;

    /// <summary>Two selection sets beside each other.</summary>
    internal QueryComplexity Plus(QueryComplexity other) => new(
        Sum(RootFields, other.RootFields), Sum(Fields, other.Fields), Sum(Aliases, other.Aliases), Sum(Repeats, other.Repeats), Sum(Cost, other.Cost), Math.Max(Depth, other.Depth));

    /// <summary>The same selection set one level deeper.</summary>
    internal QueryComplexity OneLevelDeeper() => this with { Depth = Depth + 1 };

    /// <summary>A field with this selection set, as many times as the field has items, and what it costs to compute them.</summary>
    internal QueryComplexity AsField(int items, int weight, bool isAlias, bool isRepeat) => new(
        RootFields: 1, Sum(Fields, 1), Sum(Aliases, isAlias ? 1 : 0), Sum(Repeats, isRepeat ? 1 : 0), Sum(weight, Math.Min(MaxNumber, Sum(Cost, 1) * items)), Depth + 1);

    private static long Sum(long one, long other) => Math.Min(MaxNumber, one + other);
}
