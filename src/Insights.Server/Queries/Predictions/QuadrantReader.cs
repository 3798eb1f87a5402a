using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Server.Queries.Caching;

namespace Insights.Server.Queries.Predictions;

/// <summary>Reads where the B customers stand between becoming VIPs and leaving.</summary>
internal sealed class QuadrantReader(IDatabase database, PrecomputedResults precomputed)
{
    private const int MaxPoints = 3_000;
    private const string OfB = "FROM customer_results WHERE run_id = @run AND tier = @tier AND vip_probability IS NOT NULL AND churn_probability IS NOT NULL";

    /// <summary>The customers as points, at most a few thousand, and how many there are in each part.</summary>
    internal Task<Quadrants> ReadAsync(RunId run, CancellationToken cancellationToken) =>
        precomputed.GetAsync(run, "quadrants", Topics.None, () => CountAsync(run, cancellationToken), cancellationToken);

    private async Task<Quadrants> CountAsync(RunId run, CancellationToken cancellationToken)
    {
        (string, object?)[] parameters = [("@run", run.Value), ("@tier", (int)Tier.B)];
        var (customers, meanVip, meanChurn) = await database.QueryAsync(
            $"SELECT count(*), avg(vip_probability), avg(churn_probability) {OfB}", parameters,
            row => (row.GetInt32(0), row.NullableDouble(1) ?? 0, row.NullableDouble(2) ?? 0), cancellationToken).FirstAsync(cancellationToken);
        var every = Math.Max(1, (customers + MaxPoints - 1) / MaxPoints);
        var points = await database.QueryAsync(
            $"SELECT vip_probability, churn_probability {OfB} AND customer_id % @every = 0 ORDER BY customer_id", [.. parameters, ("@every", every)],
            row => (row.GetDouble(0), row.GetDouble(1)), cancellationToken).ToListAsync(cancellationToken);
        var counts = await database.QueryAsync(
            $"""
            SELECT count(CASE WHEN vip_probability >= @vip AND churn_probability >= @churn THEN 1 END),
                   count(CASE WHEN vip_probability >= @vip AND churn_probability < @churn THEN 1 END),
                   count(CASE WHEN vip_probability < @vip AND churn_probability >= @churn THEN 1 END),
                   count(CASE WHEN vip_probability < @vip AND churn_probability < @churn THEN 1 END)
            {OfB}
            """, [.. parameters, ("@vip", meanVip), ("@churn", meanChurn)],
            row => new QuadrantCounts(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3)), cancellationToken).FirstAsync(cancellationToken);
        return new Quadrants(customers, every, meanVip, meanChurn, points, counts);
    }
}

/// <summary>B customers between becoming VIPs and leaving.</summary>
/// <param name="Customers">All of them.</param>
/// <param name="Every">One of this many is a point.</param>
/// <param name="MeanVip">Their mean probability of becoming a VIP: the line between the parts.</param>
/// <param name="MeanChurn">Their mean probability of leaving: the line between the parts.</param>
/// <param name="Points">Both probabilities of each customer shown.</param>
/// <param name="Counts">How many there are in each part.</param>
internal sealed record Quadrants(
    int Customers, int Every, double MeanVip, double MeanChurn, IReadOnlyList<(double Vip, double Churn)> Points, QuadrantCounts Counts);

/// <summary>Customers in the four parts.</summary>
/// <param name="HoldNow">Likelier than the mean both to become VIPs and to leave.</param>
/// <param name="NextVips">Likelier to become VIPs only.</param>
/// <param name="AtRisk">Likelier to leave only.</param>
/// <param name="Steady">Neither.</param>
internal sealed record QuadrantCounts(int HoldNow, int NextVips, int AtRisk, int Steady);
