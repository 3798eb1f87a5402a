using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Customers;

namespace Insights.Server.Queries.AtRisk;

/// <summary>
/// Finds the good customers (tiers A and B) who have been away for longer than is usual for them: those who are overdue, and those who are
/// probably gone; both by keeping worth, descending.
/// </summary>
[Reads(Topics.Purchases | Topics.Customers | Topics.Runs | Topics.Settings)]
internal sealed class AtRiskReader(IDatabase database, CustomerReader customers, PrecomputedResults precomputed)
{
    /// <summary>No page shows more.</summary>
    internal const int Max = 100;

    private static readonly string Late = $"""
        FROM customer_results r WHERE r.run_id = @run AND r.tier IN (@a, @b) AND {CustomerRhythm.IsLate}
        """;

    private static readonly string Sums = $"""
        SELECT {CustomerRhythm.DaysAway} > {CustomerRhythm.LastChance} AS gone, count(*), sum(r.keeping_worth) {Late} GROUP BY gone
        """;

    private static readonly string Ids = $"""
        SELECT r.customer_id {Late} AND ({CustomerRhythm.DaysAway} > {CustomerRhythm.LastChance}) = @gone
        ORDER BY r.keeping_worth DESC, r.net_spend DESC, r.customer_id LIMIT @first
        """;

    /// <summary>A run of this version finds the first row; one of an earlier version is looked at once, and what comes of it is stored.</summary>
    private const string AnyRhythm = "SELECT 1 FROM customer_results WHERE run_id = @run AND pause_limit_days IS NOT NULL LIMIT 1";

    /// <summary>Both groups, with at most so many customers of each.</summary>
    /// <param name="run">The run.</param>
    /// <param name="first">How many customers of each group, at most <see cref="Max"/>.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    internal async Task<AtRiskCustomers> ReadAsync(Run run, int first, CancellationToken cancellationToken)
    {
        var found = await precomputed.GetAsync(run.RunId, "at risk", Topics.None, () => FindAsync(run, cancellationToken), cancellationToken);
        return new AtRiskCustomers(await GroupOfAsync(found.Overdue), await GroupOfAsync(found.Gone), found.KnowsRhythms);

        async Task<AtRiskGroup> GroupOfAsync(Group group)
        {
            var loading = group.Ids.Take(first).Select(id => (Customer: customers.LoadCustomer(new CustomerId(id)), Result: customers.LoadResult(new CustomerId(id), run.RunId))).ToList();
            var loaded = new List<CustomerView>();
            foreach (var (customer, result) in loading)
                if (await customer.GetTypedAsync(cancellationToken) is { } known) loaded.Add(known with { Found = await result.GetTypedAsync(cancellationToken) });
            return new AtRiskGroup([.. loaded.Where(customer => customer.Found is not null)], group.Count, new Money(group.Worth));
        }
    }

    private async Task<Groups> FindAsync(Run run, CancellationToken cancellationToken)
    {
        (string Name, object? Value)[] parameters = [("@run", run.RunId.Value), ("@asOf", EpochDay.From(run.AsOf)), ("@a", (int)Tier.A), ("@b", (int)Tier.B)];
        var sums = await database.QueryAsync(Sums, parameters, row => (Gone: row.GetInt64(0), Count: row.GetInt64(1), Worth: row.NullableInt64(2) ?? 0), cancellationToken)
            .ToDictionaryAsync(row => row.Gone, row => (row.Count, row.Worth), cancellationToken: cancellationToken);
        var knows = await database.QueryAsync(AnyRhythm, parameters[..1], _ => true, cancellationToken).AnyAsync(cancellationToken);
        return new Groups(await GroupAsync(gone: 0), await GroupAsync(gone: 1), knows);

        async Task<Group> GroupAsync(int gone)
        {
            var ids = await database.QueryAsync(Ids, [.. parameters, ("@gone", gone), ("@first", Max)], row => row.GetInt64(0), cancellationToken).ToListAsync(cancellationToken);
            var (count, worth) = sums.GetValueOrDefault(gone);
            return new Group(ids, count, worth);
        }
    }

    /// <summary>What is stored with the run.</summary>
    private sealed record Groups(Group Overdue, Group Gone, bool KnowsRhythms);

    private sealed record Group(IReadOnlyList<long> Ids, long Count, long Worth);
}

/// <summary>Good customers who have been away for longer than is usual for them.</summary>
/// <param name="Overdue">Those who are overdue.</param>
/// <param name="Gone">Those who are probably gone.</param>
/// <param name="KnowsRhythms">False where the run is of an earlier version, which knew no limits, or where nobody has come twice.</param>
internal sealed record AtRiskCustomers(AtRiskGroup Overdue, AtRiskGroup Gone, bool KnowsRhythms);

/// <summary>A group of them.</summary>
/// <param name="First">The first ones, with their results.</param>
/// <param name="Count">How many there are in all.</param>
/// <param name="Worth">The sum of their keeping worth.</param>
internal sealed record AtRiskGroup(IReadOnlyList<CustomerView> First, long Count, Money Worth);
