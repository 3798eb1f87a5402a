using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Server.Features.Customers;
using Insights.Server.Features.Runs;
using Insights.Server.Features.Shops;

namespace Insights.Server.Features.Rfm;

/// <summary>Scores the active customers of a run as the RFM tier policy does, and counts them by their scores.</summary>
internal sealed class RfmReader(IDatabase database, CurrentShopReader shops, KeptFigures figures)
{
    private const string Scored = $"""
        WITH active AS (
          SELECT r.net_spend, r.last_purchase, r.purchase_days, c.external_id
          FROM {CustomerLists.InOrderOfKey} WHERE {CustomerLists.OfRunInOrderOfKey} AND r.purchase_days > 0
        ), scored AS (
          SELECT net_spend, last_purchase, purchase_days,
                 (row_number() OVER (ORDER BY last_purchase, external_id) - 1) * 5 / count(*) OVER () + 1 AS recency,
                 (row_number() OVER (ORDER BY purchase_days, external_id) - 1) * 5 / count(*) OVER () + 1 AS frequency,
                 (row_number() OVER (ORDER BY net_spend, external_id) - 1) * 5 / count(*) OVER () + 1 AS monetary
          FROM active
        )
        """;

    /// <summary>The cells that have customers.</summary>
    internal async Task<RfmGrid> ReadAsync(Run run, IReadOnlyList<RfmScore> by, CancellationToken cancellationToken)
    {
        var currency = await shops.CurrencyAsync(cancellationToken);
        return await figures.GetOfResultsAsync(run.RunId, $"rfm {string.Join(',', by.Order())} {currency}", () => CountAsync(run, by, currency, cancellationToken), cancellationToken);
    }

    private async Task<RfmGrid> CountAsync(Run run, IReadOnlyList<RfmScore> by, string currency, CancellationToken cancellationToken)
    {
        var columns = Enum.GetValues<RfmScore>().Select(score => by.Contains(score) ? ColumnOf(score) : "NULL");
        var keys = string.Join(", ", by.Order().Select(ColumnOf));
        var sql = $"""
            {Scored} SELECT {string.Join(", ", columns)}, count(*), sum(net_spend), avg(@asOf - last_purchase), avg(purchase_days)
            FROM scored GROUP BY {keys} ORDER BY {keys}
            """;
        var cells = await database.QueryAsync(
            sql, [("@run", run.RunId.Value), ("@asOf", EpochDay.From(run.AsOf))],
            row => new RfmCell(
                row.NullableInt32(0), row.NullableInt32(1), row.NullableInt32(2), row.GetInt32(3), MoneyView.Of(row.GetInt64(4), currency),
                row.GetDouble(5), row.GetDouble(6)), cancellationToken).ToListAsync(cancellationToken);
        return new RfmGrid(cells.Sum(cell => cell.Customers), cells);
    }

    private static string ColumnOf(RfmScore score) => score switch
    {
        RfmScore.Recency => "recency",
        RfmScore.Frequency => "frequency",
        _ => "monetary",
    };
}
