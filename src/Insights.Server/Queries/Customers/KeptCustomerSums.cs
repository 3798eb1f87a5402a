using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Customers;

/// <summary>Answers what is asked of all customers of a run from the sums that are kept with it, so that nobody scans for them.</summary>
internal static class KeptCustomerSums
{
    private const string NetSpend = "netSpend";
    private const string PurchaseDays = "purchaseDays";

    /// <summary>True where the sums hold all that is asked for: numbers, sums and means by tier, in the order of the tiers.</summary>
    internal static bool Hold(AggregateRequest request) =>
        request is { Having: null, Order: null, Counts.Count: 0 }
        && (request.Keys.Count == 0 || (request.Keys is [nameof(CustomerGroupKey.Tier)] && request.Groups >= Enum.GetValues<Data.Tiers.Tier>().Length))
        && request.Figures.All(figure =>
            figure.Measure is NetSpend or PurchaseDays && figure.Function is AggregateFunction.Count or AggregateFunction.Sum or AggregateFunction.Mean);

    /// <summary>The figures.</summary>
    internal static async Task<Groups<CustomerView>> ReadAsync(AggregateRequest request, RunId run, RunReader runs, CancellationToken cancellationToken)
    {
        var tiers = (await runs.TotalsAsync(run, cancellationToken)).Where(tier => tier.Customers > 0).ToList();
        if (request.Keys.Count == 0) return new Groups<CustomerView>([ToGroup(null, tiers)], 1);
        return new Groups<CustomerView>([.. tiers.Select(tier => ToGroup(tier.Tier, [tier]))], tiers.Count);
    }

    private static Group<CustomerView> ToGroup(Data.Tiers.Tier? tier, List<TierTotal> totals)
    {
        var rows = totals.Sum(total => (long)total.Customers);
        var figures = new Dictionary<string, AggregateFigures>(StringComparer.Ordinal)
        {
            [NetSpend] = new(rows, rows == 0 ? null : totals.Sum(total => total.NetSpend.TenThousandths)),
            [PurchaseDays] = new(rows, rows == 0 ? null : totals.Sum(total => total.PurchaseDays)),
        };
        var keys = tier is { } value ? new Dictionary<string, object?> { [nameof(CustomerGroupKey.Tier)] = (long)value } : [];
        return new Group<CustomerView>(new GroupKey<CustomerView>(keys), new Aggregate<CustomerView>(rows, figures, new Dictionary<string, long>()));
    }
}
