
namespace Insights.Server.GraphQL.Cost;

/// <summary>How much a selection asks for, with its fragments written out; numbers stop at <see cref="Largest"/>.</summary>
/// <param name="RootFields">Fields at its own level.</param>
/// <param name="Fields">Fields at all levels.</param>
/// <param name="Aliases">Fields under another name.</param>
/// <param name="Repeats">Fields that stand again where a field of the same name stands.</param>
/// <param name="Cost">Values in the answer, estimated.</param>
/// <param name="Depth">Fields and fragments inside one another.</param>
internal readonly record struct Measured(long RootFields, long Fields, long Aliases, long Repeats, long Cost, int Depth)
{
    /// <summary>Far above every limit, and far below where a product overflows.</summary>
    private const long Largest = 1_000_000_000_000;

    /// <summary>Two selections beside each other.</summary>
    internal Measured Beside(Measured other) => new(
        Sum(RootFields, other.RootFields), Sum(Fields, other.Fields), Sum(Aliases, other.Aliases), Sum(Repeats, other.Repeats), Sum(Cost, other.Cost), Math.Max(Depth, other.Depth));

    /// <summary>The same selection one level deeper.</summary>
    internal Measured Inside() => this with { Depth = Depth + 1 };

    /// <summary>A field with this selection, as many times as the field has items, and what it costs to come by them.</summary>
    internal Measured AsField(int items, int weight, bool isAlias, bool isRepeat) => new(
        RootFields: 1, Sum(Fields, 1), Sum(Aliases, isAlias ? 1 : 0), Sum(Repeats, isRepeat ? 1 : 0), Sum(weight, Math.Min(Largest, Sum(Cost, 1) * items)), Depth + 1);

    private static long Sum(long one, long other) => Math.Min(Largest, one + other);
}
