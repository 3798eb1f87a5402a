using Insights.Data.Shops;
using Insights.Data.Values;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Queries.Sales;

/// <summary>Net sales and buyers as groups that are stored with a run.</summary>
internal static class SalesGrouping
{
    /// <summary>
    /// More than one answer can show: every answer has the total, and one about some months needs no more than theirs.
    /// </summary>
    private const int MaxGroups = 10_000;

    private static readonly IReadOnlyList<ListGroupKey> Keys = [.. Enum.GetValues<SalesKey>().Select(Key)];

    /// <summary>What is sold before a run's date.</summary>
    internal static readonly ListGrouping Sales = new("sales", new ListSource(TableOf(Enum.GetValues<SalesKey>().Where(key => key != SalesKey.Category))))
    {
        Measures = [new("netSpend", "s.amount", ListFieldKind.Money)],
        Counts = [new("customers", "s.buyer")],
        Keys = Keys,
        MaxGroups = MaxGroups,
    };

    /// <summary>Values of the rows' conditions.</summary>
    internal static IReadOnlyList<(string Name, object? Value)> ParametersOf(RunId run, DateOnly? from, DateOnly to) =>
        [("@run", run.Value), ("@from", EpochDay.From(from ?? DateOnly.MinValue)), ("@to", EpochDay.From(to))];

    private static ListGroupKey Key(SalesKey key)
    {
        var grouping = new ListGroupKey(key.ToString(), $"s.{SalesStatement.ColumnOf(key)}");
        return key == SalesKey.Category ? grouping with { Parts = new ListParts(TableOf(Enum.GetValues<SalesKey>()), new Dictionary<string, string>()) } : grouping;
    }

    private static string TableOf(IEnumerable<SalesKey> keys) => $"({SalesStatement.Sold([.. keys])}) s";
}
