using Insights.Data.Customers;
using Insights.Data.Histories;
using Insights.Data.Purchases;
using Insights.Data.Shops;
using Insights.Data.Values;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>Reads histories in the order in which SQLite stores the baskets: by customer and time, without sorting.</summary>
internal sealed class SqliteHistorySource(SqliteDatabase database) : IHistorySource
{
    private const int CancellationCheckEvery = 100_000;

    public async Task<DateOnly?> NewestPurchaseDayAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenSqliteAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT max(day) FROM (
                SELECT (SELECT day FROM baskets WHERE kind = $purchase ORDER BY occurred_at DESC LIMIT 1) AS day
                UNION ALL SELECT (SELECT day FROM anonymous_baskets WHERE kind = $purchase ORDER BY day DESC LIMIT 1))
            """;
        command.Parameters.AddWithValue("$purchase", (long)BasketKind.Purchase);
        return await command.ExecuteScalarAsync(cancellationToken) is long day ? EpochDay.ToDate((int)day) : null;
    }

    public async Task<PurchaseHistories> ReadAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        var builder = new HistoryBuilder();
        if (await database.ReadShopAsync(cancellationToken) is not { } shop) return builder.Build(asOf, _ => "");
        using var reading = database.OpenForReading(out var handle);
        var customers = ReadCustomers(handle, cancellationToken);
        using (var categories = SqliteCategoryReader.Open(handle, builder))
        using (var baskets = new SqliteBasketReader(handle, new ShopHours(new ShopCalendar(shop.TimeZone)), asOf))
        {
            for (var row = 1; baskets.Read(); row++)
            {
                if (baskets.IsFirstOfCustomer) categories?.CompleteUntil(baskets.Customer);
                baskets.AddTo(builder);
                if (baskets.Kind == BasketKind.Purchase) categories?.Note(baskets.BasketId, baskets.Day);
                if (row % CancellationCheckEvery == 0) cancellationToken.ThrowIfCancellationRequested();
            }
            categories?.CompleteUntil(null);
        }
        return builder.Build(
            asOf, customer => customers[customer].ExternalId, ReadUnattributedMonths(handle, asOf), customer => customers[customer].Country);
    }

    private static List<UnattributedMonth> ReadUnattributedMonths(sqlite3 handle, DateOnly asOf)
    {
        using var query = new SqliteStatement(handle, "SELECT day, sum(amount) FROM anonymous_baskets WHERE day < ? GROUP BY day ORDER BY day");
        query.Bind(0, (long)EpochDay.From(asOf));
        var months = new List<UnattributedMonth>();
        while (query.Step())
        {
            var day = EpochDay.ToDate((int)query.Int64(0));
            var month = new DateOnly(day.Year, day.Month, 1);
            var amount = new Money(query.Int64(1));
            if (months.Count > 0 && months[^1].Month == month) months[^1] = months[^1] with { NetSpend = months[^1].NetSpend + amount };
            else months.Add(new UnattributedMonth(month, amount));
        }
        return months;
    }

    private static Dictionary<CustomerId, (string ExternalId, string? Country)> ReadCustomers(sqlite3 handle, CancellationToken cancellationToken)
    {
        var customers = new Dictionary<CustomerId, (string, string?)>();
        var countries = new Dictionary<string, string>(StringComparer.Ordinal);
        using var query = new SqliteStatement(handle, "SELECT customer_id, external_id, country FROM customers");
        while (query.Step())
        {
            var country = query.NullableText(2);
            if (country is not null && !countries.TryAdd(country, country)) country = countries[country];
            customers.Add(new CustomerId(query.Int64(0)), (query.Text(1), country));
            if (customers.Count % CancellationCheckEvery == 0) cancellationToken.ThrowIfCancellationRequested();
        }
        return customers;
    }
}
