using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Insights.Data.Tiers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Insights.Benchmarks;

/// <summary>What somebody would write by hand for the same answers: ADO.NET, a pooled connection, and a JSON writer.</summary>
internal sealed class RawEndpoint : IAsyncDisposable
{
    internal const int PageSize = 50;
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private const string CustomerColumns = "c.external_id, c.name, c.country, c.city, r.tier, r.net_spend, r.purchase_days, r.last_purchase, c.customer_id";
    private const string PageSql = $"""
        SELECT {CustomerColumns} FROM customer_results r JOIN customers c ON c.customer_id = r.customer_id
        WHERE r.run_id = @run AND r.net_spend <= @spend AND (r.net_spend < @spend OR (r.net_spend = @spend AND c.external_id > @customer))
        ORDER BY r.net_spend DESC, c.external_id LIMIT 50
        """;

    private readonly string connectionString;
    private readonly (long Spend, string Customer)[] places;
    private readonly WebApplication app;
    private readonly long run;

    private RawEndpoint(string database, (long Spend, string Customer)[] places)
    {
        connectionString = new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadWrite }.ToString();
        this.places = places;
        using (var connection = new SqliteConnection(connectionString))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT current_run_id FROM shop";
            run = (long)(command.ExecuteScalar() ?? throw new InvalidOperationException("There is no run."));
        }
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        app = builder.Build();
        app.MapGet("/page/{place:int}", (HttpContext http, int place) => Answer(http, json => WritePage(json, place, withPurchases: false)));
        app.MapGet("/purchases/{place:int}", (HttpContext http, int place) => Answer(http, json => WritePage(json, place, withPurchases: true)));
        app.MapGet("/customer/{id:long}", (HttpContext http, long id) => Answer(http, json => WriteCustomer(json, id)));
    }

    /// <summary>The cost that its answers report: that of the equivalent query.</summary>
    internal long Cost { get; set; }

    internal Uri Address => new(app.Urls.First());

    /// <summary>Serves a database.</summary>
    /// <param name="database">Its file.</param>
    /// <param name="places">Behind which customers the pages begin.</param>
    internal static async Task<RawEndpoint> StartAsync(string database, (long Spend, string Customer)[] places)
    {
        var endpoint = new RawEndpoint(database, places);
        await endpoint.app.StartAsync();
        return endpoint;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Answer(HttpContext http, Action<Utf8JsonWriter> writeData)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, JsonOptions);
        json.WriteStartObject();
        json.WriteStartObject("data");
        writeData(json);
        json.WriteEndObject();
        json.WriteStartObject("extensions");
        json.WriteStartObject("cost");
        json.WriteNumber("values", Cost);
        json.WriteNumber("allowed", 100_000);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WritePage(Utf8JsonWriter json, int place, bool withPurchases)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = PageSql;
        command.Parameters.AddWithValue("@run", run);
        command.Parameters.AddWithValue("@spend", places[place].Spend);
        command.Parameters.AddWithValue("@customer", places[place].Customer);
        var customers = new List<Customer>(PageSize);
        using (var row = command.ExecuteReader())
        {
            json.WriteStartObject("customers");
            json.WriteStartArray("nodes");
            while (row.Read())
            {
                var customer = Read(row);
                if (withPurchases) customers.Add(customer);
                else Write(json, customer, null);
            }
        }
        if (withPurchases)
        {
            var purchases = ReadPurchases(connection, customers);
            foreach (var customer in customers) Write(json, customer, purchases[customer.Id]);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteCustomer(Utf8JsonWriter json, long id)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {CustomerColumns} FROM customers c JOIN customer_results r ON r.customer_id = c.customer_id AND r.run_id = @run WHERE c.customer_id = @id";
        command.Parameters.AddWithValue("@run", run);
        command.Parameters.AddWithValue("@id", id);
        using var row = command.ExecuteReader();
        json.WritePropertyName("customer");
        if (row.Read()) Write(json, Read(row), null);
        else json.WriteNullValue();
    }

    private static ILookup<long, Purchase> ReadPurchases(SqliteConnection connection, List<Customer> customers)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT * FROM (
              SELECT customer_id, day, amount, channel, line_count, row_number() OVER (PARTITION BY customer_id ORDER BY occurred_at DESC, basket_id DESC) AS place
              FROM baskets WHERE customer_id IN ({string.Join(", ", customers.Select((_, i) => $"@c{i}"))})
            ) WHERE place <= 5 ORDER BY customer_id, place
            """;
        for (var i = 0; i < customers.Count; i++) command.Parameters.AddWithValue($"@c{i}", customers[i].Id);
        var purchases = new List<Purchase>(customers.Count * 5);
        using var row = command.ExecuteReader();
        while (row.Read()) purchases.Add(new Purchase(row.GetInt64(0), row.GetInt32(1), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetInt32(4)));
        return purchases.ToLookup(purchase => purchase.Customer);
    }

    private static Customer Read(SqliteDataReader row) => new(
        row.GetInt64(8), row.GetString(0), Text(row, 1), Text(row, 2), Text(row, 3), (Tier)row.GetInt32(4), row.GetInt64(5), row.GetInt32(6), row.GetInt32(7));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static void Write(Utf8JsonWriter json, Customer customer, IEnumerable<Purchase>? purchases)
    {
        json.WriteStartObject();
        json.WriteString("externalId", customer.ExternalId);
        json.WriteString("name", customer.Name);
        json.WriteString("country", customer.Country);
        json.WriteString("city", customer.City);
        json.WriteStartObject("result");
        json.WriteString("tier", customer.Tier.ToString());
        WriteMoney(json, "netSpend", customer.NetSpend);
        json.WriteNumber("purchaseDays", customer.PurchaseDays);
        WriteDay(json, "lastPurchase", customer.LastPurchase);
        json.WriteEndObject();
        if (purchases is not null)
        {
            json.WriteStartObject("purchases");
            json.WriteStartArray("nodes");
            foreach (var purchase in purchases)
            {
                json.WriteStartObject();
                WriteDay(json, "day", purchase.Day);
                WriteMoney(json, "amount", purchase.Amount);
                json.WriteString("channel", purchase.Channel);
                json.WriteNumber("lineCount", purchase.Lines);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteMoney(Utf8JsonWriter json, string name, long tenThousandths)
    {
        json.WriteStartObject(name);
        json.WriteNumber("amount", new Insights.Data.Values.Money(tenThousandths).Amount);
        json.WriteEndObject();
    }

    private static void WriteDay(Utf8JsonWriter json, string name, int day)
    {
        Span<char> text = stackalloc char[10];
        DateOnly.FromDayNumber(DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + day).TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        json.WriteString(name, text);
    }

    private sealed record Customer(long Id, string ExternalId, string? Name, string? Country, string? City, Tier Tier, long NetSpend, int PurchaseDays, int LastPurchase);

    private readonly record struct Purchase(long Customer, int Day, long Amount, string? Channel, int Lines);
}
