using System.Reflection;
using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Data.Storage.Sqlite;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Runs;

public class ResultColumnsTests
{
    [Fact]
    public async Task The_declared_columns_are_those_of_the_table()
    {
        await using var context = SqliteDatabase.CreateContext("Data Source=:memory:");
        var stored = (context.Model.FindEntityType(typeof(CustomerResult)) ?? throw new InvalidOperationException("There is no table of results.")).GetProperties()
            .Where(property => !property.IsPrimaryKey()).Select(property => (property.GetColumnName(), property.IsNullable));

        Assert.Equal(stored.Order(), ResultColumns.All.Select(column => (column.Name, column.IsNullable)).Order());
    }

    [Fact]
    public async Task Each_column_is_stored_and_read_back()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync("customer,date,amount\nada,2024-01-05,5.00\n");
        CustomerResult[] results = [new() { CustomerId = new CustomerId(1), Reasons = "" }, Distinct(new CustomerId(2))];
        var run = new RunDraft
        {
            AsOf = new DateOnly(2024, 2, 1),
            HorizonDays = 90,
            Policy = "",
            Seed = 1,
            StartedAt = TestShop.ImportTime.UtcDateTime,
            Status = RunStatus.Trained,
            KnownCustomers = 2,
            DataFingerprint = "",
            Software = "",
            Report = "{}",
            Models = [],
        };

        var id = await shop.Database.RunWriter.WriteAsync(run, results, shop.Clock, progress: null, CancellationToken.None);

        await using var connection = await shop.Database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", ResultColumns.All.Select(column => column.Name))} FROM customer_results WHERE run_id = {id.Value} ORDER BY customer_id";
        await using var row = await command.ExecuteReaderAsync();
        foreach (var result in results)
        {
            Assert.True(await row.ReadAsync());
            var read = new CustomerResult { CustomerId = result.CustomerId, Reasons = "" };
            for (var i = 0; i < ResultColumns.All.Count; i++) ResultColumns.All[i].Read(read, row, i);
            Assert.All(typeof(CustomerResult).GetProperties(), property => Assert.Equal(property.GetValue(result), property.GetValue(read)));
        }
    }

    [Fact]
    public void Each_column_is_of_the_property_of_its_name() => Assert.All(ResultColumns.All, column =>
    {
        var property = typeof(CustomerResult).GetProperty(char.ToUpperInvariant(column.FieldName[0]) + column.FieldName[1..]);
        Assert.NotNull(property);
        var result = new CustomerResult { CustomerId = new CustomerId(1), Reasons = "" };
        var value = ValueOf(property, 7);

        property.SetValue(result, value);

        Assert.Equal(value, column.ValueOf(result));
    });

    /// <summary>A result with another value in each member that has a column; the previous tier is set by the writer.</summary>
    private static CustomerResult Distinct(CustomerId customer)
    {
        var result = new CustomerResult { CustomerId = customer, Reasons = "" };
        foreach (var (i, property) in typeof(CustomerResult).GetProperties().Where(property => property.Name is not (nameof(CustomerResult.CustomerId) or nameof(CustomerResult.RunId) or nameof(CustomerResult.PreviousTier))).Index())
            property.SetValue(result, ValueOf(property, i + 1));
        return result;
    }

    private static object ValueOf(PropertyInfo property, int number) => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
    {
        var type when type == typeof(Tier) => Tier.B,
        var type when type == typeof(int) => number,
        var type when type == typeof(double) => number / 100.0,
        var type when type == typeof(Money) => new Money(number),
        var type when type == typeof(DateOnly) => new DateOnly(2024, 1, 1).AddDays(number),
        _ => $"text {number}",
    };
}
