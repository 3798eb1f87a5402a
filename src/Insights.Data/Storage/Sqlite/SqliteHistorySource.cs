using Insights.Data.Customers;
using Insights.Data.Histories;
using Insights.Data.Purchases;
using Insights.Data.Values;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>Reads histories in the order in which SQLite keeps the baskets: by customer and time, without sorting.</summary>
internal sealed class SqliteHistorySource(SqliteDatabase database) : IHistorySource
{
    private const int CancellationCheckEvery = 100_000;

    public async Task<DateOnly?> NewestPurchaseDayAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenSqliteAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT day FROM baskets WHERE kind = $purchase ORDER BY occurred_at DESC LIMIT 1";
        command.Parameters.AddWithValue("$purchase", (long)BasketKind.Purchase);
        return await command.ExecuteScalarAsync(cancellationToken) is long day ? EpochDay.ToDate((int)day) : null;
    }

    public async Task<PurchaseHistories> ReadAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenSqliteAsync(cancellationToken);
        var handle = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        // One transaction, so that everything is of the same moment.
        await using var moment = connection.BeginTransaction(deferred: true);
        var externalIds = ReadExternalIds(handle, cancellationToken);
        var builder = new HistoryBuilder();
        using var query = new SqliteStatement(handle, """
            SELECT customer_id, day, kind, amount, line_count, product_count, quantity FROM baskets
            WHERE day < ? ORDER BY customer_id, occurred_at, basket_id
            """);
        query.Bind(0, EpochDay.From(asOf));
        for (var row = 1; query.Step(); row++)
        {
            builder.Add(
                new CustomerId(query.Int64(0)), (int)query.Int64(1), (BasketKind)query.Int64(2), new Money(query.Int64(3)),
                (int)query.Int64(4), (int)query.Int64(5), new Quantity(query.Int64(6)));
            if (row % CancellationCheckEvery == 0) cancellationToken.ThrowIfCancellationRequested();
        }
        return builder.Build(asOf, customer => externalIds[customer], ReadAnonymousMonths(handle, asOf));
    }

    private static List<AnonymousMonth> ReadAnonymousMonths(sqlite3 handle, DateOnly asOf)
    {
        using var query = new SqliteStatement(handle, "SELECT day, sum(amount) FROM anonymous_baskets WHERE day < ? GROUP BY day ORDER BY day");
        query.Bind(0, (long)EpochDay.From(asOf));
        var months = new List<AnonymousMonth>();
        while (query.Step())
        {
            var day = EpochDay.ToDate((int)query.Int64(0));
            var month = new DateOnly(day.Year, day.Month, 1);
            var amount = new Money(query.Int64(1));
            if (months.Count > 0 && months[^1].Month == month) months[^1] = months[^1] with { NetSpend = months[^1].NetSpend + amount };
            else months.Add(new AnonymousMonth(month, amount));
        }
        return months;
    }

    private static Dictionary<CustomerId, string> ReadExternalIds(sqlite3 handle, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<CustomerId, string>();
        using var query = new SqliteStatement(handle, "SELECT customer_id, external_id FROM customers");
        while (query.Step())
        {
            ids.Add(new CustomerId(query.Int64(0)), query.Text(1));
            if (ids.Count % CancellationCheckEvery == 0) cancellationToken.ThrowIfCancellationRequested();
        }
        return ids;
    }
}
