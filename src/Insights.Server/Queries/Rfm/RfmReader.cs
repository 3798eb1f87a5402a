using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Rfm;

/// <summary>Scores the active customers of a run as the RFM tier policy does, and counts them by their scores.</summary>
[Reads(Topics.Customers | Topics.Runs | Topics.Settings)]
internal sealed class RfmReader(IDatabase database, CurrentShopReader shops, PrecomputedResults precomputed)
{
    private const string Active = $"""
        SELECT r.net_spend, r.last_purchase, r.purchase_days
        FROM {CustomerLists.InOrderOfKey} WHERE {CustomerLists.OfRunInOrderOfKey} AND r.purchase_days > 0
        """;

    /// <summary>The cells that have customers.</summary>
    internal async Task<RfmGrid> ReadAsync(Run run, IReadOnlyList<RfmScore> by, CancellationToken cancellationToken)
    {
        var currency = await shops.CurrencyAsync(cancellationToken);
        return await precomputed.GetAsync(run.RunId, $"rfm {string.Join(',', by.Order())} {currency}", Topics.None, () => CountAsync(run, by, currency, cancellationToken), cancellationToken);
    }

    private async Task<RfmGrid> CountAsync(Run run, IReadOnlyList<RfmScore> by, string currency, CancellationToken cancellationToken)
    {
        var customers = await database.QueryAsync(
            Active, [("@run", run.RunId.Value)], row => new ActiveCustomer(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), cancellationToken).ToListAsync(cancellationToken);
        var recency = ScoresOf(RfmScore.Recency, customer => customer.LastPurchase);
        var frequency = ScoresOf(RfmScore.Frequency, customer => customer.PurchaseDays);
        var monetary = ScoresOf(RfmScore.Monetary, customer => customer.NetSpend);
        var asOf = EpochDay.From(run.AsOf);
        var cells = Enumerable.Range(0, customers.Count).GroupBy(i => (recency?[i], frequency?[i], monetary?[i])).OrderBy(cell => cell.Key).Select(cell => new RfmCell(
            cell.Key.Item1, cell.Key.Item2, cell.Key.Item3, cell.Count(), MoneyView.Of(cell.Sum(i => customers[i].NetSpend), currency),
            cell.Average(i => asOf - customers[i].LastPurchase), cell.Average(i => customers[i].PurchaseDays))
        {
            EarliestLastPurchase = EpochDay.ToDate((int)cell.Min(i => customers[i].LastPurchase)),
            LatestLastPurchase = EpochDay.ToDate((int)cell.Max(i => customers[i].LastPurchase)),
            MinPurchaseDays = (int)cell.Min(i => customers[i].PurchaseDays),
            MaxPurchaseDays = (int)cell.Max(i => customers[i].PurchaseDays),
        });
        return new RfmGrid(customers.Count, [.. cells]);

        int[]? ScoresOf(RfmScore score, Func<ActiveCustomer, long> value) => by.Contains(score) ? RfmScores.Of(customers.Select(value)) : null;
    }

    private readonly record struct ActiveCustomer(long NetSpend, long LastPurchase, long PurchaseDays);
}
