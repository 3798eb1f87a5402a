using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Queries.Birthdays;

/// <summary>Finds the customers whose birthday is near; only those who still buy.</summary>
[Reads(Topics.Purchases | Topics.Customers | Topics.Runs | Topics.Settings)]
internal sealed class BirthdayReader(IDatabase database, CustomerReader customers)
{
    /// <summary>Birthdays are days since 1970-01-01; what is compared is month and day.</summary>
    private const string Sql = """
        SELECT c.customer_id FROM customers c CROSS JOIN customer_results r
        WHERE c.birthday IS NOT NULL AND r.customer_id = c.customer_id AND r.run_id = @run AND r.tier <> @d
          AND strftime('%m-%d', c.birthday * 86400, 'unixepoch') IN
        """;

    /// <summary>The customers with a birthday on one of the days from today on, the next one first; of the same day those of the better tier.</summary>
    /// <param name="run">The run whose results they have.</param>
    /// <param name="today">Today.</param>
    /// <param name="days">How many days, today among them.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    internal async Task<IReadOnlyList<CustomerBirthday>> ReadAsync(Run run, DateOnly today, int days, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters([("@run", run.RunId.Value), ("@d", (int)Tier.D)]);
        var dates = string.Join(", ", Enumerable.Range(0, days).SelectMany(offset => Birthday.StoredAs(today.AddDays(offset))).Select(parameters.Add));
        var ids = await database.QueryAsync($"{Sql} ({dates})", parameters.Values, row => new CustomerId(row.GetInt64(0)), cancellationToken).ToListAsync(cancellationToken);
        var loading = ids.ConvertAll(id => (Customer: customers.LoadCustomer(id), Result: customers.LoadResult(id, run.RunId)));
        var found = new List<CustomerBirthday>();
        foreach (var (customer, result) in loading)
            if (await customer.GetTypedAsync(cancellationToken) is { Birthday: { } born } known && await result.GetTypedAsync(cancellationToken) is { } stored && Birthday.NextOf(born, today) is { } next)
                found.Add(new CustomerBirthday(known with { Found = stored }, next));
        return [.. found.OrderBy(one => one.Day).ThenBy(one => one.Customer.Found?.Tier).ThenByDescending(one => one.Customer.Found?.NetSpend.TenThousandths)];
    }
}

/// <summary>A birthday that is near.</summary>
/// <param name="Customer">Whose, with the result of the run.</param>
/// <param name="Day">When it is next.</param>
internal sealed record CustomerBirthday(CustomerView Customer, DateOnly Day);
