using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.Summaries;
using Insights.Server.GraphQL.Batching;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Timelines;

/// <summary>Follows customers through the days before a run's date; many are read with one statement.</summary>
internal sealed class TimelineReader(IDatabase database, RunReader runs, CustomerReader customers, CurrentShopReader shops)
{
    private const double DaysPerWeek = 7;

    private readonly BatchLoader<(CustomerId, RunId), IReadOnlyList<CustomerDay>> days = new((keys, token) => LoadDaysAsync(database, runs, keys, token));

    /// <summary>A day with a basket.</summary>
    private readonly record struct CustomerDay(int Day, bool IsPurchase, long NetSpend);

    /// <summary>The points of a customer, the earliest first.</summary>
    internal DataLoaderResult<IReadOnlyList<TimelinePoint>> Load(CustomerId customer, Run run, int everyDays, int last)
    {
        var loadingDays = days.Load((customer, run.RunId));
        var loadingResult = customers.LoadResult(customer, run.RunId);
        return new DataLoaderResult<IReadOnlyList<TimelinePoint>>(async token =>
        {
            if (await loadingResult.GetTypedAsync(token) is not { } result || await loadingDays.GetTypedAsync(token) is not { } found) return [];
            // A model that may not be used has given a customer who came again no probability either.
            BgNbdModel? model = result.ProbabilityAlive is null ? null : runs.ViewOf(run).Report.BuyingModel;
            return [.. Points(found, EpochDay.From(run.AsOf), everyDays, last, model, await shops.CurrencyAsync(token))];
        });
    }

    /// <summary>The days on which a customer bought or returned something, the earliest first.</summary>
    internal DataLoaderResult<IReadOnlyList<ShoppingDay>> LoadDays(CustomerId customer, Run run, int last)
    {
        var loading = days.Load((customer, run.RunId));
        return new DataLoaderResult<IReadOnlyList<ShoppingDay>>(async token =>
        {
            var currency = await shops.CurrencyAsync(token);
            return [.. (await loading.GetTypedAsync(token) ?? []).TakeLast(last).Select(day => new ShoppingDay(EpochDay.ToDate(day.Day), day.IsPurchase, MoneyView.Of(day.NetSpend, currency)))];
        });
    }

    private static IEnumerable<TimelinePoint> Points(IReadOnlyList<CustomerDay> days, int asOf, int everyDays, int last, BgNbdModel? model, string currency)
    {
        if (days.Where(day => day.IsPurchase).Select(day => (int?)day.Day).FirstOrDefault() is not { } first) yield break;
        var count = Math.Min(last, (asOf - first - 1) / everyDays + 1);
        int next = 0, purchaseDays = 0, newest = first;
        long netSpend = 0;
        for (var day = asOf - (count - 1) * everyDays; day <= asOf; day += everyDays)
        {
            for (; next < days.Count && days[next].Day < day; next++)
            {
                netSpend += days[next].NetSpend;
                if (!days[next].IsPurchase) continue;
                purchaseDays++;
                newest = days[next].Day;
            }
            var summary = new CustomerSummary(purchaseDays - 1, (newest - first) / DaysPerWeek, (day - first) / DaysPerWeek);
            yield return new TimelinePoint(EpochDay.ToDate(day), purchaseDays > 1 ? model?.ProbabilityAlive(summary) : null, purchaseDays, day - newest, MoneyView.Of(netSpend, currency));
        }
    }

    private static async Task<IReadOnlyDictionary<(CustomerId, RunId), IReadOnlyList<CustomerDay>>> LoadDaysAsync(
        IDatabase database, RunReader runs, IReadOnlyList<(CustomerId Customer, RunId Run)> keys, CancellationToken cancellationToken)
    {
        var loaded = new Dictionary<(CustomerId, RunId), IReadOnlyList<CustomerDay>>();
        foreach (var ofRun in keys.GroupBy(key => key.Run, key => key.Customer))
        {
            if (await runs.FindAsync(ofRun.Key, cancellationToken) is not { } run) continue;
            var parameters = new SqlParameters();
            var sql = $"""
                SELECT customer_id, day, max(CASE WHEN kind = 0 THEN 1 ELSE 0 END), sum(amount) FROM baskets
                WHERE customer_id IN ({string.Join(", ", ofRun.Select(customer => parameters.Add(customer.Value)))}) AND kind IN (0, 1) AND day < {parameters.Add(EpochDay.From(run.AsOf))}
                GROUP BY customer_id, day ORDER BY customer_id, day
                """;
            var rows = await database.QueryAsync(
                sql, parameters.Values, row => (Customer: row.GetInt64(0), Day: new CustomerDay(row.GetInt32(1), row.GetInt64(2) == 1, row.GetInt64(3))), cancellationToken)
                .ToListAsync(cancellationToken);
            foreach (var ofCustomer in rows.GroupBy(row => row.Customer, row => row.Day))
                loaded[(new CustomerId(ofCustomer.Key), ofRun.Key)] = [.. ofCustomer];
        }
        return loaded;
    }
}
