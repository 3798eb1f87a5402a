using System.Data.Common;
using System.Globalization;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Aggregates;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Sales;

/// <summary>
/// Reads net sales by keys: everything that is imported and lies before a run's date, from what is stored with the run as
/// long as it is up to date, else with one statement.
/// </summary>
[Reads(Topics.Purchases | Topics.Customers | Topics.Runs | Topics.Settings)]
internal sealed class SalesReader(IDatabase database, CurrentShopReader shops, PrecomputedResults precomputed, MaterializedAggregates aggregates)
{
    /// <summary>The rows, at most as many as requested; none without a run.</summary>
    internal async Task<SalesTable> ReadAsync(
        Run? run, IReadOnlyList<SalesKey> by, DateOnly? from, DateOnly? to, int first, CancellationToken cancellationToken)
    {
        var currency = await shops.CurrencyAsync(cancellationToken);
        if (run is null) return new SalesTable([], 0, MoneyView.Of(0, currency));
        if (to >= run.AsOf) to = null;
        if (AreWhole(by, from, to) && await ReadAggregatedAsync(run, by, from, to, first, currency, cancellationToken) is { } read) return read;
        return await precomputed.GetAsync(
            run.RunId, string.Create(CultureInfo.InvariantCulture, $"sales {string.Join(',', by)} {from:O} {to:O} {first} {currency}"), Topics.Purchases | Topics.Customers,
            () => CountAsync(run, by, from, to ?? run.AsOf, first, currency, cancellationToken), cancellationToken);
    }

    /// <summary>Customers of several months cannot be added up, but those of other keys are all of them, as long as no month is left out.</summary>
    private static bool AreWhole(IReadOnlyList<SalesKey> by, DateOnly? from, DateOnly? to) =>
        by.Contains(SalesKey.Month) ? (from?.Day ?? 1) == 1 && (to?.Day ?? 1) == 1 : from is null && to is null;

    /// <summary>Net sales of each month and tier, oldest month first; those of no tier are of nobody, or of who is new since the run.</summary>
    internal async Task<IReadOnlyList<MonthSales>> ReadMonthsAsync(Run run, CancellationToken cancellationToken)
    {
        var table = await ReadAsync(run, [SalesKey.Month, SalesKey.Tier], from: null, to: null, int.MaxValue, cancellationToken);
        return [.. table.Nodes.Select(row => new MonthSales(row.Month ?? default, row.Tier, row.NetSpend.Amount))];
    }

    private async Task<SalesTable> CountAsync(
        Run run, IReadOnlyList<SalesKey> by, DateOnly? from, DateOnly to, int first, string currency, CancellationToken cancellationToken)
    {
        var parameters = SalesGrouping.ParametersOf(run.RunId, from, to).Append(("@first", first));
        var rows = await database.QueryAsync(SalesStatement.Of(by), parameters, row => Read(row, currency), cancellationToken).ToListAsync(cancellationToken);
        return TableOf(rows, currency);
    }

    /// <summary>Null where no aggregate by these keys is stored and up to date.</summary>
    private async Task<SalesTable?> ReadAggregatedAsync(
        Run run, IReadOnlyList<SalesKey> by, DateOnly? from, DateOnly? to, int first, string currency, CancellationToken cancellationToken)
    {
        var parameters = new List<(string, object?)> { ("@first", first) };
        if (from is { } start) parameters.Add(("@from", EpochDay.From(start)));
        if (to is { } end) parameters.Add(("@to", EpochDay.From(end)));
        var rows = await aggregates.ReadAsync(
            SalesGrouping.Sales, run.RunId, [.. by.Select(key => key.ToString())], SalesStatement.OfAggregate(by, from is not null, to is not null), parameters,
            row => Read(row, currency), cancellationToken);
        return rows is null ? null : TableOf(rows, currency);
    }

    private static (SalesRow Row, int Total, long AllSpend) Read(DbDataReader row, string currency) => (
        new SalesRow(
            row.NullableInt64(0) is { } month ? MonthSql.FirstDay(month) : null, (Tier?)row.NullableInt32(1), row.NullableString(2), row.NullableString(3),
            row.NullableString(4), (Generation?)row.NullableInt32(5), MoneyView.Of(row.GetInt64(6), currency), row.GetInt32(7)),
        row.GetInt32(8), row.GetInt64(9));

    private static SalesTable TableOf(List<(SalesRow Row, int Total, long AllSpend)> rows, string currency) => rows.Count == 0
        ? new SalesTable([], 0, MoneyView.Of(0, currency))
        : new SalesTable(rows.ConvertAll(row => row.Row), rows[0].Total, MoneyView.Of(rows[0].AllSpend, currency));
}
