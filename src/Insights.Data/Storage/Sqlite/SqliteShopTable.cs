using Insights.Data.Shops;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>Reads and writes the one shop inside a bulk transaction.</summary>
internal static class SqliteShopTable
{
    internal static Shop? Read(sqlite3 database)
    {
        using var query = new SqliteStatement(database,
            "SELECT name, currency, currency_is_assumed, time_zone, time_zone_is_assumed, current_run_id FROM shop");
        if (!query.Step()) return null;
        var run = query.NullableInt64(5);
        return new Shop
        {
            Name = query.NullableText(0),
            Currency = query.Text(1),
            CurrencyIsAssumed = query.Int64(2) != 0,
            TimeZone = query.Text(3),
            TimeZoneIsAssumed = query.Int64(4) != 0,
            CurrentRunId = run is { } id ? new RunId(id) : null,
        };
    }

    internal static void Write(sqlite3 database, Shop shop)
    {
        using var write = new SqliteStatement(database, """
            INSERT OR REPLACE INTO shop (shop_id, name, currency, currency_is_assumed, time_zone, time_zone_is_assumed, current_run_id)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """);
        write.Bind(0, Shop.OnlyId);
        write.Bind(1, shop.Name);
        write.Bind(2, shop.Currency);
        write.Bind(3, shop.CurrencyIsAssumed ? 1 : 0);
        write.Bind(4, shop.TimeZone);
        write.Bind(5, shop.TimeZoneIsAssumed ? 1 : 0);
        write.Bind(6, shop.CurrentRunId?.Value);
        write.Execute();
    }
}
