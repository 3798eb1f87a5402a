using System.Data.Common;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Movements;

/// <summary>Reads movements between the tiers of two runs: from the sums stored with the later one, or from both runs' results.</summary>
[Reads(Topics.Customers | Topics.Runs | Topics.Settings)]
internal sealed class MovementReader(IDatabase database, RunReader runs, CurrentShopReader shops)
{
    private const string Sql = """
        SELECT f.tier, t.tier, count(*), sum(f.net_spend), sum(t.net_spend)
        FROM customers c CROSS JOIN customer_results t LEFT JOIN customer_results f ON f.customer_id = t.customer_id AND f.run_id = @from
        WHERE t.customer_id = c.customer_id AND t.run_id = @to GROUP BY f.tier, t.tier
        UNION ALL
        SELECT f.tier, NULL, count(*), sum(f.net_spend), NULL FROM customers c CROSS JOIN customer_results f
        WHERE f.customer_id = c.customer_id AND f.run_id = @from AND NOT EXISTS (SELECT 1 FROM customer_results t WHERE t.customer_id = f.customer_id AND t.run_id = @to)
        GROUP BY f.tier
        """;

    /// <summary>The cells that have customers.</summary>
    internal async Task<IReadOnlyList<TierMatrixCell>> ReadAsync(Run from, Run to, bool needsSpend, CancellationToken cancellationToken)
    {
        var cells = (needsSpend ? null : await ReadStoredAsync(from, to, cancellationToken)) ?? await CountAsync(from, to, cancellationToken);
        return [.. cells.OrderBy(cell => cell.From ?? (Tier)int.MaxValue).ThenBy(cell => cell.To ?? (Tier)int.MaxValue)];
    }

    /// <summary>What is stored with the later run; null where it is of another earlier run, or where customers of that are not among its own.</summary>
    private async Task<IReadOnlyList<TierMatrixCell>?> ReadStoredAsync(Run from, Run to, CancellationToken cancellationToken)
    {
        if (to.PreviousRunId != from.RunId) return null;
        var stored = await runs.MovementsAsync(to.RunId, cancellationToken);
        var stayed = stored.Where(movement => movement.FromTier is not null).Sum(movement => movement.Customers);
        return stayed == from.KnownCustomers
            ? [.. stored.Select(movement => new TierMatrixCell(movement.FromTier, movement.ToTier, movement.Customers, NetSpendBefore: null, NetSpendAfter: null))]
            : null;
    }

    private async Task<IReadOnlyList<TierMatrixCell>> CountAsync(Run from, Run to, CancellationToken cancellationToken)
    {
        var currency = await shops.CurrencyAsync(cancellationToken);
        return await database.QueryAsync(
            Sql, [("@from", from.RunId.Value), ("@to", to.RunId.Value)],
            row => new TierMatrixCell((Tier?)row.NullableInt32(0), (Tier?)row.NullableInt32(1), row.GetInt32(2), Spend(row, 3), Spend(row, 4)), cancellationToken)
            .ToListAsync(cancellationToken);

        MoneyView? Spend(DbDataReader row, int column) => row.NullableInt64(column) is { } spend ? MoneyView.Of(spend, currency) : null;
    }
}
